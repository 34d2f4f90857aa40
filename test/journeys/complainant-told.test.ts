/** Complainants who ask for it are told by SMS that there is news: once a day, in the morning, with nothing in it, until they take it back. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { sayNews } from '../../src/matters/index.ts';
import { tellNews } from '../../src/matters/receipt/actions-news.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createLog } from '../../src/platform/log.ts';
import { type Message, messageHandlers, messagesJob, postingCarrier } from '../../src/platform/messages.ts';
import { drainOutbox } from '../../src/platform/outbox.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { forgetIdentity, identitiesSealedBefore, keepNews } from '../../src/vault/index.ts';
import { handlers, verifyCity } from '../../src/wiring.ts';
import { type Ground, giveCommand, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, type Person, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden, type Phone } from '../harness/phone.ts';
import { Receiver } from '../harness/receiver.ts';

const SECRET = 'an example secret';
const SOON_MS = 2_000;
const NUMBER = '13900004711';
const WORDS = '叫号屏坏了一周，没有人管。';
const gateway = new Receiver();
const quiet = createLog({ level: 'silent' });
let test: TestApp;
let ground: Ground;
let office: Person;
let dispatcher: Session;
let complaints = 0;

beforeAll(async () => {
  test = await testApp();
  ground = await layGround(test);
  office = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: ground.officeId });
  await gateway.start();
}, 120_000);
afterAll(async () => {
  await gateway.stop();
  await test.close();
});
beforeEach(() => {
  gateway.answer = 204;
  gateway.got = [];
});
afterEach(() => test.city.asOwner((owner) => owner.query('delete from vault_notice; delete from platform_message')));

const at = (local: string) => test.city.clock.set(new Date(`${local}:00+08:00`).toISOString());
const drain = (city = test.city) => {
  const carriers = { sms: postingCarrier({ url: gateway.url, secret: SECRET }, SOON_MS) };
  return drainOutbox(
    city,
    { ...handlers, ...messageHandlers(carriers, sayNews, () => undefined) },
    createMetrics(),
    quiet,
  );
};
const said = () => gateway.signed<{ messages: Message[] }>(SECRET).flatMap(({ messages }) => messages);
const left = async () =>
  (await test.city.asOwner((owner) => owner.query('select id from platform_message'))).rows.length;
/** A morning: what the program does at the moment and after it. */
async function morning(day: string): Promise<void> {
  for (const time of ['08:30', '08:45', '09:00']) {
    at(`${day}T${time}`);
    await tellNews(test.city);
    await messagesJob.run(test.city);
    await drain();
  }
}

type Receipt = Readonly<{ number: string; pass: string }>;
type Complained = Readonly<{ phone: Phone; receipt: Receipt; matterId: Uuid }>;

async function complains(day: string, category = 'SQ18'): Promise<Complained> {
  complaints += 1;
  at(`${day}T10:${String(complaints).padStart(2, '0')}`);
  dispatcher = await signIn(test, office);
  const phone = aPhone(test.app);
  const url = `/s/${ground.windowCode}/complaints`;
  const submission = hidden((await phone.get(url)).body, 'submission');
  const sent = await phone.post(url, { submission, category, words: WORDS, receipt: 'yes' });
  expect(sent.statusCode).toBe(303);
  const page = (await phone.get('/t')).body;
  const number = (/id="receipt-number">(.*?)<\/p>/.exec(page)?.[1] ?? '').replaceAll(/\D/g, '');
  const receipt = { number, pass: /id="receipt-pass">([^<]+)</.exec(page)?.[1] ?? '' };
  const { rows } = await test.city.asOwner((owner) =>
    owner.query<{ id: Uuid }>('select matter_id as id from matters_submission order by created_at desc limit 1'),
  );
  return { phone, receipt, matterId: rows[0]?.id as Uuid };
}
async function ask(phone: Phone, typed = '+86 139-0000-4711') {
  const page = await phone.get('/t');
  return phone.post('/t/notices', { submission: hidden(page.body, 'submission'), 'notice-phone': typed });
}
/** One who asked, and hears of nothing yet. */
async function asked(day: string): Promise<Complained> {
  const one = await complains(day);
  expect((await ask(one.phone)).headers.location).toContain('done=notices');
  test.city.clock.advance({ minutes: 1 });
  await drain();
  return one;
}
/** The track page by number and pass, as days later. */
async function back({ number, pass }: Receipt): Promise<Phone> {
  const phone = aPhone(test.app);
  const page = await phone.get('/t');
  const opened = await phone.post('/t', { submission: hidden(page.body, 'submission'), number, pass });
  expect(opened.statusCode).toBe(303);
  return phone;
}
const act = (matterId: Uuid, command: object) => giveCommand(dispatcher, test.city.outside.uuid, matterId, command);

describe('asking', () => {
  it('is offered with the receipt, which stays on the page; the number is shown masked and as their own data', async () => {
    const { phone, receipt } = await complains('2026-03-04');
    const first = (await phone.get('/t')).body;
    expect(first).toContain('您的事项有新进展，请用回执查询。');
    const { pass } = receipt;
    const wrong = await ask(phone, '0370 288 1234');
    expect([wrong.statusCode, wrong.body.includes('0370 288 1234')]).toEqual([422, true]);
    expect(wrong.body).toContain('请填写 11 位手机号。');
    expect(wrong.body).toContain(pass);
    const done = await phone.get((await ask(phone)).headers.location as string);
    expect(done.body).toContain('短信提醒已开通。');
    expect(done.body).toContain(pass);
    expect(done.body).toContain('139****4711');
    expect(done.body).not.toContain(NUMBER);
    for (const url of ['/t/data', '/t/data.html', '/t/data.json'])
      expect((await phone.get(url)).body, url).toContain('139****4711');
  });

  it('is open to holders of a receipt alone, and to none whose words are a lead', async () => {
    expect((await aPhone(test.app).post('/t/notices', { 'notice-phone': NUMBER })).statusCode).not.toBe(303);
    const { phone } = await complains('2026-03-05', 'SQ14');
    expect((await phone.get('/t')).body).not.toContain('notice-phone');
    expect((await ask(phone)).statusCode).toBe(409);
    expect((await test.city.asOwner((owner) => owner.query('select matter_id from vault_notice'))).rows).toEqual([]);
  });

  it('is not offered by a city without a port', async () => {
    const other = await testApp({ env: { MASHANG_MODE: 'production' } });
    const laid = await layGround(other);
    const phone = aPhone(other.app);
    const url = `/s/${laid.windowCode}/complaints`;
    const submission = hidden((await phone.get(url)).body, 'submission');
    await phone.post(url, { submission, category: 'SQ18', words: WORDS, receipt: 'yes' });
    const page = await phone.get('/t');
    expect(page.body).toContain('收到您的反映');
    expect(page.body).not.toContain('notice-phone');
    expect((await ask(phone)).statusCode).toBe(409);
    await other.close();
  }, 120_000);
});

describe('news', () => {
  it('is one message on the next morning, however much there was, and says nothing of it (B5)', async () => {
    const { receipt, matterId } = await asked('2026-03-06');
    await act(matterId, { type: 'accept' });
    await drain();
    await act(matterId, { type: 'dispatch', lead: ground.leadId });
    await drain();
    await tellNews(test.city);
    await drain();
    expect(gateway.got).toEqual([]);
    await morning('2026-03-07');
    expect(said().map(({ to, text }) => [to, text])).toEqual([[NUMBER, '您的事项有新进展，请用回执查询。']]);
    const { number } = (await (await signIn(test, office)).get(`/api/v1/matters/${matterId}`)).json().line as {
      number: string;
    };
    for (const { body } of gateway.got) {
      expect(Object.keys((JSON.parse(body) as { messages: object[] }).messages[0] ?? {})).toEqual(['id', 'to', 'text']);
      for (const never of [matterId, number, ground.leadId, '叫号屏', '2026', HERE]) expect(body).not.toContain(never);
    }
    await morning('2026-03-08');
    expect(said()).toHaveLength(1);
    expect((await (await back(receipt)).get('/t')).body).toContain('发过 1 条，最近一条在2026年3月7日');
  });

  it('is nothing they did themselves', async () => {
    const { phone } = await asked('2026-03-09');
    const page = await phone.get('/t');
    const sent = await phone.post('/t/messages', {
      submission: hidden(page.body, 'submission'),
      seq: hidden(page.body, 'seq'),
      message: '还没有人来。',
    });
    expect(sent.statusCode).toBe(303);
    await drain();
    await morning('2026-03-10');
    expect(gateway.got).toEqual([]);
  });

  it('that came after the moment waits for the next one', async () => {
    const { matterId } = await asked('2026-03-10');
    at('2026-03-11T08:31');
    dispatcher = await signIn(test, office);
    await act(matterId, { type: 'accept' });
    await drain();
    at('2026-03-11T08:45');
    await tellNews(test.city);
    await drain();
    expect(gateway.got).toEqual([]);
    await morning('2026-03-12');
    expect(said()).toHaveLength(1);
  });

  it('waits while the gateway is down, through the night, and comes once; two programs send it once', async () => {
    const { matterId } = await asked('2026-03-12');
    await act(matterId, { type: 'accept' });
    await drain();
    gateway.answer = 503;
    await morning('2026-03-13');
    for (const time of ['2026-03-13T12:00', '2026-03-13T19:59']) {
      at(time);
      await drain();
    }
    expect(await left()).toBe(1);
    gateway.answer = 204;
    gateway.got = [];
    for (const time of ['2026-03-13T20:30', '2026-03-14T03:00', '2026-03-14T08:29']) {
      at(time);
      await messagesJob.run(test.city);
      await drain();
    }
    expect(gateway.got).toEqual([]);
    at('2026-03-14T08:30');
    await Promise.all([tellNews(test.city), tellNews(test.city)]);
    await messagesJob.run(test.city);
    await Promise.all([drain(), drain()]);
    await drain();
    expect(said()).toHaveLength(1);
  });

  it('of the moment itself, which the program read after it had told, is told on the next morning, and so is what follows', async () => {
    const { matterId } = await asked('2026-03-14');
    await act(matterId, { type: 'accept' });
    await drain();
    at('2026-03-15T08:29');
    dispatcher = await signIn(test, office);
    await act(matterId, { type: 'dispatch', lead: ground.leadId });
    at('2026-03-15T08:30');
    await tellNews(test.city);
    await drain();
    expect(said()).toHaveLength(1);
    await morning('2026-03-16');
    expect(said()).toHaveLength(2);
  });

  it('is not sent twice in a day, though one was late', async () => {
    const { matterId } = await asked('2026-03-16');
    await act(matterId, { type: 'accept' });
    await drain();
    gateway.answer = 503;
    await morning('2026-03-17');
    dispatcher = await signIn(test, office);
    await act(matterId, { type: 'dispatch', lead: ground.leadId });
    await drain();
    gateway.answer = 204;
    gateway.got = [];
    at('2026-03-18T08:30');
    await messagesJob.run(test.city);
    await drain();
    expect(said()).toHaveLength(1);
    await morning('2026-03-18');
    expect(said()).toHaveLength(1);
    await morning('2026-03-19');
    expect(said()).toHaveLength(2);
  });
});

describe('the number', () => {
  it('stands nowhere in plain text, and in no log', async () => {
    const { matterId } = await asked('2026-03-20');
    await act(matterId, { type: 'accept' });
    await drain();
    await morning('2026-03-21');
    expect(said()).toHaveLength(1);
    const { rows: tables } = await test.city.asOwner((owner) =>
      owner.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = current_schema()`,
      ),
    );
    expect(tables.length).toBeGreaterThan(50);
    for (const { name } of tables) {
      const { rows } = await test.city.asOwner((owner) => owner.query(`select t::text as row from ${name} t`));
      const text = rows.map(({ row }: { row: string }) => row).join('\n');
      for (const never of [NUMBER, Buffer.from(NUMBER).toString('hex')]) expect(text, name).not.toContain(never);
    }
    for (const never of [NUMBER, '139-0000']) expect(test.logged()).not.toContain(never);
  });

  it('is opened by no reader of the vault', async () => {
    const { matterId } = await asked('2026-03-23');
    const reader = await signIn(
      test,
      await aPerson(test.city, 'vault-reader', { divisionCode: HERE, unitId: ground.officeId }),
    );
    const held = await reader.get(`/api/v1/matters/${matterId}/identity`);
    expect(held.body).not.toMatch(/notice|139/);
    const reason = '需要核对来信人的联系方式';
    const asks = { submissionId: test.city.outside.uuid(), fields: ['notice'], reason };
    expect((await reader.post(`/api/v1/matters/${matterId}/identity-openings`, asks)).statusCode).toBe(422);
  });

  it('keeps nobody waiting who works on the matter while the gateway takes its time', async () => {
    const { matterId } = await asked('2026-03-23');
    await act(matterId, { type: 'accept' });
    await drain();
    at('2026-03-24T08:30');
    await tellNews(test.city);
    const locked: string[] = [];
    const slow = async () => {
      for (const table of ['vault_data_key', 'vault_notice']) {
        const query = `select matter_id from ${table} where matter_id = $1 for update nowait`;
        const free = test.city.asOwner((owner) => owner.query(query, [matterId]));
        await free.catch((error: Error) => locked.push(error.message));
      }
    };
    const all = { ...handlers, ...messageHandlers({ sms: slow }, sayNews, () => undefined) };
    await drainOutbox(test.city, all, createMetrics(), quiet);
    expect(locked).toEqual([]);
    const { rows } = await test.city.asOwner((owner) =>
      owner.query('select uses from vault_notice where matter_id = $1', [matterId]),
    );
    expect(rows).toEqual([{ uses: 1 }]);
  });

  const over = async (matterId: Uuid) => {
    const { rows } = await test.city.asOwner((owner) =>
      owner.query('select * from vault_notice where matter_id = $1', [matterId]),
    );
    expect(rows).toEqual([]);
    await morning('2026-03-28');
    expect(gateway.got).toEqual([]);
    expect(await left()).toBe(0);
  };
  /** News waits to be sent. */
  async function waits() {
    const one = await asked('2026-03-24');
    await act(one.matterId, { type: 'accept' });
    await drain();
    gateway.answer = 503;
    await morning('2026-03-25');
    expect(await left()).toBe(1);
    gateway.answer = 204;
    gateway.got = [];
    return one;
  }

  it('goes when its person takes it back, and with it what waited', async () => {
    const { receipt, matterId } = await waits();
    const phone = await back(receipt);
    const page = await phone.get('/t');
    const sent = await phone.post('/t/notices', { submission: hidden(page.body, 'submission'), end: 'yes' });
    expect((await phone.get(sent.headers.location as string)).body).toContain('号码已删除');
    await over(matterId);
  });

  it('that was given anew hears nothing of what waited for the one before', async () => {
    const { receipt, matterId } = await waits();
    const phone = await back(receipt);
    const page = await phone.get('/t');
    await phone.post('/t/notices', { submission: hidden(page.body, 'submission'), end: 'yes' });
    expect((await ask(phone, '13900004712')).headers.location).toContain('done=notices');
    test.city.clock.advance({ minutes: 30 });
    await messagesJob.run(test.city);
    await drain();
    expect(gateway.got).toEqual([]);
    expect(await left()).toBe(0);
    await transact(test.city.db, (tx) => keepNews(tx, matterId, test.city.outside.now()));
    expect((await ask(await back(receipt), '13900004713')).headers.location).toContain('done=notices');
    await morning('2026-03-26');
    expect(gateway.got).toEqual([]);
  });

  it('goes with everything, when its person destroys it', async () => {
    const { receipt, matterId } = await waits();
    const phone = await back(receipt);
    const page = await phone.get('/t/data');
    const fields = { submission: hidden(page.body, 'submission'), 'erase-sure': 'yes' };
    expect((await phone.post('/t/erase', fields)).statusCode).toBe(303);
    await over(matterId);
  });

  it.each([
    [
      'by its person',
      (phone: Phone, page: string) =>
        phone.post('/t/erase', { submission: hidden(page, 'submission'), 'erase-sure': 'yes' }),
    ],
    [
      'by its time',
      (_phone: Phone, _page: string, matterId: Uuid) =>
        transact(test.city.db, (tx) => forgetIdentity(tx, test.city, matterId)),
    ],
  ] as const)('cannot be given anew once the data were destroyed %s, and the page says why', async (_, destroy) => {
    const { phone, matterId } = await complains('2026-03-24');
    const page = (await phone.get('/t')).body;
    expect(page).toContain('notice-phone');
    expect((await ask(phone)).headers.location).toContain('done=notices');
    await destroy(phone, (await phone.get('/t/data')).body, matterId);
    expect((await phone.get('/t')).body).not.toContain('notice-phone');
    const anew = await phone.post('/t/notices', {
      submission: hidden(page, 'submission'),
      'notice-phone': '13900004711',
    });
    expect([anew.statusCode, anew.body.includes('您的个人信息已经销毁，不能再留手机号。')]).toEqual([409, true]);
    const { rows } = await test.city.asOwner((owner) => owner.query('select matter_id from vault_notice'));
    expect(rows).toEqual([]);
  });

  it('goes with the identity, when that was kept long enough', async () => {
    const { matterId } = await waits();
    const long = await identitiesSealedBefore(test.city.db, test.city.outside.now(), null, 1000);
    expect(long).toContain(matterId);
    await transact(test.city.db, (tx) => forgetIdentity(tx, test.city, matterId));
    await over(matterId);
  });

  it('is told nothing once the matter is a lead, and the page says so', async () => {
    const { receipt, matterId } = await asked('2026-03-26');
    await act(matterId, { type: 'move-to-discipline-lane', reason: '反映收受财物。' });
    await drain();
    await morning('2026-03-27');
    expect(gateway.got).toEqual([]);
    expect((await (await back(receipt)).get('/t')).body).toContain('这件事项现在不发短信');
  });
});

it('leaves a record that holds', async () => {
  expect((await verifyCity(test.city.db, test.city)).ok).toBe(true);
});

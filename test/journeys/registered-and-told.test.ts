/** Whoever an office registers a complaint for asks for the SMS that there is news in the same act: sealed by the same rule, told by the same sentence. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { sayNews } from '../../src/matters/index.ts';
import { tellNews } from '../../src/matters/receipt/actions-news.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createLog } from '../../src/platform/log.ts';
import { type Message, messageHandlers } from '../../src/platform/messages.ts';
import { drainOutbox } from '../../src/platform/outbox.ts';
import { handlers, verifyCity } from '../../src/wiring.ts';
import { type Ground, giveCommand, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, type Person, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden } from '../harness/phone.ts';
import { MORNING } from '../harness/today.ts';

const URL = '/api/v1/registrations';
const NUMBER = '13900004711';
let test: TestApp;
let ground: Ground;
let office: Person;
let dispatcher: Session;

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  office = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: ground.officeId });
  dispatcher = await signIn(test, office);
}, 60_000);
afterAll(() => test.close());

const call = (over: object = {}) => ({
  submissionId: test.city.outside.uuid(),
  procedure: 'scan-complaint',
  source: 'phone',
  receivedOn: '2026-03-03',
  about: 'window',
  windowId: ground.windowId,
  categoryCode: 'SQ18',
  words: '来电人说叫号屏坏了一周。',
  receipt: 'yes',
  noticePhone: '139 0000 4711',
  ...over,
});
type Done = { matterId: Uuid; receipt: { number: string; pass: string } };
const refusal = async (over: object, lang = 'zh') => {
  const answer = await dispatcher.request({
    method: 'POST',
    url: URL,
    headers: { 'accept-language': lang },
    payload: call(over),
  });
  const { errors } = answer.json() as { errors: { path: string; message: string }[] };
  return [answer.statusCode, ...errors.map(({ path, message }) => `${path}: ${message}`)];
};
const numbersKept = async () =>
  (await test.city.asOwner((owner) => owner.query('select matter_id from vault_notice'))).rows.length;

describe('a number to be told by', () => {
  it('is wrong where no message arrives, or without the receipt the message speaks of', async () => {
    expect(await refusal({ noticePhone: '0370 288 1234' })).toEqual([
      422,
      'noticePhone: “短信提醒的手机号”要填 11 位手机号，请核对。',
    ]);
    expect(await refusal({ receipt: 'no' }, 'en')).toEqual([
      422,
      'noticePhone: The message sends its reader to the receipt: with “Mobile number for messages”, a receipt has to be given too.',
    ]);
    expect(await numbersKept()).toBe(0);
  });

  it('is taken in the act, stands nowhere in plain text, and is shown masked to its owner alone', async () => {
    const answer = await dispatcher.post(URL, call());
    expect(answer.statusCode, answer.body).toBe(201);
    const { matterId, receipt } = answer.json() as Done;
    expect((await dispatcher.get(`/api/v1/matters/${matterId}`)).body).not.toMatch(/139|4711/);
    for (const table of ['people_audit', 'record_event', 'platform_outbox', 'matters_submission', 'vault_notice']) {
      const { rows } = await test.city.asOwner((owner) => owner.query(`select t::text as row from ${table} t`));
      const text = rows.map(({ row }: { row: string }) => row).join('\n');
      for (const never of [NUMBER, '139 0000', Buffer.from(NUMBER).toString('hex')])
        expect(text, table).not.toContain(never);
    }
    for (const never of [NUMBER, '139 0000']) expect(test.logged()).not.toContain(never);
    const phone = aPhone(test.app);
    await phone.post('/t', { submission: hidden((await phone.get('/t')).body, 'submission'), ...receipt });
    expect((await phone.get('/t')).body).toContain('139****4711');
    expect(await numbersKept()).toBe(1);

    await test.settle();
    // What happens in the second of a look counts as seen.
    test.city.clock.set('2026-03-03T02:30:00.000Z');
    dispatcher = await signIn(test, office);
    await giveCommand(dispatcher, test.city.outside.uuid, matterId, { type: 'accept' });
    test.city.clock.set('2026-03-04T00:30:00.000Z');
    const sent: Message[] = [];
    const sms = async (messages: readonly Message[]) => {
      sent.push(...messages);
    };
    const all = { ...handlers, ...messageHandlers({ sms }, sayNews, () => undefined) };
    const drain = () => drainOutbox(test.city, all, createMetrics(), createLog({ level: 'silent' }));
    await drain();
    expect(await tellNews(test.city)).toBe(1);
    await drain();
    expect(sent.map(({ to, text }) => [to, text])).toEqual([[NUMBER, '您的事项有新进展，请用回执查询。']]);
  });

  it('sent again with another number is another form, and gives no receipt away', async () => {
    dispatcher = await signIn(test, office);
    const fields = call({ receivedOn: '2026-03-04' });
    expect((await dispatcher.post(URL, fields)).statusCode).toBe(201);
    expect((await dispatcher.post(URL, fields)).statusCode).toBe(201);
    expect((await dispatcher.post(URL, { ...fields, noticePhone: '13900004712' })).statusCode).toBe(409);
  });

  it('is not asked for of a lead, nor where the city sends no SMS', async () => {
    const supervisor = await signIn(
      test,
      await aPerson(test.city, 'discipline-supervisor', { divisionCode: HERE, unitId: ground.officeId }),
    );
    type Kinds = { sms: string | null; kinds: { procedure: string; asks: { notice: boolean } }[] };
    const asksFor = async (session: Session, code: string) => {
      const { sms, kinds } = (await session.get(`${URL}/kinds`)).json() as Kinds;
      return [sms, kinds.find(({ procedure }) => procedure === code)?.asks.notice];
    };
    expect(await asksFor(dispatcher, 'scan-complaint')).toEqual(['sink', true]);
    expect(await asksFor(supervisor, 'discipline-lead')).toEqual(['sink', false]);
    const other = await testApp({ at: MORNING, env: { MASHANG_MODE: 'production' } });
    const laid = await layGround(other);
    const elsewhere = await signIn(
      other,
      await aPerson(other.city, 'dispatcher', { divisionCode: HERE, unitId: laid.officeId }),
    );
    expect(await asksFor(elsewhere, 'scan-complaint')).toEqual([null, false]);
    await other.close();
  }, 120_000);
});

it('leaves a record that holds', async () => {
  await test.settle();
  expect((await verifyCity(test.city.db, test.city)).broken).toEqual([]);
});

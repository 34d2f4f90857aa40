/** Somebody sees, takes, corrects and erases what is kept about them: by receipt, in person, by letter; over HTTP. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { localDateOf } from '../../src/kernel/time.ts';
import { deadline, loadCalendar } from '../../src/law/index.ts';
import { placeHold } from '../../src/people/audit/actions-retention.ts';
import { dateInWords } from '../../src/platform/pages/page-dates.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { verifyCity } from '../../src/wiring.ts';
import { type Ground, giveCommand, HERE, layGround, must } from '../authorisation/ground.ts';
import { aPerson, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden, type Phone } from '../harness/phone.ts';
import { aPhoto } from '../harness/photos.ts';

const NAME = '王QUUXNAME';
const PHONE = '13900004711';
const WORDS = '窗口让我跑了三趟QUUXWORDS';
const BASE = '/api/v1/personal-data-requests';
const REASON = '依您本人的申请办理，请知悉结果';

let test: TestApp;
let ground: Ground;
let first: Session;
let second: Session;
let dispatcher: Session;

beforeAll(async () => {
  test = await testApp();
  ground = await layGround(test);
  const place = { divisionCode: HERE, unitId: ground.officeId };
  const as = async (role: 'vault-reader' | 'dispatcher') => signIn(test, await aPerson(test.city, role, place));
  [first, second, dispatcher] = [await as('vault-reader'), await as('vault-reader'), await as('dispatcher')];
}, 60_000);
afterAll(() => test.close());

type Made = Readonly<{ phone: Phone; matterId: Uuid; receipt: Readonly<{ number: string; pass: string }> }>;

async function complain(
  contact: Readonly<{ name: string; phone: string }> = { name: NAME, phone: PHONE },
): Promise<Made> {
  // The newest of the list is this one: no two arrive in the same minute.
  test.city.clock.advance({ minutes: 1 });
  const phone = aPhone(test.app);
  const url = `/s/${ground.windowCode}/complaints`;
  const form = await phone.get(url);
  const photo = { field: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes: await aPhoto() };
  const fields = {
    submission: hidden(form.body, 'submission'),
    category: 'SQ18',
    words: WORDS,
    receipt: 'yes',
    ...contact,
  };
  expect((await phone.send(url, fields, [photo])).headers.location).toBe('/t');
  const { body } = await phone.get('/t');
  const number = (/((?:\d{4} +){3}\d{4})/.exec(body.replace(/<[^>]+>/g, ' '))?.[1] ?? '').replaceAll(' ', '');
  const pass = /id="receipt-pass">([^<]+)</.exec(body)?.[1] ?? '';
  const list = (await dispatcher.get('/api/v1/matters?sort=received')).json() as { items: { id: Uuid }[] };
  return { phone, matterId: list.items[0]?.id as Uuid, receipt: { number, pass } };
}

async function tell(phone: Phone, what: 'contact' | 'ask' | 'erase', fields: Record<string, string>) {
  const { body } = await phone.get('/t/data');
  return phone.post(`/t/${what}`, { submission: hidden(body, 'submission'), ...fields });
}

const plain = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const told = async (phone: Phone) => plain((await phone.get('/t/data')).body);
const uuid = () => test.city.outside.uuid();

async function write(by: Session, known: object, kind = 'erase', more: object = {}) {
  return by.post(BASE, { submissionId: uuid(), kind, channel: 'in-person', known, ...more });
}
async function written(by: Session, known: object, kind = 'erase'): Promise<string> {
  const made = await write(by, known, kind);
  expect(made.statusCode, made.body).toBe(201);
  return (made.json() as { requestId: string }).requestId;
}
const auditLines = async (id: string, action: string) =>
  (
    await test.city.asOwner((owner) =>
      owner.query('select from people_audit where object_id = $1 and action = $2', [id, action]),
    )
  ).rows.length;
const compared = (matterId: Uuid, said: object = { name: NAME, phone: PHONE }) => ({
  by: 'comparison',
  matterId,
  ...said,
});
const answer = (by: Session, id: string, act: string, more: object = {}) =>
  by.post(`${BASE}/${id}/answer`, { act, submissionId: uuid(), reason: REASON, ...more });
const decide = (by: Session, id: string, approve: boolean) =>
  by.post(`${BASE}/${id}/erasure-decision`, { submissionId: uuid(), approve, reason: REASON });

describe('by the holder of the receipt', () => {
  it('everything is there to see and to take away, and to nobody without the receipt', async () => {
    const { phone } = await complain();
    const page = await told(phone);
    for (const kept of [NAME, PHONE, '甲县不动产登记窗口', '1 段', '1 张', '180 天', '3 年']) {
      expect(page).toContain(kept);
    }
    const json = await phone.get('/t/data.json');
    expect(json.headers['content-disposition']).toContain('attachment');
    expect(json.headers['cache-control']).toBe('no-store');
    const taken = json.json() as { texts: { text: string }[]; photos: { jpegBase64: string }[]; contact: object };
    expect(taken.contact).toEqual({ name: NAME, phone: PHONE });
    expect(taken.texts.map(({ text }) => text)).toEqual([WORDS]);
    expect(
      Buffer.from(taken.photos[0]?.jpegBase64 ?? '', 'base64')
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('ffd8');
    const html = await phone.get('/t/data.html');
    expect(html.body).toContain(WORDS);
    expect(html.body).toContain('data:image/jpeg;base64,');
    for (const url of ['/t/data', '/t/data.json', '/t/data.html']) {
      const strange = await aPhone(test.app).get(url);
      expect(strange.statusCode).toBe(401);
      expect(strange.body).not.toContain(NAME);
    }
  });

  it('a contact is corrected, checked, withdrawn; what was changed is said, never what it was', async () => {
    const { phone, matterId } = await complain();
    const wrong = await tell(phone, 'contact', { name: NAME, phone: '123' });
    expect(wrong.statusCode).toBe(409);
    expect(wrong.body).toContain('<a href="#phone">');
    expect(wrong.body).toContain('value="123"');
    const sent = await tell(phone, 'contact', { name: NAME, phone: '138 0000 0000' });
    expect(sent.headers.location).toBe('/t/data?done=contact');
    expect(await told(phone)).toContain('13800000000');
    const look = { submissionId: uuid(), fields: ['phone'], reason: '核实联系方式，按规定回访' };
    const opened = await first.post(`/api/v1/matters/${matterId}/identity-openings`, look);
    expect(opened.json()).toEqual({ phone: '13800000000' });
    await tell(phone, 'contact', { name: '', phone: '' });
    const after = await told(phone);
    expect(after).toContain('更正过姓名、电话（您自己）');
    expect(after).not.toContain(NAME);
    const again = await first.post(`/api/v1/matters/${matterId}/identity-openings`, { ...look, submissionId: uuid() });
    expect(again.json()).toMatchObject({ type: '/problems/nothing-sealed' });
  });

  it('a question is answered by an office outside the unit, inside its limit, and the answer is read on the page', async () => {
    const { phone } = await complain();
    const empty = await tell(phone, 'ask', { kind: 'explain', 'ask-words': '' });
    expect(empty.statusCode).toBe(422);
    expect((await tell(phone, 'ask', { kind: 'explain', 'ask-words': '谁能看到我的电话？' })).statusCode).toBe(303);
    const { dueOn } = deadline(await loadCalendar(test.city.db), localDateOf(test.city.clock.now()), {
      amount: 15,
      unit: 'working-day',
    });
    expect(await told(phone)).toContain(`最迟${dateInWords('zh', dueOn)}答复`);
    expect(plain((await phone.get('/t')).body)).toContain('您的请求（解释说明）');
    const { items } = (await first.get(`${BASE}?limit=200`)).json() as { items: { id: string; kind: string }[] };
    const mine = items.find(({ kind }) => kind === 'explain');
    const view = (await first.get(`${BASE}/${mine?.id}`)).json() as { words: string; acts: string[] };
    expect(view).toMatchObject({ words: '谁能看到我的电话？', acts: ['explain', 'refuse'], light: 'green' });
    const short = await first.post(`${BASE}/${mine?.id}/answer`, {
      act: 'explain',
      submissionId: uuid(),
      reason: '好',
    });
    expect(short.statusCode).toBe(422);
    const once = { act: 'explain', submissionId: uuid(), reason: '只有回访岗位可以查看，每次都有记录。' };
    for (const _ of [1, 2]) expect((await first.post(`${BASE}/${mine?.id}/answer`, once)).statusCode).toBe(200);
    expect((await answer(first, mine?.id ?? '', 'explain')).json()).toMatchObject({
      type: '/problems/data-request-closed',
    });
    const page = await told(phone);
    expect(page).toContain('只有回访岗位可以查看，每次都有记录。');
    expect(page).toContain('甲县营商办');
  });

  it('everything is destroyed at their own hand, at the door too, and the case goes on', async () => {
    const phone = aPhone(test.app);
    const url = `/s/${ground.windowCode}/reviews`;
    const form = await phone.get(`/s/${ground.windowCode}`);
    const submission = hidden(form.body, 'submission');
    await phone.post(url, { submission, grade: '1' });
    await phone.send(`${url}/details`, {
      submission,
      grade: '1',
      words: '态度QUUXREVIEW',
      answer: 'yes',
      name: NAME,
      phone: PHONE,
    });
    expect(await told(phone)).toContain('非常不满意');
    expect((await tell(phone, 'erase', {})).statusCode).toBe(422);
    expect((await tell(phone, 'erase', { 'erase-sure': 'yes' })).headers.location).toBe('/t/data?done=erase');
    await test.settle();
    const page = await told(phone);
    expect(page).toContain('0 段 已销毁');
    expect(page).toContain('没有可以销毁的了');
    const rows = await test.city.asOwner((owner) =>
      owner.query("select 1 from reviews_detail where words like '%QUUXREVIEW%'"),
    );
    expect(rows.rowCount).toBe(0);
    // What is written afterwards can be destroyed again.
    const track = (await phone.get('/t')).body;
    await phone.post('/t/messages', {
      submission: hidden(track, 'submission'),
      seq: hidden(track, 'seq'),
      message: '又写了',
    });
    expect(await told(phone)).toContain('1 段');
    expect((await tell(phone, 'erase', { 'erase-sure': 'yes' })).statusCode).toBe(303);
    expect((await phone.get('/t')).body).not.toContain('又写了');
  });
});

describe('by somebody who came or wrote', () => {
  it('a receipt is proof enough; a wrong one is slowed and tells nothing', async () => {
    const { phone, receipt } = await complain();
    const wrong = await write(first, { by: 'receipt', number: receipt.number, pass: '000000' });
    expect([wrong.statusCode, wrong.json().type]).toEqual([422, '/problems/receipt-wrong']);
    const id = await written(first, { by: 'receipt', ...receipt }, 'copy');
    const copy = { submissionId: uuid(), reason: REASON };
    const given = await first.post(`${BASE}/${id}/copy`, copy);
    expect(given.json()).toMatchObject({ contact: { name: NAME, phone: PHONE }, texts: [{ text: WORDS }] });
    expect((await first.post(`${BASE}/${id}/copy`, copy)).statusCode, 'the printer jammed').toBe(200);
    expect(await auditLines(id, 'vault.answer-data-request'), 'and that is a line of its own').toBe(2);
    expect((await first.post(`${BASE}/${id}/copy`, { ...copy, submissionId: uuid() })).statusCode).toBe(409);
    const track = plain((await phone.get('/t')).body);
    expect(track.split(REASON).length - 1, 'a copy is one look, which they see').toBe(1);
    expect(await told(phone)).toContain('甲县营商办为到场的人登记');
  });

  it('a copy is not handed out again later, with another reason, or under the cover of another answer (security 6)', async () => {
    const { receipt, phone, matterId } = await complain();
    const known = { by: 'receipt', ...receipt };
    const reused = { type: '/problems/submission-reused' };
    const explained = { submissionId: uuid(), reason: REASON };
    const other = await written(first, known, 'explain');
    await first.post(`${BASE}/${other}/answer`, { act: 'explain', ...explained });
    expect((await first.post(`${BASE}/${other}/copy`, explained)).json()).toMatchObject(reused);
    const id = await written(first, known, 'copy');
    const copy = { submissionId: uuid(), reason: REASON };
    expect((await first.post(`${BASE}/${id}/copy`, copy)).statusCode).toBe(200);
    const reworded = await first.post(`${BASE}/${id}/copy`, { ...copy, reason: `${REASON}，再看一次` });
    expect(reworded.json()).toMatchObject(reused);
    test.city.clock.advance({ seconds: 5 });
    await tell(phone, 'contact', { name: NAME, phone: '13911112222' });
    expect((await first.post(`${BASE}/${id}/copy`, copy)).json(), 'another text now').toMatchObject(reused);
    test.city.clock.advance({ minutes: 3 });
    expect((await first.post(`${BASE}/${id}/copy`, copy)).json()).toMatchObject(reused);
    expect((await first.get(`/api/v1/matters/${matterId}/identity-openings`)).json()).toHaveLength(1);
  });

  it('ten comparisons sent at once are three, and the fourth is not answered (security 19)', async () => {
    const { matterId } = await complain();
    const guesses = Array.from({ length: 10 }, (_, at) => ({ name: NAME, phone: `1391111000${at}` }));
    const answers = await Promise.all(guesses.map((said) => write(first, compared(matterId, said), 'copy')));
    const kinds = answers.map(({ statusCode }) => statusCode).sort();
    expect(kinds).toEqual([201, 201, 201, 409, 409, 409, 409, 409, 409, 409]);
  });

  it('without one they are compared with what is sealed, and nothing is learnt but yes or no', async () => {
    const { phone, matterId } = await complain();
    const stranger = await write(first, compared(matterId, { name: '李某', phone: '13911112222' }), 'copy');
    expect(stranger.json()).toMatchObject({ identified: false });
    const { requestId } = stranger.json() as { requestId: string };
    expect(
      (await first.post(`${BASE}/${requestId}/copy`, { submissionId: uuid(), reason: REASON })).json(),
    ).toMatchObject({
      type: '/problems/not-identified',
    });
    expect((await answer(first, requestId, 'refuse', { ground: 'XX99' })).statusCode).toBe(422);
    expect((await answer(first, requestId, 'refuse', { ground: 'PD01' })).statusCode).toBe(200);
    expect(await told(phone)).toContain('来人说的与封存的不一致');
    expect(await told(phone)).toContain('无法核实是不是本人');
    for (const _ of [1, 2]) await write(first, compared(matterId, { name: '李某', phone: '13911112222' }), 'copy');
    expect((await write(first, compared(matterId), 'copy')).json()).toMatchObject({
      type: '/problems/compared-too-often',
    });
    const nameless = await complain({ name: '', phone: '' });
    expect((await write(first, compared(nameless.matterId))).json()).toMatchObject({
      type: '/problems/nothing-to-compare',
    });
  });

  it('a contact is corrected by one office', async () => {
    const { phone, matterId } = await complain();
    const id = await written(first, compared(matterId), 'correct');
    const bad = { contact: { name: NAME, phone: '1' } };
    expect((await answer(first, id, 'correct', bad)).json()).toMatchObject({ type: '/problems/phone-unusable' });
    const done = await answer(first, id, 'correct', { contact: { name: NAME, phone: '03702222333' } });
    expect(done.json()).toMatchObject({ standing: 'done', acts: [], light: null });
    const page = await told(phone);
    expect(page).toContain('03702222333');
    expect(page).toContain('您请窗口办的');
  });

  it('an erasure takes two persons, and the record stays whole', async () => {
    const { phone, matterId } = await complain();
    await giveCommand(dispatcher, uuid, matterId, { type: 'accept' });
    const id = await written(first, compared(matterId));
    expect((await decide(second, id, true)).json()).toMatchObject({ type: '/problems/nothing-proposed' });
    expect((await answer(first, id, 'propose-erasure')).json()).toMatchObject({ standing: 'proposed', acts: [] });
    expect((await decide(first, id, true)).json()).toMatchObject({ type: '/problems/same-person' });
    expect((await decide(second, id, false)).json()).toMatchObject({ standing: 'open' });
    expect(await told(phone)).toContain(NAME);
    await answer(first, id, 'propose-erasure');
    expect((await decide(second, id, true)).json()).toMatchObject({ standing: 'done' });
    await test.settle();
    const page = await told(phone);
    expect(page).not.toContain(NAME);
    expect(page).toContain('0 段 已销毁');
    const track = plain((await phone.get('/t')).body);
    expect(track).toContain('您的联系方式、文字和照片已销毁');
    expect(track).toContain('已受理');
    const report = await verifyCity(test.city.db, test.city);
    expect(report.broken).toEqual([]);
  });

  it('what the law preserves is not erased by anybody until the hold is lifted', async () => {
    const { phone, matterId } = await complain();
    const hold = { id: uuid(), kind: 'matter-identity', objectId: matterId, reason: '法院来函要求保全' };
    must(await transact(test.city.db, (tx) => placeHold(tx, test.city, null, hold)));
    const page = await phone.get('/t/data');
    expect(page.body).toContain('依法保全');
    expect(page.body).not.toContain('action="/t/erase"');
    const sneaked = await phone.post('/t/erase', { submission: uuid(), 'erase-sure': 'yes' });
    expect(sneaked.statusCode).toBe(409);
    expect(sneaked.body).toContain('现在不能销毁');
    expect((await tell(phone, 'ask', { kind: 'erase', 'ask-words': '请删掉' })).statusCode).toBe(303);
    const id = await written(first, compared(matterId));
    await answer(first, id, 'propose-erasure');
    expect((await decide(second, id, true)).json()).toMatchObject({ type: '/problems/legal-hold' });
    expect((await first.get(`${BASE}/${id}`)).json()).toMatchObject({ standing: 'proposed' });
    expect((await decide(second, id, false)).statusCode).toBe(200);
    expect((await answer(first, id, 'refuse', { ground: 'PD04' })).statusCode).toBe(200);
    expect(await told(phone)).toContain('依法保全，解除前不能删除');
    await test.city.asOwner((owner) =>
      owner.query('update people_legal_hold set lifted_at = $2 where id = $1', [hold.id, test.city.clock.now()]),
    );
    expect((await tell(phone, 'erase', { 'erase-sure': 'yes' })).statusCode).toBe(303);
    const open = (await first.get(`${BASE}?state=open&limit=200`)).json() as { items: { matterId: string }[] };
    expect(
      open.items.map((item) => item.matterId),
      'their own hand answers their own request',
    ).not.toContain(matterId);
  });
});

describe('what nobody learns from it', () => {
  it('no name, number or word stands in an event, an audit line, a notice, a log line or a request', async () => {
    const { phone, matterId } = await complain();
    await tell(phone, 'ask', { kind: 'correct', 'ask-words': `我叫${NAME}` });
    await written(first, compared(matterId), 'explain');
    await test.settle();
    const tables = [
      'record_event',
      'people_audit',
      'people_notice',
      'platform_outbox',
      'vault_data_request',
      'vault_data_step',
      'vault_correction',
    ];
    await test.city.asOwner(async (owner) => {
      for (const table of tables) {
        const { rows } = await owner.query(`select t::text as line from ${table} t`);
        expect(rows.length, table).toBeGreaterThan(0);
        const text = rows.map((row) => String(row.line)).join('\n');
        const spellings = [NAME, 'QUUX', PHONE].flatMap((secret) => [secret, Buffer.from(secret).toString('hex')]);
        for (const secret of spellings) expect(text.includes(secret), `${table} holds ${secret}`).toBe(false);
      }
    });
    for (const secret of [NAME, 'QUUX', PHONE]) expect(test.logged()).not.toContain(secret);
    const { items } = (await first.get(`${BASE}?state=all&limit=200`)).json() as { items: object[] };
    expect(items.length).toBeGreaterThan(3);
    expect(JSON.stringify(items)).not.toContain('QUUX');
  });

  it('an office tied to the unit complained about answers nothing', async () => {
    const { matterId } = await complain();
    const place = { divisionCode: HERE, unitId: ground.unitId };
    const near = await signIn(test, await aPerson(test.city, 'vault-reader', place));
    const made = await write(near, compared(matterId));
    expect([made.statusCode, made.json().type]).toEqual([403, '/problems/conflict-of-interest']);
  });
});

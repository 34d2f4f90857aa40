import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../../../test/harness/app.ts';
import { textOfBook } from '../../../test/harness/sheets.ts';

const HERE = '411402';
const BODY = '请于期限内办结，逐条答复投诉人的诉求。';

let test: TestApp;
let head: Session;
let handler: Session;
let stranger: Session;
let office: Session;
let auditor: Session;

beforeAll(async () => {
  test = await testApp();
  const unitId = await aUnit(test.city, '甲县承办单位', HERE);
  const otherId = await aUnit(test.city, '甲县另一单位', HERE);
  const as = async (role: Parameters<typeof aPerson>[1], unit = unitId) =>
    signIn(test, await aPerson(test.city, role, { divisionCode: HERE, unitId: unit }));
  head = await as('unit-head');
  handler = await as('handler');
  stranger = await as('unit-head', otherId);
  office = await as('dispatcher', await aUnit(test.city, '甲县营商办', HERE));
  auditor = await as('audit-admin');
}, 60_000);
afterAll(() => test.close());

type Line = { id: string; use: string; body: string; authorName: string; endedAt: string | null };
const uuid = () => test.city.outside.uuid();
const list = async (by: Session, query = '') => (await by.get(`/api/v1/phrases${query}`)).json() as Line[];
const add = (by: Session, over: object = {}) =>
  by.post('/api/v1/phrases', { id: uuid(), use: 'answer', body: BODY, ...over });

describe('phrases of a unit', () => {
  it('are written by its head, offered to its people, and seen by no other unit', async () => {
    const id = uuid();
    const added = await add(head, { id });
    expect(added.statusCode, added.body).toBe(200);
    expect(await list(handler, '?use=answer')).toMatchObject([{ id, body: BODY, endedAt: null }]);
    expect(await list(handler, '?use=return')).toEqual([]);
    expect(await list(stranger)).toEqual([]);
    expect(await list(office)).toEqual([]);
    // Sent again it is the same one; with other words the id is taken.
    expect((await add(head, { id })).json()).toMatchObject({ id });
    expect((await add(head, { id, body: '别的话' })).statusCode).toBe(409);
    expect(await list(handler)).toHaveLength(1);
    expect((await add(handler)).statusCode).toBe(403);
    expect((await add(head, { body: '  ' })).statusCode).toBe(422);
    const sheet = await handler.get('/api/v1/phrases.xlsx');
    expect(await textOfBook(sheet.rawPayload)).toContain(BODY);
  });

  it('are rewritten by another in their place, and end; what was stays on record', async () => {
    const [first] = await list(head);
    const rewritten = await add(head, { instead: first?.id, body: '请按时办结。' });
    expect(rewritten.statusCode, rewritten.body).toBe(200);
    const { id } = rewritten.json() as Line;
    expect((await list(handler)).map((each) => each.body)).toEqual(['请按时办结。']);
    expect((await list(handler, '?ended=true')).map((each) => each.body)).toEqual(['请按时办结。', BODY]);
    // A dead one has no place to take, and nobody ends another unit’s.
    expect((await add(head, { instead: first?.id })).statusCode).toBe(404);
    expect((await stranger.post(`/api/v1/phrases/${id}/end`, {})).statusCode).toBe(404);
    expect((await head.post(`/api/v1/phrases/${id}/end`, {})).statusCode).toBe(204);
    expect((await head.post(`/api/v1/phrases/${id}/end`, {})).statusCode).toBe(404);
    expect(await list(handler)).toEqual([]);
  });

  it('stand in the audit with whoever wrote and ended them, without their words', async () => {
    const { body } = await auditor.get('/api/v1/audit?action=people.keep-phrases');
    const lines = (JSON.parse(body) as { items: { outcome: string; detail: { what: string } }[] }).items;
    const done = lines.filter(({ outcome }) => outcome === 'done');
    // All three happened in one moment, and stand in no order.
    expect(done.map(({ detail }) => detail.what).sort()).toEqual(['added', 'added', 'ended']);
    expect(body).not.toContain('办结');
  });

  it('are thirty of a kind at most', async () => {
    for (let n = 0; n < 30; n += 1)
      expect((await add(office, { use: 'order', body: `第${n}条` })).statusCode).toBe(200);
    const over = await add(office, { use: 'order' });
    expect(over.statusCode).toBe(409);
    expect(over.body).toContain('too-many-phrases');
    expect((await add(office, { use: 'return' })).statusCode).toBe(200);
    const [one] = await list(office, '?use=order');
    expect((await add(office, { use: 'order', instead: one?.id })).statusCode).toBe(200);
  });
});

/** Words of the province's reviews: erased by two persons on request, or after their time, of every version; never taken again. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { reviewsJobs } from '../../src/reviews/index.ts';
import { type Ground, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, aUnit, type Person, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { tried } from '../harness/importing.ts';
import { MORNING } from '../harness/today.ts';

let test: TestApp;
let ground: Ground;
let people: Readonly<Record<'keeper' | 'office' | 'supervisor' | 'elsewhere', Person>>;
let office: Session;
let key: string;

const SOURCE = '示例省好差评系统';
const MARKER = '窗口的李某某态度';

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  const at = { divisionCode: HERE, unitId: ground.officeId };
  const there = { divisionCode: '411403', unitId: await aUnit(test.city, '乙县独有单位', '411403') };
  people = {
    keeper: await aPerson(test.city, 'system-admin', at),
    office: await aPerson(test.city, 'dispatcher', at),
    supervisor: await aPerson(test.city, 'discipline-supervisor', at),
    elsewhere: await aPerson(test.city, 'dispatcher', there),
  };
  const keeper = await signIn(test, people.keeper);
  const system = { id: test.city.outside.uuid(), name: '示例省系统', sourceSystem: SOURCE, divisionCode: HERE };
  key = ((await keeper.post('/api/v1/province/review-systems', system)).json() as { key: string }).key;
  office = await signIn(test, people.office);
}, 120_000);
afterAll(() => test.close());

const said = (number: string, over: object = {}) => ({
  sourceSystem: SOURCE,
  number,
  windowCode: ground.windowCode,
  service: '不动产转移登记',
  serviceCode: 'BDC-01',
  reasons: [MARKER],
  grade: 2,
  day: '2026-03-02',
  channel: 'PJQ',
  ...over,
});
const send = async (payload: object) => {
  const headers = { authorization: `Bearer ${key}` };
  return (await test.app.inject({ method: 'PUT', url: '/api/v1/province/reviews', headers, payload })).json();
};
type Line = Readonly<{ id: Uuid; version: number; grade: number; reasons: string[]; service: string | null }>;
const lineOf = async (number: string) => {
  const list = await office.get(`/api/v1/reviews/province?search=${number}`);
  const [line] = (list.json() as { items: (Line & { serviceCode: string | null; wordsErasedAt: string | null })[] })
    .items;
  if (line === undefined) throw new Error(`no review ${number}: ${list.body}`);
  return line;
};
const ask = (who: Session, id: string, reason = '评价指标里写到了具体的人，本人来要求删除') =>
  who.post(`/api/v1/reviews/province/${id}/words-erasure`, { reason });
const kindOf = (answer: { json: () => unknown }) => (answer.json() as { type: string }).type;
/** Every row of the two tables that speaks of a number, as text. */
const kept = async (number: string) => {
  const rows = await test.city.asOwner(async (owner) => [
    ...(await owner.query(`select t::text as row from reviews_province t where source_ref = $1`, [number])).rows,
    ...(
      await owner.query(
        `select v::text as row from reviews_province_version v join reviews_province r on r.id = v.review_id
         where r.source_ref = $1`,
        [number],
      )
    ).rows,
  ]);
  return rows.map(({ row }: { row: string }) => row).join('\n');
};

describe('on request', () => {
  it('go when a second person releases it: of every version, while grade, place and day stay', async () => {
    await send(said('W-1'));
    await send(said('W-1', { grade: 1 }));
    const before = await lineOf('W-1');
    expect((await ask(office, before.id, '嗯')).statusCode).toBe(422);
    const asked = await ask(office, before.id);
    expect(asked.statusCode, asked.body).toBe(202);
    expect((await lineOf('W-1')).reasons).toEqual([MARKER]);
    const { waitingActId } = asked.json() as { waitingActId: string };
    const url = `/api/v1/waiting-acts/${waitingActId}/decision`;
    const decision = { release: true, reason: '已核对，确有其人' };
    expect((await office.post(url, decision)).statusCode).toBe(403);
    const supervisor = await signIn(test, people.supervisor);
    const released = await supervisor.post(url, decision);
    expect(released.statusCode, released.body).toBe(200);

    const after = await lineOf('W-1');
    expect(after).toMatchObject({ version: 2, grade: 1, reasons: [], service: null, serviceCode: null });
    expect(after.wordsErasedAt).not.toBeNull();
    for (const never of [MARKER, '不动产', 'BDC-01']) expect(await kept('W-1')).not.toContain(never);
    const versions = (await office.get(`/api/v1/reviews/province/${before.id}/versions`)).json() as Line[];
    expect(versions.map(({ grade, reasons }) => [grade, reasons])).toEqual([
      [1, []],
      [2, []],
    ]);
    expect(kindOf(await ask(office, before.id))).toBe('/problems/review-words-gone');
    const audited = await test.city.asOwner((owner) =>
      owner.query(`select detail::text as detail from people_audit where action = 'reviews.erase-province-words'`),
    );
    expect(audited.rows).toHaveLength(1);
    expect(JSON.stringify(audited.rows)).not.toContain('本人来要求');
  });

  it('are not taken again, by port or by sheet, while a correction of the grade is', async () => {
    expect(await send(said('W-1', { grade: 1 }))).toEqual({ taken: 'same' });
    expect(await send(said('W-1', { grade: 3 }))).toEqual({ taken: 'corrected' });
    expect(await lineOf('W-1')).toMatchObject({ version: 3, grade: 3, reasons: [], service: null });
    const csv = `来源系统,评价编号,评议码,事项编码,事项名称,评价等级,评价指标,评价日期,评价渠道
${SOURCE},W-1,${ground.windowCode},BDC-01,不动产转移登记,一般,${MARKER},2026-03-02,评价器
`;
    const run = await tried(office, test.city, 'province-reviews', csv);
    expect(run).toMatchObject({ counts: { created: 0, changed: 0, unchanged: 1, bad: 0 } });
    expect(await kept('W-1')).not.toContain(MARKER);
  });

  it('cannot be asked for from elsewhere, nor where a hold keeps them', async () => {
    await send(said('W-2'));
    const { id } = await lineOf('W-2');
    expect((await ask(await signIn(test, people.elsewhere), id)).statusCode).toBe(404);
    await test.city.asOwner((owner) =>
      owner.query(
        `insert into people_legal_hold (id, kind, object_id, reason, placed_at) values ($1, 'province-review-words', $2, '诉讼保全，暂不删除', $3)`,
        [test.city.outside.uuid(), id, test.city.outside.now()],
      ),
    );
    expect(kindOf(await ask(office, id))).toBe('/problems/review-words-held');
  });
});

it('go after their time, but of what is held', async () => {
  await send(said('W-3'));
  const forget = reviewsJobs.find(({ name }) => name === 'reviews.forget');
  await forget?.run(test.city);
  expect((await lineOf('W-3')).reasons).toEqual([MARKER]);
  // Three years and a day.
  test.city.clock.set('2029-03-03T02:00:00.000Z');
  await forget?.run(test.city);
  expect(await kept('W-3')).not.toContain(MARKER);
  expect(await kept('W-2')).toContain(MARKER);
  expect(await kept('W-3')).toContain('2029-03-03');
});

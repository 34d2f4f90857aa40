/** Reviews of the province at the edges: another division's number, spellings, one moment, and what tells of a person. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { type Ground, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, aUnit, type Person, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { bring, tried } from '../harness/importing.ts';
import { MORNING } from '../harness/today.ts';

let test: TestApp;
let ground: Ground;
let keeper: Session;
let office: Session;
let people: Readonly<{ keeper: Person; office: Person; keeperThere: Person; keeperOfAll: Person }>;

const SOURCE = '示例省好差评系统';
const PORT = '/api/v1/province/reviews';
/** A county next to it. */
const THERE = '411403';
const UNIT_THERE = '乙县独有单位';

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  const at = { divisionCode: HERE, unitId: ground.officeId };
  const unitId = await aUnit(test.city, UNIT_THERE, THERE);
  const there = { divisionCode: THERE, unitId };
  people = {
    keeper: await aPerson(test.city, 'system-admin', at),
    office: await aPerson(test.city, 'dispatcher', at),
    keeperThere: await aPerson(test.city, 'system-admin', there),
    keeperOfAll: await aPerson(test.city, 'system-admin', {
      divisionCode: test.city.code,
      unitId: await aUnit(test.city, '市级单位', test.city.code),
    }),
  };
}, 120_000);
beforeEach(async () => {
  keeper = await signIn(test, people.keeper);
  office = await signIn(test, people.office);
});
afterAll(() => test.close());

const admit = (who: Session, divisionCode: string, sourceSystem = SOURCE, id: Uuid = test.city.outside.uuid()) =>
  who.post('/api/v1/province/review-systems', { id, name: '示例省系统', sourceSystem, divisionCode });
async function aKey(who = keeper, divisionCode = HERE, sourceSystem = SOURCE): Promise<string> {
  const answer = await admit(who, divisionCode, sourceSystem);
  expect(answer.statusCode, answer.body).toBe(200);
  return (answer.json() as { key: string }).key;
}
const aReview = (number: string, over: object = {}) => ({
  sourceSystem: SOURCE,
  number,
  windowCode: ground.windowCode,
  grade: 4,
  day: '2026-03-02',
  channel: 'PJQ',
  ...over,
});
const send = (key: string, payload: object) =>
  test.app.inject({ method: 'PUT', url: PORT, headers: { authorization: `Bearer ${key}` }, payload });
const takenOf = async (key: string, payload: object) => (await send(key, payload)).json();
const kindOf = (answer: { json: () => unknown }) => (answer.json() as { type: string }).type;
const faultsOf = async (key: string, payload: object) =>
  ((await send(key, payload)).json() as { errors?: { path: string }[] }).errors?.map(({ path }) => path);

describe('the port', () => {
  it('corrects no review of a division the key does not reach', async () => {
    const key = await aKey();
    expect(await takenOf(key, aReview('FAR-1'))).toEqual({ taken: 'new' });
    const other = await aKey(await signIn(test, people.keeperThere), THERE);
    const theirs = aReview('FAR-1', { windowCode: '', unit: UNIT_THERE, grade: 5 });
    expect(await faultsOf(other, theirs)).toEqual(['number']);
    const list = (await office.get('/api/v1/reviews/province?search=FAR-1')).json();
    expect(list).toMatchObject({ total: 1, items: [{ version: 1, grade: 4, divisionCode: HERE }] });
  });

  it('counts no review twice that is being written as an older system’s', async () => {
    const key = await aKey();
    await test.city.asOwner(async (owner) => {
      await owner.query('begin');
      await owner.query(`select pg_advisory_xact_lock(hashtextextended('reviews/province', 0))`);
      // Asked to come again, not left waiting: a sheet may take minutes, and every wait would keep a connection.
      const busy = await send(key, aReview('RACE-1'));
      expect([busy.statusCode, kindOf(busy), busy.headers['retry-after']]).toEqual([429, '/problems/too-many', '60']);
      await owner.query(
        `insert into reviews_review (id, submission_id, window_id, hall_id, division_code, unit_id, grade, day, at, lang,
           state, open_until, source_system, source_ref)
         values (gen_random_uuid(), gen_random_uuid(), $1, $2, $3, $4, 4, '2025-03-05', '2025-03-05T02:00:00Z', 'zh',
           'closed', '2025-03-05T02:00:00Z', $5, 'RACE-1')`,
        [ground.windowId, ground.hallId, HERE, ground.unitId, SOURCE],
      );
      await owner.query('commit');
      expect(kindOf(await send(key, aReview('RACE-1')))).toBe('/problems/review-counted-already');
    });
    expect((await office.get('/api/v1/reviews/province?search=RACE-1')).json()).toMatchObject({ total: 0 });
  });

  it('takes a number once of two keys that send it at one moment', async () => {
    const keys = [await aKey(), await aKey()];
    const both = await Promise.all(keys.map((key) => takenOf(key, aReview('KEYS-1'))));
    expect(both).toEqual(expect.arrayContaining([{ taken: 'new' }, { taken: 'same' }]));
  });

  it('reads names, codes and numbers as a sheet does, so that one review is one', async () => {
    const wide = '示例　省系统ＡＢＣ';
    const key = await aKey(keeper, HERE, wide);
    const { hallName: hall, windowCode } = ground;
    const first = aReview("'SPELT-1", { sourceSystem: wide, service: '不动产  登记Ａ' });
    expect(await takenOf(key, first)).toEqual({ taken: 'new' });
    const narrow = { sourceSystem: '示例 省系统ABC', service: '不动产 登记A' };
    expect(await takenOf(key, aReview('SPELT-1', narrow))).toEqual({ taken: 'same' });
    const hyphened = `${windowCode.slice(0, 5).toLowerCase()}-${windowCode.slice(5)}`;
    expect(await takenOf(key, aReview('SPELT-1', { ...narrow, windowCode: hyphened }))).toEqual({ taken: 'same' });
    const named = { ...narrow, windowCode: '', hall, window: 'Ａ０１' };
    expect(await takenOf(key, aReview('SPELT-1', named))).toEqual({ taken: 'same' });
    const sheet = `来源系统,评价编号,大厅,窗口号,评价等级,评价时间,评价渠道,事项名称
${wide},SPELT-1,${hall},A01,满意,2026-03-02,评价器,不动产  登记Ａ`;
    expect((await tried(office, test.city, 'province-reviews', sheet)).counts).toMatchObject({ unchanged: 1, bad: 0 });
  });

  it('finds a window whose number was registered wide', async () => {
    const key = await aKey();
    const register = (number: string) =>
      test.city.asOwner((owner) =>
        owner.query('update places_window set number = $1 where id = $2', [number, ground.windowId]),
      );
    await register('Ａ－０１');
    const named = aReview('WIDE-1', { windowCode: '', hall: ground.hallName, window: 'a01' });
    const taken = await takenOf(key, named);
    await register('A01');
    expect(taken).toEqual({ taken: 'new' });
  });

  it('takes no unit beyond the key beside a window, and no division where the code does not hang', async () => {
    const key = await aKey();
    expect(await faultsOf(key, aReview('FAR-2', { unit: UNIT_THERE }))).toEqual(['unit']);
    const city = await aKey(await signIn(test, people.keeperOfAll), test.city.code);
    expect(await faultsOf(city, aReview('FAR-3', { division: THERE }))).toEqual(['division']);
  });

  it('refuses a telephone written apart, and takes years as they are', async () => {
    const key = await aKey();
    for (const phone of ['139-0000-0077', '139 0000 0077', '１３９．００００．００７７'])
      expect(await faultsOf(key, aReview('APART-1', { reasons: [`请联系${phone}`] }))).toEqual(['reasons']);
    expect(await takenOf(key, aReview('APART-1', { service: '2019-2025 年度补贴' }))).toEqual({ taken: 'new' });
  });
});

describe('a system', () => {
  it('is not admitted again for another division under the same request', async () => {
    const who = await signIn(test, people.keeperOfAll);
    const id = test.city.outside.uuid();
    expect((await admit(who, HERE, SOURCE, id)).statusCode).toBe(200);
    expect((await admit(who, HERE, SOURCE, id)).json()).toMatchObject({ key: null });
    const other = await admit(who, THERE, SOURCE, id);
    expect([other.statusCode, kindOf(other)]).toEqual([409, '/problems/submission-reused']);
  });
});

const HEADING = '来源系统,评价编号,大厅,窗口号,评价等级,评价时间,评价渠道';
const row = (number: string) => `${SOURCE},${number},${ground.hallName},A01,满意,2026-03-02,评价器`;

describe('a sheet', () => {
  it.each(['联系方式', '差评原因（留言）', '评语', '微信号', '地址', 'userName', 'certKey', 'writingEvaluation'])(
    'with a column “%s” is refused and not kept',
    async (heading) => {
      const file = `${HEADING},${heading}\n${row('HEAD-1')},示例·赵女士的话`;
      const answer = await bring(office, test.city, 'province-reviews', file);
      expect([answer.statusCode, kindOf(answer)]).toEqual([422, '/problems/import-heading-refused']);
      const kept = await test.city.asOwner((owner) =>
        owner.query(`select 1 from imports_part where position(convert_to('示例·赵女士的话', 'UTF8') in bytes) > 0`),
      );
      expect(kept.rowCount).toBe(0);
    },
  );

  it('with headings of its own that sound like a person’s is taken', async () => {
    const file = `${HEADING},serviceName,unit name\n${row('HEAD-2')},不动产登记,${ground.unitName}`;
    expect((await tried(office, test.city, 'province-reviews', file)).counts).toMatchObject({ created: 1, bad: 0 });
  });

  it('keeps no telephone among its faults', async () => {
    const file = `${HEADING},评价指标\n${row('FAULT-1')},电话13900000077`;
    const run = await tried(office, test.city, 'province-reviews', file);
    const faults = await office.get(`/api/v1/imports/${run.id}/faults`);
    expect(faults.json()).toMatchObject({ items: [{ reason: 'looks-personal', value: '' }] });
  });

  it('takes ten reasons of the length the port takes', async () => {
    const reasons = Array.from({ length: 10 }, (_, n) => `${'很长的指标名称'.repeat(6).slice(0, 39)}${n}`);
    const file = `${HEADING},评价指标\n${row('LONG-1')},${reasons.join('、')}`;
    expect((await tried(office, test.city, 'province-reviews', file)).counts).toMatchObject({ created: 1, bad: 0 });
  });

  it('brings back nothing that left here as an older system’s', async () => {
    const file = `来源系统,评价编号,大厅名称,窗口号,满意度,评价时间
mashang-${test.city.code},X-1,${ground.hallName},A01,满意,2025-03-05
旧系统,MS${test.city.code}-2026-01-00001,${ground.hallName},A01,满意,2025-03-05`;
    expect((await tried(office, test.city, 'older-reviews', file)).counts).toMatchObject({ created: 0, bad: 2 });
  });
});

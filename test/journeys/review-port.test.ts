/** Reviews of the province over real HTTP: by key and by sheet, once each, corrected, never ours; and ours as they leave. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { letMonthsLeave } from '../../src/reviews/province/actions-leaving.ts';
import { rollUpWeeks } from '../../src/reviews/rollups/actions-rollups.ts';
import { type Ground, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, type Person, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { bring, runOf, tried, work, written } from '../harness/importing.ts';
import { textOfBook } from '../harness/sheets.ts';
import { MORNING } from '../harness/today.ts';

let test: TestApp;
let ground: Ground;
let keeper: Session;
let office: Session;
let second: Session;
let people: Readonly<{ keeper: Person; office: Person; second: Person }>;

const SOURCE = '示例省好差评系统';
const PORT = '/api/v1/province/reviews';
/** A county next to it. */
const THERE = '411403';

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  const at = { divisionCode: HERE, unitId: ground.officeId };
  people = {
    keeper: await aPerson(test.city, 'system-admin', at),
    office: await aPerson(test.city, 'dispatcher', at),
    second: await aPerson(test.city, 'joint-office', at),
  };
}, 120_000);
beforeEach(async () => {
  keeper = await signIn(test, people.keeper);
  office = await signIn(test, people.office);
  second = await signIn(test, people.second);
});
afterAll(() => test.close());

async function aKey(sourceSystem = SOURCE): Promise<Readonly<{ id: Uuid; key: string }>> {
  const id = test.city.outside.uuid();
  const asked = { id, name: '示例省系统', sourceSystem, divisionCode: HERE };
  const answer = await keeper.post('/api/v1/province/review-systems', asked);
  expect(answer.statusCode, answer.body).toBe(200);
  return { id, key: (answer.json() as { key: string }).key };
}

const aReview = (number: string, over: object = {}) => ({
  sourceSystem: SOURCE,
  number,
  windowCode: ground.windowCode,
  grade: 2,
  reasons: ['服务态度'],
  day: '2026-03-02',
  channel: 'PJQ',
  ...over,
});
const send = (key: string, payload: object) =>
  test.app.inject({
    method: 'PUT',
    url: PORT,
    headers: { authorization: `Bearer ${key}`, 'accept-language': 'zh' },
    payload,
  });
const fetchLeft = (key: string, query = '') =>
  test.app.inject({ method: 'GET', url: `${PORT}${query}`, headers: { authorization: `Bearer ${key}` } });
const kindOf = (answer: { json: () => unknown }) => (answer.json() as { type: string }).type;
const faultsOf = (answer: { json: () => unknown }) =>
  (answer.json() as { errors: { path: string; message: string }[] }).errors.map(({ path }) => path).sort();
type Page = Readonly<{
  total: number;
  items: readonly Readonly<{ id: Uuid; number: string; version: number; grade: number }>[];
  tally: Readonly<{ grades: Readonly<Record<string, number>>; defaults: number }>;
}>;
const listed = async (query = '') => (await office.get(`/api/v1/reviews/province?limit=200${query}`)).json() as Page;
const counted = async (): Promise<readonly number[]> => {
  const rows = await test.city.asOwner((owner) =>
    owner.query(`select (select count(*) from reviews_review)::integer as reviews,
      (select coalesce(sum(reviews), 0) from reviews_daily)::integer as daily,
      (select count(*) from matters_matter)::integer as matters`),
  );
  return [rows.rows[0]?.reviews, rows.rows[0]?.daily, rows.rows[0]?.matters] as number[];
};

describe('a review of the province', () => {
  it('is asked for a key, and for the source system of that key', async () => {
    const { id, key } = await aKey();
    for (const wrong of ['', 'NOSUCHKEY', `${key}X`]) {
      const answer = await send(wrong, aReview('KEY-1'));
      expect([answer.statusCode, kindOf(answer)]).toEqual([401, '/problems/review-key-wrong']);
    }
    const other = await send(key, aReview('KEY-1', { sourceSystem: '别的系统' }));
    expect([other.statusCode, kindOf(other)]).toEqual([403, '/problems/review-source-not-yours']);
    await keeper.post(`/api/v1/province/review-systems/${id}/revocation`, { reason: '试用结束' });
    expect((await send(key, aReview('KEY-1'))).statusCode).toBe(401);
    expect((await fetchLeft(key)).statusCode).toBe(401);
    expect((await listed('&search=KEY-1')).total).toBe(0);
  });

  it('is taken once; other content is a correction that takes nothing away', async () => {
    const { key } = await aKey();
    expect((await send(key, aReview('ONCE-1'))).json()).toEqual({ taken: 'new' });
    expect((await send(key, aReview('ONCE-1'))).json()).toEqual({ taken: 'same' });
    // The same place by other names is the same content.
    const { hallName: hall } = ground;
    const byName = aReview('ONCE-1', { windowCode: '', hall, window: 'a01' });
    expect((await send(key, byName)).json()).toEqual({ taken: 'same' });
    expect((await send(key, aReview('ONCE-1', { grade: 4, reasons: [] }))).json()).toEqual({ taken: 'corrected' });
    const { items } = await listed('&search=ONCE-1');
    expect(items).toMatchObject([
      { version: 2, grade: 4, hall: ground.hallName, window: 'A01', unit: ground.unitName },
    ]);
    const versions = await office.get(`/api/v1/reviews/province/${items[0]?.id}/versions`);
    expect(versions.json()).toMatchObject([
      { version: 2, grade: 4, reasons: [], bySheet: false },
      { version: 1, grade: 2, reasons: ['服务态度'], on: '2026-03-03' },
    ]);
  });

  it('is taken once of two that come at one moment', async () => {
    const { key } = await aKey();
    const both = await Promise.all([send(key, aReview('TWICE-1')), send(key, aReview('TWICE-1'))]);
    expect(both.map((answer) => (answer.json() as { taken: string }).taken).sort()).toEqual(['new', 'same']);
  });

  it('is refused by the names of what is wrong, and nothing of it stays', async () => {
    const { key } = await aKey();
    const shape = await send(key, aReview('BAD-1', { grade: 6, day: '3 March', channel: 'X' }));
    expect(faultsOf(shape)).toEqual(['channel', 'day', 'grade']);
    expect(faultsOf(await send(key, aReview('BAD-1', { windowCode: '' })))).toEqual(['windowCode']);
    expect(faultsOf(await send(key, aReview('BAD-1', { windowCode: '0000000000', day: '2026-03-09' })))).toEqual([
      'day',
      'windowCode',
    ]);
    expect(faultsOf(await send(key, aReview('BAD-1', { hall: '别的大厅' })))).toEqual(['hall']);
    const unknown = await send(key, aReview('BAD-1', { windowCode: '', unit: '没有的单位' }));
    expect(faultsOf(unknown)).toEqual(['unit']);
    expect((await listed('&search=BAD-1')).total).toBe(0);
  });

  it('brings nothing of whoever rated', async () => {
    const { key } = await aKey();
    const named = await send(key, aReview('PERSON-1', { applicantPhone: '13900000077' }));
    expect([named.statusCode, kindOf(named)]).toEqual([422, '/problems/invalid-input']);
    expect(named.body).not.toContain('13900000077');
    const hidden = await send(key, aReview('PERSON-1', { reasons: ['请联系１３９００００００７７'] }));
    expect(faultsOf(hidden)).toEqual(['reasons']);
    expect(hidden.body).not.toContain('139');
    expect(test.logged()).not.toContain('13900000077');
  });

  it('is of the unit alone where there was no window, and of no division beyond the key', async () => {
    const { key } = await aKey();
    const online = aReview('UNIT-1', { windowCode: '', unit: ground.unitName, channel: 'PC' });
    expect((await send(key, online)).json()).toEqual({ taken: 'new' });
    expect((await listed('&search=UNIT-1')).items).toMatchObject([{ hall: null, window: null, unit: ground.unitName }]);
    const elsewhere = await send(key, aReview('UNIT-2', { division: THERE }));
    expect(faultsOf(elsewhere)).toEqual(['division']);
  });

  it('counts in no figure of ours and makes no matter; defaults are told apart', async () => {
    const { key } = await aKey('另计系统');
    const before = await counted();
    for (let n = 0; n < 6; n += 1)
      await send(key, aReview(`APART-${n}`, { sourceSystem: '另计系统', grade: 1, day: '2026-02-27' }));
    const silent = { sourceSystem: '另计系统', grade: 5, reasons: [], isDefault: true, day: '2026-02-27' };
    expect((await send(key, aReview('APART-D', silent))).statusCode).toBe(200);
    expect(await counted()).toEqual(before);
    const { tally } = await listed('&from=2026-02-27&to=2026-02-27');
    expect(tally).toEqual({ grades: { 5: 0, 4: 0, 3: 0, 2: 0, 1: 6 }, defaults: 1 });
    const sheet = await office.get('/api/v1/reviews/province.xlsx?from=2026-02-27&to=2026-02-27');
    expect(await textOfBook(sheet.rawPayload)).toContain('APART-D');
  });
});

const HEADING = '来源系统,评价编号,大厅,窗口号,评价等级,是否默认评价,评价时间,评价渠道,评价指标';
const row = (number: string, over: Partial<Record<'source' | 'grade' | 'reasons', string>> = {}) =>
  [
    over.source ?? SOURCE,
    number,
    ground.hallName,
    'A01',
    over.grade ?? '满意',
    '否',
    '2026/3/2 9:30',
    '评价器',
    over.reasons ?? '',
  ].join(',');
const sheet = (...rows: readonly string[]) => [HEADING, ...rows].join('\n');
async function released(id: string): Promise<string> {
  await written(office, test.city, id, 'good');
  const acts = (await second.get('/api/v1/waiting-acts')).json() as { id: string; mayDecide: boolean }[];
  const act = acts.find(({ mayDecide }) => mayDecide);
  const decided = await second.post(`/api/v1/waiting-acts/${act?.id}/decision`, {
    release: true,
    reason: '与省系统核对过',
  });
  expect(decided.statusCode).toBe(200);
  await work(test.city);
  return (await runOf(office, id)).state;
}

describe('a sheet of the province', () => {
  it('is judged by the same rules as the port, and by a second person', async () => {
    const { key } = await aKey();
    await send(key, aReview('SHEET-1', { grade: 4, reasons: [] }));
    await send(key, aReview('SHEET-2', { grade: 4, reasons: [] }));
    const run = await tried(
      office,
      test.city,
      'province-reviews',
      sheet(
        row('SHEET-1'),
        row('SHEET-2', { grade: '很不满意', reasons: '服务态度、办事效率' }),
        row('SHEET-3'),
        row('SHEET-4', { source: `mashang-${test.city.code}` }),
        row('SHEET-5', { reasons: '电话13900000077' }),
      ),
    );
    expect(run.counts).toMatchObject({ rows: 5, created: 1, changed: 1, unchanged: 1, bad: 2 });
    const { items } = (await office.get(`/api/v1/imports/${run.id}/faults`)).json() as { items: { reason: string }[] };
    expect(items.map(({ reason }) => reason)).toEqual(['ours', 'looks-personal']);
    const changes = (await office.get(`/api/v1/imports/${run.id}/rows?outcome=changed`)).json() as object;
    expect(JSON.stringify(changes)).toContain('非常不满意');
    expect(await released(run.id)).toBe('written');
    const corrected = await listed('&search=SHEET-2');
    expect(corrected.items).toMatchObject([{ version: 2, grade: 1, reasons: ['服务态度', '办事效率'] }]);
    expect((await send(key, aReview('SHEET-3', { grade: 4, reasons: [] }))).json()).toEqual({ taken: 'same' });
  });

  it('with a column of persons is refused by its heading, and the file is gone', async () => {
    const answer = await bring(
      office,
      test.city,
      'province-reviews',
      `${HEADING},评价人姓名,联系电话\n${row('SHEET-9')},示例·赵女士,13900000088`,
    );
    expect([answer.statusCode, kindOf(answer)]).toEqual([422, '/problems/import-heading-refused']);
    expect(answer.json()).toMatchObject({ detail: '评价人姓名、联系电话' });
    const parts = await test.city.asOwner((owner) =>
      owner.query(`select 1 from imports_part p where position('13900000088'::bytea in p.bytes) > 0`),
    );
    expect(parts.rowCount).toBe(0);
  });

  it('never counts what was brought in as an older system’s, nor the other way round', async () => {
    const { key } = await aKey('旧系统');
    const older = [
      '来源系统,评价编号,大厅名称,窗口号,满意度,评价时间',
      `旧系统,OLD-1,${ground.hallName},A01,满意,2025-03-05`,
    ];
    const run = await tried(office, test.city, 'older-reviews', older.join('\n'));
    expect(await released(run.id)).toBe('written');
    const again = await send(key, aReview('OLD-1', { sourceSystem: '旧系统' }));
    expect([again.statusCode, kindOf(again)]).toEqual([409, '/problems/review-counted-already']);
    await send(key, aReview('OLD-2', { sourceSystem: '旧系统', day: '2025-03-05' }));
    const back = [older[0], `旧系统,OLD-2,${ground.hallName},A01,满意,2025-03-05`].join('\n');
    expect((await tried(office, test.city, 'older-reviews', back)).counts).toMatchObject({ created: 0, bad: 1 });
  });
});

describe('reviews of ours', () => {
  it('leave by month, in groups, once; and are refused when they come back', async () => {
    const { key } = await aKey();
    await test.city.asOwner((owner) =>
      owner.query(
        `insert into reviews_daily (window_id, unit_id, day, grade, hall_id, division_code, reviews)
         select $1::uuid, $2::uuid, '2026-01-13', grade, $3::uuid, $4, n
         from (values (5, 20), (2, 3), (1, 2)) as given (grade, n)`,
        [ground.windowId, ground.unitId, ground.hallId, HERE],
      ),
    );
    await test.city.asOwner((owner) =>
      owner.query(
        `insert into reviews_review (id, submission_id, code_id, window_id, hall_id, division_code, unit_id, grade, day, at,
           lang, state, open_until, notice_version)
         values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, $3, $4, $2, 5, '2026-01-13',
           '2026-01-13T02:00:00Z', 'zh', 'closed', '2026-01-13T02:00:00Z', 3)`,
        [ground.windowId, ground.unitId, ground.hallId, HERE],
      ),
    );
    await rollUpWeeks(test.city);
    expect(await letMonthsLeave(test.city)).toEqual(['2026-01']);
    expect(await letMonthsLeave(test.city)).toEqual([]);
    const left = await fetchLeft(key);
    const page = left.json() as { items: Record<string, unknown>[]; next: number };
    expect(page.items).toMatchObject([
      {
        sourceSystem: `mashang-${test.city.code}`,
        place: 'window',
        weekOf: '2026-01-12',
        month: '2026-01',
        hall: ground.hallName,
        window: 'A01',
        grades: { 5: 20, 4: 0, 3: 0, 2: 3, 1: 2 },
        reviews: 25,
      },
    ]);
    expect(left.body).not.toContain('2026-01-13');
    expect((await fetchLeft(key, `?after=${page.next}`)).json()).toEqual({ items: [], next: page.next });
    const [line] = page.items;
    for (const sourceSystem of [String(line?.['sourceSystem']), SOURCE]) {
      const back = await send(key, aReview(String(line?.['number']), { sourceSystem }));
      expect([back.statusCode, kindOf(back)]).toEqual([409, '/problems/review-ours']);
    }
    const list = (await office.get('/api/v1/reviews/leaving?limit=50')).json() as { total: number };
    expect(list.total).toBe(1);
    const taken = await office.get('/api/v1/reviews/leaving.xlsx');
    expect(await textOfBook(taken.rawPayload)).toContain(String(line?.['number']));
  });
});

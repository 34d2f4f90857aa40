/** Reviews of an older system: counted once, never changed, never a matter. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../../test/harness/app.ts';
import { bring, type RunView, runOf, tried, work, written } from '../../test/harness/importing.ts';
import { MORNING } from '../../test/harness/today.ts';

let test: TestApp;
let office: Session;
let admin: Session;
let second: Session;
let auditor: Session;

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  const unitId = await aUnit(test.city, '示例市营商办', '411400');
  office = await signIn(test, await aPerson(test.city, 'dispatcher', { divisionCode: '411400', unitId }));
  admin = await signIn(test, await aPerson(test.city, 'system-admin', { divisionCode: '411400', unitId }));
  second = await signIn(test, await aPerson(test.city, 'joint-office', { divisionCode: '411400', unitId }));
  auditor = await signIn(test, await aPerson(test.city, 'audit-admin', { divisionCode: '411400', unitId }));
  const windows = '区划,大厅,管理单位,窗口号,窗口名称,进驻单位\n睢阳区,甲厅,示例市营商办,A1,综合,示例市营商办\n';
  const run = await tried(office, test.city, 'windows', windows);
  await written(office, test.city, run.id);
});
afterAll(() => test.close());

const plantedRows = (many: number) =>
  Array.from(
    { length: many },
    (_, each) => `旧系统,p${each},甲厅,A1,非常满意,2025-0${each % 2 === 0 ? 6 : 7}-1${each % 10}`,
  );
const HEADING = '来源系统,评价编号,大厅名称,窗口号,满意度,评价时间';
const sheet = (...rows: readonly string[]): string => [HEADING, ...rows].join('\n');
type Act = { id: string; kind: string; mayDecide: boolean; facts: { name: string; value: string | number }[] };
const waiting = async (who: Session): Promise<Act[]> => (await who.get('/api/v1/waiting-acts')).json() as Act[];
const decide = (who: Session, id: string | undefined, release = true) =>
  who.post(`/api/v1/waiting-acts/${id}/decision`, { release, reason: '与原系统核对过' });
/** Asked by the office, released by another person, written by the workers. */
async function released(id: string, mode: 'all' | 'good' = 'good'): Promise<RunView> {
  await written(office, test.city, id, mode);
  const decided = await decide(second, (await waiting(second))[0]?.id);
  expect(decided.statusCode).toBe(200);
  await work(test.city);
  return runOf(office, id);
}
const counted = async (): Promise<number> => {
  const found = await test.city.asOwner((owner) =>
    owner.query('select coalesce(sum(reviews), 0)::integer as n from reviews_daily'),
  );
  return found.rows[0]?.n as number;
};

describe('reviews of an older system', () => {
  it('are tried, bad ones named, good ones counted in the roll-up', async () => {
    const run = await tried(
      office,
      test.city,
      'older-reviews',
      sheet(
        '旧系统,1,甲厅,A1,非常满意,2025年3月5日 9:30',
        '旧系统,2,甲厅,a1,一星,45721',
        '旧系统,3,乙厅,A1,满意,2025-03-05',
        '旧系统,4,甲厅,B9,满意,2025-03-05',
        '旧系统,5,甲厅,A1,还行吧,2025-03-05',
        '旧系统,6,甲厅,A1,满意,2027-03-05',
        '旧系统,1,甲厅,A1,满意,2025-03-06',
      ),
    );
    expect(run.counts).toMatchObject({ rows: 7, created: 2, bad: 5 });
    const { items } = (await office.get(`/api/v1/imports/${run.id}/faults`)).json() as {
      items: { row: number; reason: string }[];
    };
    expect(items.map(({ row, reason }) => [row, reason])).toEqual([
      [4, 'hall-unknown'],
      [5, 'window-unknown'],
      [6, 'not-one-of'],
      [7, 'not-yet'],
      [8, 'twice-in-file'],
    ]);
    expect(await released(run.id)).toMatchObject({ state: 'written' });
    expect(await counted()).toBe(2);
  });

  it('come in once; another grade for the same one is a fault', async () => {
    const run = await tried(
      office,
      test.city,
      'older-reviews',
      sheet(
        '旧系统,1,甲厅,A1,非常满意,2025-03-05 09:30',
        '旧系统,2,甲厅,A1,满意,2025-03-05',
        '旧系统,9,甲厅,A1,满意,2025-03-05',
      ),
    );
    expect(run.counts).toMatchObject({ created: 1, unchanged: 1, bad: 1 });
    const { items } = (await office.get(`/api/v1/imports/${run.id}/faults`)).json() as { items: { message: string }[] };
    expect(items[0]?.message).toContain('已经导入过，等级是 1');
    await released(run.id);
    expect(await counted()).toBe(3);
    const matters = await test.city.asOwner(
      async (owner) => (await owner.query('select 1 from matters_matter')).rowCount,
    );
    expect(matters).toBe(0);
  });

  it('are of months before the city’s own, and of no other: none is planted beside them (security 11)', async () => {
    await test.city.asOwner((owner) =>
      owner.query(
        `insert into reviews_review (id, submission_id, code_id, window_id, hall_id, division_code, unit_id, grade, day, at,
           lang, state, open_until, notice_version)
         select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), window_id, hall_id, division_code, unit_id, 5,
           '2026-02-18', '2026-02-18T02:00:00Z', 'zh', 'closed', '2026-02-18T02:00:00Z', 3
         from reviews_review limit 1`,
      ),
    );
    const before = await counted();
    const run = await tried(
      office,
      test.city,
      'older-reviews',
      sheet(
        '旧系统,91,甲厅,A1,非常满意,2026-02-20',
        '旧系统,92,甲厅,A1,非常满意,2026-02-03',
        '旧系统,93,甲厅,A1,满意,2026-01-20',
      ),
    );
    expect(run.counts).toMatchObject({ rows: 3, created: 1, bad: 2 });
    const { items } = (await office.get(`/api/v1/imports/${run.id}/faults`)).json() as {
      items: { row: number; reason: string }[];
    };
    expect(items.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'not-older'],
      [3, 'not-older'],
    ]);
    await released(run.id);
    expect(await counted()).toBe(before + 1);
  });

  it('are written only when a second person has read what they are; both are told, and the audit keeps it (security 11)', async () => {
    const inbox = async (who: Session) =>
      ((await who.get('/api/v1/notices?unread=true')).json() as { kind: string }[]).map(({ kind }) => kind);
    const before = await counted();
    const run = await tried(office, test.city, 'older-reviews', sheet(...plantedRows(40)));
    expect(await written(office, test.city, run.id)).toMatchObject({
      state: 'checked',
      waitsUntil: expect.any(String),
    });
    expect(await counted()).toBe(before);
    expect(await waiting(office)).toMatchObject([{ kind: 'imports.write-import', mayDecide: false }]);
    expect(await inbox(second)).toContain('people.second-person-asked');
    const [act] = await waiting(second);
    expect(act?.mayDecide).toBe(true);
    const facts = Object.fromEntries((act?.facts ?? []).map(({ name, value }) => [name, value]));
    expect(facts).toEqual({
      file: '名录.xlsx',
      rows: 40,
      from: '2025-06',
      to: '2025-07',
      halls: 1,
      hallNames: '甲厅',
      systems: '旧系统',
    });
    expect((await decide(office, act?.id)).statusCode).toBe(403);
    expect((await decide(second, act?.id)).statusCode).toBe(200);
    await work(test.city);
    expect(await runOf(office, run.id)).toMatchObject({ state: 'written', waitsUntil: null });
    expect(await counted()).toBe(before + 40);
    expect(await inbox(office)).toContain('people.second-person-released');
    const audited = (await auditor.get(`/api/v1/audit?objectId=${run.id}`)).json() as { items: { detail: object }[] };
    expect(audited.items.map(({ detail }) => detail)).toContainEqual(
      expect.objectContaining({ step: 'released', ...facts, releasedBy: expect.any(String) }),
    );
  });

  it('that were tried anew, chosen anew or given up meanwhile are not what the second person read (security 11)', async () => {
    const before = await counted();
    const run = await tried(office, test.city, 'older-reviews', sheet('旧系统,801,甲厅,A1,满意,2025-08-05'));
    await written(office, test.city, run.id);
    const [act] = await waiting(second);
    test.city.clock.advance({ minutes: 1 });
    await office.post(`/api/v1/imports/${run.id}/check`);
    await work(test.city);
    expect(await runOf(office, run.id)).toMatchObject({ state: 'checked', waitsUntil: null });
    expect((await decide(second, act?.id)).json().type).toBe('/problems/changed-meanwhile');
    await written(office, test.city, run.id);
    const [again] = await waiting(second);
    expect(again?.id).not.toBe(act?.id);
    expect((await decide(second, again?.id, false)).statusCode).toBe(200);
    await work(test.city);
    expect(await runOf(office, run.id)).toMatchObject({ state: 'checked', waitsUntil: null });
    await written(office, test.city, run.id);
    const [last] = await waiting(second);
    await office.post(`/api/v1/imports/${run.id}/give-up`);
    expect((await decide(second, last?.id)).json().type).toBe('/problems/changed-meanwhile');
    expect(await counted()).toBe(before);
  });

  it('are no business of administrators', async () => {
    const answer = await bring(admin, test.city, 'older-reviews', sheet('旧系统,1,甲厅,A1,满意,2025-03-05'));
    expect(answer.json().type).toBe('/problems/import-kind-not-yours');
  });
});

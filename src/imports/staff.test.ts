/** A list of staff: accounts and posts by one administrator, who holds them by another, and never more than either may grant. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Person, type Session, signIn, type TestApp, testApp } from '../../test/harness/app.ts';
import { bring, tried, written } from '../../test/harness/importing.ts';
import { MORNING } from '../../test/harness/today.ts';

const HERE = '411403';
const HEADING = '姓名,账号,所属县区,工作单位,系统角色,岗位,任职日期,任期至';

let test: TestApp;
let opener: Session;
let giver: Session;
let giverPerson: Person;
let auditor: Session;
let city: Session;

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  const office = await aUnit(test.city, '示例区政府办', HERE);
  await aUnit(test.city, '示例区住建局', HERE);
  await aUnit(test.city, '外县局', '411423');
  const place = { divisionCode: HERE, unitId: office };
  opener = await signIn(test, await aPerson(test.city, 'system-admin', { ...place, username: 'opener' }));
  giverPerson = await aPerson(test.city, 'security-admin', { ...place, username: 'giver' });
  giver = await signIn(test, giverPerson);
  auditor = await signIn(test, await aPerson(test.city, 'audit-admin', place));
  city = await signIn(test, await aPerson(test.city, 'dispatcher', place));
});
afterAll(() => test.close());

const list = (...rows: readonly string[]): string => [HEADING, ...rows].join('\n');
const ZHANG = '张三,zhang.san,睢阳区,示例区住建局,承办人,投诉承办岗,2026-03-03,';
const LI = '李四,LI4,睢阳区,示例区住建局,单位负责人,局长,2026-03-03,2099-12-31';

type Fault = { row: number; column: string; reason: string };
async function faultsOf(who: Session, id: string): Promise<(string | number)[][]> {
  const { items } = (await who.get(`/api/v1/imports/${id}/faults`)).json() as { items: Fault[] };
  return items.map(({ row, column, reason }) => [row, column, reason]);
}

describe('a list of staff', () => {
  it('opens accounts and makes posts for the system administrator, and gives none', async () => {
    const run = await tried(opener, test.city, 'staff', list(ZHANG, LI, ZHANG));
    expect(run.counts).toMatchObject({ rows: 3, created: 2, bad: 0, repeated: 1 });
    expect(await written(opener, test.city, run.id)).toMatchObject({ state: 'written' });
    const users = (await opener.get('/api/v1/users?search=zhang.san')).json() as { id: string; passwordSet: boolean }[];
    expect(users).toMatchObject([{ username: 'zhang.san', displayName: '张三', passwordSet: false }]);
    const detail = (await opener.get(`/api/v1/users/${users[0]?.id}`)).json() as { holdings: object[] };
    expect(detail.holdings).toEqual([]);
    expect((await tried(opener, test.city, 'staff', list(ZHANG, LI))).counts).toMatchObject({
      created: 0,
      unchanged: 2,
    });
  });

  it('gives the posts for the security administrator, for as long as the list says', async () => {
    const run = await tried(giver, test.city, 'holdings', list(ZHANG, LI));
    expect(run.counts).toMatchObject({ created: 2, bad: 0 });
    expect(await written(giver, test.city, run.id)).toMatchObject({ state: 'written' });
    const users = (await giver.get('/api/v1/users?search=li4')).json() as { id: string }[];
    const detail = (await giver.get(`/api/v1/users/${users[0]?.id}`)).json() as { holdings: object[] };
    expect(detail.holdings).toMatchObject([{ title: '局长', fromOn: '2026-03-03', untilOn: '2100-01-01' }]);
  });

  it('shows what a second list changes: an end that is earlier, nothing else', async () => {
    const sooner = ZHANG.replace(/,$/, ',2099-06-30');
    const run = await tried(giver, test.city, 'holdings', list(sooner, LI, ZHANG.replace('2026-03-03', '2026-03-04')));
    expect(run.counts).toMatchObject({ created: 0, changed: 1, unchanged: 1, bad: 1 });
    expect(await faultsOf(giver, run.id)).toEqual([[4, 'from', 'holds-since']]);
    const { items } = (await giver.get(`/api/v1/imports/${run.id}/rows?outcome=changed`)).json() as {
      items: { differences: object[] }[];
    };
    expect(items[0]?.differences).toMatchObject([{ label: '任岗至', before: '', after: '2099-06-30' }]);
    expect(await written(giver, test.city, run.id, 'good')).toMatchObject({ state: 'written' });
    const later = await tried(giver, test.city, 'holdings', list(ZHANG.replace(/,$/, ',2099-07-31')));
    expect(await faultsOf(giver, later.id)).toEqual([[2, 'until', 'ends-already']]);
  });

  it('names what it does not understand, row by row', async () => {
    const run = await tried(
      opener,
      test.city,
      'staff',
      list(
        '王五,王五,睢阳区,示例区住建局,承办人,投诉承办岗,,',
        '王五,wangwu,睢阳区,没有的局,承办人,投诉承办岗,,',
        '王五,wangwu,民权县,外县局,承办人,投诉承办岗,,',
        '王五,zhang.san,睢阳区,示例区住建局,承办人,投诉承办岗,,',
        '王五,wangwu,睢阳区,示例区住建局,审核员,投诉承办岗,,',
        '王五,wangwu,睢阳区,示例区住建局,承办人,二岗,,',
        '王六,wangwu,睢阳区,示例区住建局,承办人,三岗,,',
      ),
    );
    expect(await faultsOf(opener, run.id)).toEqual([
      [2, 'username', 'username-malformed'],
      [3, 'unit', 'unit-unknown'],
      [4, 'division', 'division-outside-yours'],
      [4, 'unit', 'unit-outside-yours'],
      [5, 'name', 'name-differs'],
      [6, 'role', 'post-has-another-role'],
      [8, 'name', 'name-differs-above'],
    ]);
  });
});

describe('three administrators', () => {
  it('are never made from a list', async () => {
    const rows = ['系统管理员', '安全管理员', '审计管理员'].map(
      (role, n) => `王七,wang${n}7,睢阳区,示例区政府办,${role},岗${n},,`,
    );
    for (const [who, kind] of [
      [opener, 'staff'],
      [giver, 'holdings'],
    ] as const) {
      const run = await tried(who, test.city, kind, list(...rows));
      expect(run.counts).toMatchObject({ created: 0, changed: 0, bad: 3 });
      expect((await faultsOf(who, run.id)).map(([, column]) => column)).toEqual(['role', 'role', 'role']);
    }
  });

  it('get nothing beside their post, and nobody gives one to themselves', async () => {
    const { username } = giverPerson;
    const names = (await giver.get('/api/v1/users')).json() as { username: string; displayName: string }[];
    const nameOf = (one: string): string => names.find((user) => user.username === one)?.displayName ?? '';
    const run = await tried(
      giver,
      test.city,
      'holdings',
      list(
        `${nameOf(username)},${username},睢阳区,示例区住建局,承办人,投诉承办岗,,`,
        `${nameOf('opener')},opener,睢阳区,示例区住建局,承办人,投诉承办岗,,`,
        '无名,nobody,睢阳区,示例区住建局,承办人,投诉承办岗,,',
        '张三,zhang.san,睢阳区,示例区住建局,承办人,没有的岗,,',
      ),
    );
    expect(await faultsOf(giver, run.id)).toEqual([
      [2, 'username', 'not-yourself'],
      [3, 'username', 'administrators-are-separate'],
      [4, 'username', 'account-unknown'],
      [5, 'title', 'post-unknown'],
    ]);
  });

  it('bring in their own part only', async () => {
    const refusal = { type: '/problems/import-kind-not-yours' };
    expect((await bring(giver, test.city, 'staff', list(ZHANG))).json()).toMatchObject(refusal);
    expect((await bring(opener, test.city, 'holdings', list(ZHANG))).json()).toMatchObject(refusal);
    expect((await bring(city, test.city, 'holdings', list(ZHANG))).json()).toMatchObject(refusal);
    expect((await bring(auditor, test.city, 'staff', list(ZHANG))).statusCode).toBe(403);
  });

  it('are refused where somebody became one between the dry run and the writing', async () => {
    await written(
      opener,
      test.city,
      (await tried(opener, test.city, 'staff', list('赵八,zhao8,睢阳区,示例区住建局,承办人,八岗,,'))).id,
    );
    const run = await tried(giver, test.city, 'holdings', list('赵八,zhao8,睢阳区,示例区住建局,承办人,八岗,,'));
    expect(run.counts).toMatchObject({ created: 1 });
    const [user] = (await opener.get('/api/v1/users?search=zhao8')).json() as { id: string }[];
    await opener.request({ method: 'PUT', url: `/api/v1/users/${user?.id}/disabled`, payload: { disabled: true } });
    expect(await written(giver, test.city, run.id)).toMatchObject({
      state: 'checked',
      problem: { kind: 'changed-meanwhile' },
    });
  });

  it('leave a line in the audit for every account, post and holding', async () => {
    const counted = async (action: string): Promise<number> => {
      const page = (await auditor.get(`/api/v1/audit?action=${action}`)).json() as { items: object[] };
      return page.items.length;
    };
    for (const action of ['people.create-user', 'people.create-post', 'people.give-post', 'people.take-post']) {
      expect(await counted(action), action).toBeGreaterThan(0);
    }
    expect(await counted('imports.use-imports')).toBeGreaterThan(2);
  });
});

/** Two towns of one name, and offices of one name in them, are told apart wherever they are listed. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { PUBLIC_URL, testServer } from '../../../test/harness/server.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { localDateOf } from '../../kernel/time.ts';
import type { App } from '../../platform/http/http.ts';
import { inTransaction, transact } from '../../platform/postgres/db.ts';
import { peopleRoutes } from '../api.ts';
import { eachAuditLine } from '../audit/store-audit.ts';
import type { Actor } from '../model.ts';
import { scopeOf } from './actions-acting.ts';
import { delegatePost } from './actions-delegations.ts';
import { divisionNames, eachWithUnitNames, unitNames } from './actions-names.ts';
import { namesOfDivisions, unitInFull } from './rules-names.ts';
import { divisionTree } from './store-divisions.ts';

const YUCHENG = '411425100';
const XIAYI = '411426100';
const CALLED = '城关镇便民服务中心';

describe('names of divisions and units (A6)', () => {
  let city: TestCity;
  let people: World;
  let app: App;
  let yucheng: Uuid;
  let xiayi: Uuid;
  let alone: Uuid;

  beforeAll(async () => {
    city = await testCity();
    people = await world(city);
    yucheng = await people.unit(CALLED, YUCHENG);
    xiayi = await people.unit(CALLED, XIAYI);
    alone = await people.unit('市测试局', '411400');
    app = await testServer(city, (to, guard) =>
      peopleRoutes(to, {
        city,
        publicUrl: PUBLIC_URL,
        guard,
        holds: () => Promise.resolve(0),
        hiddenMatters: async () => [],
      }),
    );
  });
  afterAll(async () => {
    await app.close();
    await city.close();
  });

  it('a township stands after its county, a county alone, an unknown code as it is', async () => {
    const nameOf = await divisionNames(city.db);
    expect([YUCHENG, XIAYI, '411425', '411400', '999999'].map(nameOf)).toEqual([
      '虞城县 · 城关镇',
      '夏邑县 · 城关镇',
      '虞城县',
      '商丘市',
      '999999',
    ]);
  });

  it('a unit stands after its county only where another is called the same', async () => {
    const names = await unitNames(city.db, [yucheng, alone, yucheng]);
    expect([...names]).toEqual(
      expect.arrayContaining([
        [yucheng, `虞城县 · ${CALLED}`],
        [alone, '市测试局'],
      ]),
    );
    expect(names.size).toBe(2);
  });

  it('within one county the town tells two offices of one name apart; a successor in the same place needs nothing', async () => {
    const divisions = namesOfDivisions(await divisionTree(city.db));
    const [first, second] = (await divisionTree(city.db)).filter(({ parentCode }) => parentCode === '411425');
    const unit = (divisionCode = '') => ({ name: '财政所', divisionCode });
    const all = [unit(first?.code), unit(second?.code)];
    expect(unitInFull(unit(first?.code), all, divisions)).toBe(`虞城县 · ${first?.name} · 财政所`);
    expect(unitInFull(unit(first?.code), [unit(first?.code)], divisions)).toBe('财政所');
  });

  it('the lists the console chooses from say it', async () => {
    const office = await people.unit('商丘市测试营商办', '411400');
    const headers = await people.signedIn(await people.actor('dispatcher', office, '411400'));
    const get = async (url: string) => (await app.inject({ method: 'GET', url, headers })).json();
    const units: { id: string; fullName: string }[] = await get('/api/v1/units?within=city');
    const chosen = units.filter(({ id }) => id === yucheng || id === xiayi).map(({ fullName }) => fullName);
    expect(chosen.sort()).toEqual([`夏邑县 · ${CALLED}`, `虞城县 · ${CALLED}`].sort());
    const divisions: { code: string; fullName: string }[] = await get('/api/v1/divisions');
    expect(divisions.find(({ code }) => code === XIAYI)?.fullName).toBe('夏邑县 · 城关镇');
  });

  it('the list of accounts names their posts by it', async () => {
    const office = await people.unit('商丘市测试管理局', '411400');
    const headers = await people.signedIn(await people.actor('system-admin', office, '411400'));
    const holders = [await people.actor('handler', yucheng, YUCHENG), await people.actor('handler', xiayi, XIAYI)];
    const answer = await app.inject({ method: 'GET', url: '/api/v1/users?limit=100', headers });
    const users: { id: string; posts: { unitName: string }[] }[] = answer.json().items ?? answer.json();
    const named = holders.map(({ userId }) =>
      users.find(({ id }) => id === userId)?.posts.map((post) => post.unitName),
    );
    expect(named).toEqual([[`虞城县 · ${CALLED}`], [`夏邑县 · ${CALLED}`]]);
  });

  it('a person’s posts, delegations and acts are told by it, where they are listed and where one is chosen', async () => {
    const office = await people.unit('商丘市测试人事局', '411400');
    const holder = await people.actor('handler', yucheng, YUCHENG);
    const named = `虞城县 · ${CALLED}`;
    const deputy = await people.actor('handler', alone, '411400');
    const today = localDateOf(city.clock.now());
    const lent = { postId: holder.postId, toUserId: deputy.userId, fromOn: today, toOn: today, reason: '外出学习三天' };
    const id = city.outside.uuid();
    const done = await inTransaction(city.db, (tx) => delegatePost(tx, city, holder, { id, ...lent }));
    expect(done).toMatchObject({ ok: true });
    const as = async (actor: Actor, url: string) =>
      (await app.inject({ method: 'GET', url, headers: await people.signedIn(actor) })).json();

    const { posts } = await as(deputy, '/api/v1/session');
    expect(posts).toMatchObject([{ unitName: '市测试局' }, { unitName: named, basis: 'delegated' }]);
    expect(await as(deputy, '/api/v1/delegations')).toMatchObject([{ unitName: named, postTitle: 'handler岗' }]);
    const admin = await people.actor('system-admin', office, '411400');
    expect((await as(admin, `/api/v1/users/${holder.userId}`)).holdings).toMatchObject([{ unitName: named }]);
    expect(await as(admin, `/api/v1/posts?within=city&unitId=${yucheng}`)).toContainEqual(
      expect.objectContaining({ id: holder.postId, unitName: named }),
    );
    const auditor = await people.actor('audit-admin', office, '411400');
    const { items } = await as(auditor, `/api/v1/audit?userId=${holder.userId}`);
    expect(items).toMatchObject([{ unitName: named, postTitle: 'handler岗', action: 'people.delegate-post' }]);
    const sheet: (string | null)[] = [];
    await transact(city.db, async (tx) => {
      const lines = eachAuditLine(tx, await scopeOf(tx, auditor), { userId: holder.userId });
      for await (const some of eachWithUnitNames(tx, lines)) sheet.push(...some.map(({ unitName }) => unitName));
    });
    expect(sheet).toEqual([named]);
  });

  it('a unit that ended is still named, beside a living one of its name', async () => {
    await city.asOwner((owner) => owner.query("update people_unit set valid_to = '2021-01-01' where id = $1", [xiayi]));
    const names = await unitNames(city.db, [xiayi]);
    expect(names.get(xiayi)).toBe(`夏邑县 · ${CALLED}`);
  });
});

/** The three administrators at work over HTTP: an account, a unit, a post, a person in it, each by the right hand. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { testServer } from '../../test/harness/server.ts';
import { MORNING } from '../../test/harness/today.ts';
import { type World, world } from '../../test/harness/world.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { App } from '../platform/http/http.ts';
import { peopleProblemTitles, peopleRoutes } from './api.ts';
import { peopleWords } from './words.ts';

const CITY = '411400';
const COUNTY = '411423';
const PUBLIC_URL = new URL('http://localhost:8080');
type Headers = Readonly<Record<string, string>>;

describe('administration', () => {
  let city: TestCity;
  let w: World;
  let app: App;
  let system: Headers;
  let security: Headers;
  let office: Uuid;
  let work = 0;

  beforeEach(async () => {
    city = await testCity({ at: MORNING });
    w = await world(city);
    work = 0;
    app = await testServer(city, (to, guard) =>
      peopleRoutes(to, {
        city,
        publicUrl: PUBLIC_URL,
        guard,
        holds: () => Promise.resolve(work),
        hiddenMatters: async () => [],
      }),
    );
    office = await w.unit('市营商办', CITY);
    system = await w.signedIn(await w.actor('system-admin', office, CITY));
    security = await w.signedIn(await w.actor('security-admin', office, CITY));
  });
  afterEach(async () => {
    await app.close();
    await city.close();
  });

  const send = async (headers: Headers, method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
    app.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  const get = async (headers: Headers, url: string) =>
    (await app.inject({ method: 'GET', url: `/api/v1${url}`, headers })).json();
  const uuid = () => city.outside.uuid();
  const newUser = (facts: object = {}) => ({
    id: uuid(),
    username: 'zhang.san',
    displayName: '测试张三',
    divisionCode: COUNTY,
    ...facts,
  });

  it('takes two hands to bring a newcomer into a post', async () => {
    const user = (await send(system, 'POST', '/users', newUser())).json();
    const unit = { id: uuid(), name: '宁陵县示例局', divisionCode: COUNTY, parentId: null, from: '2026-01-01' };
    expect((await send(system, 'POST', '/units', unit)).statusCode).toBe(200);
    const post = {
      id: uuid(),
      role: 'handler',
      unitId: unit.id,
      divisionCode: COUNTY,
      title: '承办岗',
      from: '2026-01-01',
    };
    expect((await send(system, 'POST', '/posts', post)).statusCode).toBe(200);
    // The first link of an account without a post is the system administrator's alone.
    const link = (await send(system, 'POST', `/users/${user.id}/one-time-links`)).json();
    expect(link.url).toMatch(/^http:\/\/localhost:8080\/console\/welcome#[\w-]{43}$/);
    const holding = { id: uuid(), userId: user.id, postId: post.id, from: '2026-03-03' };
    expect((await send(system, 'POST', '/holdings', holding)).statusCode).toBe(403);
    expect((await send(security, 'POST', '/holdings', holding)).statusCode).toBe(200);
    expect((await send(security, 'POST', '/users', newUser({ username: 'li.si' }))).statusCode).toBe(403);
    const posts = await get(system, `/posts?unitId=${unit.id}`);
    expect(posts).toMatchObject([{ unitName: '宁陵县示例局', holders: [{ displayName: '测试张三' }] }]);
    expect(await get(security, `/users/${user.id}`)).toMatchObject({ holdings: [{ title: '承办岗' }], sessions: [] });
  });

  it('gives the first answer to a repeated submission, and refuses the same id for something else', async () => {
    const body = newUser();
    const first = await send(system, 'POST', '/users', body);
    expect((await send(system, 'POST', '/users', body)).json()).toEqual(first.json());
    const other = await send(system, 'POST', '/users', { ...body, username: 'other.name' });
    expect(other.json().type).toBe('/problems/submission-reused');
    expect((await send(system, 'POST', '/users', newUser())).json().type).toBe('/problems/username-taken');
    expect((await send(system, 'POST', '/users', newUser({ username: '张三丰' }))).statusCode).toBe(422);
  });

  it('lets a county’s administrator see and keep the county’s accounts only', async () => {
    await send(system, 'POST', '/users', newUser());
    const away = (
      await send(system, 'POST', '/users', newUser({ username: 'wang.wu', divisionCode: '411481' }))
    ).json();
    const bureau = await w.unit('县政数局', COUNTY);
    const county = await w.signedIn(await w.actor('system-admin', bureau, COUNTY));
    const names = ((await get(county, '/users')) as { username: string }[]).map(({ username }) => username);
    expect(names).toContain('zhang.san');
    expect(names).not.toContain('wang.wu');
    expect((await send(county, 'PUT', `/users/${away.id}/disabled`, { disabled: true })).statusCode).toBe(404);
    expect((await send(county, 'POST', `/users/${away.id}/one-time-links`)).statusCode).toBe(404);
    const elsewhere = await send(county, 'POST', '/users', newUser({ username: 'x.y.z', divisionCode: '411481' }));
    expect(elsewhere.statusCode).toBe(403);
  });

  it('lists each account with the posts held today and the last sign-in (C34)', async () => {
    const someone = await w.actor('handler', office, CITY);
    const post = {
      id: uuid(),
      role: 'handler',
      unitId: office,
      divisionCode: CITY,
      title: '第二岗',
      from: '2026-01-01',
    };
    await send(system, 'POST', '/posts', post);
    const later = { id: uuid(), userId: someone.userId, postId: post.id, from: '2026-03-04' };
    expect((await send(security, 'POST', '/holdings', later)).statusCode).toBe(200);
    const line = async () =>
      ((await get(system, '/users')) as { id: string; posts: object[]; lastSignInAt: string | null }[]).find(
        ({ id }) => id === someone.userId,
      );
    expect(await line()).toMatchObject({ posts: [{ unitName: '市营商办' }], lastSignInAt: null });
    expect((await line())?.posts).toHaveLength(1);
    await w.signedIn(someone);
    const signedInAt = city.outside.now();
    city.clock.advance({ days: 1 });
    system = await w.signedIn(await w.actor('system-admin', office, CITY));
    expect(await line()).toMatchObject({ lastSignInAt: signedInAt });
    expect((await line())?.posts).toMatchObject([{ unitName: '市营商办' }, { unitName: '市营商办', title: '第二岗' }]);
  });

  it('closes an account: its sessions end, and the closer is not oneself', async () => {
    const someone = await w.actor('handler', office, CITY);
    const headers = await w.signedIn(someone);
    expect((await send(system, 'PUT', `/users/${someone.userId}/disabled`, { disabled: true })).statusCode).toBe(200);
    expect((await app.inject({ method: 'GET', url: '/api/v1/session', headers })).statusCode).toBe(401);
    const me = (await get(system, '/session')).userId;
    const own = await send(system, 'PUT', `/users/${me}/disabled`, { disabled: true });
    expect(own.json().type).toBe('/problems/not-yourself');
  });

  it('refuses to abolish a post with work, and says how much', async () => {
    const someone = await w.actor('handler', office, CITY);
    const end = () => send(system, 'POST', `/posts/${someone.postId}/abolition`, { on: '2026-03-03' });
    work = 3;
    expect((await end()).json()).toMatchObject({ type: '/problems/post-holds-work', count: 3 });
    work = 0;
    expect((await end()).json()).toMatchObject({ validTo: '2026-03-03' });
  });

  it('lets a holder lend the post, and the delegate choose it at once', async () => {
    const holder = await w.actor('handler', office, CITY);
    const deputy = await w.actor('handler', office, CITY);
    const body = {
      id: uuid(),
      postId: holder.postId,
      toUserId: deputy.userId,
      fromOn: '2026-03-03',
      toOn: '2026-03-05',
    };
    const lent = await send(await w.signedIn(holder), 'POST', '/delegations', { ...body, reason: '休假' });
    expect(lent.statusCode).toBe(200);
    const theirs = await w.signedIn(deputy);
    const chosen = await send(theirs, 'PUT', '/session/post', { postId: holder.postId });
    expect(chosen.json()).toMatchObject({ actingPostId: holder.postId });
    expect(await get(theirs, '/delegations')).toMatchObject([{ principalName: holder.displayName, reason: '休假' }]);
  });

  it('shows the directory of the whole city to every post, and its past', async () => {
    const handler = await w.signedIn(await w.actor('handler', await w.unit('县局', COUNTY), COUNTY));
    const units = (await get(handler, '/units')) as { name: string }[];
    expect(units.map(({ name }) => name).sort()).toEqual(['县局', '市营商办'].sort());
    expect((await get(handler, '/units?within=mine')) as unknown[]).toHaveLength(1);
    expect((await get(handler, '/divisions')) as unknown[]).toHaveLength(210);
    const change = { name: '市优化营商环境局', parentId: null, on: '2026-02-01', version: 1 };
    expect((await send(system, 'POST', `/units/${office}/changes`, change)).statusCode).toBe(200);
    expect(await get(handler, `/units/${office}`)).toMatchObject({
      unit: { name: '市优化营商环境局' },
      past: [{ name: '市营商办', untilOn: '2026-02-01' }],
    });
  });

  it('names each problem in both languages', () => {
    const kinds = Object.keys(peopleProblemTitles);
    expect(kinds.length).toBeGreaterThan(35);
    for (const kind of kinds) {
      expect(peopleProblemTitles[kind]?.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(peopleProblemTitles[kind]?.en).toMatch(/^[A-Z]/);
    }
    expect(Object.keys(peopleWords.en)).toEqual(Object.keys(peopleWords.zh));
  });
});

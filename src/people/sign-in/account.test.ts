/** One's own account: password, sessions, acting post, and the link it began with. */

import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, open, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { testServer } from '../../../test/harness/server.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { App } from '../../platform/http/http.ts';
import { inTransaction, poolOf } from '../../platform/postgres/db.ts';
import { peopleRoutes } from '../api.ts';
import type { Actor } from '../model.ts';
import { createUser } from '../registry/actions-users.ts';
import { userById } from '../registry/store-users.ts';
import { makeOneTimeLink } from './actions-links.ts';
import { setPassword } from './actions-password.ts';

const COUNTY = '411423';
const PASSWORD = 'kestrel-lantern-orbit-7';
const HTTP = new URL('http://localhost:8080');

describe('one’s own account', () => {
  let city: TestCity;
  let w: World;
  let app: App;
  let unit: Uuid;
  let who: Actor;
  let username: string;

  const serve = () =>
    testServer(city, (to, guard) =>
      peopleRoutes(to, {
        city,
        publicUrl: HTTP,
        guard,
        holds: () => Promise.resolve(0),
        hiddenMatters: async () => [],
      }),
    );

  beforeEach(async () => {
    city = await testCity();
    w = await world(city);
    unit = await w.unit('县局', COUNTY);
    who = await w.actor('handler', unit, COUNTY);
    username = (await userById(city.db, who.userId))?.username ?? '';
    await inTransaction(city.db, (tx) => setPassword(tx, city, who.userId, PASSWORD));
    app = await serve();
  });
  afterEach(async () => {
    await app.close();
    await city.close();
  });

  const tryWith = (password: string, name = username) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { username: name, password },
    });
  const cookieOf = (answer: { cookies: { name: string; value: string }[] }) =>
    answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const me = (cookie: string) => app.inject({ method: 'GET', url: '/api/v1/session', headers: { cookie } });
  const signedIn = async () => {
    const answer = await tryWith(PASSWORD);
    return { cookie: cookieOf(answer), 'x-csrf-token': String(answer.json().csrfToken) };
  };

  it('lists one’s sessions and ends any of them, but nobody else’s', async () => {
    const here = await signedIn();
    const there = await signedIn();
    const list = () => app.inject({ method: 'GET', url: '/api/v1/sessions', headers: here });
    const [other] = ((await list()).json() as { id: string; current: boolean }[]).filter(({ current }) => !current);
    const stranger = await w.signedIn(await w.actor('handler', unit, COUNTY));
    const end = (headers: Record<string, string>) =>
      app.inject({ method: 'DELETE', url: `/api/v1/sessions/${other?.id}`, headers });
    expect((await end(stranger)).statusCode).toBe(404);
    expect((await end(here)).statusCode).toBe(204);
    expect((await me(there.cookie)).statusCode).toBe(401);
    expect((await me(here.cookie)).statusCode).toBe(200);
  });

  it('switches between one’s posts and to no other', async () => {
    await w.alsoHolds(who, 'unit-head', unit);
    const headers = await signedIn();
    const posts = (await me(headers.cookie)).json().posts as { postId: string; role: string }[];
    const head = posts.find(({ role }) => role === 'unit-head');
    const choose = (postId: string | undefined) =>
      app.inject({ method: 'PUT', url: '/api/v1/session/post', headers, payload: { postId } });
    expect((await choose(head?.postId)).json()).toMatchObject({ role: 'unit-head' });
    expect((await me(headers.cookie)).json()).toMatchObject({ role: 'unit-head' });
    const foreign = await w.actor('dispatcher', unit, COUNTY);
    expect((await choose(foreign.postId)).statusCode).toBe(404);
  });

  it('lets people change their password: strong, new, and every other session ends', async () => {
    const here = await signedIn();
    const there = await signedIn();
    const change = (current: string, fresh: string) =>
      app.inject({ method: 'PUT', url: '/api/v1/account/password', headers: here, payload: { current, fresh } });
    expect((await change('wrong', 'another-lantern-42-X')).json().type).toBe('/problems/password-wrong');
    expect((await change(PASSWORD, 'short')).statusCode).toBe(422);
    expect((await change(PASSWORD, PASSWORD)).json().type).toBe('/problems/password-used-before');
    expect((await change(PASSWORD, 'another-lantern-42-X')).statusCode).toBe(204);
    expect((await me(there.cookie)).statusCode).toBe(401);
    expect((await me(here.cookie)).statusCode).toBe(200);
    expect((await change('another-lantern-42-X', PASSWORD)).json().type).toBe('/problems/password-used-before');
    city.clock.advance({ days: 181 });
    const late = await tryWith('another-lantern-42-X');
    const units = await app.inject({ method: 'GET', url: '/api/v1/units', headers: { cookie: cookieOf(late) } });
    expect(late.json()).toMatchObject({ passwordTooOld: true });
    expect(units.json().type).toBe('/problems/password-too-old');
  });

  it('slows down guessing the present password from an open session', async () => {
    const headers = await signedIn();
    const guess = (current: string) =>
      app.inject({
        method: 'PUT',
        url: '/api/v1/account/password',
        headers,
        payload: { current, fresh: 'another-lantern-42-X' },
      });
    for (let n = 0; n < 3; n += 1) expect((await guess('wrong')).statusCode).toBe(409);
    expect((await guess(PASSWORD)).statusCode).toBe(429);
    city.clock.advance({ seconds: 3 });
    expect((await guess(PASSWORD)).statusCode).toBe(204);
  });

  it('begins with a one-time link, which works once and for three days', async () => {
    const made = await inTransaction(city.db, (tx) =>
      createUser(tx, city, null, {
        id: city.outside.uuid(),
        username: 'newcomer',
        displayName: '测试新人',
        divisionCode: COUNTY,
        email: null,
      }),
    );
    if (!made.ok) throw new Error(made.problem.kind);
    const link = async () => {
      const result = await inTransaction(city.db, (tx) => makeOneTimeLink(tx, city, null, made.value.id));
      if (!result.ok) throw new Error(result.problem.kind);
      return result.value.token;
    };
    const spend = (token: string, password = PASSWORD) =>
      app.inject({ method: 'POST', url: '/api/v1/one-time-links/spend', payload: { token, password } });
    const replaced = await link();
    const token = await link();
    expect((await spend(replaced)).json().type).toBe('/problems/link-unusable');
    expect((await spend(token, 'weak')).statusCode).toBe(422);
    expect((await spend(token)).json()).toEqual({ username: 'newcomer' });
    expect((await spend(token)).json().type).toBe('/problems/link-unusable');
    expect((await tryWith(PASSWORD, 'newcomer')).statusCode).toBe(200);
    const late = await link();
    city.clock.advance({ days: 3, seconds: 1 });
    expect((await spend(late)).json().type).toBe('/problems/link-unusable');
  });

  it('holds no connection to the database while a password is hashed (security 13)', async () => {
    const headers = await signedIn();
    const made = await inTransaction(city.db, (tx) => makeOneTimeLink(tx, city, null, who.userId));
    if (!made.ok) throw new Error(made.problem.kind);
    const { token } = made.value;
    const change = () =>
      app.inject({
        method: 'PUT',
        url: '/api/v1/account/password',
        headers,
        payload: { current: PASSWORD, fresh: 'another-lantern-42-X' },
      });
    const spend = () =>
      app.inject({
        method: 'POST',
        url: '/api/v1/one-time-links/spend',
        payload: { token, password: 'harbour-kestrel-77-quiet' },
      });
    expect(await heldWhileHashing(change, 204)).toBe(0);
    expect(await heldWhileHashing(spend, 200)).toBe(0);
  });

  /** Connections held once the answer waits for nothing but its hash, which gets no thread until that was looked at. */
  async function heldWhileHashing(ask: () => Promise<{ statusCode: number }>, status: number): Promise<number> {
    const pool = poolOf(city.db);
    const held = () => pool.totalCount - pool.idleCount;
    const release = occupyThreads();
    let answered = false;
    const answer = ask().finally(() => {
      answered = true;
    });
    let turnsAlike = 0;
    for (let before = -1; turnsAlike < TURNS_TO_SETTLE; before = held()) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      turnsAlike = held() === before ? turnsAlike + 1 : 0;
    }
    const result = { held: held(), answered };
    release();
    expect((await answer).statusCode).toBe(status);
    expect(result.answered, 'the answer waits for its hash').toBe(false);
    return result.held;
  }
});

/** As many turns without a connection taken or given back as no query takes: what is held then is held for the hash. */
const TURNS_TO_SETTLE = 200;

/** Lets every thread on which passwords are hashed wait at a pipe into which nobody writes. @returns what lets them go. */
function occupyThreads(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'threads-'));
  const pipes = Array.from({ length: Number(process.env.UV_THREADPOOL_SIZE ?? 4) }, (_, n) =>
    path.join(folder, `${n}`),
  );
  execFileSync('mkfifo', pipes);
  for (const pipe of pipes) open(pipe, 'r', (_, reading) => closeSync(reading));
  return () => {
    for (const pipe of pipes) closeSync(openSync(pipe, 'w'));
    rmSync(folder, { recursive: true });
  };
}

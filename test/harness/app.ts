/** Test program on a test city: real routes, real database; outbox and clock run when told. */

import { PassThrough } from 'node:stream';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { buildApp } from '../../src/app.ts';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { Result } from '../../src/kernel/result.ts';
import { localDate } from '../../src/kernel/time.ts';
import {
  type Actor,
  createPost,
  createUnit,
  createUser,
  givePost,
  type Role,
  setPassword,
} from '../../src/people/index.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { App } from '../../src/platform/http/http.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createLog } from '../../src/platform/log.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { seedCity } from '../../src/seed.ts';
import { endOfDay } from '../../src/wiring.ts';
import { type TestCity, testCity } from './database.ts';

export type TestApp = Readonly<{
  city: TestCity;
  app: App;
  /** Every line the program logged so far. */
  logged: () => string;
  /** Runs what the clock and the outbox would have done by the city's present moment. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
}>;

export async function testApp({
  uploadBytes,
  env = {},
  ...options
}: Readonly<{ at?: string; uploadBytes?: number; env?: Readonly<Record<string, string>> }> = {}): Promise<TestApp> {
  const city = await testCity(options);
  await seedCity(city);
  let text = '';
  const destination = new PassThrough();
  destination.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  const app = await buildApp({
    city,
    config: readConfig({ PUBLIC_URL: 'http://localhost', ...env }),
    log: createLog({ level: 'trace', destination }),
    metrics: createMetrics(),
    askEveryMs: 0,
    ...(uploadBytes === undefined ? {} : { uploadBytes }),
  });
  await app.ready();
  return {
    city,
    app,
    logged: () => text,
    settle: () => endOfDay(city),
    close: async () => {
      await app.close();
      await city.close();
    },
  };
}

/** Units and people hold their posts from long ago, so that no date of a test is too early for them. */
const LONG_AGO = localDate('2026-01-01');
const PASSWORD = 'kestrel-lantern-orbit-7';

export type Person = Readonly<{ actor: Actor; username: string; password: string }>;

export async function aUnit(
  city: TestCity,
  name: string,
  divisionCode: string,
  parentId: Uuid | null = null,
): Promise<Uuid> {
  const id = city.outside.uuid();
  must(
    await transact(city.db, (tx) => createUnit(tx, city, null, { id, name, divisionCode, parentId, from: LONG_AGO })),
  );
  return id;
}

/** Somebody who holds one post and can sign in. */
export async function aPerson(
  city: TestCity,
  role: Role,
  place: Readonly<{ divisionCode: string; unitId: Uuid; username?: string }>,
): Promise<Person> {
  const username = place.username ?? `u${city.outside.uuid().slice(0, 8)}`;
  return transact(city.db, async (tx) => {
    const { divisionCode, unitId } = place;
    const post = must(
      await createPost(tx, city, null, {
        id: city.outside.uuid(),
        role,
        unitId,
        divisionCode,
        title: `岗位 ${role}`,
        from: LONG_AGO,
      }),
    );
    const user = must(
      await createUser(tx, city, null, {
        id: city.outside.uuid(),
        username,
        displayName: `测试 ${username}`,
        divisionCode,
        email: null,
      }),
    );
    must(await givePost(tx, city, null, { id: city.outside.uuid(), userId: user.id, postId: post.id, from: LONG_AGO }));
    must(await setPassword(tx, city, user.id, PASSWORD));
    const actor: Actor = {
      userId: user.id,
      postId: post.id,
      role,
      unitId,
      divisionCode,
      delegatedFrom: null,
      displayName: user.displayName,
    };
    return { actor, username, password: PASSWORD };
  });
}

export type Session = Readonly<{
  /** What a client of its own sends to be this person. */
  headers: Readonly<Record<string, string>>;
  get: (url: string) => Promise<LightMyRequestResponse>;
  post: (url: string, body?: unknown) => Promise<LightMyRequestResponse>;
  request: (options: InjectOptions) => Promise<LightMyRequestResponse>;
}>;

/** Signs in over HTTP as the console does. */
export async function signIn(
  test: Pick<TestApp, 'app'>,
  person: Pick<Person, 'username' | 'password'>,
): Promise<Session> {
  const { username, password } = person;
  const answer = await test.app.inject({ method: 'POST', url: '/api/v1/session', payload: { username, password } });
  if (answer.statusCode >= 300) throw new Error(`sign-in of ${username}: ${answer.statusCode} ${answer.body}`);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const me = (await test.app.inject({ method: 'GET', url: '/api/v1/session', headers: { cookie } })).json() as {
    csrfToken: string;
  };
  const headers = { cookie, 'x-csrf-token': me.csrfToken };
  const request = (options: InjectOptions): Promise<LightMyRequestResponse> =>
    test.app.inject({ ...options, headers: { ...headers, ...options.headers } });
  return {
    headers,
    get: (url) => request({ method: 'GET', url }),
    post: (url, body) => request({ method: 'POST', url, ...(body === undefined ? {} : { payload: body as object }) }),
    request,
  };
}

function must<T, P>(result: Result<T, P>): T {
  if (!result.ok) throw new Error(`the test's world was refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

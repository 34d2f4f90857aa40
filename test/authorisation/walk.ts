/** Walks every route as every role, as a person without a post and as nobody, and reports where the table is wrong. */

import { randomUUID } from 'node:crypto';
import type { Uuid } from '../../src/kernel/ids.ts';
import { addMs } from '../../src/kernel/time.ts';
import { CSRF_HEADER, type GuardedRoute, sessionCookieName } from '../../src/people/api-guard.ts';
import { ROLES, type Role } from '../../src/people/index.ts';
import { csrfTokenOf, hashOfToken, newToken, setPassword } from '../../src/people/sign-in/actions-password.ts';
import { insertSession } from '../../src/people/sign-in/store-sessions.ts';
import type { App } from '../../src/platform/http/http.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import type { TestCity } from '../harness/database.ts';
import { world } from '../harness/world.ts';
import type { Matrix } from './rows/roles.ts';

type Caller = 'nobody' | 'no-post' | Role;
type Headers = Readonly<Record<string, string>>;
/** A session of its own for every request: some of them end the session they are made with. */
export type Callers = Readonly<{ names: readonly Caller[]; headersOf: (caller: Caller) => Promise<Headers> }>;

const GUARD_SAYS = new Set(['/problems/forbidden', '/problems/no-post', '/problems/not-signed-in']);

/** One person for each role, and one whose only post was taken back. */
export async function callersOf(city: TestCity, publicUrl: URL): Promise<Callers> {
  const people = await world(city);
  const unit = await people.unit('授权测试单位', city.code);
  const holders = new Map<Caller, Readonly<{ userId: Uuid; postId: Uuid }>>();
  for (const role of ROLES) holders.set(role, await people.actor(role, unit, city.code));
  const former = await people.actor('handler', unit, city.code);
  await city.asOwner((client) =>
    client.query('update people_holding set until_on = from_on where user_id = $1', [former.userId]),
  );
  holders.set('no-post', former);
  for (const { userId } of holders.values()) {
    await transact(city.db, (tx) => setPassword(tx, city, userId, `kestrel ${randomUUID()}`));
  }
  const headersOf = async (caller: Caller): Promise<Headers> => {
    const holder = holders.get(caller);
    if (holder === undefined) return {};
    const token = newToken(city);
    const now = city.outside.now();
    const session = {
      id: city.outside.uuid(),
      userId: holder.userId,
      postId: holder.postId,
      state: 'open' as const,
      way: 'password' as const,
      secondFactorAt: now,
      browser: 'test',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: addMs(now, 3_600_000),
    };
    await transact(city.db, (tx) => insertSession(tx, session, hashOfToken(token)));
    return { cookie: `${sessionCookieName(publicUrl)}=${token}`, [CSRF_HEADER]: csrfTokenOf(token) };
  };
  return { names: ['nobody', 'no-post', ...ROLES], headersOf };
}

export function nameOf(route: Pick<GuardedRoute, 'method' | 'url'>): string {
  return `${route.method} ${route.url}`;
}

/** HEAD follows GET by itself and is judged with it. */
export function routesOf(app: App): readonly GuardedRoute[] {
  return app.guardedRoutes.filter((route) => route.method !== 'HEAD');
}

/** Routes without a row, and rows without a route. */
export function missingRows(routes: readonly GuardedRoute[], matrix: Matrix): readonly string[] {
  const known = new Set(routes.map(nameOf));
  return [
    ...[...known].filter((name) => !(name in matrix)).map((name) => `no row for ${name}`),
    ...Object.keys(matrix)
      .filter((name) => !known.has(name))
      .map((name) => `no route for ${name}`),
  ];
}

/** Where the server lets somebody in whom the table keeps out, or the other way round. */
export async function disagreements(
  app: App,
  callers: Callers,
  routes: readonly GuardedRoute[],
  matrix: Matrix,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const route of routes) {
    const allowed = matrix[nameOf(route)];
    if (allowed === undefined) continue;
    for (const caller of callers.names) {
      const answer = await ask(app, route, await callers.headersOf(caller));
      if (allowed === 'receipt') {
        // No post stands in for a receipt: without one there is nothing to be had here, whoever asks.
        if (answer.status < 300) found.push(`${nameOf(route)}: ${caller} is served without a receipt`);
        continue;
      }
      const expected =
        allowed === 'public'
          ? true
          : allowed === 'signed-in'
            ? caller !== 'nobody'
            : (allowed as readonly Caller[]).includes(caller);
      const letIn = !GUARD_SAYS.has(answer.problem);
      if (letIn !== expected) {
        found.push(`${nameOf(route)}: ${caller} is ${letIn ? 'let in' : 'turned away'}, the table says otherwise`);
      }
    }
  }
  return found;
}

type Answer = Readonly<{ status: number /** `/problems/…` of a refusal. */; problem: string }>;

/** Asks with made-up ids and an empty body: what the guard lets through fails later, and changes nothing. */
async function ask(app: App, route: GuardedRoute, headers: Headers): Promise<Answer> {
  const url = route.url
    .replaceAll(/:(code)\b/g, '0000000000')
    .replaceAll(/:(year)\b/g, '2026')
    .replaceAll(/:(version|number)\b/g, '1')
    .replaceAll(/:\w+/g, () => randomUUID())
    .replaceAll('*', 'x');
  const answer = await app.inject({
    method: route.method as 'GET',
    url,
    headers: { ...headers, accept: 'application/json' },
    ...(route.method === 'GET' ? {} : { payload: {} }),
    // Live updates never end: the first bytes are enough.
    payloadAsStream: true,
  });
  const { statusCode: status } = answer;
  if (status !== 401 && status !== 403) {
    answer.stream().destroy();
    return { status, problem: '' };
  }
  let body = '';
  for await (const chunk of answer.stream()) body += String(chunk);
  return { status, problem: /"type":"([^"]+)"/.exec(body)?.[1] ?? '' };
}

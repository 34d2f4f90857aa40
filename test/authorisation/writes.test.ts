/** Writes: none from another site, none without the session's token, none by a bare cookie. */

import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuardedRoute } from '../../src/people/api-guard.ts';
import { ROLES } from '../../src/people/index.ts';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { ELSEWHERE, HERE } from './ground.ts';
import { nameOf, routesOf } from './walk.ts';

let test: TestApp;
let writes: readonly GuardedRoute[];
/** For each route somebody whom it admits. */
const admitted = new Map<string, Session>();

beforeAll(async () => {
  test = await testApp();
  writes = routesOf(test.app).filter((route) => route.method !== 'GET');
  const unitId = await aUnit(test.city, '测试单位', HERE);
  for (const role of ROLES) {
    admitted.set(role, await signIn(test, await aPerson(test.city, role, { divisionCode: HERE, unitId })));
  }
}, 60_000);
afterAll(() => test.close());

function urlOf(route: GuardedRoute): string {
  return route.url.replaceAll(/:(code)\b/g, '0000000000').replaceAll(/:\w+/g, () => randomUUID());
}

function sessionFor(route: GuardedRoute): Session {
  const role = typeof route.access === 'object' ? route.access.roles[0] : 'handler';
  const session = admitted.get(role ?? '');
  if (session === undefined) throw new Error(`nobody for ${nameOf(route)}`);
  return session;
}

type Send = (route: GuardedRoute, headers: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;

/** As the console's script sends: JSON, with the session's token. */
const byScript: Send = (route, headers) =>
  sessionFor(route).request({
    method: route.method as 'POST',
    url: urlOf(route),
    headers: { accept: 'application/json', ...headers },
    payload: {},
  });

/** As a form on somebody's page sends: the cookie goes along, a header or a type of one's own cannot. */
const byForm: Send = (route, headers) =>
  test.app.inject({
    method: route.method as 'POST',
    url: urlOf(route),
    headers: {
      cookie: sessionFor(route).headers['cookie'],
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: `submission=${randomUUID()}`,
  });

async function answers(
  routes: readonly GuardedRoute[],
  headers: Readonly<Record<string, string>>,
  expected: Readonly<{ status: number; problem: string }>,
  send: Send = byScript,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const { statusCode, body } = await send(route, headers);
    const isApi = route.url.startsWith('/api/');
    if (statusCode !== expected.status || (isApi && !body.includes(`/problems/${expected.problem}"`))) {
      wrong.push(`${nameOf(route)}: ${statusCode} ${body.slice(0, 120)}`);
    }
  }
  return wrong;
}

describe('a write', () => {
  it('is there to be tried', () => {
    expect(writes.length).toBeGreaterThan(60);
  });

  it.each([
    ['an Origin of another site', { origin: 'https://elsewhere.example' }],
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site: same-site (a neighbour’s subdomain)', { 'sec-fetch-site': 'same-site' }],
  ])('with %s is refused on every route, anonymous ones too', async (_, headers) => {
    expect(await answers(writes, headers, { status: 403, problem: 'foreign-origin' })).toEqual([]);
  });

  it('with no site at all (a form in a sandboxed frame) is refused on every route, anonymous ones too', async () => {
    // A phone's own form hides its site too; what it needs instead is tried in test/journeys/plain-http.test.ts.
    const isPhoneForm = (route: GuardedRoute) => /^\/[ts](?:\/|$)/.test(route.url);
    const others = writes.filter((route) => !isPhoneForm(route));
    const refused = { status: 403, problem: 'foreign-origin' };
    expect(others.length).toBeGreaterThan(60);
    expect(await answers(others, { origin: 'null' }, refused, byForm)).toEqual([]);
    for (const route of writes.filter(isPhoneForm)) {
      const { statusCode } = await byForm(route, { origin: 'null' });
      expect([401, 403, 404], nameOf(route)).toContain(statusCode);
    }
  });

  const ofSessions = () => writes.filter((route) => route.access !== 'public' && route.access !== 'receipt');

  it('without the session’s token is refused, though the cookie is right', async () => {
    expect(await answers(ofSessions(), { 'x-csrf-token': '' }, { status: 403, problem: 'csrf-token-wrong' })).toEqual(
      [],
    );
  });

  it('with another session’s token is refused', async () => {
    const other = await signIn(
      test,
      await aPerson(test.city, 'leader', {
        divisionCode: ELSEWHERE,
        unitId: await aUnit(test.city, '别处单位', ELSEWHERE),
      }),
    );
    const { csrfToken } = (await other.get('/api/v1/session')).json() as { csrfToken: string };
    expect(csrfToken).not.toBe('');
    const headers = { 'x-csrf-token': csrfToken };
    expect(await answers(ofSessions(), headers, { status: 403, problem: 'csrf-token-wrong' })).toEqual([]);
  });

  it('with everything right is let through to be judged, so that the above can fail', async () => {
    const headers = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
    // Signing out ends the session the others need, and one's own session is the last to be asked.
    const kept = ofSessions().filter((route) => nameOf(route) !== 'DELETE /api/v1/session');
    const refused = await answers(kept, headers, { status: 403, problem: 'csrf-token-wrong' });
    expect(refused).toHaveLength(kept.length);
    expect(refused.filter((line) => line.includes('foreign-origin') || line.includes('forbidden'))).toEqual([]);
  });

  it('with a session that is over is nobody’s', async () => {
    const person = await aPerson(test.city, 'handler', {
      divisionCode: HERE,
      unitId: await aUnit(test.city, '另一单位', HERE),
    });
    const session = await signIn(test, person);
    expect((await session.get('/api/v1/session')).statusCode).toBe(200);
    expect((await session.request({ method: 'DELETE', url: '/api/v1/session' })).statusCode).toBe(204);
    expect((await session.get('/api/v1/session')).statusCode).toBe(401);
  });
});

describe('a route', () => {
  it('that does not say who may call it cannot be registered, nor one for a role nobody can hold', async () => {
    const { testServer } = await import('../harness/server.ts');
    const plant = (config: object) =>
      testServer(test.city, (app) => {
        app.get('/api/v1/planted', { config }, () => 'in');
      });
    await expect(plant({})).rejects.toThrow(/does not say who may call it/);
    await expect(plant({ access: { action: 'test.plant', roles: [] } })).rejects.toThrow(/names no known roles/);
    await expect(plant({ access: { action: 'test.plant', roles: ['king'] } })).rejects.toThrow(/names no known roles/);
  });
});

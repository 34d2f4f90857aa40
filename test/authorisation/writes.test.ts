/** Every write, whoever sends it: not from another site, not without the session's own token; and nothing by a bare cookie. */

import { randomUUID } from 'node:crypto';
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

async function answers(
  routes: readonly GuardedRoute[],
  headers: Readonly<Record<string, string>>,
  expected: Readonly<{ status: number; problem: string }>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const { statusCode, body } = await sessionFor(route).request({
      method: route.method as 'POST',
      url: urlOf(route),
      headers: { accept: 'application/json', ...headers },
      payload: {},
    });
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
    ['no site at all (a sandboxed frame)', { origin: 'null' }],
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site: same-site (a neighbour’s subdomain)', { 'sec-fetch-site': 'same-site' }],
  ])('with %s is refused on every route, anonymous ones too', async (_, headers) => {
    expect(await answers(writes, headers, { status: 403, problem: 'foreign-origin' })).toEqual([]);
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

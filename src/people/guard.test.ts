/** The guard of every route: a route is closed unless opened, and refusals are recorded. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { testServer } from '../../test/harness/server.ts';
import { type World, world } from '../../test/harness/world.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Access, App } from '../platform/http/http.ts';
import { actorOf, type PeopleGuard } from './api-guard.ts';
import type { Role } from './model.ts';

const COUNTY = '411423';
const view = z.object({ by: z.string() });
const plain = { schema: { response: { 200: view } } };

describe('the guard', () => {
  let city: TestCity;
  let w: World;
  let unit: Uuid;
  let app: App | undefined;

  beforeEach(async () => {
    city = await testCity();
    w = await world(city);
    unit = await w.unit('县局', COUNTY);
  });
  afterEach(async () => {
    await app?.close();
    app = undefined;
    await city.close();
  });

  const serve = async (secondFactorNeeded = false) => {
    const served = await testServer(
      city,
      (to) => {
        const action = (name: string, roles: readonly Role[]): { access: Access } => ({
          access: { action: name, roles },
        });
        to.get('/api/v1/open', { config: { access: 'public' }, ...plain }, () => ({ by: 'anybody' }));
        to.get('/api/v1/own', { config: { access: 'signed-in' }, ...plain }, (request) => ({
          by: request.signedIn?.username ?? '',
        }));
        const handlers = action('test.handle', ['handler']);
        to.get('/api/v1/handled', { config: handlers, ...plain }, (request) => ({ by: actorOf(request).role }));
        to.post('/api/v1/handled', { config: handlers, ...plain }, (request) => ({ by: actorOf(request).role }));
        to.get(
          '/api/v1/kept',
          { config: action('test.keep', ['system-admin', 'vault-reader', 'discipline-supervisor']), ...plain },
          () => ({ by: 'admin' }),
        );
      },
      { secondFactorNeeded },
    );
    app = served;
    return served;
  };
  const headersOf = async (role: Role) => w.signedIn(await w.actor(role, unit, COUNTY));
  const get = (server: App, url: string, headers: Record<string, string> = {}) =>
    server.inject({ method: 'GET', url, headers });
  const audited = async () => {
    const rows = await city.asOwner((client) =>
      client.query(`select action, detail->>'why' as why from people_audit where outcome = 'refused' order by at, id`),
    );
    return rows.rows.map((row: { action: string; why: string }) => `${row.action}: ${row.why}`);
  };

  it('lets no route be registered that does not say who may call it', async () => {
    const register = (access: unknown) =>
      testServer(city, (to) => {
        to.get('/api/v1/forgotten', { config: { access } as { access?: Access } }, () => 'open');
      });
    await expect(register(undefined)).rejects.toThrow(/does not say who may call it/);
    await expect(register({ action: 'test.act', roles: [] })).rejects.toThrow(/no known roles/);
    await expect(register({ action: 'test.act', roles: ['emperor'] })).rejects.toThrow(/no known roles/);
  });

  it('lets one action mean one list of roles', async () => {
    const registered = testServer(city, (to) => {
      const give = (roles: readonly string[]) => ({ access: { action: 'test.act', roles } });
      to.get('/api/v1/a', { config: give(['handler']) }, () => 'a');
      to.get('/api/v1/b', { config: give(['handler', 'dispatcher']) }, () => 'b');
    });
    await expect(registered).rejects.toThrow(/other roles/);
  });

  it('asks nobody on public routes, a session on others, and the role where there is an action', async () => {
    const server = await serve();
    const handler = await headersOf('handler');
    const dispatcher = await headersOf('dispatcher');
    expect((await get(server, '/api/v1/open')).json()).toEqual({ by: 'anybody' });
    expect((await get(server, '/api/v1/own')).statusCode).toBe(401);
    expect((await get(server, '/api/v1/own', dispatcher)).statusCode).toBe(200);
    expect((await get(server, '/api/v1/handled', handler)).json()).toEqual({ by: 'handler' });
    expect((await get(server, '/api/v1/handled', dispatcher)).json().type).toBe('/problems/forbidden');
    expect(await audited()).toEqual(['test.handle: forbidden']);
  });

  it('closes HEAD like GET, in any case of the path', async () => {
    const server = await serve();
    const dispatcher = await headersOf('dispatcher');
    for (const url of ['/api/v1/handled', '/API/V1/HANDLED', '/api/v1/handled/']) {
      expect((await server.inject({ method: 'HEAD', url })).statusCode).toBe(401);
      expect((await server.inject({ method: 'HEAD', url, headers: dispatcher })).statusCode).toBe(403);
      expect((await get(server, url)).statusCode).toBe(401);
    }
  });

  it('takes no write without the session’s token, or with another session’s', async () => {
    const server = await serve();
    const mine = await headersOf('handler');
    const theirs = await headersOf('handler');
    const post = (headers: Record<string, string>) =>
      server.inject({ method: 'POST', url: '/api/v1/handled', headers });
    const { cookie = '', ...token } = mine;
    expect((await post(mine)).statusCode).toBe(200);
    expect((await post({ cookie })).json().type).toBe('/problems/csrf-token-wrong');
    expect((await post({ ...theirs, cookie })).json().type).toBe('/problems/csrf-token-wrong');
    expect((await post(token)).statusCode).toBe(401);
    expect((await audited()).every((line) => line === 'test.handle: csrf-token-wrong')).toBe(true);
  });

  it('takes no write another site sent, whatever it carries', async () => {
    const server = await serve();
    const mine = await headersOf('handler');
    const from = (headers: Record<string, string>) =>
      server.inject({ method: 'POST', url: '/api/v1/handled', headers: { ...mine, ...headers } });
    expect((await from({ 'sec-fetch-site': 'cross-site' })).json().type).toBe('/problems/foreign-origin');
    expect((await from({ origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await from({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  });

  it.each(['system-admin', 'vault-reader', 'discipline-supervisor'] as const)(
    'turns a %s away without a second factor where the city asks for one (security 1)',
    async (role) => {
      const server = await serve(true);
      const admin = await headersOf(role);
      expect((await get(server, '/api/v1/kept', admin)).json().type).toBe('/problems/second-factor-needed');
      expect((await get(server, '/api/v1/own', admin)).statusCode).toBe(200);
      await city.asOwner((client) => client.query('update people_session set second_factor_at = created_at'));
      expect((await get(server, '/api/v1/kept', admin)).statusCode).toBe(200);
    },
  );

  it('knows what every role may do from the routes themselves', async () => {
    let guard: PeopleGuard | undefined;
    app = await testServer(city, (to, given) => {
      guard = given;
      to.get('/api/v1/a', { config: { access: { action: 'test.a', roles: ['handler', 'checker'] } } }, () => 'a');
      to.get('/api/v1/b', { config: { access: { action: 'test.b', roles: ['checker'] } } }, () => 'b');
    });
    expect(guard?.actionsOf('checker')).toEqual(['test.a', 'test.b']);
    expect(guard?.actionsOf('handler')).toEqual(['test.a']);
    expect(guard?.actionsOf('leader')).toEqual([]);
  });
});

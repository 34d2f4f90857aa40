/** Matrix of every route and role: table and server agree, and each disagreement would be seen. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '../../src/platform/http/http.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { testServer } from '../harness/server.ts';
import type { Matrix } from './rows/roles.ts';
import { MATRIX } from './rows.ts';
import { type Callers, callersOf, disagreements, missingRows, nameOf, routesOf } from './walk.ts';

const PUBLIC_URL = new URL('http://localhost');

describe('the authorisation matrix', () => {
  let test: TestApp;
  let callers: Callers;
  beforeAll(async () => {
    test = await testApp();
    callers = await callersOf(test.city, PUBLIC_URL);
  });
  afterAll(() => test.close());

  it('has one row for every route, and no row too many', () => {
    expect(routesOf(test.app).length).toBeGreaterThan(90);
    expect(missingRows(routesOf(test.app), MATRIX)).toEqual([]);
  });

  it('is what the server does, for every role, for a person without a post and for nobody', async () => {
    expect(await disagreements(test.app, callers, routesOf(test.app), MATRIX)).toEqual([]);
  }, 240_000);

  it('gives no administrator a matter, an identity or a review', () => {
    const admins = ['system-admin', 'security-admin', 'audit-admin'];
    const open = Object.entries(MATRIX).filter(
      ([route, allowed]) =>
        /\/api\/v1\/(matters|reviews|desk|live)/.test(route) &&
        (typeof allowed === 'string' ? allowed === 'signed-in' : allowed.some((role) => admins.includes(role))),
    );
    expect(open).toEqual([]);
  });

  describe('when something is wrong', () => {
    const planted: Readonly<Record<string, Access>> = {
      '/api/v1/right': { action: 'test.right', roles: ['handler'] },
      '/api/v1/wider': { action: 'test.wider', roles: ['handler', 'leader'] },
      '/api/v1/narrower': { action: 'test.narrower', roles: ['handler'] },
      '/api/v1/open-by-mistake': 'public',
      '/api/v1/forgotten': 'signed-in',
    };
    const table: Matrix = {
      'GET /api/v1/right': ['handler'],
      'GET /api/v1/wider': ['handler'],
      'GET /api/v1/narrower': ['handler', 'checker'],
      'GET /api/v1/open-by-mistake': ['handler'],
      'GET /api/v1/gone': 'public',
    };

    it('says so: a route without a row, a row without a route, a door too wide and one too narrow', async () => {
      const app = await testServer(
        test.city,
        (to) => {
          for (const [url, access] of Object.entries(planted)) to.get(url, { config: { access } }, () => 'in');
        },
        { publicUrl: PUBLIC_URL },
      );
      const routes = routesOf(app);
      expect(missingRows(routes, table)).toEqual(['no row for GET /api/v1/forgotten', 'no route for GET /api/v1/gone']);
      const found = await disagreements(app, callers, routes, table);
      const about = (name: string) => found.filter((line) => line.startsWith(`${name}:`));
      expect(about('GET /api/v1/right')).toEqual([]);
      expect(about('GET /api/v1/wider')).toEqual([expect.stringContaining('leader is let in')]);
      expect(about('GET /api/v1/narrower')).toEqual([expect.stringContaining('checker is turned away')]);
      expect(about('GET /api/v1/open-by-mistake')).toHaveLength(callers.names.length - 1);
      expect(routes.map(nameOf)).toContain('GET /api/v1/forgotten');
      await app.close();
    });
  });
});

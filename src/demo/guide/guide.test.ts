/** The guide of a demonstration: one click a desk, for example accounts alone; a real city has none of it. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Person } from '../../../test/harness/app.ts';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { buildApp } from '../../app.ts';
import { setPassword } from '../../people/index.ts';
import { readConfig } from '../../platform/config.ts';
import type { App } from '../../platform/http/http.ts';
import { createMetrics } from '../../platform/http/metrics.ts';
import { createLog } from '../../platform/log.ts';
import { transact } from '../../platform/postgres/db.ts';
import { seedCity } from '../../seed.ts';
import { placeInConsole, WALK_DESKS } from './walk.ts';

const CITY = '411400';
const SCAN = '/s/0123456789';

let city: TestCity;
let demo: App;
let real: App;
let everybody: Readonly<Record<string, Person>>;

const served = (env: Readonly<Record<string, string>>) =>
  buildApp({
    city,
    config: readConfig({ PUBLIC_URL: 'http://localhost', ...env }),
    log: createLog({ level: 'silent' }),
    metrics: createMetrics(),
    accounts: {
      scanPath: SCAN,
      shown: ['paidan', 'jiwei'].map((username) => ({
        username,
        password: everybody[username]?.password ?? '',
        title: `${username}的岗位`,
      })),
    },
  });

beforeAll(async () => {
  city = await testCity();
  await seedCity(city);
  const unitId = await aUnit(city, '市营商办', CITY);
  const person = (role: Parameters<typeof aPerson>[1], username: string) =>
    aPerson(city, role, { divisionCode: CITY, unitId, username });
  everybody = {
    paidan: await person('dispatcher', 'paidan'),
    jiwei: await person('discipline-supervisor', 'jiwei'),
    zhenren: await person('checker', 'zhenren'),
  };
  demo = await served({});
  real = await served({ MASHANG_MODE: 'production' });
});
afterAll(async () => {
  await demo.close();
  await real.close();
  await city.close();
});

const open = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}, app = demo) =>
  app.inject({
    method: 'POST',
    url: '/guide/desks',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
type Answer = Awaited<ReturnType<typeof open>>;
const cookieOf = (answer: Answer) => answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
const whoIs = async (cookie: string) => {
  const answer = await demo.inject({ method: 'GET', url: '/api/v1/session', headers: { cookie } });
  return answer.statusCode === 200 ? (answer.json() as { username: string }).username : answer.statusCode;
};

describe('the guide of a demonstration (B15)', () => {
  it('is the front page, with a scan to begin with and a button for each desk there is', async () => {
    const page = (await demo.inject({ method: 'GET', url: '/', headers: { 'accept-language': 'zh-CN' } })).body;
    expect(page).toContain('五分钟走一遍');
    expect(page).toContain(`href="${SCAN}"`);
    expect([...page.matchAll(/name="desk" value="([^"]+)"/g)].map(([, desk]) => desk)).toEqual([
      'dispatcher',
      'discipline-supervisor',
    ]);
    const told = (await demo.inject({ method: 'GET', url: '/api/v1/guide' })).json();
    expect(told.desks).toEqual([
      { desk: 'dispatcher', name: '交办员', title: 'paidan的岗位', username: 'paidan' },
      { desk: 'discipline-supervisor', name: '纪检监督员', title: 'jiwei的岗位', username: 'jiwei' },
    ]);
    expect(JSON.stringify(told)).not.toContain(everybody['paidan']?.password);
  });

  it('opens a desk with one click where the step leads, and leaves the one before', async () => {
    const first = await open({ desk: 'dispatcher', to: '/matters?sort=received' });
    expect([first.statusCode, first.headers.location]).toEqual([303, '/console/matters?sort=received']);
    expect(await whoIs(cookieOf(first))).toBe('paidan');
    const second = await open({ desk: 'discipline-supervisor', to: '/' }, { cookie: cookieOf(first) });
    expect(await whoIs(cookieOf(second))).toBe('jiwei');
    expect(await whoIs(cookieOf(first))).toBe(401);
  });

  it('opens nobody’s account but those of the walk', async () => {
    for (const desk of ['zhenren', 'checker', 'system-admin', 'paidan', '', '__proto__']) {
      const answer = await open({ desk, username: 'zhenren', to: '/' });
      expect([desk, answer.statusCode, answer.cookies]).toEqual([desk, 404, []]);
    }
  });

  it('opens no account that was given another password since', async () => {
    const changed = everybody['jiwei'];
    if (changed === undefined) throw new Error('nobody');
    await transact(city.db, (tx) => setPassword(tx, city, changed.actor.userId, 'another-lantern-42-X'));
    const answer = await open({ desk: 'discipline-supervisor', to: '/' });
    expect([answer.statusCode, answer.cookies]).toEqual([409, []]);
    expect(answer.body).toContain('打不开这个岗位');
  });

  it('takes no form of another site', async () => {
    const answer = await open({ desk: 'dispatcher', to: '/' }, { origin: 'http://evil.example' });
    expect([answer.statusCode, answer.cookies]).toEqual([403, []]);
  });

  it('leads nowhere but into the console', () => {
    expect(placeInConsole('/matters/0190?x=1')).toBe('/matters/0190?x=1');
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom('//evil.example', '/\\evil', '/../t')),
        (asked) => {
          const at = new URL(`/console${placeInConsole(asked)}`, 'http://here.example');
          expect(at.origin).toBe('http://here.example');
          expect(at.pathname).toMatch(/^\/console\//);
        },
      ),
    );
  });
});

describe('a real city', () => {
  it('has no guide and no desk to click on', async () => {
    const front = await real.inject({ method: 'GET', url: '/' });
    expect([front.statusCode, front.headers.location]).toEqual([302, '/open']);
    for (const desk of WALK_DESKS) expect((await open({ desk, to: '/' }, {}, real)).statusCode).toBe(404);
    expect((await real.inject({ method: 'GET', url: '/api/v1/guide' })).statusCode).toBe(404);
    expect(real.guardedRoutes.filter(({ url }) => url.includes('guide'))).toEqual([]);
  });
});

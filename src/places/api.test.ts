/** The registry through its routes: kept by those who may. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { aPlaqueIssuer, PUBLIC_URL, testServer } from '../../test/harness/server.ts';
import { MORNING } from '../../test/harness/today.ts';
import { type World, world } from '../../test/harness/world.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { App } from '../platform/http/http.ts';
import { transact } from '../platform/postgres/db.ts';
import { hallsPublic } from './actions-public.ts';
import { placesRoutes } from './api.ts';
import { parseCode, recordDeadScan, resolveCode } from './codes/actions-codes.ts';

type Headers = Readonly<Record<string, string>>;

describe('the registry', () => {
  let city: TestCity;
  let people: World;
  let app: App;
  let unitId: Uuid;
  let keeper: Headers;
  let neighbour: Headers;
  let admin: Headers;
  let handler: Headers;
  let leader: Headers;

  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    headers: Headers,
    payload?: Record<string, unknown>,
  ) => {
    const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    const isJson = String(reply.headers['content-type']).includes('json');
    return { status: reply.statusCode, headers: reply.headers, text: reply.body, body: isJson ? reply.json() : null };
  };
  const hallBody = (name: string, more: Record<string, unknown> = {}) => ({
    submissionId: city.outside.uuid(),
    name,
    divisionCode: '411402',
    unitId,
    address: '测试路1号',
    hours: '9:00–17:00',
    ...more,
  });

  beforeAll(async () => {
    city = await testCity({ at: MORNING });
    people = await world(city);
    unitId = await people.unit('测试政务服务局', '411402');
    await people.unit('测试税务局', '411402');
    const post = async (role: Parameters<World['actor']>[0], division: string) =>
      people.signedIn(await people.actor(role, unitId, division));
    keeper = await post('dispatcher', '411402');
    neighbour = await post('dispatcher', '411403');
    admin = await post('system-admin', '411400');
    handler = await post('handler', '411402');
    leader = await post('leader', '411400');
    app = await testServer(city, (server) =>
      placesRoutes(server, { city, publicUrl: PUBLIC_URL, issuer: aPlaqueIssuer(city) }),
    );
  });
  afterAll(async () => {
    await app.close();
    await city.close();
  });

  it('is kept by dispatchers in their division and by the system administrator, read by leaders, closed to handlers', async () => {
    expect((await call('POST', '/api/v1/halls', keeper, hallBody('测试甲厅'))).status).toBe(201);
    expect((await call('POST', '/api/v1/halls', admin, hallBody('测试乙厅'))).status).toBe(201);
    expect((await call('POST', '/api/v1/halls', neighbour, hallBody('测试丙厅'))).status).toBe(403);
    expect((await call('POST', '/api/v1/halls', leader, hallBody('测试丙厅'))).status).toBe(403);
    expect((await call('GET', '/api/v1/halls', handler)).status).toBe(403);
    expect((await call('GET', '/api/v1/halls', leader)).body.total).toBe(2);
    expect((await call('GET', '/api/v1/halls', neighbour)).body.total).toBe(0);
    expect((await call('GET', '/api/v1/halls', {})).status).toBe(401);
  });

  it('makes one hall of a form sent twice, and refuses the same form with another content', async () => {
    const form = hallBody('测试丁厅');
    const first = await call('POST', '/api/v1/halls', keeper, form);
    expect((await call('POST', '/api/v1/halls', keeper, form)).body).toEqual(first.body);
    const other = await call('POST', '/api/v1/halls', keeper, { ...form, name: '测试戊厅' });
    expect([other.status, other.body.type]).toEqual([409, '/problems/submission-reused']);
    const namesake = await call('POST', '/api/v1/halls', keeper, hallBody('测试丁厅'));
    expect([namesake.status, namesake.body.type]).toEqual([409, '/problems/name-taken']);
  });

  it('makes one hall when the same form arrives twice at the same moment', async () => {
    const form = hallBody('测试双击厅');
    const both = await Promise.all([1, 2].map(() => call('POST', '/api/v1/halls', keeper, form)));
    expect(both.map((reply) => [reply.status, reply.body.id])).toEqual([
      [201, form.submissionId],
      [201, form.submissionId],
    ]);
  });

  it('derives a hall’s level from its division, on all three levels', async () => {
    const levels = [];
    for (const divisionCode of ['411400', '411402', '411402001']) {
      const { body } = await call('POST', '/api/v1/halls', admin, hallBody(`测试${divisionCode}厅`, { divisionCode }));
      levels.push(body.level);
    }
    expect(levels).toEqual(['city', 'county', 'township']);
  });

  it('keeps former facts with their dates, and refuses a change made on what somebody else changed', async () => {
    const { body: hall } = await call('POST', '/api/v1/halls', keeper, hallBody('测试己厅'));
    const facts = { name: '测试己厅(新)', unitId, address: '测试路2号', hours: '' };
    city.clock.advance({ days: 10 });
    const changed = await call('PUT', `/api/v1/halls/${hall.id}`, await fresh('dispatcher'), { ...facts, version: 1 });
    expect(changed.body).toMatchObject({ version: 2, sinceOn: '2026-03-13', openedOn: '2026-03-03' });
    const again = { ...facts, name: '测试己厅(旧页)', version: 1 };
    const stale = await call('PUT', `/api/v1/halls/${hall.id}`, await fresh('dispatcher'), again);
    expect(stale.body.type).toBe('/problems/changed-meanwhile');
    const { body } = await call('GET', `/api/v1/halls/${hall.id}`, await fresh('dispatcher'));
    expect(body.past).toEqual([
      {
        fromOn: '2026-03-03',
        untilOn: '2026-03-13',
        facts: { name: '测试己厅', unitId, address: '测试路1号', hours: '9:00–17:00' },
      },
    ]);
    city.clock.set('2026-03-03T02:00:00.000Z');
  });

  const fresh = async (role: 'dispatcher') => people.signedIn(await people.actor(role, unitId, '411402'));

  it('issues a code, shows it with its address, and marks its plaque when the window moves', async () => {
    const hall = (await call('POST', '/api/v1/halls', keeper, hallBody('测试庚厅'))).body;
    const windowFacts = { hallId: hall.id, number: '3', name: '测试窗口', unitId, services: '示例事项' };
    const form = { submissionId: city.outside.uuid(), ...windowFacts };
    const window = (await call('POST', '/api/v1/windows', keeper, form)).body;
    const issue = { submissionId: city.outside.uuid(), place: { kind: 'window', windowId: window.id } };
    const code = await call('POST', '/api/v1/codes', keeper, issue);
    expect(code.status).toBe(201);
    expect(code.body.url).toBe(`http://localhost:8080/S/${code.body.text}`);
    expect(parseCode(city.keys, code.body.text)).toBe(code.body.text);
    const order = { submissionId: city.outside.uuid(), format: 'a4', codeIds: [code.body.id] };
    expect((await call('POST', '/api/v1/prints', keeper, order)).status).toBe(201);
    expect((await call('GET', `/api/v1/codes/${code.body.id}`, leader)).body).toMatchObject({
      state: 'printed',
      placeChangedSince: false,
    });

    const found = await call('GET', `/api/v1/codes?text=${code.body.text.toLowerCase()}`, keeper);
    expect(found.body.items).toHaveLength(1);
    city.clock.advance({ days: 1 });
    const tomorrow = await fresh('dispatcher');
    const change = { ...windowFacts, number: '4', version: 1 };
    expect((await call('PUT', `/api/v1/windows/${window.id}`, tomorrow, change)).status).toBe(200);
    expect((await call('GET', `/api/v1/codes/${code.body.id}`, tomorrow)).body.placeChangedSince).toBe(true);
    const revoked = await call('POST', `/api/v1/codes/${code.body.id}/revocation`, tomorrow, { reason: 'moved' });
    expect(revoked.body.revokeReason).toBe('moved');
    const reissue = { submissionId: city.outside.uuid(), reason: 'moved' };
    const next = await call('POST', `/api/v1/codes/${code.body.id}/successor`, tomorrow, reissue);
    expect([next.status, next.body.placeChangedSince]).toEqual([201, false]);
    const old = await call('GET', `/api/v1/codes/${code.body.id}`, tomorrow);
    expect(old.body.successorText).toBe(next.body.text);
    const scanned = await resolveCode(city.db, city, code.body.text);
    await transact(city.db, (tx) => recordDeadScan(tx, city, scanned));
    const dead = await call('GET', '/api/v1/dead-scans', tomorrow);
    expect(dead.body.items).toEqual([{ day: '2026-03-04', codeId: code.body.id, text: code.body.text, scans: 1 }]);
    const besides = await people.signedIn(await people.actor('dispatcher', unitId, '411403'));
    expect((await call('GET', '/api/v1/dead-scans', besides)).body).toEqual({ total: 0, capped: false, items: [] });
    city.clock.set('2026-03-03T02:00:00.000Z');
  });

  it('refuses a wrong credit code and takes the one whose sum is nought', async () => {
    const entity = {
      name: '示例公司',
      kind: 'enterprise',
      divisionCode: '411402',
      townshipCode: '411402001',
      status: 'active',
      siShang: false,
    };
    const register = (uscc: string) =>
      call('POST', '/api/v1/entities', keeper, { ...entity, uscc, submissionId: city.outside.uuid() });
    const wrong = await register('91411402MA00001461');
    expect([wrong.status, wrong.body.type]).toEqual([422, '/problems/uscc-wrong']);
    expect((await register('91411402ma00001460')).status).toBe(201);
    expect((await register('91411402MA00001460')).body.type).toBe('/problems/uscc-taken');
    const astray = { ...entity, uscc: '91411402MA0000023Y', townshipCode: '411403001' };
    const outside = await call('POST', '/api/v1/entities', keeper, { ...astray, submissionId: city.outside.uuid() });
    expect(outside.body.type).toBe('/problems/township-not-in-division');
    const search = await call('GET', `/api/v1/entities?search=${encodeURIComponent('91411402ma')}`, keeper);
    expect(search.body.total).toBe(1);
    const percent = await call('GET', '/api/v1/entities?search=%25%25', keeper);
    expect(percent.body.total).toBe(0);
  });

  it('has a public list of open halls, county by county', async () => {
    const groups = await hallsPublic(city.db);
    const county = groups.find(({ code }) => code === '411402');
    expect(county?.name).toBe('梁园区');
    expect(county?.halls).toContainEqual({
      id: expect.any(String),
      name: '测试甲厅',
      level: 'county',
      divisionCode: '411402',
      divisionName: '梁园区',
      address: '测试路1号',
      hours: '9:00–17:00',
    });
  });
});

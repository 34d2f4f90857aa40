/** Procedures, limits and lists through their routes: read by all who work here, changed by the rules keeper alone. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { KEEPER, type RulesRoom, rulesRoom } from '../../test/harness/rules-room.ts';
import { PROCEDURES } from './procedures.ts';

let room: RulesRoom;
beforeAll(async () => {
  room = await rulesRoom();
});
afterAll(() => room.close());

it('is closed to strangers', async () => {
  for (const url of ['calendar-years', 'calendar-years/2026', 'procedures', 'categories?kind=complaint']) {
    expect((await room.call('GET', `/api/v1/law/${url}`, {})).status).toBe(401);
  }
});

it('lists procedures with their versions and lets the rules keeper alone add one', async () => {
  const url = '/api/v1/law/procedures/scan-complaint/versions';
  const terms = { ...PROCEDURES['scan-complaint'].terms, redosBeforeUphold: 2 };
  const sent = {
    submissionId: room.city.outside.uuid(),
    seenVersion: '1',
    effectiveFrom: '2026-07-01',
    terms,
    reason: '试行两次重办',
  };
  expect((await room.call('POST', url, room.admin, sent)).status).toBe(403);
  expect((await room.call('POST', url, room.handler, sent)).status).toBe(403);
  const added = await room.call('POST', url, room.keeper, sent);
  expect(added).toMatchObject({ status: 201, body: { version: '2', terms } });
  expect(await room.call('POST', url, room.keeper, sent)).toEqual(added);
  expect(
    (
      await room.call('POST', url, room.keeper, {
        ...sent,
        submissionId: room.city.outside.uuid(),
        effectiveFrom: '2026-03-03',
      })
    ).status,
  ).toBe(422);
  const missing = { ...terms, handle: { ...terms.handle, basis: '' } };
  expect(
    (await room.call('POST', url, room.keeper, { ...sent, submissionId: room.city.outside.uuid(), terms: missing }))
      .status,
  ).toBe(422);
  expect((await room.call('POST', '/api/v1/law/procedures/no-such/versions', room.keeper, sent)).status).toBe(422);
  const inForceOn = async (on: string) => {
    const { body } = await room.call('GET', `/api/v1/law/procedures?on=${on}`, room.handler);
    return body.items.find(({ procedure }: { procedure: string }) => procedure === 'scan-complaint');
  };
  expect(await inForceOn('2026-06-30')).toMatchObject({
    inForce: '1',
    versions: [{ version: '2' }, { version: '1' }],
  });
  expect(await inForceOn('2026-07-01')).toMatchObject({ inForce: '2' });
});

it('lists categories with their legal basis', async () => {
  const { body } = await room.call('GET', '/api/v1/law/categories?kind=complaint', room.handler);
  expect(body.items).toHaveLength(27);
  expect(body.items.find(({ code }: { code: string }) => code === 'SQ14')).toMatchObject({
    basis: '《商丘市优化营商环境条例》第三十四条第（十四）项',
    discipline: true,
    serviceFault: false,
    verified: true,
  });
  expect((await room.call('GET', '/api/v1/law/categories?kind=no-such', room.handler)).status).toBe(422);
});

it('shows what a version would change before it is written, and names what is wrong with it', async () => {
  const terms = {
    ...PROCEDURES['scan-complaint'].terms,
    handle: { ...PROCEDURES['scan-complaint'].terms.handle, amount: 10 },
  };
  const url = '/api/v1/law/procedures/scan-complaint/preview';
  const seen = await room.call('POST', url, room.keeper, { effectiveFrom: '2027-06-01', terms });
  expect(seen.body).toMatchObject({
    effectiveFrom: '2027-06-01',
    limits: [{ name: 'handle', after: { amount: 10 } }],
  });
  const bad = { ...terms, check: { ...terms.check, amount: 10 } };
  const wrong = await room.call('POST', url, room.keeper, { effectiveFrom: '2027-06-01', terms: bad });
  expect([wrong.status, wrong.body.errors]).toEqual([
    422,
    [{ path: 'check.amount', message: 'check-longer-than-handle' }],
  ]);
  const past = await room.call('POST', url, room.keeper, { effectiveFrom: '2020-06-01', terms });
  expect(past.body.type).toBe('/problems/not-in-the-future');
  expect((await room.call('POST', url, room.handler, { effectiveFrom: '2027-06-01', terms })).status).toBe(403);
});

it('dates a limit outside procedures anew, looked at first, and tells who set it', async () => {
  const url = '/api/v1/law/limits/personal-data-request';
  const limit = { amount: 10, unit: 'working-day', basis: '按新规定', verified: false };
  const seen = await room.call('POST', `${url}/preview`, room.keeper, { effectiveFrom: '2027-06-01', limit });
  expect(seen.body).toMatchObject({
    replaces: '1',
    limits: [{ name: 'personal-data-request', before: { amount: 15 }, after: { amount: 10 } }],
    others: [],
    running: null,
  });
  expect(seen.body.limits[0].examples.length).toBeGreaterThan(1);
  const groundless = { ...limit, basis: ' ' };
  expect(
    (await room.call('POST', `${url}/preview`, room.keeper, { effectiveFrom: '2027-06-01', limit: groundless })).status,
  ).toBe(422);
  expect((await room.call('POST', `${url}/preview`, room.handler, { effectiveFrom: '2027-06-01', limit })).status).toBe(
    403,
  );
  const sent = {
    submissionId: room.city.outside.uuid(),
    seenVersion: '1',
    effectiveFrom: '2027-06-01',
    limit,
    reason: '按新规定调整',
  };
  expect(await room.call('POST', `${url}/versions`, room.keeper, sent)).toMatchObject({
    status: 201,
    body: { version: '2', byName: KEEPER },
  });
  expect(room.noted).toContain('personal-data-request/2');
  const { body } = await room.call('GET', '/api/v1/law/limits', room.handler);
  expect(body.items[0]).toMatchObject({
    inForce: '1',
    versions: [
      { version: '2', byName: KEEPER },
      { version: '1', byUserId: null, byName: null },
    ],
  });
});

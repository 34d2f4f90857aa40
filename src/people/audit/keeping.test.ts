/** The audit cannot be rewritten; records are deleted when their time is over, unless a hold preserves them. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { testServer } from '../../../test/harness/server.ts';
import { textOfBook } from '../../../test/harness/sheets.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addMs, type Instant, instant, localDate } from '../../kernel/time.ts';
import { PRIVACY_NOTICE_VERSION } from '../../platform/pages/pages.tsx';
import { inTransaction, rawQuery, transact } from '../../platform/postgres/db.ts';
import { peopleRoutes } from '../api.ts';
import { applyRetention } from '../jobs.ts';
import type { Role } from '../model.ts';
import { notify } from '../registry/actions-acting.ts';
import { divisionTree } from '../registry/store-divisions.ts';
import { PRIVACY_NOTICES } from '../words-privacy.ts';
import { disposalOf, seedPeople } from './actions-keeping.ts';
import { changeRetention, placeHold } from './actions-retention.ts';
import { insertAudit } from './store-audit.ts';
import { insertPrivacyNotice, privacyNoticeOn, privacyNoticeVersion } from './store-keeping.ts';

const CITY = '411400';
const PUBLIC_URL = new URL('http://localhost:8080');

describe('keeping records', () => {
  let city: TestCity;
  let w: World;
  let office: Uuid;
  beforeEach(async () => {
    city = await testCity({ at: MORNING });
    await transact(city.db, (tx) => seedPeople(tx, city));
    w = await world(city);
    office = await w.unit('市营商办', CITY);
  });
  afterEach(() => city.close());

  const auditAt = (at: Instant) =>
    transact(city.db, (tx) =>
      insertAudit(tx, {
        id: city.outside.uuid(),
        at,
        userId: null,
        postId: null,
        principalUserId: null,
        sessionId: null,
        action: 'test.act',
        objectKind: 'thing',
        objectId: null,
        outcome: 'done',
        detail: {},
        sealed: false,
      }),
    );
  const auditLines = async () => {
    const rows = await city.asOwner((client) => client.query('select at from people_audit order by at'));
    return rows.rowCount ?? 0;
  };
  const serve = () =>
    testServer(city, (to, guard) =>
      peopleRoutes(to, {
        city,
        publicUrl: PUBLIC_URL,
        guard,
        holds: () => Promise.resolve(0),
        hiddenMatters: async () => [],
      }),
    );
  const headersOf = async (role: Role) => w.signedIn(await w.actor(role, office, CITY));

  it('starts a city with its divisions, its notice in two languages and its rules, as often as one likes', async () => {
    await transact(city.db, (tx) => seedPeople(tx, city));
    expect(await divisionTree(city.db)).toHaveLength(210);
    const zh = await privacyNoticeOn(city.db, 'zh', localDate('2026-03-03'));
    expect(zh?.handler).toContain('商丘市');
    for (const part of ['handler', 'purpose', 'way', 'kinds', 'retention', 'rights'] as const) {
      expect(zh?.[part].length).toBeGreaterThan(30);
    }
    expect(await privacyNoticeOn(city.db, 'en', localDate('2025-12-31'))).toBeUndefined();
  });

  it('links and names the latest notice that is seeded', () => {
    expect(Math.max(...PRIVACY_NOTICES.map(({ version }) => version))).toBe(PRIVACY_NOTICE_VERSION);
  });

  it('shows the notice in force, and the words of every former one', async () => {
    const first = await privacyNoticeVersion(city.db, 'zh', 1);
    if (first === undefined) throw new Error('no notice');
    const later = { ...first, version: 9, fromOn: localDate('2027-06-01'), purpose: '第九版的目的,写得清清楚楚。' };
    await transact(city.db, (tx) => insertPrivacyNotice(tx, later));
    expect((await privacyNoticeOn(city.db, 'zh', localDate('2027-05-31')))?.version).toBe(PRIVACY_NOTICE_VERSION);
    expect((await privacyNoticeOn(city.db, 'zh', localDate('2027-06-01')))?.version).toBe(9);
    expect((await privacyNoticeVersion(city.db, 'zh', 1))?.purpose).toBe(first.purpose);
    const app = await serve();
    const shown = await app.inject({ method: 'GET', url: '/api/v1/privacy-notice?lang=zh' });
    expect(shown.json()).toMatchObject({ version: 1, purpose: first.purpose });
    await app.close();
  });

  it.each([
    [`update people_audit set action = 'x'`],
    ['delete from people_audit'],
    ['truncate people_audit'],
    [`update people_privacy_notice set purpose = 'x'`],
    ['delete from people_unit_past'],
    ['delete from people_legal_hold'],
  ])('the program may not %s', async (statement) => {
    await auditAt(city.clock.now());
    await expect(city.db.executeQuery(rawQuery(statement))).rejects.toThrow(/permission denied/);
  });

  it('forgets audit lines after three years, and never one younger than half a year, whatever it is told', async () => {
    // The database's own clock, which a program with a wrong date cannot move.
    const real = await city.asOwner(async (client) => {
      const { rows } = await client.query<{ now: Date }>('select now()');
      return instant(rows[0]?.now.toISOString() ?? '');
    });
    const daysAgo = (days: number) => addMs(real, -days * 86_400_000);
    for (const days of [1, 183, 190, 2_000]) await auditAt(daysAgo(days));
    const forget = (before: Instant) =>
      city.db.executeQuery(rawQuery('select people_forget_audit($1::timestamptz)', [before]));
    city.clock.set(real);
    await applyRetention(city);
    expect(await auditLines()).toBe(3);
    await forget(addMs(real, 86_400_000));
    expect(await auditLines()).toBe(2);
  });

  it('disposes of sessions, counters and read notices in time, but of nothing held', async () => {
    const someone = await w.actor('handler', office, CITY);
    await w.signedIn(someone);
    await transact(city.db, (tx) => notify(tx, city, { postIds: [someone.postId], kind: 'test', matterId: null }));
    const count = async (table: string) => {
      const rows = await city.asOwner((client) => client.query(`select 1 from ${table}`));
      return rows.rowCount ?? 0;
    };
    const hold = { id: city.outside.uuid(), kind: 'notice', objectId: '*', reason: '监委函〔2026〕1号' };
    await inTransaction(city.db, (tx) => placeHold(tx, city, null, hold));
    city.clock.advance({ days: 20 });
    await applyRetention(city);
    expect([await count('people_session'), await count('people_notice')]).toEqual([1, 1]);
    city.clock.advance({ days: 400 });
    await applyRetention(city);
    expect([await count('people_session'), await count('people_notice')]).toEqual([0, 1]);
    await city.asOwner((client) => client.query('update people_legal_hold set lifted_at = placed_at'));
    await applyRetention(city);
    expect(await count('people_notice')).toBe(0);
  });

  it('forgets within a day from where somebody failed to sign in', async () => {
    const app = await serve();
    const payload = { username: 'nobody', password: 'wrong' };
    await app.inject({ method: 'POST', url: '/api/v1/session', payload });
    const count = async () => {
      const rows = await city.asOwner((client) => client.query('select 1 from people_sign_in_failure'));
      return rows.rowCount ?? 0;
    };
    // Counted by place, account and address.
    expect(await count()).toBe(3);
    city.clock.advance({ hours: 17 });
    await applyRetention(city);
    expect(await count()).toBe(3);
    city.clock.advance({ hours: 2 });
    await applyRetention(city);
    expect(await count()).toBe(0);
    await app.close();
  });

  it('changes a retention from today on, never below what a law asks', async () => {
    const keeper = await w.actor('security-admin', office, CITY);
    const change = (kind: string, keepDays: number) =>
      inTransaction(city.db, (tx) =>
        changeRetention(tx, city, keeper, { kind, keepDays, basis: '市里规定', verified: false }),
      );
    expect(await change('audit', 30)).toMatchObject({ problem: { kind: 'retention-too-short', leastDays: 184 } });
    expect(await change('no-such', 30)).toMatchObject({ problem: { kind: 'retention-kind-unknown' } });
    expect(await change('notice', 30)).toMatchObject({ problem: { kind: 'second-person-needed' } });
    expect((await change('notice', 400)).ok).toBe(true);
    const county = await w.actor('security-admin', office, '411423');
    const elsewhere = await inTransaction(city.db, (tx) =>
      changeRetention(tx, city, county, { kind: 'notice', keepDays: 1, basis: '县里规定', verified: true }),
    );
    expect(elsewhere).toMatchObject({ problem: { kind: 'outside-your-division' } });
    expect(await disposalOf(city.db, city, 'notice')).toEqual({ before: '2025-01-26T16:00:00.000Z', held: [] });
  });

  it('shows the audit to its administrator alone, and records that it was read and exported', async () => {
    const app = await serve();
    const auditor = await headersOf('audit-admin');
    for (let n = 0; n < 120; n += 1) await auditAt(addMs(city.clock.now(), -n * 1000));
    const get = (url: string, headers: Record<string, string>) => app.inject({ method: 'GET', url, headers });
    for (const role of ['system-admin', 'security-admin', 'leader'] as const) {
      expect((await get('/api/v1/audit', await headersOf(role))).statusCode).toBe(403);
    }
    const first = (await get('/api/v1/audit?action=test.act', auditor)).json();
    expect(first.items).toHaveLength(100);
    const query = new URLSearchParams({ action: 'test.act', ...first.next });
    const second = (await get(`/api/v1/audit?${query}`, auditor)).json();
    expect(second.items).toHaveLength(20);
    expect(second.next).toBeNull();
    const ids = [...first.items, ...second.items].map((line: { id: string }) => line.id);
    expect(new Set(ids).size).toBe(120);
    const taken = await get('/api/v1/audit.xlsx?action=test.act', auditor);
    expect((await textOfBook(taken.rawPayload)).split('\n')).toHaveLength(123);
    const trail = (await get('/api/v1/audit?objectKind=audit', auditor)).json();
    expect(trail.items.map((line: { action: string }) => line.action)).toContain('people.read-audit');
    const exports = (await get('/api/v1/audit?action=people.take-sheet', auditor)).json();
    const details = exports.items.map((line: { detail: object }) => line.detail);
    expect(details).toHaveLength(2);
    expect(details).toContainEqual({ list: 'audit', action: 'test.act', step: 'begun' });
    expect(details).toContainEqual({ list: 'audit', rows: 120, step: 'ended' });
    const refusals = (await get('/api/v1/audit?outcome=refused', auditor)).json();
    expect(refusals.items).toHaveLength(3);
    await app.close();
  });

  it('keeps the inbox of a post for whoever acts through it', async () => {
    const app = await serve();
    const someone = await w.actor('handler', office, CITY);
    const other = await w.actor('handler', office, CITY);
    const matterId = city.outside.uuid();
    await transact(city.db, (tx) =>
      notify(tx, city, { postIds: [someone.postId, someone.postId], kind: 'matters.dispatched', matterId }),
    );
    const headers = await w.signedIn(someone);
    const list = () => app.inject({ method: 'GET', url: '/api/v1/notices?unread=true', headers });
    const [notice] = (await list()).json();
    expect((await list()).json()).toHaveLength(1);
    expect(notice).toMatchObject({ kind: 'matters.dispatched', matterId, readAt: null });
    const read = (by: Record<string, string>) =>
      app.inject({ method: 'POST', url: `/api/v1/notices/${notice.id}/read`, headers: by });
    expect((await read(await w.signedIn(other))).statusCode).toBe(404);
    expect((await read(headers)).statusCode).toBe(204);
    expect((await read(headers)).statusCode).toBe(204);
    expect((await list()).json()).toEqual([]);
    await app.close();
  });
});

/** No single person enters another's account, silences a supervisor, dates a post back, or lets records go. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { testServer } from '../../../test/harness/server.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, localDateOf } from '../../kernel/time.ts';
import type { App } from '../../platform/http/http.ts';
import { inTransaction, transact } from '../../platform/postgres/db.ts';
import { peopleRoutes } from '../api.ts';
import { disposalOf, seedPeople } from '../audit/actions-keeping.ts';
import type { Actor, Role } from '../model.ts';
import { isConflicted } from '../registry/actions-acting.ts';
import { actingPosts } from '../registry/store-acting.ts';
import { insertHolding } from '../registry/store-holdings.ts';
import { userById } from '../registry/store-users.ts';
import { makeOneTimeLink } from '../sign-in/actions-links.ts';

const CITY = '411400';
const COUNTY = '411423';
const PUBLIC_URL = new URL('http://localhost:8080');
const FRESH = 'kestrel-lantern-orbit-7';
type Headers = Readonly<Record<string, string>>;

describe('a second person', () => {
  let city: TestCity;
  let w: World;
  let app: App;
  let office: Uuid;
  let bureau: Uuid;
  let systemAdmin: Actor;
  let securityAdmin: Actor;
  let auditAdmin: Actor;
  let system: Headers;
  let security: Headers;
  let auditor: Headers;

  beforeEach(async () => {
    city = await testCity();
    w = await world(city);
    await transact(city.db, (tx) => seedPeople(tx, city));
    app = await testServer(city, (to, guard) =>
      peopleRoutes(to, {
        city,
        publicUrl: PUBLIC_URL,
        guard,
        holds: () => Promise.resolve(0),
        hiddenMatters: async () => [],
      }),
    );
    office = await w.unit('市营商办', CITY);
    bureau = await w.unit('县局', COUNTY);
    systemAdmin = await w.actor('system-admin', office, CITY);
    securityAdmin = await w.actor('security-admin', office, CITY);
    auditAdmin = await w.actor('audit-admin', office, CITY);
    system = await w.signedIn(systemAdmin);
    security = await w.signedIn(securityAdmin);
    auditor = await w.signedIn(auditAdmin);
  });
  afterEach(async () => {
    await app.close();
    await city.close();
  });

  const today = () => localDateOf(city.clock.now());
  const send = (headers: Headers, method: 'POST' | 'PUT', url: string, payload?: object) =>
    app.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  const waiting = async (headers: Headers, decided = false) =>
    (await app.inject({ method: 'GET', url: `/api/v1/waiting-acts?decided=${decided}`, headers })).json();
  const decide = (headers: Headers, id: string, release = true) =>
    send(headers, 'POST', `/waiting-acts/${id}/decision`, { release, reason: '当面核对过' });
  const spend = (url: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/one-time-links/spend',
      payload: { token: url.split('#')[1], password: FRESH },
    });
  const signIn = (username: string) =>
    app.inject({ method: 'POST', url: '/api/v1/session', payload: { username, password: FRESH } });
  const nameOf = async (who: Actor) => (await userById(city.db, who.userId))?.username ?? '';
  const linkFor = (who: Actor) => send(system, 'POST', `/users/${who.userId}/one-time-links`);
  const inboxOf = async (who: Actor): Promise<string[]> => {
    const headers = await w.signedIn(who);
    const lines = (await app.inject({ method: 'GET', url: '/api/v1/notices?unread=true', headers })).json();
    return lines.map((line: { kind: string }) => line.kind);
  };
  const auditOf = async (action: string) =>
    (await app.inject({ method: 'GET', url: `/api/v1/audit?action=${action}`, headers: auditor })).json().items;

  it.each(['vault-reader', 'discipline-supervisor', 'dispatcher', 'handler', 'audit-admin', 'security-admin'] as const)(
    'is needed for a link into the account of a %s, and again before its posts work (security 1)',
    async (role) => {
      const victim = await w.actor(role, office, CITY);
      const asked = await linkFor(victim);
      expect(asked.statusCode).toBe(202);
      expect(asked.headers['cache-control']).toBe('no-store');
      // The maker alone gets nowhere with it.
      expect((await spend(asked.json().url)).json().type).toBe('/problems/link-unusable');
      expect((await decide(system, asked.json().waitingActId)).statusCode).toBe(403);
      expect(await inboxOf(victim)).toContain('people.second-person-about-you');
      const [act] = await waiting(security);
      expect(act).toMatchObject({ kind: 'people.make-link', mayDecide: true });
      expect(act.facts).toContainEqual({ name: 'roles', value: role, said: null });
      const second = role === 'security-admin' ? auditor : security;
      expect((await decide(second, act.id)).statusCode).toBe(200);
      expect((await spend(asked.json().url)).statusCode).toBe(200);
      const session = (await signIn(await nameOf(victim))).json();
      expect(session).toMatchObject({ postsSuspended: true, posts: [], actions: [] });
      expect(await actingPosts(city.db, victim.userId, today())).toEqual([]);
      const [confirm] = await waiting(security);
      expect(confirm).toMatchObject({ kind: 'people.confirm-posts', expiresAt: null });
      expect((await decide(system, confirm.id)).statusCode).toBe(403);
      expect((await decide(second, confirm.id)).statusCode).toBe(200);
      expect(await actingPosts(city.db, victim.userId, today())).toHaveLength(1);
      expect(await inboxOf(victim)).toContain('people.password-reset');
      expect(await auditOf('people.make-link')).toMatchObject([
        { userId: systemAdmin.userId, detail: { user: victim.userId, roles: role } },
      ]);
      const decisions = (await auditOf('people.decide-waiting-act')).map((line: { detail: object }) => line.detail);
      expect(decisions).toHaveLength(2);
      expect(decisions).toContainEqual(
        expect.objectContaining({ kind: 'people.make-link', decision: 'released', askedBy: systemAdmin.userId }),
      );
    },
  );

  it('suspends a post given between the first link and its use (security 1)', async () => {
    const user = {
      id: city.outside.uuid(),
      username: 'newcomer',
      displayName: '测试新人',
      divisionCode: CITY,
      email: null,
    };
    expect((await send(system, 'POST', '/users', user)).statusCode).toBe(200);
    const link = await send(system, 'POST', `/users/${user.id}/one-time-links`);
    expect(link.statusCode).toBe(200);
    const post = { id: city.outside.uuid(), role: 'vault-reader', unitId: office, divisionCode: CITY, title: '回访岗' };
    expect((await send(system, 'POST', '/posts', { ...post, from: today() })).statusCode).toBe(200);
    const holding = { id: city.outside.uuid(), userId: user.id, postId: post.id, from: today() };
    expect((await send(security, 'POST', '/holdings', holding)).statusCode).toBe(200);
    expect((await spend(link.json().url)).statusCode).toBe(200);
    expect((await signIn('newcomer')).json()).toMatchObject({ postsSuspended: true, posts: [] });
  });

  it('is not asked at the command line of the machine, where a city begins', async () => {
    const made = await inTransaction(city.db, (tx) => makeOneTimeLink(tx, city, null, securityAdmin.userId));
    if (!made.ok) throw new Error(made.problem.kind);
    expect((await spend(`#${made.value.token}`)).statusCode).toBe(200);
    expect((await signIn(await nameOf(securityAdmin))).json()).toMatchObject({ postsSuspended: false });
  });

  it('decides once, within three days, with a reason, and never for themselves', async () => {
    const victim = await w.actor('vault-reader', office, CITY);
    const first = (await linkFor(victim)).json().waitingActId;
    const asked = (await linkFor(victim)).json().waitingActId;
    expect((await decide(security, first)).json().type).toBe('/problems/waiting-act-decided');
    const blank = await send(security, 'POST', `/waiting-acts/${asked}/decision`, { release: true, reason: ' x ' });
    expect(blank.json().type).toBe('/problems/reason-too-short');
    expect((await decide(security, asked, false)).json()).toMatchObject({ decision: 'refused' });
    expect((await decide(security, asked)).json().type).toBe('/problems/waiting-act-decided');
    const late = (await linkFor(victim)).json().waitingActId;
    city.clock.advance({ hours: 73 });
    const again = await w.signedIn(securityAdmin);
    expect((await decide(again, late)).json().type).toBe('/problems/waiting-act-expired');
    expect(await waiting(again)).toEqual([]);
    const own = (
      await send(await w.signedIn(systemAdmin), 'POST', `/users/${securityAdmin.userId}/one-time-links`)
    ).json();
    expect((await decide(again, own.waitingActId)).json().type).toBe('/problems/not-yourself');
  });

  it('of another county is not one', async () => {
    const victim = await w.actor('handler', office, CITY);
    const asked = (await linkFor(victim)).json().waitingActId;
    const county = await w.signedIn(await w.actor('security-admin', bureau, COUNTY));
    expect((await decide(county, asked)).statusCode).toBe(404);
    expect(await waiting(county)).toEqual([]);
  });

  it('releases nothing whose asker lost the post, or whose facts changed', async () => {
    const victim = await w.actor('handler', office, CITY);
    const other = await w.actor('handler', office, CITY);
    const asked = (await linkFor(victim)).json().waitingActId;
    await w.alsoHolds(victim, 'vault-reader', office);
    expect((await decide(security, asked)).json().type).toBe('/problems/changed-meanwhile');
    const left = (await linkFor(other)).json().waitingActId;
    await city.asOwner((client) => client.query('delete from people_holding where user_id = $1', [systemAdmin.userId]));
    expect((await decide(security, left)).json().type).toBe('/problems/asker-left');
    expect(await waiting(security)).toHaveLength(2);
  });

  it('is needed to date a post back, at either end; nothing is overwritten (security 8)', async () => {
    const checker = await w.actor('checker', office, CITY);
    const user = await w.actor('handler', bureau, COUNTY);
    const post = await city.asOwner((client) =>
      client.query('select id from people_post where unit_id = $1', [bureau]),
    );
    const postId: string = post.rows[0].id;
    const dispatcher = await w.actor('dispatcher', bureau, COUNTY);
    const give = (userId: string, from: string, post = postId) =>
      send(security, 'POST', '/holdings', { id: city.outside.uuid(), userId, postId: post, from });
    const fresh = { id: city.outside.uuid(), username: 'fresh.one', displayName: '测试', divisionCode: CITY };
    await send(system, 'POST', '/users', fresh);
    const back = await give(fresh.id, addDays(today(), -9));
    expect(back.statusCode).toBe(202);
    // To somebody who judges other units it makes a conflict from the first day.
    expect((await give(checker.userId, today(), dispatcher.postId)).statusCode).toBe(202);
    // And no second person makes them handle for one.
    expect((await give(checker.userId, today())).json().type).toBe('/problems/handling-is-separate');
    expect(await isConflicted(city.db, { userId: checker.userId, respondentUnitIds: [bureau] }, today())).toBe(false);
    expect((await decide(security, back.json().waitingActId)).json().type).toBe('/problems/not-yourself');
    expect((await decide(auditor, back.json().waitingActId)).statusCode).toBe(200);
    expect(await auditOf('people.give-post')).toMatchObject([
      {
        detail: {
          user: fresh.id,
          post: postId,
          role: 'handler',
          unit: bureau,
          from: addDays(today(), -9),
          releasedBy: auditAdmin.userId,
        },
      },
    ]);
    const held = await city.asOwner((client) =>
      client.query('select id from people_holding where user_id = $1', [user.userId]),
    );
    const end = (on: string) => send(security, 'POST', `/holdings/${held.rows[0].id}/end`, { on });
    expect((await end(addDays(today(), -400))).statusCode).toBe(202);
    expect((await end(addDays(today(), 30))).statusCode).toBe(200);
    expect((await end(today())).statusCode).toBe(200);
    const past = await city.asOwner((client) =>
      client.query('select until_on::text from people_holding_past order by until_on nulls first'),
    );
    expect(past.rows).toEqual([{ until_on: null }, { until_on: addDays(today(), 30) }]);
    const facts = { user: user.userId, post: postId, role: 'handler', unit: bureau, division: COUNTY };
    const taken = (await auditOf('people.take-post')).map((line: { detail: object }) => line.detail);
    expect(taken).toHaveLength(2);
    for (const [until, before] of [
      [addDays(today(), 30), null],
      [today(), addDays(today(), 30)],
    ]) {
      expect(taken).toContainEqual({ ...facts, from: '2020-01-01', until, before });
    }
  });

  it('is needed to close, to empty or to abolish the post of an administrator or a supervisor (security 24)', async () => {
    for (const role of ['audit-admin', 'security-admin', 'discipline-supervisor', 'hall-supervisor'] as Role[]) {
      const watcher = await w.actor(role, office, CITY);
      const asked = await send(system, 'PUT', `/users/${watcher.userId}/disabled`, { disabled: true });
      expect([role, asked.statusCode]).toEqual([role, 202]);
      expect((await userById(city.db, watcher.userId))?.disabledAt).toBeNull();
      const abolished = await send(system, 'POST', `/posts/${watcher.postId}/abolition`, { on: today() });
      expect([role, abolished.statusCode]).toEqual([role, 202]);
      const held = await city.asOwner((client) =>
        client.query('select id from people_holding where user_id = $1', [watcher.userId]),
      );
      const taken = await send(security, 'POST', `/holdings/${held.rows[0].id}/end`, { on: today() });
      expect([role, taken.statusCode]).toEqual([role, 202]);
      expect(await actingPosts(city.db, watcher.userId, today())).toHaveLength(1);
      expect((await decide(security, asked.json().waitingActId)).statusCode).toBe(200);
      expect((await userById(city.db, watcher.userId))?.disabledAt).not.toBeNull();
    }
    const handler = await w.actor('handler', bureau, COUNTY);
    expect((await send(system, 'PUT', `/users/${handler.userId}/disabled`, { disabled: true })).statusCode).toBe(200);
  });

  it('of an abolition holds no such post, and releases only what was told of its holders', async () => {
    const kept = await w.actor('security-admin', office, CITY);
    const asked = await send(system, 'POST', `/posts/${kept.postId}/abolition`, { on: today() });
    const another = await w.actor('security-admin', office, CITY);
    const { uuid } = city.outside;
    await transact(city.db, (tx) =>
      insertHolding(tx, { id: uuid(), userId: another.userId, postId: kept.postId, fromOn: today(), untilOn: null }),
    );
    const changed = await decide(auditor, asked.json().waitingActId);
    expect([changed.statusCode, changed.json().type]).toEqual([409, '/problems/changed-meanwhile']);
    const again = await send(system, 'POST', `/posts/${kept.postId}/abolition`, { on: today() });
    const own = await decide(await w.signedIn(another), again.json().waitingActId);
    expect([own.statusCode, own.json().type]).toEqual([409, '/problems/not-yourself']);
    expect((await decide(auditor, again.json().waitingActId)).statusCode).toBe(200);
  });

  it('closes no account that was given a post meanwhile', async () => {
    const watcher = await w.actor('hall-supervisor', office, CITY);
    const asked = await send(system, 'PUT', `/users/${watcher.userId}/disabled`, { disabled: true });
    await w.alsoHolds(watcher, 'discipline-supervisor', office);
    const changed = await decide(security, asked.json().waitingActId);
    expect([changed.statusCode, changed.json().type]).toEqual([409, '/problems/changed-meanwhile']);
  });

  it('is needed to keep records for less, which begins a week later, and to confirm a basis (security 7)', async () => {
    const put = (keepDays: number, verified = false, headers = security) =>
      send(headers, 'PUT', '/retention-rules/notice', { keepDays, basis: '工作需要：一个考核年度', verified });
    const cutoff = async () => (await disposalOf(city.db, city, 'notice'))?.before;
    const was = await cutoff();
    const asked = await put(30);
    expect(asked.statusCode).toBe(202);
    expect(await cutoff()).toBe(was);
    const [act] = await waiting(auditor);
    expect(act.facts).toMatchObject([
      { name: 'record', value: 'notice' },
      { name: 'before', value: 365 },
      { name: 'keepDays', value: 30 },
      { name: 'startsAfterDays', value: 7 },
      { name: 'verified', value: false },
      { name: 'basis', value: '工作需要：一个考核年度' },
    ]);
    expect((await decide(auditor, act.id)).json()).toMatchObject({ decision: 'released' });
    expect(await cutoff()).toBe(was);
    expect((await put(365, true)).statusCode).toBe(202);
    // A longer rule holds at once, and the shorter one that was to begin gives way to it.
    expect((await put(400)).statusCode).toBe(200);
    city.clock.advance({ days: 8 });
    const again = await w.signedIn(securityAdmin);
    expect(await cutoff()).toBe(`${addDays(today(), -401)}T16:00:00.000Z`);
    await decide(await w.signedIn(auditAdmin), (await put(30, false, again)).json().waitingActId);
    city.clock.advance({ days: 7 });
    expect(await cutoff()).toBe(`${addDays(today(), -31)}T16:00:00.000Z`);
  });

  it('is needed to lift a legal hold (security 7)', async () => {
    const hold = { id: city.outside.uuid(), kind: 'notice', objectId: '*', reason: '依法保全的要求' };
    expect((await send(security, 'POST', '/legal-holds', hold)).statusCode).toBe(200);
    const asked = await send(security, 'POST', `/legal-holds/${hold.id}/lift`);
    expect(asked.statusCode).toBe(202);
    expect(await disposalOf(city.db, city, 'notice')).toBeUndefined();
    expect((await decide(auditor, asked.json().waitingActId)).statusCode).toBe(200);
    expect(await disposalOf(city.db, city, 'notice')).toBeDefined();
    expect(await auditOf('people.lift-hold')).toMatchObject([{ detail: { releasedBy: auditAdmin.userId } }]);
  });

  it('is told, and so is the one it concerns and the one who asked', async () => {
    const victim = await w.actor('handler', office, CITY);
    const asked = (await linkFor(victim)).json().waitingActId;
    expect(await inboxOf(securityAdmin)).toEqual(['people.second-person-asked']);
    await decide(security, asked, false);
    expect(await inboxOf(securityAdmin), 'what was decided asks nobody any more').toEqual([]);
    expect(await inboxOf(systemAdmin)).toEqual(['people.second-person-refused']);
  });
});

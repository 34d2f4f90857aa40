/** Posts are given, lent, left vacant and abolished; administrators stay separate. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, type LocalDate, localDateOf } from '../../kernel/time.ts';
import { inTransaction, transact } from '../../platform/postgres/db.ts';
import { listAudit } from '../audit/store-audit.ts';
import type { Actor, Role } from '../model.ts';
import { actorFor, audit, isConflicted } from './actions-acting.ts';
import { delegatePost, endDelegationNow } from './actions-delegations.ts';
import { abolishPost, createPost, givePost, takePost } from './actions-posts.ts';
import { ableToAct, actingPosts } from './store-acting.ts';
import { holdingsOfUser } from './store-holdings.ts';
import { setPostsSuspended } from './store-users.ts';

const COUNTY = '411423';

describe('posts', () => {
  let city: TestCity;
  let w: World;
  let bureau: Uuid;
  beforeEach(async () => {
    city = await testCity();
    w = await world(city);
    bureau = await w.unit('县局', COUNTY);
  });
  afterEach(() => city.close());
  const today = (): LocalDate => localDateOf(city.clock.now());
  const newPost = async (role: Role): Promise<Uuid> => {
    const made = await inTransaction(city.db, (tx) =>
      createPost(tx, city, null, {
        id: city.outside.uuid(),
        role,
        unitId: bureau,
        divisionCode: COUNTY,
        title: `${role}岗`,
        from: today(),
      }),
    );
    if (!made.ok) throw new Error(made.problem.kind);
    return made.value.id;
  };
  const able = async (postId: Uuid) => (await ableToAct(city.db, [postId], today())).get(postId) ?? [];
  const give = (userId: Uuid, postId: Uuid, by: Actor | null = null) =>
    inTransaction(city.db, (tx) => givePost(tx, city, by, { id: city.outside.uuid(), userId, postId, from: today() }));
  const lend = (by: Actor, toUserId: Uuid, days: { from?: number; to?: number } = {}) =>
    inTransaction(city.db, (tx) =>
      delegatePost(tx, city, by, {
        id: city.outside.uuid(),
        postId: by.postId,
        toUserId,
        fromOn: addDays(today(), days.from ?? 0),
        toOn: addDays(today(), days.to ?? 3),
        reason: '外出培训',
      }),
    );

  it('can be lent for some days: the delegate acts with both names, and only on those days', async () => {
    const holder = await w.actor('handler', bureau, COUNTY);
    const deputy = await w.actor('handler', bureau, COUNTY);
    expect((await lend(holder, deputy.userId, { from: 1, to: 2 })).ok).toBe(true);
    const acting = () => actorFor(city.db, city, deputy.userId, holder.postId);
    expect(await acting()).toBeUndefined();
    city.clock.advance({ days: 1 });
    const actor = await acting();
    expect(actor).toMatchObject({ userId: deputy.userId, postId: holder.postId, delegatedFrom: holder.postId });
    expect(actor?.displayName).toContain(holder.displayName);
    expect(actor?.displayName).toContain(deputy.displayName);
    expect(await able(holder.postId)).toEqual([
      { userId: holder.userId, displayName: holder.displayName, basis: 'held' },
      { userId: deputy.userId, displayName: deputy.displayName, basis: 'delegated' },
    ]);
    city.clock.advance({ days: 2 });
    expect(await acting()).toBeUndefined();
  });

  it('record both persons of an act done for another', async () => {
    const holder = await w.actor('handler', bureau, COUNTY);
    const deputy = await w.actor('handler', bureau, COUNTY);
    await lend(holder, deputy.userId);
    const actor = await actorFor(city.db, city, deputy.userId, holder.postId);
    if (actor === undefined) throw new Error('no actor');
    const entry = { actor, action: 'test.act', objectKind: 'thing', objectId: null, outcome: 'done' as const };
    await transact(city.db, (tx) => audit(tx, city, entry));
    const reader = await w.scope('audit-admin', bureau, '411400');
    const [line] = await listAudit(city.db, reader, { action: 'test.act' }, 10);
    expect(line).toMatchObject({ userId: deputy.userId, principalUserId: holder.userId, postId: holder.postId });
  });

  it('lent out make the delegate as near to a matter as the holder', async () => {
    const office = await w.unit('营商办', COUNTY);
    const holder = await w.actor('handler', bureau, COUNTY);
    const deputy = await w.actor('handler', office, COUNTY);
    const near = () => isConflicted(city.db, { userId: deputy.userId, respondentUnitIds: [bureau] }, today());
    expect(await near()).toBe(false);
    await lend(holder, deputy.userId);
    expect(await near()).toBe(true);
    city.clock.advance({ days: 300 });
    expect(await near()).toBe(true);
    city.clock.advance({ days: 80 });
    expect(await near()).toBe(false);
  });

  it('are no longer lent when the delegation ends early, or the holder loses the post', async () => {
    const holder = await w.actor('handler', bureau, COUNTY);
    const deputy = await w.actor('handler', bureau, COUNTY);
    const acting = () => actorFor(city.db, city, deputy.userId, holder.postId);
    const made = await lend(holder, deputy.userId);
    if (!made.ok) throw new Error(made.problem.kind);
    const stranger = await w.actor('handler', bureau, COUNTY);
    const meddled = await inTransaction(city.db, (tx) => endDelegationNow(tx, city, stranger, made.value.id));
    expect(meddled).toMatchObject({ problem: { kind: 'delegation-not-found' } });
    await inTransaction(city.db, (tx) => endDelegationNow(tx, city, holder, made.value.id));
    expect(await acting()).toBeUndefined();
    await lend(holder, deputy.userId);
    expect(await acting()).toBeDefined();
    const [holding] = await holdingsOfUser(city.db, holder.userId, today());
    if (holding === undefined) throw new Error('no holding');
    await inTransaction(city.db, (tx) => takePost(tx, city, null, { holdingId: holding.id, on: today() }));
    expect(await acting()).toBeUndefined();
  });

  it('are lent by their holder or the head of the unit, and by nobody else', async () => {
    const holder = await w.actor('handler', bureau, COUNTY);
    const deputy = await w.actor('handler', bureau, COUNTY);
    const head = await w.actor('unit-head', bureau, COUNTY);
    const lendAs = (by: Actor) => lend({ ...by, postId: holder.postId }, deputy.userId);
    expect(await lendAs(await w.actor('handler', bureau, COUNTY))).toMatchObject({
      problem: { kind: 'not-your-post' },
    });
    expect(await lendAs(head)).toMatchObject({ ok: true, value: { principalUserId: holder.userId } });
  });

  it('of vault readers, discipline supervisors, rules keepers and administrators cannot be lent', async () => {
    const deputy = await w.actor('checker', await w.unit('营商办', COUNTY), COUNTY);
    for (const role of ['vault-reader', 'discipline-supervisor', 'rules-keeper', 'security-admin'] as const) {
      const holder = await w.actor(role, bureau, COUNTY);
      expect(await lend(holder, deputy.userId)).toMatchObject({ problem: { kind: 'post-not-delegable' } });
    }
  });

  it('nobody holds are worked by the head of the unit, until somebody does', async () => {
    const head = await w.actor('unit-head', bureau, COUNTY);
    const vacant = await newPost('handler');
    const reader = await newPost('vault-reader');
    const open = async () => (await actingPosts(city.db, head.userId, today())).map(({ postId }) => postId);
    expect(await open()).toEqual([head.postId, vacant]);
    expect(await open()).not.toContain(reader);
    expect(await able(vacant)).toEqual([{ userId: head.userId, displayName: head.displayName, basis: 'vacancy' }]);
    const newcomer = await w.actor('handler', bureau, COUNTY);
    await give(newcomer.userId, vacant);
    expect(await open()).toEqual([head.postId]);
  });

  it('whose holder is suspended wait for them: nobody is able to act, whoever they lent theirs to apart', async () => {
    const head = await w.actor('unit-head', bureau, COUNTY);
    const holder = await w.actor('handler', bureau, COUNTY);
    const deputy = await w.actor('handler', bureau, COUNTY);
    const vacant = await newPost('handler');
    const suspend = (userId: Uuid) => transact(city.db, (tx) => setPostsSuspended(tx, userId, city.clock.now()));
    await suspend(holder.userId);
    expect(await able(holder.postId)).toEqual([]);
    expect((await actingPosts(city.db, head.userId, today())).map(({ postId }) => postId)).toEqual([
      head.postId,
      vacant,
    ]);
    expect((await lend({ ...head, postId: holder.postId }, deputy.userId)).ok).toBe(true);
    expect(await able(holder.postId)).toMatchObject([{ userId: deputy.userId, basis: 'delegated' }]);
    for (const userId of [deputy.userId, head.userId]) await suspend(userId);
    for (const postId of [holder.postId, head.postId, vacant]) expect(await able(postId)).toEqual([]);
  });

  it('standing empty give the head of the unit no sight beyond it (security 2)', async () => {
    const head = await w.actor('unit-head', bureau, COUNTY);
    const roles = ['dispatcher', 'checker', 'hall-supervisor', 'discipline-supervisor', 'leader'] as const;
    const empty = await Promise.all(roles.map(newPost));
    expect((await actingPosts(city.db, head.userId, today())).map(({ postId }) => postId)).toEqual([head.postId]);
    for (const postId of empty) {
      expect(await able(postId)).toEqual([]);
      expect(await actorFor(city.db, city, head.userId, postId)).toBeUndefined();
    }
  });

  it('over a division are neither lent nor given to whoever handles for a unit, nor the other way round (security 2)', async () => {
    const office = await w.unit('营商办', COUNTY);
    const dispatcher = await w.actor('dispatcher', office, COUNTY);
    const handler = await w.actor('handler', bureau, COUNTY);
    const apart = { problem: { kind: 'handling-is-separate' } };
    expect(await lend(dispatcher, handler.userId)).toMatchObject(apart);
    expect(await lend(handler, dispatcher.userId)).toMatchObject(apart);
    expect(await give(handler.userId, await newPost('checker'))).toMatchObject(apart);
    expect(await give(dispatcher.userId, await newPost('unit-head'))).toMatchObject(apart);
    // The order does not matter: delegated first and given afterwards is refused too.
    const checker = await w.actor('checker', office, COUNTY);
    expect((await lend(dispatcher, checker.userId)).ok).toBe(true);
    const [holding] = await holdingsOfUser(city.db, checker.userId, today());
    if (holding === undefined) throw new Error('no holding');
    await inTransaction(city.db, (tx) => takePost(tx, city, null, { holdingId: holding.id, on: today() }));
    expect(await give(checker.userId, await newPost('handler'))).toMatchObject(apart);
  });

  it('lent before such rules held lend nothing to whoever handles for a unit (security 2)', async () => {
    const dispatcher = await w.actor('dispatcher', await w.unit('营商办', COUNTY), COUNTY);
    const checker = await w.actor('checker', await w.unit('别处', COUNTY), COUNTY);
    await lend(dispatcher, checker.userId);
    const open = async () => (await actingPosts(city.db, checker.userId, today())).map(({ postId }) => postId);
    expect(await open()).toEqual([checker.postId, dispatcher.postId]);
    await w.alsoHolds(checker, 'handler', bureau);
    expect(await open()).not.toContain(dispatcher.postId);
  });

  it('are lent for a quarter of a year at most', async () => {
    const holder = await w.actor('handler', bureau, COUNTY);
    const deputy = await w.actor('handler', bureau, COUNTY);
    expect(await lend(holder, deputy.userId, { to: 92 })).toMatchObject({ problem: { kind: 'delegation-too-long' } });
    expect((await lend(holder, deputy.userId, { to: 91 })).ok).toBe(true);
  });

  it('are abolished only when they hold nothing that must still be done', async () => {
    const post = await newPost('handler');
    const end = (work: number) =>
      inTransaction(city.db, (tx) =>
        abolishPost(tx, city, null, { postId: post, on: today() }, () => Promise.resolve(work)),
      );
    expect(await end(2)).toMatchObject({ problem: { kind: 'post-holds-work', count: 2 } });
    expect(await end(0)).toMatchObject({ ok: true, value: { validTo: today() } });
    const newcomer = await w.actor('handler', bureau, COUNTY);
    expect(await give(newcomer.userId, post)).toMatchObject({ problem: { kind: 'post-ended' } });
  });

  it('of the three administrators exclude every other post, in both orders', async () => {
    const handler = await w.actor('handler', bureau, COUNTY);
    const system = await w.actor('system-admin', bureau, COUNTY);
    const separate = { problem: { kind: 'administrators-are-separate' } };
    expect(await give(handler.userId, await newPost('audit-admin'))).toMatchObject(separate);
    expect(await give(system.userId, await newPost('handler'))).toMatchObject(separate);
    expect(await give(system.userId, await newPost('security-admin'))).toMatchObject(separate);
    const holder = await w.actor('handler', bureau, COUNTY);
    expect(await lend(holder, system.userId)).toMatchObject(separate);
  });

  it('are never given to oneself, nor outside one’s division', async () => {
    const security = await w.actor('security-admin', bureau, COUNTY);
    const post = await newPost('handler');
    expect(await give(security.userId, post, security)).toMatchObject({ problem: { kind: 'not-yourself' } });
    const elsewhere = await w.actor('security-admin', bureau, '411481');
    const newcomer = await w.actor('handler', bureau, COUNTY);
    expect(await give(newcomer.userId, post, elsewhere)).toMatchObject({ problem: { kind: 'outside-your-division' } });
    expect((await give(newcomer.userId, post, security)).ok).toBe(true);
    expect(await give(newcomer.userId, post, security)).toMatchObject({ problem: { kind: 'already-holds-post' } });
  });
});

/** Following a matter: told of what one may see and no sooner than one may know it, until it has ended for good. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY, type Loop, loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays } from '../../kernel/time.ts';
import { longestReopenDays } from '../../law/index.ts';
import { listNotices, markNoticeRead } from '../../people/audit/store-notices.ts';
import { type Actor, readerOf, scopeOf } from '../../people/index.ts';
import { inTransaction, transact } from '../../platform/postgres/db.ts';
import { matterView } from '../desk/actions-view.ts';
import { listMatters } from '../desk/store-desk.ts';
import { endFollows, setFollowing } from './actions-follow.ts';

const CHANGED = 'matters.followed-changed';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

const follow = (actor: Actor, matterId: Uuid, follows = true) =>
  inTransaction(city.city.db, (tx) => setFollowing(tx, city.city, actor, matterId, follows));
/** How many notices of the change wait to be read; reads them. */
async function told(actor: Actor, matterId: Uuid): Promise<number> {
  const { db, clock } = city.city;
  const waiting = (await listNotices(db, await scopeOf(db, actor), { unreadOnly: true })).filter(
    (notice) => notice.matterId === matterId && notice.kind === CHANGED,
  );
  for (const { id } of waiting) {
    await transact(db, (tx) => markNoticeRead(tx, actor.postId, id, actor.userId, clock.now()));
  }
  return waiting.length;
}
async function followed(actor: Actor): Promise<readonly Uuid[]> {
  const { db } = city.city;
  const reader = await readerOf(db, city.city, actor);
  const page = await listMatters(db, reader, { followed: true }, city.today(), { limit: 100, offset: 0 });
  return page.items.map(({ id }) => id);
}
async function dispatched() {
  const { posts, units, act } = city;
  const registered = await city.register();
  await act(posts.dispatcher, registered.matterId, { type: 'accept' });
  await act(posts.dispatcher, registered.matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
  await city.drain();
  return registered;
}

describe('whoever follows a matter', () => {
  it('is told once until they read it, never of their own act, and no more when they stop', async () => {
    const { posts, act, drain } = city;
    const { matterId } = await dispatched();
    expect(await follow(posts.checker, matterId)).toEqual({ ok: true, value: null });
    expect(await follow(posts.checker, matterId)).toEqual({ ok: true, value: null });
    await follow(posts.lead, matterId);
    expect(await followed(posts.checker)).toEqual([matterId]);
    expect(await followed(posts.supervisor)).toEqual([]);
    await act(posts.lead, matterId, { type: 'sign' });
    await act(posts.lead, matterId, { type: 'note-progress', text: '已到现场。', files: [] });
    await drain();
    expect(await told(posts.checker, matterId)).toBe(1);
    expect(await told(posts.lead, matterId)).toBe(0);
    expect((await city.letter(posts.dispatcher, [matterId], { text: null })).ok).toBe(true);
    await drain();
    await follow(posts.checker, matterId, false);
    expect(await told(posts.checker, matterId)).toBe(0);
    expect(await followed(posts.checker)).toEqual([]);
    await act(posts.lead, matterId, { type: 'note-progress', text: '材料已补齐。', files: [] });
    await drain();
    expect(await told(posts.checker, matterId)).toBe(0);
    expect(await told(posts.lead, matterId)).toBe(1);
    const { db } = city.city;
    expect((await matterView(db, city.city, await readerOf(db, city.city, posts.lead), matterId))?.followed).toBe(true);
  });

  it('in a unit, or too near, learns no moment of the complainant', async () => {
    const { posts, act, drain } = city;
    const registered = await dispatched();
    const { matterId } = registered;
    const near = await city.world.actor('checker', city.units.office, COUNTY);
    await city.world.alsoHolds(near, 'handler', city.units.lead, {
      from: addDays(city.today(), -60),
      until: addDays(city.today(), -7),
    });
    for (const actor of [posts.lead, near, posts.supervisor]) await follow(actor, matterId);
    await act(await city.receiptId(registered), matterId, { type: 'withdraw', words: null });
    await drain();
    expect(await told(posts.supervisor, matterId)).toBe(1);
    expect([await told(posts.lead, matterId), await told(near, matterId)]).toEqual([0, 0]);
    // With the week units are told, and so is whoever is near; for all others nothing happened.
    await city.until(addDays(city.today(), 8));
    expect([await told(posts.lead, matterId), await told(near, matterId)]).toEqual([1, 1]);
    expect(await told(posts.supervisor, matterId)).toBe(0);
  });

  it('cannot follow what is out of sight, and hears nothing more when it goes out of sight or the post is gone', async () => {
    const { posts, act, drain } = city;
    const { matterId } = await dispatched();
    expect(await follow(posts.second, matterId)).toEqual({ ok: false, problem: { kind: 'not-found' } });
    const gone = await city.world.actor('checker', city.units.office, COUNTY);
    for (const actor of [posts.checker, gone]) await follow(actor, matterId);
    await city.city.asOwner((owner) =>
      owner.query('update people_holding set until_on = from_on where user_id = $1', [gone.userId]),
    );
    await act(posts.supervisor, matterId, { type: 'move-to-discipline-lane', reason: '涉及干部作风' });
    await drain();
    expect([await told(posts.checker, matterId), await told(gone, matterId)]).toEqual([0, 0]);
    expect(await followed(posts.checker)).toEqual([]);
  });

  it('stops by itself when its end can be questioned no more, and not before', async () => {
    const { posts, act } = city;
    const registered = await dispatched();
    const { matterId } = registered;
    await follow(posts.checker, matterId);
    await act(await city.receiptId(registered), matterId, { type: 'withdraw', words: null });
    const closedOn = city.today();
    const window = await longestReopenDays(city.city.db);
    city.city.clock.set(`${addDays(closedOn, window)}T02:00:00.000Z`);
    await endFollows(city.city);
    expect(await followed(posts.checker)).toEqual([matterId]);
    city.city.clock.set(`${addDays(closedOn, window + 1)}T02:00:00.000Z`);
    await endFollows(city.city);
    expect(await followed(posts.checker)).toEqual([]);
  });
});

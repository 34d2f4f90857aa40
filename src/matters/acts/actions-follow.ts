/** Following a matter (关注): a notice for each change the follower may see, until it has ended for good. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addDays, localDateOf, startOfLocalDate } from '../../kernel/time.ts';
import { longestReopenDays } from '../../law/index.ts';
import { type Actor, actorFor, audit, endNotices, notify, openNoticesAbout, readerOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type Tx, transact } from '../../platform/postgres/db.ts';
import { mattersAccess } from '../access.ts';
import { endedForGood } from '../counts/store-retention.ts';
import type { MatterState } from '../loop/model.ts';
import type { EventType, Recorded } from '../loop/model-events.ts';
import { reachesUnits } from '../loop/rules-shown.ts';
import { isInside, isOfUnit, sightOf } from '../loop/rules-sight.ts';
import { loadMatter } from './store.ts';
import { deleteFollow, deleteFollowsOf, followedIds, followersOf, insertFollow } from './store-follow.ts';

const CHANGED = 'matters.followed-changed';

/** What the program does for itself, which moves nothing for those who see all. Units learn by it what was done before. */
const INNER: readonly EventType[] = ['units-told', 'deadlines-recomputed'];

/** Starts or stops following; the same again changes nothing. Refuses a matter that is not there or out of sight alike. */
export async function setFollowing(
  tx: Tx,
  city: City,
  actor: Actor,
  matterId: Uuid,
  follows: boolean,
): Promise<Result<null, Readonly<{ kind: 'not-found' }>>> {
  const loaded = await loadMatter(tx, matterId);
  if (loaded === undefined || sightOf(loaded.state, await readerOf(tx, city, actor)) === null) {
    return refuse({ kind: 'not-found' });
  }
  const now = city.outside.now();
  if (follows) await insertFollow(tx, matterId, actor, now);
  else {
    await deleteFollow(tx, matterId, actor);
    const told = (await openNoticesAbout(tx, matterId)).filter(
      ({ postId, kind }) => postId === actor.postId && kind === CHANGED,
    );
    await endNotices(
      tx,
      told.map(({ id }) => id),
      now,
    );
  }
  await audit(tx, city, {
    actor,
    action: mattersAccess.follow.action,
    objectKind: 'matter',
    objectId: matterId,
    outcome: 'done',
    detail: { follows },
    sealed: loaded.state.lane === 'discipline',
  });
  return ok(null);
}

/** Tells followers of one change, as far as each may see it today; whoever made it knows, whoever was told waits to read. */
export async function tellFollowers(tx: Tx, city: City, state: MatterState, event: Recorded): Promise<void> {
  const followers = await followersOf(tx, state.id);
  if (followers.length === 0) return;
  const told = (await openNoticesAbout(tx, state.id)).filter(({ kind }) => kind === CHANGED);
  const { by } = event.data;
  const postIds: Uuid[] = [];
  for (const { postId, userId } of followers) {
    if (by.kind === 'post' && by.postId === postId) continue;
    if (told.some((notice) => notice.postId === postId)) continue;
    const actor = await actorFor(tx, city, userId, postId);
    if (actor === undefined) continue;
    const reader = await readerOf(tx, city, actor);
    const sight = sightOf(state, reader);
    if (isInside(event) && !isOfUnit(event.data.unit, reader)) continue;
    if (sight === null || (sight === 'unit' ? !reachesUnits(event) : INNER.includes(event.type))) continue;
    postIds.push(postId);
  }
  await notify(tx, city, { postIds, kind: CHANGED, matterId: state.id });
}

/** Ends what is followed of matters whose end nobody can question any more. */
export async function endFollows(city: City): Promise<void> {
  const ids = await followedIds(city.db);
  if (ids.length === 0) return;
  const before = addDays(localDateOf(city.outside.now()), -(await longestReopenDays(city.db)));
  const over = await endedForGood(city.db, ids, { closedBefore: before, decidedBefore: startOfLocalDate(before) });
  await transact(city.db, (tx) => deleteFollowsOf(tx, over));
}

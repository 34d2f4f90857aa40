/** Posts are made and abolished, given to people and taken back, and lent for a while (代理, AB 岗). */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/db.ts';
import { audit, keeps, todayIn } from './actions-acting.ts';
import type { Actor, Delegation, PeopleProblem, Post, Role } from './model.ts';
import { isAdmin, mayBeActedFor } from './rules.ts';
import { unitById } from './store.ts';
import { actingPosts, holdersOf } from './store-acting.ts';
import { delegationById, endDelegation, insertDelegation } from './store-delegations.ts';
import { divisionByCode } from './store-divisions.ts';
import {
  endHolding,
  endPost,
  type Holding,
  holdingById,
  holdingsOfUser,
  insertHolding,
  insertPost,
  lockPost,
  postById,
} from './store-posts.ts';
import { lockUser } from './store-users.ts';

/** How many things somebody must still do a post holds; given by the composition root, since matters come later. */
export type HoldsCheck = (q: Queryable, postId: Uuid) => Promise<number>;

export type NewPost = Readonly<{
  id: Uuid;
  role: Role;
  unitId: Uuid;
  divisionCode: string;
  title: string;
  from: LocalDate;
}>;

export async function createPost(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: NewPost,
): Promise<Result<Post, PeopleProblem>> {
  const known = await postById(tx, input.id);
  if (known !== undefined) {
    const same = known.role === input.role && known.divisionCode === input.divisionCode && known.title === input.title;
    return same ? ok(known) : refuse({ kind: 'submission-reused' });
  }
  const unit = await unitById(tx, input.unitId);
  if (unit === undefined) return refuse({ kind: 'unit-not-found' });
  if (unit.validTo !== null) return refuse({ kind: 'unit-ended' });
  if ((await divisionByCode(tx, input.divisionCode)) === undefined) return refuse({ kind: 'division-not-found' });
  if (!(await keeps(tx, by, input.divisionCode)) || !(await keeps(tx, by, unit.divisionCode))) {
    return refuse({ kind: 'outside-your-division' });
  }
  if (input.from > todayIn(city) || input.from < unit.validFrom) return refuse({ kind: 'date-out-of-order' });
  const post: Post = {
    id: input.id,
    role: input.role,
    unitId: input.unitId,
    divisionCode: input.divisionCode,
    title: input.title,
    validFrom: input.from,
    validTo: null,
    version: 1,
  };
  await insertPost(tx, post);
  await audit(tx, city, entryFor(by, 'people.create-post', 'post', post.id));
  return ok(post);
}

/** Ends a post. Refused while it holds work; who still holds the post no longer does from that day. */
export async function abolishPost(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Readonly<{ postId: Uuid; on: LocalDate }>,
  holds: HoldsCheck,
): Promise<Result<Post, PeopleProblem>> {
  const post = await lockPost(tx, input.postId);
  if (post === undefined) return refuse({ kind: 'post-not-found' });
  if (!(await keeps(tx, by, post.divisionCode))) return refuse({ kind: 'outside-your-division' });
  if (post.validTo !== null) return post.validTo === input.on ? ok(post) : refuse({ kind: 'post-ended' });
  if (input.on < post.validFrom || input.on > todayIn(city)) return refuse({ kind: 'date-out-of-order' });
  const count = await holds(tx, post.id);
  if (count > 0) return refuse({ kind: 'post-holds-work', count });
  await endPost(tx, post, input.on);
  await audit(tx, city, entryFor(by, 'people.abolish-post', 'post', post.id));
  return ok({ ...post, validTo: input.on, version: post.version + 1 });
}

/**
 * Gives a post to a person. The three administrators are separate: whoever holds one of those posts holds nothing else, and
 * nobody gives a post to themselves.
 */
export async function givePost(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Readonly<{ id: Uuid; userId: Uuid; postId: Uuid; from: LocalDate }>,
): Promise<Result<Holding, PeopleProblem>> {
  const known = await holdingById(tx, input.id);
  if (known !== undefined) {
    const same = known.userId === input.userId && known.postId === input.postId;
    return same ? ok(known) : refuse({ kind: 'submission-reused' });
  }
  // The person's row is the lock: two posts given at once would each see the other missing.
  const user = await lockUser(tx, input.userId);
  if (user === undefined) return refuse({ kind: 'user-not-found' });
  if (user.disabledAt !== null) return refuse({ kind: 'user-disabled' });
  if (by?.userId === input.userId) return refuse({ kind: 'not-yourself' });
  const post = await lockPost(tx, input.postId);
  if (post === undefined) return refuse({ kind: 'post-not-found' });
  if (post.validTo !== null) return refuse({ kind: 'post-ended' });
  if (!(await keeps(tx, by, post.divisionCode))) return refuse({ kind: 'outside-your-division' });
  if (input.from < post.validFrom) return refuse({ kind: 'date-out-of-order' });
  const others = await holdingsOfUser(tx, input.userId, todayIn(city));
  if (others.some((other) => other.postId === input.postId && other.untilOn === null)) {
    return refuse({ kind: 'already-holds-post' });
  }
  if (isAdmin(post.role) ? others.length > 0 : others.some((other) => isAdmin(other.role))) {
    return refuse({ kind: 'administrators-are-separate' });
  }
  if (isAdmin(post.role) && (await actingPosts(tx, input.userId, todayIn(city))).length > 0) {
    return refuse({ kind: 'administrators-are-separate' });
  }
  const holding: Holding = {
    id: input.id,
    userId: input.userId,
    postId: input.postId,
    fromOn: input.from,
    untilOn: null,
  };
  await insertHolding(tx, holding);
  await audit(tx, city, entryFor(by, 'people.give-post', 'holding', holding.id));
  return ok(holding);
}

/** Takes a post back; `on` is the first day it is no longer theirs. Delegations of it end with it. */
export async function takePost(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Readonly<{ holdingId: Uuid; on: LocalDate }>,
): Promise<Result<Holding, PeopleProblem>> {
  const holding = await holdingById(tx, input.holdingId);
  if (holding === undefined) return refuse({ kind: 'holding-not-found' });
  const post = await lockPost(tx, holding.postId);
  if (post === undefined) return refuse({ kind: 'post-not-found' });
  if (!(await keeps(tx, by, post.divisionCode))) return refuse({ kind: 'outside-your-division' });
  if (input.on < holding.fromOn) return refuse({ kind: 'date-out-of-order' });
  if (holding.untilOn !== null && holding.untilOn <= input.on) return ok(holding);
  await endHolding(tx, holding.id, input.on);
  await audit(tx, city, entryFor(by, 'people.take-post', 'holding', holding.id));
  return ok({ ...holding, untilOn: input.on });
}

export type NewDelegation = Readonly<{
  id: Uuid;
  postId: Uuid;
  toUserId: Uuid;
  fromOn: LocalDate;
  /** Last day. */
  toOn: LocalDate;
  reason: string;
}>;

const LEAST_REASON = 2;

/** Lends a post's work: its holder does, or the head of the unit where the holder cannot. */
export async function delegatePost(
  tx: Tx,
  city: City,
  by: Actor,
  input: NewDelegation,
): Promise<Result<Delegation, PeopleProblem>> {
  const known = await delegationById(tx, input.id);
  if (known !== undefined) {
    const same = known.postId === input.postId && known.toUserId === input.toUserId && known.toOn === input.toOn;
    return same ? ok(known) : refuse({ kind: 'submission-reused' });
  }
  const post = await lockPost(tx, input.postId);
  if (post === undefined) return refuse({ kind: 'post-not-found' });
  if (post.validTo !== null) return refuse({ kind: 'post-ended' });
  if (!mayBeActedFor(post.role)) return refuse({ kind: 'post-not-delegable' });
  const today = todayIn(city);
  const principal = await principalFor(tx, by, post, today);
  if (principal === undefined) return refuse({ kind: 'not-your-post' });
  if (input.toUserId === principal) return refuse({ kind: 'not-yourself' });
  const to = await lockUser(tx, input.toUserId);
  if (to === undefined) return refuse({ kind: 'user-not-found' });
  if (to.disabledAt !== null) return refuse({ kind: 'user-disabled' });
  if ((await holdingsOfUser(tx, to.id, today)).some((holding) => isAdmin(holding.role))) {
    return refuse({ kind: 'administrators-are-separate' });
  }
  if (input.fromOn < today || input.toOn < input.fromOn) return refuse({ kind: 'date-out-of-order' });
  if (input.reason.trim().length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  const delegation: Delegation = {
    id: input.id,
    postId: post.id,
    toUserId: input.toUserId,
    principalUserId: principal,
    fromOn: input.fromOn,
    toOn: input.toOn,
    reason: input.reason.trim(),
    endedAt: null,
  };
  await insertDelegation(tx, delegation, city.outside.now());
  await audit(tx, city, entryFor(by, 'people.delegate-post', 'delegation', delegation.id));
  return ok(delegation);
}

/** Either side, or the head of the unit, ends a delegation at once. */
export async function endDelegationNow(
  tx: Tx,
  city: City,
  by: Actor,
  id: Uuid,
): Promise<Result<Delegation, PeopleProblem>> {
  const delegation = await delegationById(tx, id);
  if (delegation === undefined) return refuse({ kind: 'delegation-not-found' });
  const post = await lockPost(tx, delegation.postId);
  if (post === undefined) return refuse({ kind: 'post-not-found' });
  const parties: readonly Uuid[] = [delegation.toUserId, delegation.principalUserId];
  if (!parties.includes(by.userId) && !(by.role === 'unit-head' && by.unitId === post.unitId)) {
    return refuse({ kind: 'delegation-not-found' });
  }
  if (delegation.endedAt !== null) return ok(delegation);
  const now = city.outside.now();
  await endDelegation(tx, id, now, todayIn(city));
  await audit(tx, city, entryFor(by, 'people.end-delegation', 'delegation', id));
  return ok({ ...delegation, endedAt: now });
}

/** Whose work would be lent: the actor's own where they hold the post, the holder's where the actor heads the unit. */
async function principalFor(tx: Tx, by: Actor, post: Post, today: LocalDate): Promise<Uuid | undefined> {
  const held = (await holdersOf(tx, post.id, today)).filter((holder) => holder.basis === 'held');
  if (held.some((holder) => holder.userId === by.userId)) return by.userId;
  if (by.role === 'unit-head' && by.delegatedFrom === null && by.unitId === post.unitId) return held[0]?.userId;
  return undefined;
}

function entryFor(actor: Actor | null, action: string, objectKind: string, objectId: Uuid) {
  return { actor, action, objectKind, objectId, outcome: 'done' as const };
}

/** Use cases of posts: making, abolishing, giving to a person, taking back. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { Actor, AuditEntry, PeopleProblem, Post, Role } from '../model.ts';
import { isAdmin, isWatching, mayGoTogether, reachOf } from '../rules.ts';
import { unitById } from '../store.ts';
import type { Release } from '../waiting/released-act.ts';
import { audit, keeps, todayIn } from './actions-acting.ts';
import { actingPosts } from './store-acting.ts';
import { rolesOfUser } from './store-delegations.ts';
import { divisionByCode } from './store-divisions.ts';
import { endHolding, type Holding, holdingById, holdingsOfUser, insertHolding } from './store-holdings.ts';
import { endPost, insertPost, lockPost, postById } from './store-posts.ts';
import { lockUser } from './store-users.ts';

/** Number of open tasks a post holds; passed in by the composition root, since matters come later. */
export type HoldsCheck = (q: Queryable, postId: Uuid) => Promise<number>;

export const GIVE_POST = 'people.give-post';
export const TAKE_POST = 'people.take-post';
export const ABOLISH_POST = 'people.abolish-post';

export type NewHolding = Readonly<{ id: Uuid; userId: Uuid; postId: Uuid; from: LocalDate }>;

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
  await audit(
    tx,
    city,
    entryFor(by, 'people.create-post', 'post', post.id, { ...factsOf(post), from: post.validFrom }),
  );
  return ok(post);
}

/**
 * Ends a post. Refused while it holds work; who still holds the post no longer does from that day, so that a post which
 * watches others ends by two persons.
 */
export async function abolishPost(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Readonly<{ postId: Uuid; on: LocalDate }>,
  holds: HoldsCheck,
  release?: Release,
): Promise<Result<Post, PeopleProblem>> {
  const post = await lockPost(tx, input.postId);
  if (post === undefined) return refuse({ kind: 'post-not-found' });
  if (!(await keeps(tx, by, post.divisionCode))) return refuse({ kind: 'outside-your-division' });
  if (post.validTo !== null) return post.validTo === input.on ? ok(post) : refuse({ kind: 'post-ended' });
  if (input.on < post.validFrom || input.on > todayIn(city)) return refuse({ kind: 'date-out-of-order' });
  const count = await holds(tx, post.id);
  if (count > 0) return refuse({ kind: 'post-holds-work', count });
  if (by !== null && release === undefined && isWatching(post.role)) return refuse({ kind: 'second-person-needed' });
  await endPost(tx, post, input.on);
  const detail = { ...factsOf(post), until: input.on, ...release?.detail };
  await audit(tx, city, entryFor(by, ABOLISH_POST, 'post', post.id, detail));
  return ok({ ...post, validTo: input.on, version: post.version + 1 });
}

/**
 * Gives a post to a person. The three administrators are separate: whoever holds one of those posts holds nothing else, and
 * nobody gives a post to themselves. From a day gone by, or to somebody who judges other units, it makes a conflict of
 * interest: that takes two persons.
 */
export async function givePost(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: NewHolding,
  release?: Release,
): Promise<Result<Holding, PeopleProblem>> {
  const known = await holdingById(tx, input.id);
  if (known !== undefined) {
    const same = known.userId === input.userId && known.postId === input.postId;
    return same ? ok(known) : refuse({ kind: 'submission-reused' });
  }
  // The person's row is locked: two posts given at once would not see each other.
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
  const roles = await rolesOfUser(tx, input.userId, todayIn(city));
  if (!roles.every((role) => mayGoTogether(post.role, role))) return refuse({ kind: 'handling-is-separate' });
  if (by !== null && release === undefined) {
    const judges = others.some((other) => reachOf(other.role) === 'division' && other.unitId !== post.unitId);
    if (input.from < todayIn(city) || judges) return refuse({ kind: 'second-person-needed' });
  }
  const holding: Holding = {
    id: input.id,
    userId: input.userId,
    postId: input.postId,
    fromOn: input.from,
    untilOn: null,
  };
  await insertHolding(tx, holding);
  const detail = { user: input.userId, ...factsOf(post), from: input.from, ...release?.detail };
  await audit(tx, city, entryFor(by, GIVE_POST, 'holding', holding.id, detail));
  return ok(holding);
}

/**
 * Takes a post back; `on` is the first day it is no longer theirs. Delegations of it end with it. On a day gone by it would
 * clear a conflict of interest, and a post that watches others would fall silent: both take two persons.
 */
export async function takePost(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Readonly<{ holdingId: Uuid; on: LocalDate }>,
  release?: Release,
): Promise<Result<Holding, PeopleProblem>> {
  const holding = await holdingById(tx, input.holdingId);
  if (holding === undefined) return refuse({ kind: 'holding-not-found' });
  const post = await lockPost(tx, holding.postId);
  if (post === undefined) return refuse({ kind: 'post-not-found' });
  if (!(await keeps(tx, by, post.divisionCode))) return refuse({ kind: 'outside-your-division' });
  if (input.on < holding.fromOn) return refuse({ kind: 'date-out-of-order' });
  if (holding.untilOn !== null && holding.untilOn <= input.on) return ok(holding);
  if (by !== null && release === undefined && (input.on < todayIn(city) || isWatching(post.role))) {
    return refuse({ kind: 'second-person-needed' });
  }
  await endHolding(tx, holding, input.on, {
    id: city.outside.uuid(),
    byPost: by?.postId ?? null,
    at: city.outside.now(),
  });
  const { userId: user, fromOn, untilOn } = holding;
  const detail = { user, ...factsOf(post), from: fromOn, until: input.on, before: untilOn, ...release?.detail };
  await audit(tx, city, entryFor(by, TAKE_POST, 'holding', holding.id, detail));
  return ok({ ...holding, untilOn: input.on });
}

/** Facts of a post, as the audit and a second person read them. */
export function factsOf(post: Post) {
  return { post: post.id, role: post.role, unit: post.unitId, division: post.divisionCode };
}

function entryFor(
  actor: Actor | null,
  action: string,
  objectKind: string,
  objectId: Uuid,
  detail: NonNullable<AuditEntry['detail']>,
): AuditEntry {
  return { actor, action, objectKind, objectId, detail };
}

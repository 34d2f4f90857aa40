/** Delegation of a post's work for a time (代理, AB 岗). */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { daysBetween, type LocalDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Actor, Delegation, PeopleProblem, Post } from '../model.ts';
import { isAdmin, LONGEST_LOAN_DAYS, mayBeLent, mayGoTogether } from '../rules.ts';
import { audit, todayIn } from './actions-acting.ts';
import { holdersOf } from './store-acting.ts';
import { delegationById, endDelegation, insertDelegation, rolesOfUser } from './store-delegations.ts';
import { lockPost } from './store-posts.ts';
import { lockUser } from './store-users.ts';

export type NewDelegation = Readonly<{
  id: Uuid;
  postId: Uuid;
  toUserId: Uuid;
  fromOn: LocalDate;
  /** Last day of the delegation. */
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
  if (!mayBeLent(post.role)) return refuse({ kind: 'post-not-delegable' });
  const today = todayIn(city);
  const principal = await principalFor(tx, by, post, today);
  if (principal === undefined) return refuse({ kind: 'not-your-post' });
  if (input.toUserId === principal) return refuse({ kind: 'not-yourself' });
  const to = await lockUser(tx, input.toUserId);
  if (to === undefined) return refuse({ kind: 'user-not-found' });
  if (to.disabledAt !== null) return refuse({ kind: 'user-disabled' });
  const roles = await rolesOfUser(tx, to.id, today);
  if (roles.some(isAdmin)) return refuse({ kind: 'administrators-are-separate' });
  if (!roles.every((role) => mayGoTogether(post.role, role))) return refuse({ kind: 'handling-is-separate' });
  if (input.fromOn < today || input.toOn < input.fromOn) return refuse({ kind: 'date-out-of-order' });
  if (daysBetween(input.fromOn, input.toOn) >= LONGEST_LOAN_DAYS) {
    return refuse({ kind: 'delegation-too-long', mostDays: LONGEST_LOAN_DAYS });
  }
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
  const facts = { user: to.id, principal, post: post.id, role: post.role, from: input.fromOn, until: input.toOn };
  await audit(tx, city, { ...entryFor(by, 'people.delegate-post', delegation.id), detail: facts });
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
  await audit(tx, city, entryFor(by, 'people.end-delegation', id));
  return ok({ ...delegation, endedAt: now });
}

/** Person whose work would be delegated: the actor where they hold the post, the holder where the actor heads the unit. */
async function principalFor(tx: Tx, by: Actor, post: Post, today: LocalDate): Promise<Uuid | undefined> {
  const held = await holdersOf(tx, post.id, today);
  if (held.includes(by.userId)) return by.userId;
  if (by.role === 'unit-head' && by.delegatedFrom === null && by.unitId === post.unitId) return held[0];
  return undefined;
}

function entryFor(actor: Actor, action: string, objectId: Uuid) {
  return { actor, action, objectKind: 'delegation', objectId };
}

/** Whether a post may act at the vault on a matter, and as which office it is recorded. */

import { localDateOf } from '../kernel/time.ts';
import { isConflicted, postById, type Scope, unitById } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import type { MatterFacts, VaultProblem } from './model.ts';
import { obstacle, shortReason } from './rules.ts';
import type { ActingOffice } from './store-openings.ts';

/** First obstacle of role, reach, reason or ties to the respondent (now or in the last year). @param reason null: none needed */
export async function whatForbids(
  q: Queryable,
  city: City,
  scope: Scope,
  about: MatterFacts,
  reason: string | null,
): Promise<VaultProblem | undefined> {
  const { actor } = scope;
  const found =
    obstacle({ role: actor.role, divisionCodes: scope.divisionCodes }, about) ??
    (reason === null ? undefined : shortReason(reason));
  if (found !== undefined) return found;
  const { respondentUnitIds } = about;
  const today = localDateOf(city.outside.now());
  if (respondentUnitIds.includes(actor.unitId)) return { kind: 'conflict-of-interest' };
  const tied = await isConflicted(q, { userId: actor.userId, respondentUnitIds }, today);
  return tied ? { kind: 'conflict-of-interest' } : undefined;
}

export async function officeOf(q: Queryable, scope: Scope): Promise<ActingOffice> {
  const { actor } = scope;
  const unit = await unitById(q, actor.unitId);
  const post = await postById(q, actor.postId);
  if (unit === undefined || post === undefined) throw new Error('an acting post has a unit and a title');
  return {
    userId: actor.userId,
    postId: actor.postId,
    forPostId: actor.delegatedFrom,
    unit: unit.name,
    post: post.title,
  };
}

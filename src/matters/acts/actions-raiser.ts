/** What an office may raise, and as whom. */

import type { Uuid } from '../../kernel/ids.ts';
import { type Actor, readerOf, unitById } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Raiser } from '../loop/decide-register.ts';
import type { Law } from './actions-facts.ts';

/** Of what an office raises: its category is not in force, the unit is gone, out of the post's reach, or too near the person. */
export type Unfit = Readonly<{
  kind: 'unknown-category' | 'unit-not-available' | 'outside-your-division' | 'conflict-of-interest';
}>;

type Raised = Readonly<{ categoryCode: string | null; divisionCode: string; respondentUnitId: Uuid | null }>;

/**
 * Why this post may not raise it. What a complainant brings is never refused so: a category that ended, or a unit that was
 * closed, between writing and registering must not lose it.
 */
export async function unfitFor(
  tx: Tx,
  city: City,
  raiser: Actor,
  { categoryCode, divisionCode, respondentUnitId }: Raised,
  { categories }: Law,
): Promise<Unfit['kind'] | null> {
  if (categoryCode !== null && !categories.some(({ code }) => code === categoryCode)) return 'unknown-category';
  const reader = await readerOf(tx, city, raiser);
  if (!reader.divisionCodes.includes(divisionCode)) return 'outside-your-division';
  if (respondentUnitId === null) return null;
  const unit = await unitById(tx, respondentUnitId);
  if (unit === undefined || unit.validTo !== null) return 'unit-not-available';
  return reader.tooNear.has(respondentUnitId) ? 'conflict-of-interest' : null;
}

export function raiserOf({ role, divisionCode, unitId, postId, userId, delegatedFrom }: Actor): Raiser {
  const desk = { division: divisionCode, roles: [role], unit: unitId };
  return { desk, by: { kind: 'post', postId, userId, unitId, delegatedFrom } };
}

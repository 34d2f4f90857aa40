/** A unit as its own people know it: who works there, and in which sections (科室). */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import type { Actor, PeopleProblem, PostHolder, Role, Scope } from '../model.ts';
import { audit, todayIn } from '../registry/actions-acting.ts';
import { ableToAct } from '../registry/store-acting.ts';
import { postsInUnits } from '../registry/store-posts.ts';
import { isHandling } from '../rules.ts';
import { saveSections, sectionsOf } from './store-own-unit.ts';

export async function ownUnit(q: Queryable, city: City, scope: Scope) {
  const people = await peopleAt(q, [scope.actor.unitId], isHandling, todayIn(city));
  return {
    people: people.map(({ userId, displayName }) => ({ userId, name: displayName })),
    sections: await sectionsOf(q, scope),
  };
}

/** Names its sections anew; what was said of matters before stays as it was said. */
export async function keepSections(
  tx: Tx,
  city: City,
  actor: Actor,
  names: readonly string[],
): Promise<Result<null, PeopleProblem>> {
  const { unitId, userId } = actor;
  await saveSections(tx, unitId, [...new Set(names)], { at: city.outside.now(), byUser: userId });
  const { action } = peopleAccess.keepSections;
  await audit(tx, city, { actor, action, objectKind: 'unit', objectId: unitId, detail: { sections: names.length } });
  return ok(null);
}

/** People able to act for these units’ posts: holders, delegates, and heads for posts that are vacant. */
export async function peopleAt(
  q: Queryable,
  unitIds: readonly Uuid[],
  fits: (role: Role) => boolean,
  on: LocalDate,
): Promise<readonly PostHolder[]> {
  const all = [...(await holdersAt(q, unitIds, fits, on)).values()].flat();
  return [...new Map(all.map((each) => [each.userId, each])).values()];
}

/** Posts of a unit through which this person works there on a day; none where they do not. */
export async function postsAtWork(q: Queryable, unitId: Uuid, userId: Uuid, on: LocalDate): Promise<readonly Uuid[]> {
  const holders = await holdersAt(q, [unitId], isHandling, on);
  return [...holders].flatMap(([id, each]) => (each.some((holder) => holder.userId === userId) ? [id as Uuid] : []));
}

async function holdersAt(q: Queryable, unitIds: readonly Uuid[], fits: (role: Role) => boolean, on: LocalDate) {
  const posts = (await postsInUnits(q, unitIds)).filter(({ role }) => fits(role));
  const ids = posts.map(({ id }) => id);
  return ableToAct(q, ids, on);
}

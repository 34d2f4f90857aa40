/** Whom of its unit a post may name for a matter (指派), as its view offers it and naming asks it. */

import type { Uuid } from '../../kernel/ids.ts';
import { ownUnit, type Reader } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { namedFor } from '../acts/store-named.ts';
import type { MatterState } from '../loop/model.ts';
import { HEAD, type InsideReader, isInHand, isOfUnit, unitAtWork } from '../loop/rules-sight.ts';

/** Whom a post may name for a matter, and in which sections. */
export type Naming = Awaited<ReturnType<typeof ownUnit>>;

/** The reader as one of the unit at work; undefined where no unit of theirs is. */
export function ofUnitAtWork(state: MatterState, reader: Reader & InsideReader): Reader | undefined {
  const unitId = unitAtWork(state, reader);
  if (unitId === null || !isOfUnit(unitId, reader)) return undefined;
  return { ...reader, actor: { ...reader.actor, unitId }, unitIds: [unitId] };
}

/** A handler takes a matter, or gives back what they had; whose it is otherwise, the head says. */
export function mayName({ actor }: Reader, userIds: readonly (Uuid | null | undefined)[]): boolean {
  return actor.role === HEAD || userIds.every((userId) => userId == null || userId === actor.userId);
}

/** Whom this post may name now, by the rules of naming; null: nobody. */
export async function namingFor(
  q: Queryable,
  city: City,
  reader: Reader & InsideReader,
  state: MatterState,
): Promise<Naming | null> {
  const ofUnit = ofUnitAtWork(state, reader);
  if (ofUnit === undefined || !isInHand(state)) return null;
  const before = (await namedFor(q, ofUnit, [state.id])).get(state.id);
  if (!mayName(ofUnit, [before?.userId])) return null;
  const { people, sections } = await ownUnit(q, city, ofUnit);
  const offered = people.filter(({ userId }) => mayName(ofUnit, [userId]));
  return offered.length === 0 ? null : { people: offered, sections };
}

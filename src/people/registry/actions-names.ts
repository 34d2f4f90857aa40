/** Names of divisions and units for lists, files and pages: what can be mistaken for another stands with its county. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Unit } from '../model.ts';
import { unitsWithNamesakes } from '../store.ts';
import { namesOfDivisions, unitInFull } from './rules-names.ts';
import { divisionTree } from './store-divisions.ts';

/** @returns names by code; a code without a name is shown as it is. */
export async function divisionNames(q: Queryable): Promise<(code: string) => string> {
  return namesOfDivisions(await divisionTree(q)).inFull;
}

/** @returns names by id, of those that exist. */
export async function unitNames(q: Queryable, ids: Iterable<Uuid>): Promise<ReadonlyMap<Uuid, string>> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return new Map();
  const units = await unitsWithNamesakes(q, [...wanted]);
  const byName = new Map<string, Unit[]>();
  for (const unit of units) byName.set(unit.name, [...(byName.get(unit.name) ?? []), unit]);
  const divisions = namesOfDivisions(byName.size < units.length ? await divisionTree(q) : []);
  const asked = units.filter(({ id }) => wanted.has(id));
  return new Map(asked.map((unit) => [unit.id, unitInFull(unit, byName.get(unit.name) ?? [], divisions)]));
}

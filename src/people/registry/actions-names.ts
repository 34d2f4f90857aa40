/** Names of divisions and units for lists, files and pages; ambiguous ones are shown with their county. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
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
  return new Map([...(await unitsNamed(q, ids))].map(([id, { name }]) => [id, name]));
}

/** @returns by id how each unit is called and the division it belongs to, of those that exist. */
export async function unitsNamed(
  q: Queryable,
  ids: Iterable<Uuid>,
): Promise<ReadonlyMap<Uuid, Readonly<{ name: string; divisionCode: string }>>> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return new Map();
  const units = await unitsWithNamesakes(q, [...wanted]);
  const byName = new Map<string, Unit[]>();
  for (const unit of units) byName.set(unit.name, [...(byName.get(unit.name) ?? []), unit]);
  const divisions = namesOfDivisions(byName.size < units.length ? await divisionTree(q) : []);
  const asked = units.filter(({ id }) => wanted.has(id));
  return new Map(
    asked.map((unit) => {
      const name = unitInFull(unit, byName.get(unit.name) ?? [], divisions);
      return [unit.id, { name, divisionCode: unit.divisionCode }];
    }),
  );
}

export type OfUnit = Readonly<{ unitId: Uuid | null }>;
export type UnitNamed<Row extends OfUnit> = Row &
  Readonly<{ unitName: Row['unitId'] extends Uuid ? string : string | null }>;

/** Adds the name of each row's unit, told from others of that name; null where a row has no unit. */
export async function withUnitNames<Row extends OfUnit>(
  q: Queryable,
  rows: readonly Row[],
): Promise<readonly UnitNamed<Row>[]> {
  const names = await unitNames(
    q,
    rows.flatMap(({ unitId }) => unitId ?? []),
  );
  const nameOf = ({ unitId }: Row) => (unitId === null ? null : (names.get(unitId) ?? ''));
  return rows.map((row) => ({ ...row, unitName: nameOf(row) }) as UnitNamed<Row>);
}

/** The same for a list read a handful at a time. */
export async function* eachWithUnitNames<Row extends OfUnit>(
  tx: Tx,
  handfuls: AsyncIterable<readonly Row[]>,
): AsyncIterable<readonly UnitNamed<Row>[]> {
  for await (const rows of handfuls) yield await withUnitNames(tx, rows);
}

/** Adds the name of each row's division, and what else is looked up for a handful. */
export async function* withDivisions<Row extends Readonly<{ id: Uuid; divisionCode: string }>, More extends object>(
  tx: Tx,
  handfuls: AsyncIterable<readonly Row[]>,
  more: (rows: readonly Row[]) => Promise<(row: Row) => More> = async () => () => ({}) as More,
): AsyncIterable<readonly (Row & More & Readonly<{ division: string }>)[]> {
  const nameOf = await divisionNames(tx);
  for await (const rows of handfuls) {
    const added = await more(rows);
    yield rows.map((row) => ({ ...row, ...added(row), division: nameOf(row.divisionCode) }));
  }
}

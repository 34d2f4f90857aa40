/** All SQL of units. */

import { sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import { containing } from '../kernel/search-text.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import { rowOf } from '../platform/postgres/columns.ts';
import { handfuls, type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import { changed } from '../platform/postgres/remembered.ts';
import type { Scope, Unit } from './model.ts';
import type { UnitLinks } from './rules.ts';
import type { PeopleTables } from './tables.ts';

const UNIT = [
  'id',
  'name',
  'division_code as divisionCode',
  'parent_id as parentId',
  'valid_from as validFrom',
  'valid_to as validTo',
  'since_on as sinceOn',
  'version',
] as const;

function unitRows(q: Queryable) {
  return tablesOf<PeopleTables>(q).selectFrom('people_unit').select(UNIT);
}

export async function unitById(q: Queryable, unitId: Uuid): Promise<Unit | undefined> {
  return unitRows(q).where('id', '=', unitId).executeTakeFirst();
}

/** Holds the row until the transaction ends; whatever changes a unit asks through here. */
export async function lockUnit(tx: Tx, unitId: Uuid): Promise<Unit | undefined> {
  return unitRows(tx).where('id', '=', unitId).forUpdate().executeTakeFirst();
}

export async function livingUnitNamed(q: Queryable, divisionCode: string, name: string): Promise<boolean> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_unit')
    .select('id')
    .where('division_code', '=', divisionCode)
    .where('name', '=', name)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** These units, and the living ones that are called the same. */
export async function unitsWithNamesakes(q: Queryable, ids: readonly Uuid[]): Promise<readonly Unit[]> {
  const tables = tablesOf<PeopleTables>(q);
  return tables
    .selectFrom('people_unit')
    .select([...UNIT])
    .where(
      'name',
      'in',
      tables
        .selectFrom('people_unit as asked')
        .select('asked.name')
        .where('asked.id', 'in', [...ids]),
    )
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('id', 'in', [...ids])]))
    .execute();
}

export type UnitFilter = Readonly<{
  /** `mine`: the divisions of the scope. `city`: the whole directory, which every post may read. */
  within: 'mine' | 'city';
  divisionCode?: string | undefined;
  search?: string | undefined;
  ended?: boolean | undefined;
}>;

export async function listUnits(
  q: Queryable,
  scope: Pick<Scope, 'divisionCodes'>,
  filter: UnitFilter,
): Promise<readonly Unit[]> {
  return unitsWithin(q, scope, filter).limit(2_000).execute();
}

/** All rows in the same order, in batches. */
export function eachUnit(tx: Tx, scope: Scope, filter: UnitFilter): AsyncIterable<readonly Unit[]> {
  return handfuls(tx, unitsWithin(tx, scope, filter));
}

function unitsWithin(q: Queryable, scope: Pick<Scope, 'divisionCodes'>, filter: UnitFilter) {
  let query = unitRows(q).orderBy('division_code').orderBy('name');
  if (filter.within === 'mine') query = query.where('division_code', 'in', [...scope.divisionCodes]);
  if (filter.divisionCode !== undefined) query = query.where('division_code', '=', filter.divisionCode);
  if (filter.search !== undefined) query = query.where('name', 'like', containing(filter.search));
  return filter.ended === true ? query : query.where('valid_to', 'is', null);
}

/** Every unit that exists today: what the rows of a sheet are judged by. */
export async function livingUnits(q: Queryable): Promise<readonly Unit[]> {
  return unitRows(q).where('valid_to', 'is', null).orderBy('division_code').orderBy('name').execute();
}

export async function insertUnit(tx: Tx, unit: Unit): Promise<void> {
  await tablesOf<PeopleTables>(tx).insertInto('people_unit').values(rowOf(UNIT, unit)).execute();
}

/** Changes a unit from a day on; the former facts go to its history. */
export async function changeUnit(
  tx: Tx,
  before: Unit,
  facts: Readonly<{ name: string; parentId: Uuid | null; validTo: LocalDate | null }>,
  record: Readonly<{ id: Uuid; on: LocalDate; byPost: Uuid | null; at: Instant }>,
): Promise<void> {
  const tables = tablesOf<PeopleTables>(tx);
  await tables
    .insertInto('people_unit_past')
    .values({
      id: record.id,
      unit_id: before.id,
      name: before.name,
      parent_id: before.parentId,
      from_on: before.sinceOn,
      until_on: record.on,
      changed_by_post: record.byPost,
      changed_at: record.at,
    })
    .execute();
  await tables
    .updateTable('people_unit')
    .set({
      name: facts.name,
      parent_id: facts.parentId,
      valid_to: facts.validTo,
      since_on: record.on,
      version: before.version + 1,
    })
    .where('id', '=', before.id)
    .execute();
  await changed(tx, 'units');
}

export async function insertSuccessor(
  tx: Tx,
  row: Readonly<{ unitId: Uuid; successorId: Uuid; on: LocalDate; main: boolean }>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_unit_successor')
    .values({ unit_id: row.unitId, successor_id: row.successorId, on_date: row.on, main: row.main })
    .execute();
  await changed(tx, 'units');
}

/** Living units directly below. */
export async function subordinatesOf(q: Queryable, unitId: Uuid): Promise<readonly Unit[]> {
  return unitRows(q).where('parent_id', '=', unitId).where('valid_to', 'is', null).orderBy('name').execute();
}

/** The tree with the parents units had since a day, and every merger and split. */
export async function unitLinks(q: Queryable, since: LocalDate): Promise<UnitLinks> {
  const { rows } = await sql<{ unit_id: string; other_id: string; is_parent: boolean }>`
    select id as unit_id, parent_id as other_id, true as is_parent from people_unit where parent_id is not null
    union all
    select unit_id, parent_id, true from people_unit_past where parent_id is not null and until_on > ${since}
    union all
    select unit_id, successor_id, false from people_unit_successor`.execute(q);
  return {
    parents: rows.flatMap((row) => (row.is_parent ? [{ unitId: row.unit_id, parentId: row.other_id }] : [])),
    successors: rows.flatMap((row) => (row.is_parent ? [] : [{ unitId: row.unit_id, successorId: row.other_id }])),
  };
}

/** The unit that carries on the work of this one today: itself while it lives, else its main successor, and so on. */
export async function livingUnit(q: Queryable, unitId: Uuid): Promise<Unit | undefined> {
  let unit = await unitById(q, unitId);
  for (let steps = 0; unit !== undefined && unit.validTo !== null && steps < 20; steps += 1) {
    const next = await tablesOf<PeopleTables>(q)
      .selectFrom('people_unit_successor')
      .select('successor_id')
      .where('unit_id', '=', unit.id)
      .where('main', '=', true)
      .executeTakeFirst();
    if (next === undefined) return unit;
    unit = await unitById(q, next.successor_id);
  }
  return unit;
}

/** Name of the unit on a day; papers of that day keep it. */
export async function unitNameOn(q: Queryable, unitId: Uuid, on: LocalDate): Promise<string | undefined> {
  const past = await tablesOf<PeopleTables>(q)
    .selectFrom('people_unit_past')
    .select('name')
    .where('unit_id', '=', unitId)
    .where('from_on', '<=', on)
    .where('until_on', '>', on)
    .orderBy('until_on')
    .executeTakeFirst();
  return past?.name ?? (await unitById(q, unitId))?.name;
}

export type UnitPast = Readonly<{ name: string; parentId: Uuid | null; fromOn: LocalDate; untilOn: LocalDate }>;

export async function pastOfUnit(q: Queryable, unitId: Uuid): Promise<readonly UnitPast[]> {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_unit_past')
    .select(['name', 'parent_id as parentId', 'from_on as fromOn', 'until_on as untilOn'])
    .where('unit_id', '=', unitId)
    .orderBy('until_on')
    .orderBy('changed_at')
    .execute();
}

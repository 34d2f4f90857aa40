/** All SQL of divisions (行政区划). */

import { sql } from 'kysely';
import { rowOf } from '../../platform/postgres/columns.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Division } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

const DIVISION = [
  'code',
  'name',
  'pinyin',
  'level',
  'parent_code as parentCode',
  'statistical_codes as statisticalCodes',
] as const;

/** Adds divisions not there yet; names of those that are follow the list. Parents must come first. */
export async function saveDivisions(tx: Tx, divisions: readonly Division[]): Promise<void> {
  if (divisions.length === 0) return;
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_division')
    .values(
      divisions.map((division) => ({
        ...rowOf(DIVISION, division),
        statistical_codes: [...division.statisticalCodes],
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        pinyin: eb.ref('excluded.pinyin'),
        statistical_codes: eb.ref('excluded.statistical_codes'),
      })),
    )
    .execute();
}

/** Every division, parents before children. */
export async function divisionTree(q: Queryable): Promise<readonly Division[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_division')
    .select([...DIVISION])
    .orderBy((eb) => eb.fn('length', ['code']))
    .orderBy('code')
    .execute();
  return rows.sort((a, b) => depth(a) - depth(b));
}

/** Whether a division is another, or lies below it. */
export async function isWithinDivision(q: Queryable, code: string, top: string): Promise<boolean> {
  const parents = new Map((await divisionTree(q)).map((division) => [division.code, division.parentCode]));
  for (let at: string | null | undefined = code; at != null; at = parents.get(at)) if (at === top) return true;
  return false;
}

function depth(division: Division): number {
  return division.level === 'city' ? 0 : division.level === 'county' ? 1 : 2;
}

export async function divisionByCode(q: Queryable, code: string): Promise<Division | undefined> {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_division')
    .select([...DIVISION])
    .where('code', '=', code)
    .executeTakeFirst();
}

/** The code of the level above; undefined for the city, whose superior is outside the system, and for unknown codes. */
export async function superiorDivision(q: Queryable, code: string): Promise<string | undefined> {
  return (await divisionByCode(q, code))?.parentCode ?? undefined;
}

/** The superior of each of these divisions and of all above them, by code; null above the city. */
export async function superiorsFrom(
  q: Queryable,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ code: string; parent_code: string | null }>`
    with recursive up as (
      select code, parent_code from people_division where code = any(${[...codes]}::text[])
      union
      select above.code, above.parent_code from people_division above join up on above.code = up.parent_code)
    select code, parent_code from up`.execute(q);
  return new Map(rows.map((row) => [row.code, row.parent_code]));
}

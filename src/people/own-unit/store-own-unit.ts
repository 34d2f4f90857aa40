/** All SQL of a unit's sections. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Scope } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

export async function sectionsOf(q: Queryable, { actor }: Scope): Promise<readonly string[]> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_sections')
    .select('names')
    .where('unit_id', '=', actor.unitId)
    .executeTakeFirst();
  return row?.names ?? [];
}

export async function saveSections(
  tx: Tx,
  unitId: Uuid,
  names: readonly string[],
  by: Readonly<{ at: Instant; byUser: Uuid }>,
): Promise<void> {
  const kept = { names: [...names], at: by.at, by_user: by.byUser };
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_sections')
    .values({ unit_id: unitId, ...kept })
    .onConflict((conflict) => conflict.column('unit_id').doUpdateSet(kept))
    .execute();
}

/** All SQL of sign-off: since when a unit has it, and who switched it. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Scope, SignOffSpell } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

/** Every time the unit one acts for had it, the present one first. */
export function signOffSpells(q: Queryable, { actor }: Scope): Promise<readonly SignOffSpell[]> {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_sign_off as s')
    .innerJoin('people_user as begun', 'begun.id', 's.since_by_user')
    .leftJoin('people_user as ended', 'ended.id', 's.until_by_user')
    .select(['s.since', 'begun.display_name as sinceBy', 's.until', 'ended.display_name as untilBy'])
    .where('s.unit_id', '=', actor.unitId)
    .orderBy('s.since', 'desc')
    .execute();
}

export async function hasSignOff(q: Queryable, unitId: Uuid): Promise<boolean> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_sign_off')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('until', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

type Switched = Readonly<{ unitId: Uuid; at: Instant; byUser: Uuid }>;

/** @returns false where it was on already */
export async function beginSignOff(tx: Tx, id: Uuid, { unitId, at, byUser }: Switched): Promise<boolean> {
  const done = await tablesOf<PeopleTables>(tx)
    .insertInto('people_sign_off')
    .values({ id, unit_id: unitId, since: at, since_by_user: byUser, until: null, until_by_user: null })
    .onConflict((conflict) => conflict.column('unit_id').where('until', 'is', null).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** @returns false where it was off already */
export async function endSignOff(tx: Tx, { unitId, at, byUser }: Switched): Promise<boolean> {
  const done = await tablesOf<PeopleTables>(tx)
    .updateTable('people_sign_off')
    .set({ until: at, until_by_user: byUser })
    .where('unit_id', '=', unitId)
    .where('until', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** SQL of the province's systems and the hashes of their keys. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { ReviewsTables } from '../tables.ts';
import type { ProvinceSystem } from './model.ts';

const on = (q: Queryable) => tablesOf<ReviewsTables>(q);

const SYSTEM = [
  'id',
  'name',
  'source_system as sourceSystem',
  'division_code as divisionCode',
  'key_hint as keyHint',
  'issued_at as issuedAt',
  'last_used_week as lastUsedWeek',
  'revoked_at as revokedAt',
  'revoke_reason as revokeReason',
] as const;

function systemRows(q: Queryable) {
  return on(q).selectFrom('reviews_system').select(SYSTEM);
}

/** @returns false when there is a system with this id already. */
export async function insertSystem(
  tx: Tx,
  system: ProvinceSystem & Readonly<{ keyHash: Buffer; byPost: Uuid }>,
): Promise<boolean> {
  const done = await on(tx)
    .insertInto('reviews_system')
    .values({
      ...rowOf(SYSTEM, system),
      key_hash: system.keyHash,
      issued_by_post: system.byPost,
      revoked_by_post: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Systems of one's divisions, living ones first, then the latest. */
export async function listSystems(q: Queryable, scope: Scope): Promise<readonly ProvinceSystem[]> {
  return systemRows(q)
    .where('division_code', 'in', [...scope.divisionCodes])
    .orderBy((eb) => eb('revoked_at', 'is not', null))
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .execute();
}

export async function lockSystem(tx: Tx, scope: Scope, id: Uuid): Promise<ProvinceSystem | undefined> {
  return systemRows(tx)
    .where('id', '=', id)
    .where('division_code', 'in', [...scope.divisionCodes])
    .forUpdate()
    .executeTakeFirst();
}

/** Finds a system by its key's hash and locks its row, so that what it sends comes one after the other. */
export async function lockSystemByKey(tx: Tx, keyHash: Buffer): Promise<ProvinceSystem | undefined> {
  return systemRows(tx).where('key_hash', '=', keyHash).where('revoked_at', 'is', null).forUpdate().executeTakeFirst();
}

export async function noteUse(tx: Tx, id: Uuid, week: LocalDate): Promise<void> {
  await on(tx).updateTable('reviews_system').set({ last_used_week: week }).where('id', '=', id).execute();
}

export async function setRevoked(
  tx: Tx,
  id: Uuid,
  how: Readonly<{ at: Instant; byPost: Uuid; reason: string }>,
): Promise<void> {
  await on(tx)
    .updateTable('reviews_system')
    .set({ revoked_at: how.at, revoked_by_post: how.byPost, revoke_reason: how.reason })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

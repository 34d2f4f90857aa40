/** All SQL of connected systems and the hashes of their keys. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { Scope } from '../people/index.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import type { Client } from './model.ts';
import { open311On } from './store.ts';

const CLIENT = [
  'id',
  'name',
  'purpose',
  'division_code as divisionCode',
  'key_hint as keyHint',
  'issued_at as issuedAt',
  'last_used_week as lastUsedWeek',
  'revoked_at as revokedAt',
  'revoke_reason as revokeReason',
] as const;

function clientRows(q: Queryable) {
  return open311On(q).selectFrom('open311_client').select(CLIENT);
}

/** @returns false when there is a client with this id already. */
export async function insertClient(
  tx: Tx,
  client: Omit<Client, 'lastUsedWeek' | 'revokedAt' | 'revokeReason'> & Readonly<{ keyHash: Buffer; byPost: Uuid }>,
): Promise<boolean> {
  const done = await open311On(tx)
    .insertInto('open311_client')
    .values({
      id: client.id,
      name: client.name,
      purpose: client.purpose,
      division_code: client.divisionCode,
      key_hash: client.keyHash,
      key_hint: client.keyHint,
      issued_at: client.issuedAt,
      issued_by_post: client.byPost,
      last_used_week: null,
      revoked_at: null,
      revoked_by_post: null,
      revoke_reason: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Keys of one's divisions, living ones first, then the latest. */
export async function listClients(q: Queryable, scope: Scope): Promise<readonly Client[]> {
  const rows = await clientRows(q)
    .where('division_code', 'in', [...scope.divisionCodes])
    .orderBy((eb) => eb('revoked_at', 'is not', null))
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .execute();
  return rows as Client[];
}

export async function lockClient(tx: Tx, scope: Scope, id: Uuid): Promise<Client | undefined> {
  const row = await clientRows(tx)
    .where('id', '=', id)
    .where('division_code', 'in', [...scope.divisionCodes])
    .forUpdate()
    .executeTakeFirst();
  return row as Client | undefined;
}

/** Finds a system by its key's hash and locks its row, so that its filings come one after the other. */
export async function lockClientByKey(tx: Tx, keyHash: Buffer): Promise<Client | undefined> {
  const row = await clientRows(tx)
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row as Client | undefined;
}

export async function noteUse(tx: Tx, id: Uuid, week: LocalDate): Promise<void> {
  await open311On(tx).updateTable('open311_client').set({ last_used_week: week }).where('id', '=', id).execute();
}

export async function setRevoked(
  tx: Tx,
  id: Uuid,
  how: Readonly<{ at: Instant; byPost: Uuid; reason: string }>,
): Promise<void> {
  await open311On(tx)
    .updateTable('open311_client')
    .set({ revoked_at: how.at, revoked_by_post: how.byPost, revoke_reason: how.reason })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

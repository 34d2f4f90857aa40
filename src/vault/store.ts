/** All SQL of keys and secrets; openings are in store-openings.ts. Nothing here sees a plain text. */

import type { Kysely } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { SecretField } from './model.ts';
import { fieldsOfList } from './rules.ts';
import type { VaultTables } from './tables.ts';

const db = (q: Queryable): Kysely<VaultTables> => tablesOf<VaultTables>(q);

export type WrappedKey = Readonly<{ matterId: Uuid; kekId: string; wrapped: Uint8Array }>;

export async function readDataKey(q: Queryable, matterId: Uuid): Promise<WrappedKey | undefined> {
  return db(q)
    .selectFrom('vault_data_key')
    .select(['matter_id as matterId', 'kek_id as kekId', 'wrapped_key as wrapped'])
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
}

export async function readDataKeys(q: Queryable, matterIds: readonly Uuid[]): Promise<readonly WrappedKey[]> {
  return db(q)
    .selectFrom('vault_data_key')
    .select(['matter_id as matterId', 'kek_id as kekId', 'wrapped_key as wrapped'])
    .where('matter_id', 'in', [...matterIds])
    .execute();
}

/** `readDataKey`, locked against erasing and re-wrapping until the transaction ends. */
export async function lockDataKey(tx: Tx, matterId: Uuid): Promise<WrappedKey | undefined> {
  return db(tx)
    .selectFrom('vault_data_key')
    .select(['matter_id as matterId', 'kek_id as kekId', 'wrapped_key as wrapped'])
    .where('matter_id', '=', matterId)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps a data key where the matter has none. @returns the key that is kept, locked as by `lockDataKey` */
export async function keepDataKey(tx: Tx, key: WrappedKey, at: Instant): Promise<WrappedKey> {
  return (
    db(tx)
      .insertInto('vault_data_key')
      .values({ matter_id: key.matterId, kek_id: key.kekId, wrapped_key: key.wrapped, created_at: at })
      // Nothing is changed in one that stands there, but it is locked and comes back.
      .onConflict((conflict) =>
        conflict.column('matter_id').doUpdateSet((eb) => ({ created_at: eb.ref('vault_data_key.created_at') })),
      )
      .returning(['matter_id as matterId', 'kek_id as kekId', 'wrapped_key as wrapped'])
      .executeTakeFirstOrThrow()
  );
}

export async function upsertSecrets(
  tx: Tx,
  secrets: readonly Readonly<{ matterId: Uuid; field: SecretField; sealed: Uint8Array }>[],
  at: Instant,
): Promise<void> {
  await db(tx)
    .insertInto('vault_secret')
    .values(secrets.map(({ matterId, field, sealed }) => ({ matter_id: matterId, field, sealed, sealed_at: at })))
    .onConflict((conflict) =>
      conflict
        .columns(['matter_id', 'field'])
        .doUpdateSet((eb) => ({ sealed: eb.ref('excluded.sealed'), sealed_at: eb.ref('excluded.sealed_at') })),
    )
    .execute();
}

/** Deletes a field. @returns false when nothing was sealed there */
export async function deleteSecret(tx: Tx, matterId: Uuid, field: SecretField): Promise<boolean> {
  const gone = await db(tx)
    .deleteFrom('vault_secret')
    .where('matter_id', '=', matterId)
    .where('field', '=', field)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

export async function readSecrets(
  q: Queryable,
  matterId: Uuid,
): Promise<readonly Readonly<{ field: SecretField; sealed: Uint8Array }>[]> {
  const rows = await db(q)
    .selectFrom('vault_secret')
    .select(['field', 'sealed'])
    .where('matter_id', '=', matterId)
    .execute();
  return rows as { field: SecretField; sealed: Uint8Array }[];
}

export async function secretFields(q: Queryable, matterId: Uuid): Promise<readonly SecretField[]> {
  const rows = await db(q).selectFrom('vault_secret').select('field').where('matter_id', '=', matterId).execute();
  return fieldsOfList(rows.map((row) => row.field).join(' '));
}

/** Whether anything was sealed for a matter after an instant, so that an opening then and one now would differ. */
export async function sealedSince(q: Queryable, matterId: Uuid, at: Instant): Promise<boolean> {
  const row = await db(q)
    .selectFrom('vault_secret')
    .select('field')
    .where('matter_id', '=', matterId)
    .where('sealed_at', '>', at)
    .executeTakeFirst();
  return row !== undefined;
}

/** Destroys ciphertexts and the data key; only that it happened is kept. */
export async function destroyAll(tx: Tx, erasure: Readonly<{ id: Uuid; matterId: Uuid; at: Instant }>): Promise<void> {
  const { matterId } = erasure;
  const secrets = await db(tx).deleteFrom('vault_secret').where('matter_id', '=', matterId).executeTakeFirst();
  const notices = await db(tx).deleteFrom('vault_notice').where('matter_id', '=', matterId).executeTakeFirst();
  await db(tx).deleteFrom('vault_data_key').where('matter_id', '=', matterId).execute();
  await db(tx)
    .insertInto('vault_erasure')
    .values({
      id: erasure.id,
      matter_id: matterId,
      secrets: Number(secrets.numDeletedRows + notices.numDeletedRows),
      at: erasure.at,
    })
    .execute();
}

const IDENTITY = ['name', 'phone', 'entity'] as const satisfies readonly SecretField[];

/** Matters whose identity was sealed before an instant, a page at a time by id. */
export async function identitiesBefore(
  q: Queryable,
  before: Instant,
  after: Uuid | null,
  limit: number,
): Promise<readonly Uuid[]> {
  let query = db(q)
    .selectFrom('vault_secret')
    .select('matter_id')
    .distinct()
    .where('field', 'in', IDENTITY)
    .where('sealed_at', '<', before);
  let numbers = db(q).selectFrom('vault_notice').select('matter_id').where('since', '<', before);
  if (after !== null) {
    query = query.where('matter_id', '>', after);
    numbers = numbers.where('matter_id', '>', after);
  }
  const rows = await query.union(numbers).orderBy('matter_id').limit(limit).execute();
  return rows.map((row) => row.matter_id);
}

/** Destroys the identity and leaves the words; that it happened is kept. */
export async function destroyIdentity(
  tx: Tx,
  erasure: Readonly<{ id: Uuid; matterId: Uuid; at: Instant }>,
): Promise<void> {
  const { id, matterId, at } = erasure;
  const gone = await db(tx)
    .deleteFrom('vault_secret')
    .where('matter_id', '=', matterId)
    .where('field', 'in', IDENTITY)
    .executeTakeFirst();
  const notices = await db(tx).deleteFrom('vault_notice').where('matter_id', '=', matterId).executeTakeFirst();
  const secrets = Number(gone.numDeletedRows + notices.numDeletedRows);
  if (secrets > 0) await db(tx).insertInto('vault_erasure').values({ id, matter_id: matterId, secrets, at }).execute();
}

export async function lastErasure(q: Queryable, matterId: Uuid): Promise<Instant | null> {
  const row = await db(q)
    .selectFrom('vault_erasure')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  return row?.at ?? null;
}

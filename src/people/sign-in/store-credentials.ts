/** All SQL of what proves a person: passwords past and present, second factors, one-time links. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { PeopleTables } from '../tables.ts';

/** Everything sign-in needs to know of an account; never leaves the slice. */
export type Credentials = Readonly<{
  userId: Uuid;
  username: string;
  disabled: boolean;
  password: Readonly<{ scheme: string; hash: string; setAt: Instant }> | null;
  totp: Readonly<{ wrapped: Buffer; keyId: string; confirmed: boolean; lastStep: number | null }> | null;
}>;

export async function credentialsOf(
  q: Queryable,
  who: Readonly<{ username: string }> | Readonly<{ userId: Uuid }>,
): Promise<Credentials | undefined> {
  const query = tablesOf<PeopleTables>(q)
    .selectFrom('people_user')
    .select([
      'id',
      'username',
      'disabled_at',
      'password_scheme',
      'password_hash',
      'password_set_at',
      'totp_secret',
      'totp_key_id',
      'totp_confirmed_at',
      'totp_last_step',
    ]);
  const row = await ('username' in who
    ? query.where('username', '=', who.username.toLowerCase())
    : query.where('id', '=', who.userId)
  ).executeTakeFirst();
  if (row === undefined) return undefined;
  const { password_scheme: scheme, password_hash: hash, password_set_at: setAt } = row;
  return {
    userId: row.id,
    username: row.username,
    disabled: row.disabled_at !== null,
    password: scheme === null || hash === null || setAt === null ? null : { scheme, hash, setAt: setAt },
    totp:
      row.totp_secret === null || row.totp_key_id === null
        ? null
        : {
            wrapped: row.totp_secret,
            keyId: row.totp_key_id,
            confirmed: row.totp_confirmed_at !== null,
            lastStep: row.totp_last_step,
          },
  };
}

/** Replaces the password; the former one joins the history. */
export async function replacePassword(
  tx: Tx,
  userId: Uuid,
  fresh: Readonly<{ scheme: string; hash: string; at: Instant }>,
  record: Readonly<{ id: Uuid }>,
): Promise<void> {
  const tables = tablesOf<PeopleTables>(tx);
  await tables
    .insertInto('people_password_past')
    .values({
      id: record.id,
      user_id: userId,
      password_scheme: fresh.scheme,
      password_hash: fresh.hash,
      set_at: fresh.at,
    })
    .execute();
  await tables
    .updateTable('people_user')
    .set({ password_scheme: fresh.scheme, password_hash: fresh.hash, password_set_at: fresh.at })
    .where('id', '=', userId)
    .execute();
}

/** The latest passwords of a person, the present one included. */
export async function formerPasswords(
  q: Queryable,
  userId: Uuid,
  count: number,
): Promise<readonly { scheme: string; hash: string }[]> {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_password_past')
    .select(['password_scheme as scheme', 'password_hash as hash'])
    .where('user_id', '=', userId)
    .orderBy('set_at', 'desc')
    .orderBy('id')
    .limit(count)
    .execute();
}

/** Keeps the newest few; what nobody will compare with again has no reason to stay. */
export async function forgetOldPasswords(tx: Tx, userId: Uuid, keep: number): Promise<void> {
  const tables = tablesOf<PeopleTables>(tx);
  const rows = await tables
    .selectFrom('people_password_past')
    .select('id')
    .where('user_id', '=', userId)
    .orderBy('set_at', 'desc')
    .orderBy('id')
    .offset(keep)
    .execute();
  if (rows.length === 0) return;
  await tables
    .deleteFrom('people_password_past')
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
}

export async function saveTotp(
  tx: Tx,
  userId: Uuid,
  totp: Readonly<{ wrapped: Buffer; keyId: string }> | null,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_user')
    .set({
      totp_secret: totp?.wrapped ?? null,
      totp_key_id: totp?.keyId ?? null,
      totp_confirmed_at: null,
      totp_last_step: null,
    })
    .where('id', '=', userId)
    .execute();
}

/**
 * Marks a time step used. The row's own condition decides between two requests with the same code.
 * @returns false when this step or a later one was used before.
 */
export async function spendTotpStep(tx: Tx, userId: Uuid, step: number, confirmedAt: Instant): Promise<boolean> {
  const result = await tablesOf<PeopleTables>(tx)
    .updateTable('people_user')
    .set((eb) => ({
      totp_last_step: step,
      totp_confirmed_at: eb.fn.coalesce('totp_confirmed_at', eb.val(confirmedAt)),
    }))
    .where('id', '=', userId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertLink(
  tx: Tx,
  link: Readonly<{
    id: Uuid;
    tokenHash: Buffer;
    userId: Uuid;
    madeByPost: Uuid | null;
    madeAt: Instant;
    expiresAt: Instant;
  }>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_one_time_link')
    .values({
      id: link.id,
      token_hash: link.tokenHash,
      user_id: link.userId,
      made_by_post: link.madeByPost,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** A newer link replaces those not used yet. */
export async function revokeLinksOf(tx: Tx, userId: Uuid, at: Instant): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_one_time_link')
    .set({ revoked_at: at })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The row of a link that still works, held until the transaction ends. */
export async function lockLink(
  tx: Tx,
  tokenHash: Buffer,
  now: Instant,
): Promise<{ id: Uuid; userId: Uuid; madeByPost: Uuid | null } | undefined> {
  const row = await tablesOf<PeopleTables>(tx)
    .selectFrom('people_one_time_link')
    .select(['id', 'user_id', 'made_by_post'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { id: row.id, userId: row.user_id, madeByPost: row.made_by_post };
}

export async function markLinkUsed(tx: Tx, id: Uuid, at: Instant): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_one_time_link')
    .set({ used_at: at })
    .where('id', '=', id)
    .execute();
}

export async function deleteLinksBefore(tx: Tx, before: Instant, keep: readonly Uuid[]): Promise<void> {
  let query = tablesOf<PeopleTables>(tx).deleteFrom('people_one_time_link').where('expires_at', '<', before);
  if (keep.length > 0) query = query.where('id', 'not in', [...keep]);
  await query.execute();
}

/** All SQL of accounts at the identity provider. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { PeopleTables } from '../tables.ts';

function accounts(q: Queryable) {
  return tablesOf<PeopleTables>(q).selectFrom('people_provider_account');
}

/** The account here that one there opens. */
export async function userLinkedTo(tx: Tx, subjectKey: Buffer): Promise<Uuid | null> {
  const row = await accounts(tx).select('user_id').where('subject_key', '=', subjectKey).executeTakeFirst();
  return row?.user_id ?? null;
}

export async function isLinked(tx: Tx, userId: Uuid): Promise<boolean> {
  return (await accounts(tx).select('id').where('user_id', '=', userId).executeTakeFirst()) !== undefined;
}

export type UnlinkedAccount = Readonly<{
  id: Uuid;
  subjectKey: Buffer;
  codeHash: Buffer;
  codeUntil: Instant;
  seenAt: Instant;
}>;

/** Keeps somebody who came from the provider and opens nothing yet; a newer code replaces the older. */
export async function keepUnlinked(tx: Tx, account: UnlinkedAccount): Promise<void> {
  const fresh = { code_hash: account.codeHash, code_until: account.codeUntil, seen_at: account.seenAt };
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_provider_account')
    .values({ id: account.id, subject_key: account.subjectKey, ...fresh })
    .onConflict((already) =>
      already.column('subject_key').doUpdateSet(fresh).where('people_provider_account.user_id', 'is', null),
    )
    .execute();
}

/** Who waits for a link by this code. */
export async function waitingByCode(tx: Tx, codeHash: Buffer, now: Instant): Promise<Uuid | undefined> {
  const row = await accounts(tx)
    .select('id')
    .where('code_hash', '=', codeHash)
    .where('code_until', '>', now)
    .where('user_id', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** @returns false where it was linked, or went, meanwhile */
export async function saveLink(tx: Tx, accountId: Uuid, userId: Uuid, at: Instant): Promise<boolean> {
  const result = await tablesOf<PeopleTables>(tx)
    .updateTable('people_provider_account')
    .set({ user_id: userId, linked_at: at, code_hash: null, code_until: null })
    .where('id', '=', accountId)
    .where('user_id', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function deleteLink(tx: Tx, userId: Uuid): Promise<boolean> {
  const result = await tablesOf<PeopleTables>(tx)
    .deleteFrom('people_provider_account')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Forgets whoever came from the provider and was linked to nothing. */
export async function deleteUnlinkedBefore(tx: Tx, before: Instant): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .deleteFrom('people_provider_account')
    .where('user_id', 'is', null)
    .where('code_until', '<', before)
    .execute();
}

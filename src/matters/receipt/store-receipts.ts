/** All SQL of receipts, their sessions, and repeated submissions; HMACs only. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { mattersOn } from '../acts/store.ts';

export type StoredSubmission = Readonly<{ matterId: Uuid; contentMac: Buffer }>;

/** @returns false when this submission is known already. */
export async function insertSubmission(
  tx: Tx,
  submission: Readonly<{ mac: Buffer; matterId: Uuid; contentMac: Buffer; at: Instant }>,
): Promise<boolean> {
  const done = await mattersOn(tx)
    .insertInto('matters_submission')
    .values({
      submission_mac: submission.mac,
      matter_id: submission.matterId,
      content_mac: submission.contentMac,
      created_at: submission.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function lockSubmission(tx: Tx, mac: Buffer): Promise<StoredSubmission | undefined> {
  return mattersOn(tx)
    .selectFrom('matters_submission')
    .select(['matter_id as matterId', 'content_mac as contentMac'])
    .where('submission_mac', '=', mac)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateSubmission(tx: Tx, mac: Buffer, contentMac: Buffer): Promise<void> {
  await mattersOn(tx)
    .updateTable('matters_submission')
    .set({ content_mac: contentMac })
    .where('submission_mac', '=', mac)
    .execute();
}

export type StoredReceipt = Readonly<{ id: Uuid; matterId: Uuid; passMac: Buffer }>;

export async function insertReceipt(
  tx: Tx,
  receipt: Readonly<{ id: Uuid; matterId: Uuid; numberMac: Buffer; passMac: Buffer; at: Instant }>,
): Promise<void> {
  await mattersOn(tx)
    .insertInto('matters_receipt')
    .values({
      id: receipt.id,
      matter_id: receipt.matterId,
      number_mac: receipt.numberMac,
      pass_mac: receipt.passMac,
      created_at: receipt.at,
    })
    .execute();
}

export async function hasReceipt(q: Queryable, matterId: Uuid): Promise<boolean> {
  const row = await mattersOn(q)
    .selectFrom('matters_receipt')
    .select('id')
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function matterOfReceipt(q: Queryable, receiptId: Uuid): Promise<Uuid | undefined> {
  const row = await mattersOn(q)
    .selectFrom('matters_receipt')
    .select('matter_id')
    .where('id', '=', receiptId)
    .executeTakeFirst();
  return row?.matter_id;
}

export async function receiptByNumber(q: Queryable, numberMac: Buffer): Promise<StoredReceipt | undefined> {
  const row = await mattersOn(q)
    .selectFrom('matters_receipt')
    .select(['id', 'matter_id', 'pass_mac'])
    .where('number_mac', '=', numberMac)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { id: row.id, matterId: row.matter_id, passMac: row.pass_mac };
}

export type Tries = Readonly<{ wrongPasses: number; nextTryAt: Instant | null }>;

/** Locks the count of tries for a number and sender: passes sent at once are counted one by one. */
export async function lockTries(tx: Tx, mac: Buffer, at: Instant): Promise<Tries> {
  const tables = mattersOn(tx);
  await tables
    .insertInto('matters_receipt_try')
    .values({ try_mac: mac, wrong_passes: 0, next_try_at: null, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tables
    .selectFrom('matters_receipt_try')
    .select(['wrong_passes', 'next_try_at'])
    .where('try_mac', '=', mac)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { wrongPasses: row.wrong_passes, nextTryAt: row.next_try_at };
}

export async function saveTries(tx: Tx, mac: Buffer, tries: Tries, at: Instant): Promise<void> {
  await mattersOn(tx)
    .updateTable('matters_receipt_try')
    .set({ wrong_passes: tries.wrongPasses, next_try_at: tries.nextTryAt, at })
    .where('try_mac', '=', mac)
    .execute();
}

export async function deleteTries(tx: Tx, mac: Buffer): Promise<void> {
  await mattersOn(tx).deleteFrom('matters_receipt_try').where('try_mac', '=', mac).execute();
}

export async function deleteTriesBefore(tx: Tx, before: Instant): Promise<void> {
  await mattersOn(tx).deleteFrom('matters_receipt_try').where('at', '<', before).execute();
}

export async function insertReceiptSession(
  tx: Tx,
  session: Readonly<{ tokenMac: Buffer; receiptId: Uuid; expiresAt: Instant }>,
): Promise<void> {
  await mattersOn(tx)
    .insertInto('matters_receipt_session')
    .values({ token_mac: session.tokenMac, receipt_id: session.receiptId, expires_at: session.expiresAt })
    .execute();
}

/** Opens a session of the receipt of this number. @returns false where there is none */
export async function insertReceiptSessionOf(
  tx: Tx,
  session: Readonly<{ tokenMac: Buffer; numberMac: Buffer; expiresAt: Instant }>,
): Promise<boolean> {
  const { tokenMac, numberMac, expiresAt } = session;
  const done = await mattersOn(tx)
    .insertInto('matters_receipt_session')
    .columns(['receipt_id', 'token_mac', 'expires_at'])
    .expression((eb) =>
      eb
        .selectFrom('matters_receipt')
        .select(['id', sql<Buffer>`${tokenMac}::bytea`.as('token_mac')])
        .select(sql<Instant>`${expiresAt}::timestamptz`.as('expires_at'))
        .where('number_mac', '=', numberMac),
    )
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function receiptOfToken(
  q: Queryable,
  tokenMac: Buffer,
  now: Instant,
): Promise<Readonly<{ receiptId: Uuid; matterId: Uuid }> | undefined> {
  return mattersOn(q)
    .selectFrom('matters_receipt_session as s')
    .innerJoin('matters_receipt as r', 'r.id', 's.receipt_id')
    .select(['r.id as receiptId', 'r.matter_id as matterId'])
    .where('s.token_mac', '=', tokenMac)
    .where('s.expires_at', '>', now)
    .executeTakeFirst();
}

export async function deleteReceiptSession(tx: Tx, tokenMac: Buffer): Promise<void> {
  await mattersOn(tx).deleteFrom('matters_receipt_session').where('token_mac', '=', tokenMac).execute();
}

export async function deleteReceiptSessionsBefore(tx: Tx, now: Instant): Promise<void> {
  await mattersOn(tx).deleteFrom('matters_receipt_session').where('expires_at', '<=', now).execute();
}

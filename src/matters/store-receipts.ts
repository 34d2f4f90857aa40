/** SQL of receipts, their short sessions, and of submissions that may come twice. Only HMACs are kept. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Queryable, Tx } from '../platform/db.ts';
import { mattersOn } from './store.ts';

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
  const row = await mattersOn(tx)
    .selectFrom('matters_submission')
    .select(['matter_id', 'content_mac'])
    .where('submission_mac', '=', mac)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : { matterId: row.matter_id as Uuid, contentMac: row.content_mac };
}

export async function updateSubmission(tx: Tx, mac: Buffer, contentMac: Buffer): Promise<void> {
  await mattersOn(tx)
    .updateTable('matters_submission')
    .set({ content_mac: contentMac })
    .where('submission_mac', '=', mac)
    .execute();
}

export type StoredReceipt = Readonly<{
  id: Uuid;
  matterId: Uuid;
  passMac: Buffer;
  wrongPasses: number;
  nextTryAt: Instant | null;
}>;

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
      next_try_at: null,
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
  return row?.matter_id as Uuid | undefined;
}

export async function lockReceipt(tx: Tx, numberMac: Buffer): Promise<StoredReceipt | undefined> {
  const row = await mattersOn(tx)
    .selectFrom('matters_receipt')
    .select(['id', 'matter_id', 'pass_mac', 'wrong_passes', 'next_try_at'])
    .where('number_mac', '=', numberMac)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id as Uuid,
    matterId: row.matter_id as Uuid,
    passMac: row.pass_mac,
    wrongPasses: row.wrong_passes,
    nextTryAt: row.next_try_at as Instant | null,
  };
}

export async function slowReceipt(tx: Tx, id: Uuid, wrongPasses: number, nextTryAt: Instant | null): Promise<void> {
  await mattersOn(tx)
    .updateTable('matters_receipt')
    .set({ wrong_passes: wrongPasses, next_try_at: nextTryAt })
    .where('id', '=', id)
    .execute();
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

export async function receiptOfToken(
  q: Queryable,
  tokenMac: Buffer,
  now: Instant,
): Promise<Readonly<{ receiptId: Uuid; matterId: Uuid }> | undefined> {
  const row = await mattersOn(q)
    .selectFrom('matters_receipt_session as s')
    .innerJoin('matters_receipt as r', 'r.id', 's.receipt_id')
    .select(['r.id', 'r.matter_id'])
    .where('s.token_mac', '=', tokenMac)
    .where('s.expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? undefined : { receiptId: row.id as Uuid, matterId: row.matter_id as Uuid };
}

export async function deleteReceiptSession(tx: Tx, tokenMac: Buffer): Promise<void> {
  await mattersOn(tx).deleteFrom('matters_receipt_session').where('token_mac', '=', tokenMac).execute();
}

export async function deleteReceiptSessionsBefore(tx: Tx, now: Instant): Promise<void> {
  await mattersOn(tx).deleteFrom('matters_receipt_session').where('expires_at', '<=', now).execute();
}

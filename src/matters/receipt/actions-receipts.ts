/** Receipts: derived from the submission so that a retry gives the same, kept as HMACs. Wrong passes slow whoever types them. */

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Uuid } from '../../kernel/ids.ts';
import { addMs, epochMs, type Instant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import {
  parseReceiptNumber,
  parseReceiptPass,
  receiptNumber,
  receiptPass,
  waitAfterWrongPassMs,
} from './rules-receipt.ts';
import {
  deleteReceiptSession,
  deleteReceiptSessionsBefore,
  deleteTries,
  deleteTriesBefore,
  insertReceipt,
  insertReceiptSession,
  insertReceiptSessionOf,
  lockTries,
  receiptByNumber,
  receiptOfToken,
  saveTries,
} from './store-receipts.ts';

export type Receipt = Readonly<{ number: string; pass: string }>;

/** Milliseconds a receipt's cookie opens the track page. */
export const RECEIPT_SESSION_MS = 30 * 60_000;
const TOKEN_BYTES = 32;
const MARK_BYTES = 12;
/** Tries are kept for a day, longer than any wait. */
const TRIES_KEPT_MS = 86_400_000;

/** The receipt that belongs to a submission, whether or not a matter exists yet. */
export function receiptOf(city: City, submissionId: Uuid): Receipt {
  return {
    number: receiptNumber(city.keys.hmac('receipts', 'receipt/number/', submissionId)),
    pass: receiptPass(city.keys.hmac('receipts', 'receipt/pass/', submissionId)),
  };
}

export function submissionMac(city: City, submissionId: Uuid): Buffer {
  return city.keys.hmac('receipts', 'submission/', submissionId);
}

export async function keepReceipt(tx: Tx, city: City, matterId: Uuid, receipt: Receipt): Promise<void> {
  await insertReceipt(tx, {
    id: city.outside.uuid(),
    matterId,
    numberMac: numberMac(city, receipt.number),
    passMac: passMac(city, receipt),
    at: city.outside.now(),
  });
}

export type SignedIn =
  | Readonly<{ kind: 'signed-in'; receiptId: Uuid; matterId: Uuid }>
  /** The same answer for a wrong number and a wrong pass. */
  | Readonly<{ kind: 'wrong' }>
  | Readonly<{ kind: 'wait'; seconds: number }>;

/** A try, by a device that opened this receipt before, the network of one that did not, or an office's account. */
export type Tries = Readonly<{ number: string; pass: string; who: string }>;

/**
 * Opens a receipt. Not a Result on purpose: a wrong pass must be remembered, so the caller commits whatever comes back
 * (`transact`, not `inTransaction`). Wrong passes make only whoever typed them wait, even for the right one: a guesser
 * learns nothing, and nobody keeps the owner out. A number that does not exist is answered like one that does.
 */
export async function signInByReceipt(tx: Tx, city: City, tried: Tries): Promise<SignedIn> {
  const digits = parseReceiptNumber(tried.number);
  const letters = parseReceiptPass(tried.pass);
  if (digits === undefined) return { kind: 'wrong' };
  const now = city.outside.now();
  const mac = city.keys.hmac('receipts', 'receipt/try/', digits, '/', tried.who);
  const before = await lockTries(tx, mac, now);
  if (before.nextTryAt !== null && before.nextTryAt > now) {
    return { kind: 'wait', seconds: Math.ceil((epochMs(before.nextTryAt) - epochMs(now)) / 1000) };
  }
  const receipt = await receiptByNumber(tx, numberMac(city, digits));
  const typed = passMac(city, { number: digits, pass: letters ?? '' });
  if (receipt === undefined || letters === undefined || !timingSafeEqual(receipt.passMac, typed)) {
    const wrongPasses = before.wrongPasses + 1;
    const waitMs = waitAfterWrongPassMs(wrongPasses);
    await saveTries(tx, mac, { wrongPasses, nextTryAt: waitMs === 0 ? null : addMs(now, waitMs) }, now);
    return { kind: 'wrong' };
  }
  await deleteTries(tx, mac);
  return { kind: 'signed-in', receiptId: receipt.id, matterId: receipt.matterId };
}

/** The matter a receipt's number belongs to, for an office that is told it on the telephone; the pass alone opens the receipt. */
export async function matterOfReceiptNumber(q: Queryable, city: City, typed: string): Promise<Uuid | undefined> {
  const digits = parseReceiptNumber(typed);
  return digits === undefined ? undefined : (await receiptByNumber(q, numberMac(city, digits)))?.matterId;
}

/** Mark of a device that opened the receipt before; only who knows the number can tell which. */
export function openedMark(city: City, number: string): string | undefined {
  const digits = parseReceiptNumber(number);
  return digits === undefined
    ? undefined
    : city.keys.hmac('receipts', 'receipt/opened-mark/', digits).subarray(0, MARK_BYTES).toString('base64url');
}

type Session = Readonly<{ token: string; expiresAt: Instant }>;

/** Opens a session of the track page; its token stands in an HttpOnly cookie alone. */
export async function openReceiptSession(tx: Tx, city: City, receiptId: Uuid): Promise<Session> {
  const session = newSession(city);
  await insertReceiptSession(tx, { tokenMac: tokenMac(session.token), receiptId, expiresAt: session.expiresAt });
  return session;
}

/** Opens a session for the person who just submitted. */
export async function openSessionOfSubmission(tx: Tx, city: City, submissionId: Uuid): Promise<Session | undefined> {
  const { token, expiresAt } = newSession(city);
  const number = numberMac(city, receiptOf(city, submissionId).number);
  const opened = await insertReceiptSessionOf(tx, { tokenMac: tokenMac(token), numberMac: number, expiresAt });
  return opened ? { token, expiresAt } : undefined;
}

function newSession(city: City): Session {
  const token = Buffer.from(city.outside.randomBytes(TOKEN_BYTES)).toString('base64url');
  return { token, expiresAt: addMs(city.outside.now(), RECEIPT_SESSION_MS) };
}

export async function receiptOfSession(
  q: Queryable,
  city: City,
  token: string,
): Promise<Readonly<{ receiptId: Uuid; matterId: Uuid }> | undefined> {
  return receiptOfToken(q, tokenMac(token), city.outside.now());
}

export async function closeReceiptSession(tx: Tx, token: string): Promise<void> {
  await deleteReceiptSession(tx, tokenMac(token));
}

export async function forgetReceiptSessions(tx: Tx, city: City): Promise<void> {
  await deleteReceiptSessionsBefore(tx, city.outside.now());
  await deleteTriesBefore(tx, addMs(city.outside.now(), -TRIES_KEPT_MS));
}

function numberMac(city: City, number: string): Buffer {
  return city.keys.hmac('receipts', 'receipt/number-mac/', number);
}

function passMac(city: City, receipt: Receipt): Buffer {
  return city.keys.hmac('receipts', 'receipt/pass-mac/', receipt.number, receipt.pass);
}

function tokenMac(token: string): Buffer {
  return createHash('sha256').update('receipt-session/').update(token).digest();
}

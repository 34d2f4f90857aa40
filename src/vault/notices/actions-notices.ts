/**
 * Numbers of complainants who asked to be told by SMS that there is news. A number of its own, beside the contact: a contact is
 * opened by a person with a reason, this one by nobody, but for the sender at the moment of sending. Each use is written down
 * in the transaction that sends, and shown to the person. It goes with the matter's key, with the identity, or when they wish.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { maskedMobile, normalMobile } from '../../kernel/phone.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { localDateOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Lang } from '../../platform/pages/words.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { dataKeyFor, unwrap } from '../actions.ts';
import { NONCE_BYTES, seal, unseal } from '../cipher.ts';
import type { VaultProblem } from '../model.ts';
import type { NoticeKept } from '../model-data.ts';
import { lastErasure, lockDataKey, readDataKey } from '../store.ts';
import { deleteNotice, markUsed, noticeOn, putNotice } from './store-notices.ts';

export { hasNotice, keepNews, markNewsTold, waitingNews } from './store-notices.ts';

const FIELD = 'notice';

/** Seals a number for this alone; another takes its place. What came before is no news. Refused once the person's data were destroyed. */
export async function askForNotices(
  tx: Tx,
  city: City,
  { matterId, phone, lang }: Readonly<{ matterId: Uuid; phone: string; lang: Lang }>,
): Promise<Result<null, VaultProblem>> {
  const mobile = normalMobile(phone);
  if (mobile === undefined) return refuse({ kind: 'phone-unusable' });
  const dataKey = await dataKeyFor(tx, city, matterId);
  // Asked under the lock of the key: who destroys it meanwhile has committed.
  if ((await lastErasure(tx, matterId)) !== null) return refuse({ kind: 'identity-erased' });
  const nonce = city.outside.randomBytes(NONCE_BYTES);
  const sealed = seal(dataKey, nonce, { of: matterId, field: FIELD }, Buffer.from(mobile, 'utf8'));
  await putNotice(tx, { matterId, sealed, lang, at: city.outside.now() });
  return ok(null);
}

/** The person takes it back: nothing of it stays. */
export async function endNotices(tx: Tx, matterId: Uuid): Promise<void> {
  await lockDataKey(tx, matterId);
  await deleteNotice(tx, matterId);
}

/** What its person is shown: enough of the number to recognise it, and how often it was used. */
export async function noticeOf(q: Queryable, city: City, matterId: Uuid): Promise<NoticeKept | null> {
  const [kept, key] = [await noticeOn(q, matterId), await readDataKey(q, matterId)];
  if (kept === undefined || key === undefined) return null;
  const phone = opened(unwrap(city, key), matterId, kept.sealed);
  return { phone: maskedMobile(phone), uses: kept.uses, usedOn: kept.usedOn };
}

/** Opens the number for a message that leaves now, which `noteUse` writes down. `used`: it was used today already. */
export async function numberToTell(
  q: Queryable,
  city: City,
  matterId: Uuid,
): Promise<Readonly<{ phone: string; lang: Lang }> | 'used' | undefined> {
  const [kept, key] = [await noticeOn(q, matterId), await readDataKey(q, matterId)];
  if (key === undefined || kept === undefined) return undefined;
  // Asked for anew since the moment: it was about what they have read.
  if (kept.toldAt <= kept.since) return undefined;
  if (kept.usedOn === localDateOf(city.outside.now())) return 'used';
  return { phone: opened(unwrap(city, key), matterId, kept.sealed), lang: kept.lang };
}

/** Writes down that the number was used today. */
export async function noteUse(tx: Tx, city: City, matterId: Uuid): Promise<void> {
  await markUsed(tx, matterId, localDateOf(city.outside.now()));
}

function opened(dataKey: Uint8Array, matterId: Uuid, sealed: Uint8Array): string {
  return Buffer.from(unseal(dataKey, { of: matterId, field: FIELD }, sealed)).toString('utf8');
}

/**
 * All SQL and sealing of details and their amendments (reviews_detail, reviews_amendment). Once a review is a matter its words
 * are sealed under the matter's key and die with it.
 */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import { openTexts, sealTexts } from '../../vault/index.ts';
import type { Grade, Review } from '../model.ts';
import type { ReviewsTables } from '../tables.ts';

export type Detail = Readonly<{
  reasons: readonly string[];
  words: string;
  wantsAnswer: boolean;
  service: string | null;
}>;
type Owner = Pick<Review, 'id' | 'matterId'>;
type Kept = Readonly<{ words: string | null; sealed: Buffer | null }>;

/** The details; words destroyed with their matter come back empty. */
export async function detailOf(q: Queryable, city: City, review: Owner): Promise<Detail | undefined> {
  const row = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_detail')
    .select(['reasons', 'words', 'sealed', 'wants_answer', 'service'])
    .where('review_id', '=', review.id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const words = await plainOf(q, city, review, row);
  return { reasons: row.reasons, words, wantsAnswer: row.wants_answer, service: row.service };
}

export async function putDetail(tx: Tx, city: City, review: Owner, detail: Detail, at: Instant): Promise<void> {
  const values = {
    reasons: [...detail.reasons],
    ...(await keptOf(tx, city, review.matterId, review.id, detail.words)),
    wants_answer: detail.wantsAnswer,
    service: detail.service,
    sent_at: at,
  };
  await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_detail')
    .values({ review_id: review.id, ...values })
    .onConflict((conflict) => conflict.column('review_id').doUpdateSet(values))
    .execute();
}

export async function insertAmendment(
  tx: Tx,
  city: City,
  before: Readonly<{ id: Uuid; review: Owner; grade: Grade; detail: Detail | undefined; at: Instant }>,
): Promise<void> {
  const { id, review, grade, detail, at } = before;
  await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_amendment')
    .values({
      id,
      review_id: review.id,
      grade,
      reasons: [...(detail?.reasons ?? [])],
      ...(await keptOf(tx, city, review.matterId, id, detail?.words ?? '')),
      replaced_at: at,
    })
    .execute();
}

/** Seals words written before the review became this matter. */
export async function sealWords(tx: Tx, city: City, reviewId: Uuid, matterId: Uuid): Promise<void> {
  const tables = tablesOf<ReviewsTables>(tx);
  const detail = await tables
    .selectFrom('reviews_detail')
    .select('words')
    .where('review_id', '=', reviewId)
    .where('words', 'is not', null)
    .executeTakeFirst();
  if (detail !== undefined) {
    const kept = await keptOf(tx, city, matterId, reviewId, detail.words ?? '');
    await tables.updateTable('reviews_detail').set(kept).where('review_id', '=', reviewId).execute();
  }
  const amendments = await tables
    .selectFrom('reviews_amendment')
    .select(['id', 'words'])
    .where('review_id', '=', reviewId)
    .where('words', 'is not', null)
    .execute();
  for (const { id, words } of amendments) {
    const kept = await keptOf(tx, city, matterId, id, words ?? '');
    await tables.updateTable('reviews_amendment').set(kept).where('id', '=', id).execute();
  }
}

/** @param id row the sealed words are bound to */
async function keptOf(tx: Tx, city: City, matterId: Uuid | null, id: Uuid, words: string): Promise<Kept> {
  if (words === '') return { words: null, sealed: null };
  if (matterId === null) return { words, sealed: null };
  const [sealed] = await sealTexts(tx, city, matterId, [{ id, plain: Buffer.from(words, 'utf8') }]);
  return { words: null, sealed: sealed === undefined ? null : Buffer.from(sealed.sealed) };
}

async function plainOf(q: Queryable, city: City, review: Owner, kept: Kept): Promise<string> {
  const { id, matterId } = review;
  if (kept.sealed === null || matterId === null) return kept.words ?? '';
  const opened = await openTexts(q, city, matterId, [{ id, sealed: kept.sealed }]);
  return Buffer.from(opened.get(id) ?? '').toString('utf8');
}

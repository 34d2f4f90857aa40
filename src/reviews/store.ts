/** Reviews: all SQL of reviews_review. */

import { sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { Seen } from '../platform/http/limits.ts';
import type { Lang } from '../platform/pages/words.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { Grade, Review, ReviewState } from './model.ts';
import type { ReviewsTables } from './tables.ts';

export type NewReview = Review &
  Readonly<{ at: Instant; deviceHash: string | null; lang: Lang; noticeVersion: number }>;

/** `deviceHash` is forgotten after a day. */
export type StoredReview = Review & Readonly<{ at: Instant; lang: Lang; deviceHash: string | null }>;

const COLUMNS = [
  'id',
  'submission_id',
  'code_id',
  'window_id',
  'hall_id',
  'division_code',
  'unit_id',
  'grade',
  'day',
  'at',
  'device_hash',
  'lang',
  'state',
  'open_until',
  'matter_id',
] as const;

/** Holds a submission until the transaction ends: it is taken by one door, and none of them has a row of it yet. */
export async function holdSubmission(tx: Tx, submissionId: Uuid): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${submissionId}, 0))`.execute(tx);
}

/**
 * Holds a code until the transaction ends: whatever is sent by it meanwhile waits and counts this one, so that of many sent
 * at once no more pass than one after the other would.
 */
export async function holdCode(tx: Tx, codeId: Uuid): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`code/${codeId}`}, 0))`.execute(tx);
}

/** @returns false when a review of this submission id stands already. */
export async function insertReview(tx: Tx, review: NewReview): Promise<boolean> {
  const result = await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_review')
    .values({
      id: review.id,
      submission_id: review.submissionId,
      code_id: review.codeId,
      window_id: review.windowId,
      hall_id: review.hallId,
      division_code: review.divisionCode,
      unit_id: review.unitId,
      grade: review.grade,
      day: review.day,
      at: review.at,
      device_hash: review.deviceHash,
      lang: review.lang,
      notice_version: review.noticeVersion,
      state: review.state,
      open_until: review.openUntil,
      matter_id: null,
      discard_reason: null,
    })
    .onConflict((conflict) => conflict.column('submission_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** By the random submission id, which only its own person's browser holds. */
export async function reviewBySubmission(q: Queryable, submissionId: Uuid): Promise<StoredReview | undefined> {
  const row = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_review')
    .select(COLUMNS)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  return row === undefined ? undefined : reviewOf(row);
}

export async function lockReviewBySubmission(tx: Tx, submissionId: Uuid): Promise<StoredReview | undefined> {
  const row = await tablesOf<ReviewsTables>(tx)
    .selectFrom('reviews_review')
    .select(COLUMNS)
    .where('submission_id', '=', submissionId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : reviewOf(row);
}

export async function lockReview(tx: Tx, id: Uuid): Promise<StoredReview | undefined> {
  const row = await tablesOf<ReviewsTables>(tx)
    .selectFrom('reviews_review')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : reviewOf(row);
}

/** The next review whose time is over; another process's is skipped. */
export async function lockDueReview(tx: Tx, now: Instant): Promise<StoredReview | undefined> {
  const row = await tablesOf<ReviewsTables>(tx)
    .selectFrom('reviews_review')
    .select(COLUMNS)
    .where('state', 'in', ['open', 'held'])
    .where('open_until', '<=', now)
    .orderBy('open_until')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row === undefined ? undefined : reviewOf(row);
}

export async function setReview(
  tx: Tx,
  id: Uuid,
  to: Readonly<{
    grade?: Grade;
    state?: ReviewState;
    openUntil?: Instant;
    matterId?: Uuid;
    discardReason?: string;
  }>,
): Promise<void> {
  await tablesOf<ReviewsTables>(tx)
    .updateTable('reviews_review')
    .set({
      ...(to.grade === undefined ? {} : { grade: to.grade }),
      ...(to.state === undefined ? {} : { state: to.state }),
      ...(to.openUntil === undefined ? {} : { open_until: to.openUntil }),
      ...(to.matterId === undefined ? {} : { matter_id: to.matterId }),
      ...(to.discardReason === undefined ? {} : { discard_reason: to.discardReason }),
    })
    .where('id', '=', id)
    .execute();
}

/** How busy a code and a device were, doors included; never who. */
export async function seenLately(
  q: Queryable,
  about: Readonly<{
    codeId: Uuid;
    codeMark: string;
    deviceHash: string | null;
    networkMark: string | null;
    tenMinutesAgo: Instant;
    dayAgo: Instant;
  }>,
): Promise<Seen> {
  const { codeId, codeMark, deviceHash, networkMark, tenMinutesAgo, dayAgo } = about;
  const count = async (table: 'reviews_review' | 'reviews_entry', mine: boolean, since: Instant, here: boolean) => {
    let query = tablesOf<ReviewsTables>(q)
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('at', '>=', since);
    if (here)
      query =
        table === 'reviews_review' ? query.where('code_id', '=', codeId) : query.where('code_mark', '=', codeMark);
    if (mine) query = query.where('device_hash', '=', deviceHash);
    return Number((await query.executeTakeFirstOrThrow()).n);
  };
  const both = async (mine: boolean, since: Instant, here: boolean) =>
    (await count('reviews_review', mine, since, here)) + (await count('reviews_entry', mine, since, here));
  const fromNetwork = async () => {
    const found = await tablesOf<ReviewsTables>(q)
      .selectFrom('reviews_review as r')
      .innerJoin('reviews_mark as m', 'm.review_id', 'r.id')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('r.code_id', '=', codeId)
      .where('r.at', '>=', tenMinutesAgo)
      .where('m.network', '=', networkMark)
      .executeTakeFirstOrThrow();
    return Number(found.n);
  };
  return {
    networkOnCodeInTenMinutes: networkMark === null ? 0 : await fromNetwork(),
    codeInTenMinutes: await both(false, tenMinutesAgo, true),
    deviceOnCodeInTenMinutes: deviceHash === null ? 0 : await both(true, tenMinutesAgo, true),
    deviceInADay: deviceHash === null ? 0 : await both(true, dayAgo, false),
  };
}

type Row = Readonly<
  Pick<{ [K in keyof ReviewsTables['reviews_review']]: string | number | null }, (typeof COLUMNS)[number]>
>;

function reviewOf(row: Row): StoredReview {
  return {
    id: row.id as Uuid,
    submissionId: row.submission_id as Uuid,
    codeId: row.code_id as Uuid | null,
    windowId: row.window_id as Uuid,
    hallId: row.hall_id as Uuid,
    divisionCode: row.division_code as string,
    unitId: row.unit_id as Uuid,
    grade: row.grade as Grade,
    day: row.day as LocalDate,
    at: row.at as Instant,
    deviceHash: row.device_hash as string | null,
    lang: row.lang as Lang,
    state: row.state as ReviewState,
    openUntil: row.open_until as Instant,
    matterId: row.matter_id as Uuid | null,
  };
}

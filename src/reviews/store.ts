/** Reviews and their roll-up: all SQL of reviews_review and _daily. */

import { sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { Scope } from '../people/index.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/db.ts';
import type { Seen } from '../platform/limits.ts';
import type { Lang } from '../platform/words.ts';
import type { Grade, Review, ReviewState } from './model.ts';
import type { DayCount } from './rules.ts';
import type { ReviewsTables } from './tables.ts';

export type NewReview = Review &
  Readonly<{ at: Instant; deviceHash: string | null; lang: Lang; noticeVersion: number }>;

export type StoredReview = Review & Readonly<{ at: Instant; lang: Lang }>;

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
  'lang',
  'state',
  'open_until',
  'matter_id',
] as const;

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

/** Adds one to the roll-up in the transaction that stores the review. */
export async function countOne(tx: Tx, review: Review, grade: Grade): Promise<void> {
  await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_daily')
    .values({
      window_id: review.windowId,
      unit_id: review.unitId,
      day: review.day,
      grade,
      hall_id: review.hallId,
      division_code: review.divisionCode,
      reviews: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['window_id', 'unit_id', 'day', 'grade'])
        .doUpdateSet({ reviews: sql<number>`reviews_daily.reviews + 1` }),
    )
    .execute();
}

/** Takes one back out when its person chose another grade. */
export async function uncountOne(tx: Tx, review: Review, grade: Grade): Promise<void> {
  await tablesOf<ReviewsTables>(tx)
    .updateTable('reviews_daily')
    .set({ reviews: sql<number>`reviews - 1` })
    .where('window_id', '=', review.windowId)
    .where('unit_id', '=', review.unitId)
    .where('day', '=', review.day)
    .where('grade', '=', grade)
    .execute();
}

/** How busy a code and a device were, doors included; never who. */
export async function seenLately(
  q: Queryable,
  about: Readonly<{
    codeId: Uuid;
    codeMark: string;
    deviceHash: string | null;
    tenMinutesAgo: Instant;
    dayAgo: Instant;
  }>,
): Promise<Seen> {
  const { codeId, codeMark, deviceHash, tenMinutesAgo, dayAgo } = about;
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
  return {
    codeInTenMinutes: await both(false, tenMinutesAgo, true),
    deviceOnCodeInTenMinutes: deviceHash === null ? 0 : await both(true, tenMinutesAgo, true),
    deviceInADay: deviceHash === null ? 0 : await both(true, dayAgo, false),
  };
}

export type WindowDays = Readonly<{
  windowId: Uuid;
  hallId: Uuid;
  unitId: Uuid;
  divisionCode: string;
  days: readonly DayCount[];
}>;

/** Counts per window and day inside a reader's scope. */
export async function dailyOfWindows(
  q: Queryable,
  scope: Scope,
  period: Readonly<{ from: LocalDate; to: LocalDate }>,
): Promise<readonly WindowDays[]> {
  if (scope.reach === 'none') return [];
  let query = tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_daily')
    .select(['window_id', 'unit_id', 'hall_id', 'division_code', 'day', 'grade', 'reviews'])
    .where('day', '>=', period.from)
    .where('day', '<=', period.to)
    .where('division_code', 'in', [...scope.divisionCodes, ''])
    .where('reviews', '>', 0);
  if (scope.reach === 'unit') query = query.where('unit_id', 'in', [...scope.unitIds]);
  const rows = await query.orderBy('window_id').orderBy('day').execute();
  const windows = new Map<string, WindowDays & { days: DayCount[] }>();
  for (const row of rows) {
    const key = `${row.window_id}/${row.unit_id}`;
    const known = windows.get(key) ?? {
      windowId: row.window_id as Uuid,
      hallId: row.hall_id as Uuid,
      unitId: row.unit_id as Uuid,
      divisionCode: row.division_code,
      days: [],
    };
    known.days.push({ day: row.day as LocalDate, grade: row.grade as Grade, reviews: row.reviews });
    windows.set(key, known);
  }
  return [...windows.values()];
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
    lang: row.lang as Lang,
    state: row.state as ReviewState,
    openUntil: row.open_until as Instant,
    matterId: row.matter_id as Uuid | null,
  };
}

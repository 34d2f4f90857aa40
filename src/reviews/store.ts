/** All SQL of reviews_review. */

import { sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import { MOST_PER_CODE_IN_TEN_MINUTES, MOST_SEEN, type Seen } from '../platform/http/pressure.ts';
import type { Lang } from '../platform/pages/words.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import { GRADES, type Grade, type Review, type ReviewState } from './model.ts';
import { isBad } from './rules.ts';
import type { ReviewsTables } from './tables.ts';

export type NewReview = Omit<Review, 'matterId'> &
  Readonly<{
    at: Instant;
    deviceHash: string | null;
    lang: Lang;
    /** Version of the privacy notice shown; null for a review given elsewhere. */
    noticeVersion: number | null;
    sourceSystem: string | null;
    sourceRef: string | null;
  }>;

/** `deviceHash` is forgotten after a day. */
export type StoredReview = Review & Readonly<{ at: Instant; lang: Lang; deviceHash: string | null }>;

const COLUMNS = [
  'id',
  'submission_id as submissionId',
  'code_id as codeId',
  'window_id as windowId',
  'hall_id as hallId',
  'division_code as divisionCode',
  'unit_id as unitId',
  'grade',
  'day',
  'at',
  'device_hash as deviceHash',
  'lang',
  'state',
  'open_until as openUntil',
  'matter_id as matterId',
] as const;

function reviewRows(q: Queryable) {
  return tablesOf<ReviewsTables>(q).selectFrom('reviews_review').select(COLUMNS);
}

/**
 * Locks codes and submissions until the transaction ends. Others sent by the code wait and count these, so that of many sent
 * at once no more pass than one after the other would; and one form takes a submission before any has a row of it. Locks are
 * taken in one order, codes first, each kind by number, so that no two wait for each other.
 */
export async function hold(
  tx: Tx,
  what: Readonly<{ codeIds: readonly Uuid[]; submissionIds: readonly Uuid[] }>,
): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(number) from (
      select distinct kind, hashtextextended(name, 0) as number
      from (
        select 1, 'code/' || id from unnest(${[...what.codeIds]}::text[]) as id
        union all select 2, id from unnest(${[...what.submissionIds]}::text[]) as id
      ) as named (kind, name)
      order by kind, number
    ) as held`.execute(tx);
}

/** Inserts reviews; ones known by submission or source stay as they are. @returns ids of the new ones */
export async function insertReviews(tx: Tx, reviews: readonly NewReview[]): Promise<ReadonlySet<Uuid>> {
  if (reviews.length === 0) return new Set();
  const of = <K extends keyof NewReview>(key: K) => reviews.map((review) => review[key]);
  const inserted = await sql<{ id: Uuid }>`
    insert into reviews_review (
      id, submission_id, code_id, window_id, hall_id, division_code, unit_id, grade, day, at, device_hash, lang,
      notice_version, state, open_until, source_system, source_ref
    )
    select * from unnest(
      ${of('id')}::uuid[], ${of('submissionId')}::uuid[], ${of('codeId')}::uuid[], ${of('windowId')}::uuid[],
      ${of('hallId')}::uuid[], ${of('divisionCode')}::text[], ${of('unitId')}::uuid[], ${of('grade')}::smallint[],
      ${of('day')}::date[], ${of('at')}::timestamptz[], ${of('deviceHash')}::text[], ${of('lang')}::text[],
      ${of('noticeVersion')}::integer[], ${of('state')}::text[], ${of('openUntil')}::timestamptz[],
      ${of('sourceSystem')}::text[], ${of('sourceRef')}::text[]
    )
    on conflict do nothing
    returning id`.execute(tx);
  return new Set(inserted.rows.map((row) => row.id));
}

/** Finds a review by its random submission id, which only its own person's browser holds. */
export async function reviewBySubmission(q: Queryable, submissionId: Uuid): Promise<StoredReview | undefined> {
  return reviewRows(q).where('submission_id', '=', submissionId).executeTakeFirst();
}

export async function lockReviewBySubmission(tx: Tx, submissionId: Uuid): Promise<StoredReview | undefined> {
  return (await lockReviewsBySubmission(tx, [submissionId])).get(submissionId);
}

export async function lockReviewsBySubmission(
  tx: Tx,
  submissionIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, StoredReview>> {
  const rows = await reviewRows(tx)
    .where('submission_id', '=', sql<Uuid>`any(${[...submissionIds]}::uuid[])`)
    .orderBy('submission_id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.submissionId, row]));
}

export async function lockReview(tx: Tx, id: Uuid): Promise<StoredReview | undefined> {
  return reviewRows(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/**
 * Closes, many at once, reviews that closing turns into no matter: good ones (words that wanted an answer made one when they
 * came), and ones that are matters already. @returns how many; those locked by another process are skipped
 */
export async function closeQuietReviews(tx: Tx, now: Instant, most: number): Promise<number> {
  const result = await sql`
    update reviews_review set state = 'closed' where id in (
      select id from reviews_review
      where state = 'open' and open_until <= ${now}
        and (matter_id is not null or grade <> all (${GRADES.filter(isBad)}::smallint[]))
        and not exists (
          select from reviews_detail d
          where d.review_id = reviews_review.id and d.wants_answer and reviews_review.matter_id is null)
      order by open_until limit ${most} for update skip locked
    )`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** The next review whose time is over; one locked by another process is skipped. */
export async function lockDueReview(tx: Tx, now: Instant): Promise<StoredReview | undefined> {
  return reviewRows(tx)
    .where('state', 'in', ['open', 'held'])
    .where('open_until', '<=', now)
    .orderBy('open_until')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
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

export type AskedAbout = Readonly<{
  codeId: Uuid;
  codeMark: string;
  deviceHash: string | null;
  networkMark: string | null;
}>;

/**
 * Counts by code and device, entries included; never persons. Counting stops at the figures `pressureOf` looks for, so that
 * a flood does not pay for its own length; networks are counted only where the code is near those figures and not beyond,
 * where no network makes a difference any more.
 */
export async function seenLately(
  q: Queryable,
  about: readonly AskedAbout[],
  since: Readonly<{ tenMinutesAgo: Instant; dayAgo: Instant }>,
): Promise<readonly Seen[]> {
  if (about.length === 0) return [];
  const of = <K extends keyof AskedAbout>(key: K) => about.map((each) => each[key]);
  const { tenMinutesAgo, dayAgo } = since;
  const upTo = sql.lit(MOST_SEEN);
  const { rows } = await sql<{ code: number; network: number; here: number; day: number }>`
    select code.n as code, network.n as network, device.here, device.day
    from unnest(
      ${of('codeId')}::uuid[], ${of('codeMark')}::text[], ${of('deviceHash')}::text[], ${of('networkMark')}::text[]
    ) with ordinality as asked (code_id, code_mark, device_hash, network, nth)
    cross join lateral (
      select (select count(*)::integer from (
          select from reviews_review where code_id = asked.code_id and at >= ${tenMinutesAgo} limit ${upTo}) as counted)
        + (select count(*)::integer from (
          select from reviews_entry where code_mark = asked.code_mark and at >= ${tenMinutesAgo} limit ${upTo}) as counted)
    ) as code (n)
    cross join lateral (
      select case
        when asked.network is null or code.n >= ${upTo}
          or code.n + ${about.length} < ${sql.lit(MOST_PER_CODE_IN_TEN_MINUTES)} then 0
        else (
          select count(*)::integer from reviews_review r join reviews_mark m on m.review_id = r.id
          where r.code_id = asked.code_id and r.at >= ${tenMinutesAgo} and m.network = asked.network) end
    ) as network (n)
    cross join lateral (
      select count(*) filter (where own.is_here and own.at >= ${tenMinutesAgo})::integer, count(*)::integer from (
        (select at, code_id = asked.code_id from reviews_review
          where device_hash = asked.device_hash and at >= ${dayAgo} order by at desc limit ${upTo})
        union all
        (select at, code_mark = asked.code_mark from reviews_entry
          where device_hash = asked.device_hash and at >= ${dayAgo} order by at desc limit ${upTo})
      ) as own (at, is_here)
    ) as device (here, day)
    order by nth`.execute(q);
  return rows.map((row) => ({
    codeInTenMinutes: row.code,
    networkOnCodeInTenMinutes: row.network,
    deviceOnCodeInTenMinutes: row.here,
    deviceInADay: row.day,
  }));
}

/** Reviews of a window in the week that begins on a Monday, whatever became of them. */
export async function reviewsInWeek(q: Queryable, windowId: Uuid, monday: LocalDate): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from reviews_review
     where window_id = ${windowId}::uuid and day between ${monday}::date and ${monday}::date + 6`.execute(q);
  return rows[0]?.n ?? 0;
}

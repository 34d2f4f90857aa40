/** All SQL of the roll-up by day, kept in the transaction that stores a review, and of marking earlier weeks it changed. */

import { sql } from 'kysely';
import { type LocalDate, weekOf } from '../../kernel/time.ts';
import { type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Grade, Review } from '../model.ts';
import type { ReviewsTables } from '../tables.ts';

type Counted = Readonly<Pick<Review, 'windowId' | 'unitId' | 'hallId' | 'divisionCode' | 'day' | 'grade'>>;

/** A review whose person chose another grade. */
export type Regraded = Readonly<{ review: Counted; to: Grade }>;

/**
 * Adds to the roll-up, moves in it what was given another grade, and marks the weeks that were counted otherwise. Every line
 * is taken in one order before any is changed, and all of them before any mark: who counts at once never waits in a circle.
 */
export async function countReviews(
  tx: Tx,
  reviews: readonly Counted[],
  today: LocalDate,
  regraded: readonly Regraded[] = [],
): Promise<void> {
  const gone = regraded.map(({ review }) => review);
  const come = [...reviews, ...regraded.map(({ review, to }) => ({ ...review, grade: to }))];
  if (gone.length > 0) await addToLines(tx, [...linesOf(come, 0), ...linesOf(gone, 0)]);
  await countDays(tx, come);
  await takeFromLines(tx, gone);
  await markWeeksDue(tx, come, today);
}

/** Adds to the roll-up alone. */
export async function countDays(tx: Tx, reviews: readonly Counted[]): Promise<void> {
  await addToLines(tx, linesOf(reviews, 1));
}

type Line = Counted & Readonly<{ reviews: number }>;

function linesOf(reviews: readonly Counted[], each: number): readonly Line[] {
  return reviews.map((review) => ({ ...review, reviews: each }));
}

/** Adds to a line for each window, unit, day and grade, in one order for all; adding nothing locks it. */
async function addToLines(tx: Tx, added: readonly Line[]): Promise<void> {
  if (added.length === 0) return;
  const lines = new Map<string, Line>();
  for (const line of added) {
    const key = `${line.windowId} ${line.unitId} ${line.day} ${line.grade}`;
    lines.set(key, { ...line, reviews: (lines.get(key)?.reviews ?? 0) + line.reviews });
  }
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  const of = <K extends keyof Line>(key: K) => sorted.map((line) => line[key]);
  await sql`
    insert into reviews_daily (window_id, unit_id, day, grade, hall_id, division_code, reviews)
    select * from unnest(
      ${of('windowId')}::uuid[], ${of('unitId')}::uuid[], ${of('day')}::date[], ${of('grade')}::smallint[],
      ${of('hallId')}::uuid[], ${of('divisionCode')}::text[], ${of('reviews')}::integer[]
    )
    on conflict (window_id, unit_id, day, grade) do update set reviews = reviews_daily.reviews + excluded.reviews`.execute(
    tx,
  );
}

/** Takes from lines this transaction has locked. */
async function takeFromLines(tx: Tx, gone: readonly Counted[]): Promise<void> {
  if (gone.length === 0) return;
  const of = <K extends keyof Counted>(key: K) => gone.map((review) => review[key]);
  await sql`
    update reviews_daily d set reviews = d.reviews - gone.n
    from (
      select window_id, unit_id, day, grade, count(*)::integer as n from unnest(
        ${of('windowId')}::uuid[], ${of('unitId')}::uuid[], ${of('day')}::date[], ${of('grade')}::smallint[]
      ) as each (window_id, unit_id, day, grade) group by window_id, unit_id, day, grade
    ) as gone
    where d.window_id = gone.window_id and d.unit_id = gone.unit_id and d.day = gone.day and d.grade = gone.grade`.execute(
    tx,
  );
}

/**
 * A week still running is counted when it is over; only a change to an earlier one must be remembered: as many as were
 * brought in at once, a handful of weeks and windows however many reviews. The count of marks makes whoever marks wait for a
 * run that is taking the mark away: neither misses the other.
 */
export async function markWeeksDue(
  tx: Tx,
  counted: readonly Pick<Review, 'day' | 'windowId'>[],
  today: LocalDate,
): Promise<void> {
  const keys = counted.map(({ day, windowId }) => `${weekOf(day)} ${windowId}`);
  // In one order, so that two that mark at once never wait for each other.
  const due = [...new Set(keys)].sort().flatMap((key) => {
    const [week = '', windowId = ''] = key.split(' ');
    return week < weekOf(today) ? [{ week_of: week, window_id: windowId, marks: 1 }] : [];
  });
  if (due.length === 0) return;
  await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_week_due')
    .values(due)
    .onConflict((conflict) =>
      conflict.columns(['week_of', 'window_id']).doUpdateSet({ marks: sql<number>`reviews_week_due.marks + 1` }),
    )
    .execute();
}

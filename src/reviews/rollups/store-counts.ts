/** The roll-up by day, kept in the transaction that stores a review; and which counted weeks it changed afterwards. */

import { sql } from 'kysely';
import { type LocalDate, weekOf } from '../../kernel/time.ts';
import { type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Grade, Review } from '../model.ts';
import type { ReviewsTables } from '../tables.ts';

/** One that counts: where and when, and by which grade. */
type Counted = Readonly<Pick<Review, 'windowId' | 'unitId' | 'hallId' | 'divisionCode' | 'day' | 'grade'>>;

/** Adds to the roll-up, and marks the weeks that were counted without these. */
export async function countReviews(tx: Tx, reviews: readonly Counted[], today: LocalDate): Promise<void> {
  await countDays(tx, reviews);
  await markWeeksDue(tx, reviews, today);
}

/** Adds to the roll-up alone. A line each window, unit, day and grade, in one order: who counts at once never waits in a circle. */
export async function countDays(tx: Tx, reviews: readonly Counted[]): Promise<void> {
  if (reviews.length === 0) return;
  const lines = new Map<string, Counted & { reviews: number }>();
  for (const review of reviews) {
    const key = `${review.windowId} ${review.unitId} ${review.day} ${review.grade}`;
    lines.set(key, { ...review, reviews: (lines.get(key)?.reviews ?? 0) + 1 });
  }
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  const of = <K extends keyof (typeof sorted)[number]>(key: K) => sorted.map((line) => line[key]);
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

/** Its person chose another grade. The lines are taken in their order, as everybody takes them. */
export async function recount(tx: Tx, review: Counted, to: Grade, today: LocalDate): Promise<void> {
  const add = () => countReviews(tx, [{ ...review, grade: to }], today);
  if (to < review.grade) await add();
  await tablesOf<ReviewsTables>(tx)
    .updateTable('reviews_daily')
    .set({ reviews: sql<number>`reviews - 1` })
    .where('window_id', '=', review.windowId)
    .where('unit_id', '=', review.unitId)
    .where('day', '=', review.day)
    .where('grade', '=', review.grade)
    .execute();
  if (to > review.grade) await add();
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
  // In one order, so that two who mark at once never wait for each other.
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

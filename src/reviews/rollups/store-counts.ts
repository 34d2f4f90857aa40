/** The roll-up by day, kept in the transaction that stores a review; and which counted weeks it changed afterwards. */

import { sql } from 'kysely';
import { type LocalDate, weekOf } from '../../kernel/time.ts';
import { type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Grade, Review } from '../model.ts';
import type { ReviewsTables } from '../tables.ts';

/** Adds one to the roll-up. */
export async function countOne(tx: Tx, review: Review, grade: Grade, today: LocalDate): Promise<void> {
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
  await markWeekDue(tx, review, today);
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

/**
 * A week still running is counted when it is over; only a change to an earlier one must be remembered. The count of marks
 * makes whoever marks wait for a run that is taking the mark away: neither misses the other.
 */
async function markWeekDue(tx: Tx, review: Review, today: LocalDate): Promise<void> {
  await markWeeksDue(tx, [review], today);
}

/** As many as were brought in at once; a handful of weeks and windows, however many reviews. */
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

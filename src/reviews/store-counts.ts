/** The roll-up by day, kept in the transaction that stores a review; and which counted weeks it changed afterwards. */

import { sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import { type LocalDate, weekOf } from '../kernel/time.ts';
import type { Scope } from '../people/index.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/db.ts';
import type { Grade, Review } from './model.ts';
import type { DayCount } from './rules.ts';
import type { ReviewsTables } from './tables.ts';

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
  const week = weekOf(review.day);
  if (week >= weekOf(today)) return;
  await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_week_due')
    .values({ week_of: week, window_id: review.windowId, marks: 1 })
    .onConflict((conflict) =>
      conflict.columns(['week_of', 'window_id']).doUpdateSet({ marks: sql<number>`reviews_week_due.marks + 1` }),
    )
    .execute();
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

/** Counts for the public figures, from the roll-up: by division and grade, of days that lie in full weeks. */

import type { LocalDate } from '../kernel/time.ts';
import { type Queryable, tablesOf } from '../platform/db.ts';
import type { Grade } from './model.ts';
import type { ReviewsTables } from './tables.ts';

export type DivisionReviews = Readonly<{ divisionCode: string; grade: Grade; reviews: number }>;

/** Public: no scope, because no cell of it is shown before small ones are suppressed. */
export async function reviewsByDivision(q: Queryable, upTo: LocalDate): Promise<readonly DivisionReviews[]> {
  const rows = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_daily')
    .select(['division_code', 'grade', (eb) => eb.fn.sum<string>('reviews').as('reviews')])
    .where('day', '<=', upTo)
    .groupBy(['division_code', 'grade'])
    .execute();
  return rows.map((row) => ({
    divisionCode: row.division_code,
    grade: row.grade as Grade,
    reviews: Number(row.reviews),
  }));
}

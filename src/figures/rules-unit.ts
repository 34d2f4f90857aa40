/** What a unit may be told of its own windows: weeks of at least five, and sums of those alone. */

import type { GradeCounts, WindowWeeks } from '../reviews/index.ts';
import type { UnitWeek } from './model-office.ts';
import { LEAST_SHOWN } from './rules-interval.ts';

/** Newest first; a week of fewer than five keeps its place and loses its figures. */
export function unitWeeksOf(weeks: WindowWeeks['weeks']): readonly UnitWeek[] {
  return [...weeks]
    .sort((a, b) => (a.weekOf < b.weekOf ? 1 : -1))
    .map(({ weekOf, grades }) => {
      const reviews = grades[5] + grades[4] + grades[3] + grades[2] + grades[1];
      return reviews < LEAST_SHOWN ? { weekOf, reviews: null, counts: null } : { weekOf, reviews, counts: grades };
    });
}

/** Sums the weeks that may be shown: a total over hidden weeks would give them away by subtraction. */
export function sumOfWeeks(weeks: readonly UnitWeek[]): GradeCounts {
  const sum = { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
  for (const { counts } of weeks) {
    if (counts === null) continue;
    for (const grade of [5, 4, 3, 2, 1] as const) sum[grade] += counts[grade];
  }
  return sum;
}

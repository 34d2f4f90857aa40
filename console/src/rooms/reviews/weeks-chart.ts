/** Chart of a window's weeks: number of reviews, and satisfaction over four weeks. */

import type { WindowHistory } from '../../api/types.ts';
import { overTime, type Point } from '../../parts/chart/chart-options.ts';
import { addDays } from '../../parts/dates.ts';
import type { Words } from '../../words/index.ts';

/** @param weeks newest first, as the table shows them */
export function weeksChart(t: Words, weeks: WindowHistory['weeks']) {
  const byWeek = new Map(weeks.map((week) => [week.weekOf, week]));
  const first = weeks.at(-1)?.weekOf;
  const last = weeks[0]?.weekOf;
  const points: Point[] = [];
  // Weeks without reviews have their place too: the axis is time.
  for (let at = first; at !== undefined && last !== undefined && at <= last; at = addDays(at, 7)) {
    const week = byWeek.get(at);
    const grades = week?.grades;
    const count = grades === undefined ? 0 : grades[5] + grades[4] + grades[3] + grades[2] + grades[1];
    const { share, low, high } = week?.four.kind === 'enough' ? week.four : { share: null, low: 0, high: 1 };
    points.push({ at: at.slice(5), count, share, low, high });
  }
  return overTime(points, {
    count: t('head.figures-window.reviews'),
    share: t('reviews.shareOfFour'),
    low: t('reviews.low'),
    high: t('reviews.high'),
  });
}

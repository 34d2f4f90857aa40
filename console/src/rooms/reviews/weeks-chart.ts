/** A window's weeks drawn: how many spoke, and four weeks together how content they were. */

import type { WindowHistory } from '../../api/types.ts';
import { overTime } from '../../parts/chart-options.ts';
import type { Words } from '../../words/index.ts';

/** @param weeks newest first, as the table shows them */
export function weeksChart(t: Words, weeks: WindowHistory['weeks']) {
  const points = [...weeks].reverse().map(({ weekOf, grades, four }) => {
    const count = grades[5] + grades[4] + grades[3] + grades[2] + grades[1];
    const { share, low, high } = four.kind === 'enough' ? four : { share: null, low: 0, high: 1 };
    return { at: weekOf.slice(5), count, share, low, high };
  });
  return overTime(points, {
    count: t('reviews.count'),
    share: t('reviews.shareOfFour'),
    low: t('reviews.low'),
    high: t('reviews.high'),
  });
}

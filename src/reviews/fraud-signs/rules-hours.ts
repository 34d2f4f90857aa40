/** Fraud sign of reviews after hours: given while the hall was closed. */

import { binomialAtLeast, wilson } from '../../kernel/statistics.ts';
import type { FoundFraudSign, RatedWeek } from './model.ts';
import { ALARM } from './rules-tail.ts';

/** Share of honest latecomers, who remember in the evening what they did not say at the window. Set by us. */
const LATECOMERS = 0.05;
/** Factor by which windows of one hall may differ. */
const DIFFERENCE = 1.5;

/**
 * The count is binomial with the share of those who come late anywhere, or as large a share as the hall's other windows may
 * have that week (Wilson's upper end): where the hall stayed open, or its hours are written wrongly, they all show it.
 */
export function afterHoursIn({ reviews, others }: RatedWeek): FoundFraudSign | null {
  const under = reviews.flatMap(({ afterHours }, index) => (afterHours ? [index] : []));
  const around = others.reviews === 0 ? 0 : aroundOf(others.afterHours, others.reviews);
  const share = Math.min(1, Math.max(LATECOMERS, around));
  const tail = binomialAtLeast(under.length, reviews.length, share);
  if (tail > ALARM) return null;
  const [count, of] = [under.length, reviews.length];
  return { kind: 'after-hours', tail, under, seen: { what: 'hours', count, of, expected: of * share, minutes: null } };
}

/** Highest honest share around the window; twenty reviews of the usual share are added, since a few reviews prove little. */
function aroundOf(afterHours: number, reviews: number): number {
  const all = reviews + 20;
  return DIFFERENCE * wilson((afterHours + 20 * LATECOMERS) / all, all).high;
}

/** Fraud sign of a burst: more reviews in a short time than the window's rhythm gives, and than a group that comes together. */

import { poissonAtLeast } from '../../kernel/statistics.ts';
import type { FoundFraudSign, Rated, RatedWeek } from './model.ts';
import { ALARM } from './rules-tail.ts';

/**
 * Stretches looked at, in minutes, and how many reviews one group leaves in each: a window serves about one visitor in
 * four minutes, and not everybody of a bus speaks. Set by us.
 */
const STRETCHES = [
  { minutes: 10, group: 2.5 },
  { minutes: 30, group: 5 },
  { minutes: 120, group: 9 },
] as const;
/** Opening time of a hall in a week. */
const OPEN_MINUTES = 2_400;
/** The busiest hours are so many times busier than the average. */
const RUSH = 4;

/**
 * A scan over all stretches. Two explanations must both be improbable. Its own rhythm at rush hour: the expected number of
 * reviews followed by k − 1 others within the stretch, n · P(Poisson(m) ≥ k − 1), bounds the chance that there is one (Markov's
 * inequality; J. Naus, JASA 60 (1965) 532–538 gives the exact scan statistic). One group a week: P(Poisson(group) ≥ k).
 */
export function burstIn(week: RatedWeek): FoundFraudSign | null {
  const { reviews, before } = week;
  const usual = before.weeks === 0 ? 0 : before.reviews / before.weeks;
  const perMinute = (RUSH * Math.max(usual, reviews.length)) / OPEN_MINUTES;
  const under = new Set<number>();
  let found: Omit<FoundFraudSign, 'under'> | null = null;
  for (const { minutes, group } of STRETCHES) {
    const mean = perMinute * minutes;
    for (const [from, to] of stretchesOf(reviews, minutes)) {
      const count = to - from;
      const rhythm = reviews.length * poissonAtLeast(count - 1, mean);
      const tail = STRETCHES.length * Math.max(rhythm, poissonAtLeast(count, group));
      if (tail > ALARM) continue;
      for (let index = from; index < to; index += 1) under.add(index);
      if (found === null || tail < found.tail) {
        found = {
          kind: 'burst',
          tail,
          seen: { what: 'burst', count, of: null, expected: Math.max(mean, group), minutes },
        };
      }
    }
  }
  return found === null ? null : { ...found, under: [...under].sort((a, b) => a - b) };
}

/** The fullest stretch beginning at each review, as places `from` up to but not including `to`. */
function stretchesOf(reviews: readonly Rated[], minutes: number): readonly (readonly [from: number, to: number])[] {
  let to = 0;
  return reviews.map((review, from) => {
    while (to < reviews.length && (reviews[to]?.minute ?? 0) < review.minute + minutes) to += 1;
    return [from, to] as const;
  });
}

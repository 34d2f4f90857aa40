/** Fraud sign of a mismatch: nothing but the best grade, while complaints about the same window come in. */

import { binomialAtLeast } from '../../kernel/statistics.ts';
import type { FoundFraudSign, RatedWeek } from './model.ts';
import { ALARM } from './rules-tail.ts';

/** Largest share of the discontent taken to give a grade, however rare complaints are in the city. Set by us. */
const MOST_BY_GRADE = 0.9;
/** Share of a crowd that may be wholly content. Set by us. */
const OF_ONE_MIND = 0.85;

/**
 * Two things over four weeks, each improbable by itself and together more so. Who is discontent and says so either gives a bad
 * grade or complains; in the city most give a grade, so many complaints beside few bad grades are in the tail of a binomial.
 * And the grades alone: that so many are the best one. Two independent tails p and q have the joint tail pq(1 − ln pq)
 * (R. A. Fisher, Statistical Methods for Research Workers, 4th ed. 1932, § 21.1).
 */
export function mismatchIn({ reviews, lately, city }: RatedWeek): FoundFraudSign | null {
  const { complaints, bad } = lately;
  if (complaints === 0) return null;
  const said = city.bad + city.complaints;
  const byGrade = said === 0 ? MOST_BY_GRADE : Math.min(MOST_BY_GRADE, city.bad / said);
  const voices = complaints + bad;
  const joint =
    binomialAtLeast(complaints, voices, 1 - byGrade) * binomialAtLeast(lately.best, lately.reviews, OF_ONE_MIND);
  const tail = joint === 0 ? 0 : joint * (1 - Math.log(joint));
  if (tail > ALARM) return null;
  const under = reviews.flatMap(({ grade }, index) => (grade === 5 ? [index] : []));
  const seen = {
    what: 'complaints',
    count: complaints,
    of: voices,
    expected: voices * (1 - byGrade),
    minutes: null,
  } as const;
  return { kind: 'mismatch', tail, under, seen };
}

/** Fraud sign of uniform reviews: nearly all of one grade, or one after the other at the same distance. */

import { binomialAtLeast, wilson } from '../../kernel/statistics.ts';
import { GRADES } from '../model.ts';
import type { FoundFraudSign, Rated, RatedWeek } from './model.ts';
import { ALARM } from './rules-tail.ts';

/** Largest share of one grade in an honest crowd, unless the window's past has more. Set by us. */
const OF_ONE_MIND = 0.8;
const MINUTES_A_DAY = 1_440;
/** Minutes by which distances may differ and still count as alike. */
const SLACK = 1;
/** Probability that the next review follows at the same distance where people queue and serving takes equally long. Set by us. */
const STEADY_SERVICE = 0.25;
/** Distances looked at, in minutes; shorter ones are a burst, if anything. */
const GAPS = { from: 3, to: 45 } as const;
/** Shortest span of minutes a rate is computed from. */
const LEAST_SPAN = 60;

export function uniformIn(week: RatedWeek): FoundFraudSign | null {
  const found = [gradesIn(week), ...spacingsIn(week.reviews)].filter((each) => each !== null);
  const [worst] = found.sort((a, b) => a.tail - b.tail);
  if (worst === undefined) return null;
  const under = new Set(found.flatMap((each) => each.under));
  return { ...worst, under: [...under].sort((a, b) => a - b) };
}

/** The most frequent grade is binomial with the share of the window's own weeks before (Wilson's upper end) or the above. */
function gradesIn({ reviews, before }: RatedWeek): FoundFraudSign | null {
  const own = before.reviews === 0 ? 0 : wilson(before.best / before.reviews, before.reviews).high;
  const places = GRADES.map((grade) => reviews.flatMap((review, index) => (review.grade === grade ? [index] : [])));
  const under = places.reduce((most, each) => (each.length > most.length ? each : most), []);
  const share = Math.max(OF_ONE_MIND, reviews[under[0] ?? 0]?.grade === 5 ? own : 0);
  const [count, of] = [under.length, reviews.length];
  const tail = 2 * binomialAtLeast(count, of, share);
  if (tail > ALARM) return null;
  return { kind: 'uniform', tail, under, seen: { what: 'grades', count, of, expected: of * share, minutes: null } };
}

/**
 * The longest chain of reviews of one day that follow each other at the same distance g, looked for twice: others may come
 * between, or none. At r reviews a minute another one stands within a minute of "g later" with probability 1 − e^(−3r). And
 * whatever the rate, and however rates are mixed, the very next one does with at most 3 / (e · g), since the density of an
 * exponential distribution at g is never above 1 / (e · g). A chain of L steps of probability p begins somewhere among n with at
 * most n · p^L (Markov's inequality, as for the longest run of P. Erdős and A. Rényi, J. Analyse Math. 23 (1970) 103–111); times
 * the days, distances and ways that were tried (Bonferroni).
 */
function spacingsIn(reviews: readonly Rated[]): readonly FoundFraudSign[] {
  const days = daysOf(reviews);
  const tried = 2 * days.length * 2 * (GAPS.to - GAPS.from + 1);
  return days.flatMap((day): FoundFraudSign[] => {
    const minutes = day.map((place) => reviews[place]?.minute ?? 0);
    const perMinute = day.length / Math.max(LEAST_SPAN, (minutes.at(-1) ?? 0) - (minutes[0] ?? 0));
    let best: FoundFraudSign | null = null;
    for (let gap = GAPS.from; gap <= GAPS.to; gap += 1) {
      for (const between of [true, false]) {
        const lengths = 2 * SLACK + 1;
        const chance = between ? 1 - Math.exp(-lengths * perMinute) : lengths / (Math.E * gap);
        const share = Math.max(STEADY_SERVICE, Math.min(1, chance));
        const chain = chainIn(minutes, gap, between);
        const tail = tried * day.length * share ** (chain.length - 1);
        if (tail > Math.min(ALARM, best?.tail ?? 1)) continue;
        const under = chain.flatMap((index) => day[index] ?? []);
        const expected = 1 - Math.log(day.length) / Math.log(share);
        const seen = { what: 'spacing', count: under.length, of: null, expected, minutes: gap } as const;
        best = { kind: 'uniform', tail, under, seen };
      }
    }
    return best === null ? [] : [best];
  });
}

/** Indexes of the longest chain in which each follows the one before after `gap` minutes, give or take one. */
function chainIn(minutes: readonly number[], gap: number, between: boolean): readonly number[] {
  const steps: number[] = [];
  const before: (number | null)[] = [];
  let last = 0;
  for (const [index, minute] of minutes.entries()) {
    let from: number | null = null;
    for (let back = index - 1; back >= (between ? 0 : index - 1); back -= 1) {
      const distance = minute - (minutes[back] ?? minute);
      if (distance > gap + SLACK || back < 0) break;
      if (distance >= gap - SLACK && (from === null || (steps[back] ?? 0) > (steps[from] ?? 0))) from = back;
    }
    before.push(from);
    steps.push(from === null ? 0 : (steps[from] ?? 0) + 1);
    if ((steps[index] ?? 0) > (steps[last] ?? 0)) last = index;
  }
  const chain: number[] = [];
  for (let at: number | null = last; at !== null; at = before[at] ?? null) chain.push(at);
  return chain.reverse();
}

/** Indexes of the reviews of each day that has any. */
function daysOf(reviews: readonly Rated[]): readonly (readonly number[])[] {
  const days = new Map<number, number[]>();
  for (const [index, { minute }] of reviews.entries()) {
    const day = Math.floor(minute / MINUTES_A_DAY);
    const known = days.get(day);
    if (known === undefined) days.set(day, [index]);
    else known.push(index);
  }
  return [...days.values()];
}

/**
 * Groups instead of ranks. Two may be ordered only when their intervals do not overlap; so a group is everything that hangs
 * together by overlaps, and a rank is a range: from one more than are surely above, to all but those surely below.
 * After H. Goldstein and D. J. Spiegelhalter, J. R. Statist. Soc. A 159 (1996) 385–443, and M. Mogstad, J. P. Romano,
 * A. M. Shaikh and D. Wilhelm, Review of Economic Studies 91 (2024) 476–518.
 */

import type { Bounds } from '../../kernel/statistics.ts';

export type Place = Readonly<{
  /** 1 is the highest. Everything of one group lies surely above everything of the next. */
  group: number;
  rankFrom: number;
  rankTo: number;
}>;

/** Is `a` surely above `b`? Touching ends are an overlap. */
export function isSurelyAbove(a: Bounds, b: Bounds): boolean {
  return a.low > b.high;
}

/** The place of each, in the order given. n log n. */
export function placesOf(intervals: readonly Bounds[]): readonly Place[] {
  const lows = intervals.map(({ low }) => low).sort((a, b) => a - b);
  const highs = intervals.map(({ high }) => high).sort((a, b) => a - b);
  const groups = groupsOf(intervals);
  return intervals.map(({ low, high }, index) => ({
    group: groups[index] ?? 1,
    rankFrom: 1 + (lows.length - countUpTo(lows, high)),
    rankTo: intervals.length - countBelow(highs, low),
  }));
}

/** Places among those of which enough is known, by the intervals that are shown; null for the others. */
export function placesAmong(
  shares: readonly (Readonly<{ kind: 'not-enough-data' }> | (Readonly<{ kind: 'enough' }> & Bounds))[],
): readonly (Place | null)[] {
  const known = shares.flatMap((share, index) =>
    share.kind === 'enough' ? [{ low: share.low, high: share.high, index }] : [],
  );
  const places = placesOf(known);
  const found: (Place | null)[] = shares.map(() => null);
  for (const [at, { index }] of known.entries()) found[index] = places[at] ?? null;
  return found;
}

/** Walks down from the highest; a gap that no interval reaches across begins the next group. */
function groupsOf(intervals: readonly Bounds[]): readonly number[] {
  const order = intervals.map((interval, index) => ({ ...interval, index })).sort((a, b) => b.high - a.high);
  const groups: number[] = new Array(intervals.length).fill(1);
  let group = 0;
  let reach = Number.POSITIVE_INFINITY;
  for (const { low, high, index } of order) {
    if (high < reach) {
      group += 1;
      reach = low;
    } else reach = Math.min(reach, low);
    groups[index] = group;
  }
  return groups;
}

/** How an item stands to something it is compared with (its hall, its county): said only when sure. */
export type Standing = 'above' | 'below' | 'cannot-tell';

export function standingOf(item: Bounds, against: Bounds): Standing {
  if (isSurelyAbove(item, against)) return 'above';
  return isSurelyAbove(against, item) ? 'below' : 'cannot-tell';
}

/** How many of the ascending numbers are not above `value`. */
function countUpTo(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending numbers are below `value`. */
function countBelow(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

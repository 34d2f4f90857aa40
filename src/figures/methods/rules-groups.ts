/**
 * Groups instead of ranks. Two may be ordered only when their intervals do not overlap; so a group is everything connected by
 * overlaps, and a rank is a range: from one more than are surely above, to all but those surely below.
 * After H. Goldstein and D. J. Spiegelhalter, J. R. Statist. Soc. A 159 (1996) 385–443, and M. Mogstad, J. P. Romano,
 * A. M. Shaikh and D. Wilhelm, Review of Economic Studies 91 (2024) 476–518.
 */

import type { Bounds } from '../../kernel/statistics.ts';

export type Place = Readonly<{
  /** Number of the group, 1 the highest; all of one lie surely above all of the next. */
  group: number;
  rankFrom: number;
  rankTo: number;
}>;

/** Whether `a` is surely above `b`; touching ends overlap. */
export function isSurelyAbove(a: Bounds, b: Bounds): boolean {
  return a.low > b.high;
}

/** Places, in the order given; O(n log n). */
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

/** Places by the shown intervals; null for those without enough data. */
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

/** Groups from the highest down; a gap no interval reaches across begins the next one. */
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

/** Standing of an item against its hall or county; stated only when sure. */
export type Standing = 'above' | 'below' | 'cannot-tell';

export function standingOf(item: Bounds, against: Bounds): Standing {
  if (isSurelyAbove(item, against)) return 'above';
  return isSurelyAbove(against, item) ? 'below' : 'cannot-tell';
}

/** Number of ascending values not above `value`. */
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

/** Number of ascending values below `value`. */
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

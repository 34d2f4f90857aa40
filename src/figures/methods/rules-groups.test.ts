/** No table ever orders two whose intervals overlap. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../kernel/statistics.ts';
import { isSurelyAbove, type Place, placesOf, standingOf } from './rules-groups.ts';

const interval = (low: number, high: number): Bounds => ({ low, high });
const anInterval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([low, width]) => interval(low / 60, (low + width) / 60));
const overlap = (a: Bounds, b: Bounds) => !isSurelyAbove(a, b) && !isSurelyAbove(b, a);

/** Whether a table orders two: one in an earlier group, or with a range wholly before. */
function orders(a: Place, b: Place): boolean {
  return a.group < b.group || a.rankTo < b.rankFrom;
}

describe('places', () => {
  it.each([
    ['nobody', [], []],
    ['one', [interval(0.1, 0.2)], [[1, 1, 1]]],
    [
      'two apart',
      [interval(0.1, 0.2), interval(0.3, 0.4)],
      [
        [2, 2, 2],
        [1, 1, 1],
      ],
    ],
    [
      'two that touch',
      [interval(0.1, 0.3), interval(0.3, 0.4)],
      [
        [1, 1, 2],
        [1, 1, 2],
      ],
    ],
    [
      'a chain: the ends lie apart, the middle joins them',
      [interval(0.1, 0.3), interval(0.25, 0.5), interval(0.45, 0.7)],
      [
        [1, 2, 3],
        [1, 1, 3],
        [1, 1, 2],
      ],
    ],
    [
      'a point inside a wide one',
      [interval(0, 1), interval(0.5, 0.5), interval(0.6, 0.6)],
      [
        [1, 1, 3],
        [1, 2, 3],
        [1, 1, 2],
      ],
    ],
  ])('of %s', (_, intervals, expected) => {
    const places = placesOf(intervals as readonly Bounds[]);
    expect(places.map(({ group, rankFrom, rankTo }) => [group, rankFrom, rankTo])).toEqual(expected);
  });

  it('never order two whose intervals overlap, and order two of different groups rightly', () => {
    fc.assert(
      fc.property(fc.array(anInterval, { maxLength: 40 }), (intervals) => {
        const places = placesOf(intervals);
        for (const [i, a] of places.entries()) {
          expect(a.rankFrom).toBeLessThanOrEqual(a.rankTo);
          for (const [j, b] of places.entries()) {
            const [left, right] = [intervals[i] as Bounds, intervals[j] as Bounds];
            if (overlap(left, right)) expect(orders(a, b)).toBe(false);
            if (orders(a, b)) expect(isSurelyAbove(left, right)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('would be caught ordering by the middle of the interval', () => {
    const intervals = [interval(0.4, 0.6), interval(0.5, 0.8)];
    const byMiddle = intervals.map((_, index): Place => ({ group: 2 - index, rankFrom: 2 - index, rankTo: 2 - index }));
    const [a, b] = byMiddle as [Place, Place];
    expect(overlap(intervals[0] as Bounds, intervals[1] as Bounds) && (orders(a, b) || orders(b, a))).toBe(true);
  });

  it('make as many groups as can be told apart', () => {
    fc.assert(
      fc.property(fc.array(anInterval, { minLength: 2, maxLength: 30 }), (intervals) => {
        const places = placesOf(intervals);
        // A group cannot be cut: some interval reaches across every gap.
        for (const place of new Set(places.map(({ group }) => group))) {
          const members = intervals.filter((_, index) => places[index]?.group === place);
          for (const cut of members) {
            const above = members.filter((each) => each.low > cut.high);
            const rest = members.filter((each) => each.low <= cut.high);
            const parts = above.length > 0 && above.every((a) => rest.every((r) => isSurelyAbove(a, r)));
            expect(parts).toBe(false);
          }
        }
      }),
    );
  });
});

it('a standing is said only when it is sure', () => {
  expect(standingOf(interval(0.5, 0.6), interval(0.1, 0.4))).toBe('above');
  expect(standingOf(interval(0.1, 0.4), interval(0.5, 0.6))).toBe('below');
  expect(standingOf(interval(0.1, 0.5), interval(0.5, 0.6))).toBe('cannot-tell');
});

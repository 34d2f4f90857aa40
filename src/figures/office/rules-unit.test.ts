/** Page of a unit: finished weeks of at least five, and no grade by which one bad review could be found. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../kernel/time.ts';
import type { GradeCounts } from '../../reviews/index.ts';
import { sumOfWeeks, unitBlocksOf, unitWeeksOf } from './rules-unit.ts';

const NONE = { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
const weeks = [
  { weekOf: localDate('2026-11-02'), grades: { ...NONE, 5: 8, 1: 3, 2: 2 } },
  { weekOf: localDate('2026-11-09'), grades: { ...NONE, 1: 4 } },
  { weekOf: localDate('2026-11-16'), grades: { ...NONE, 5: 3, 1: 2 } },
  { weekOf: localDate('2026-11-23'), grades: { ...NONE, 5: 9 } },
];
const EVER = { from: localDate('2024-01-01'), to: localDate('2099-12-31') };

describe('a unit is told', () => {
  it('weeks, newest first, and nothing of a week with fewer than five', () => {
    expect(unitWeeksOf(weeks)).toEqual([
      { weekOf: '2026-11-23', reviews: 9, counts: null },
      { weekOf: '2026-11-16', reviews: 5, counts: null },
      { weekOf: '2026-11-09', reviews: null, counts: null },
      { weekOf: '2026-11-02', reviews: 13, counts: { ...NONE, 5: 8, 1: 3, 2: 2 } },
    ]);
  });

  it('a sum that leaves out what is not split, so that no subtraction shows it', () => {
    expect(sumOfWeeks(unitWeeksOf(weeks))).toEqual({ ...NONE, 5: 8, 1: 3, 2: 2 });
    expect(sumOfWeeks(unitWeeksOf(weeks.slice(1)))).toBeNull();
  });

  const monday = localDate('2026-11-02');
  const week = fc.record({ good: fc.nat(60), middling: fc.nat(3) });

  it('the same whether none or four of a week or a block were bad (security 16)', () => {
    fc.assert(
      fc.property(
        fc.array(week, { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        fc.integer({ min: 1, max: 4 }),
        (all, at, bad) => {
          const told = (extra: (index: number) => GradeCounts) => {
            const given = all.map((_, index) => ({ weekOf: addDays(monday, 7 * index), grades: extra(index) }));
            const shown = unitWeeksOf(given);
            return { shown, sum: sumOfWeeks(shown), blocks: unitBlocksOf(given, EVER) };
          };
          const good = (index: number) => all[index]?.good ?? 0;
          // The same number spoke; in one window's week some were not content.
          const quiet = told((index) => ({ ...NONE, 5: good(index) }));
          const spoken = told((index) =>
            index === at % all.length && good(index) >= bad
              ? { ...NONE, 5: good(index) - bad, 1: bad }
              : { ...NONE, 5: good(index) },
          );
          expect(spoken).toEqual(quiet);
        },
      ),
    );
  });

  it('a share in steps of five points over four weeks, never more than could be said with four bad ones', () => {
    const given = (grades: GradeCounts) =>
      [0, 1, 2, 3].map((n) => ({ weekOf: addDays(localDate('2026-11-02'), 7 * n), grades }));
    const start = unitBlocksOf(given({ ...NONE, 5: 20 }), EVER);
    for (const block of start) expect(block.satisfiedAtLeast % 5).toBe(0);
    const many = unitBlocksOf(given({ ...NONE, 5: 60, 1: 40 }), EVER);
    expect(many.every(({ satisfiedAtLeast }) => satisfiedAtLeast === 60)).toBe(true);
    expect(many.length).toBeGreaterThan(0);
  });

  it('no block of which a week is still to come', () => {
    const asked = { from: localDate('2026-11-01'), to: localDate('2026-11-15') };
    expect(unitBlocksOf([{ weekOf: monday, grades: { ...NONE, 5: 100 } }], asked)).toEqual([]);
  });
});

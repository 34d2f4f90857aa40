/** A unit is told finished weeks of at least five. */

import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/time.ts';
import { sumOfWeeks, unitWeeksOf } from './rules-unit.ts';

const NONE = { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
const weeks = [
  { weekOf: localDate('2026-11-09'), grades: { ...NONE, 1: 4 } },
  { weekOf: localDate('2026-11-16'), grades: { ...NONE, 5: 3, 1: 2 } },
  { weekOf: localDate('2026-11-23'), grades: { ...NONE, 5: 9 } },
];

describe('a unit is told', () => {
  it('weeks, newest first, and nothing of a week with fewer than five', () => {
    expect(unitWeeksOf(weeks)).toEqual([
      { weekOf: '2026-11-23', reviews: 9, counts: { ...NONE, 5: 9 } },
      { weekOf: '2026-11-16', reviews: 5, counts: { ...NONE, 5: 3, 1: 2 } },
      { weekOf: '2026-11-09', reviews: null, counts: null },
    ]);
  });

  it('a sum that leaves hidden weeks out, so that no subtraction shows them', () => {
    expect(sumOfWeeks(unitWeeksOf(weeks))).toEqual({ ...NONE, 5: 12, 1: 2 });
  });
});

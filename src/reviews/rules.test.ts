/** Rules of reviews. */

import { describe, expect, it } from 'vitest';
import { addDays, instant, localDate } from '../kernel/time.ts';
import type { Grade } from './model.ts';
import {
  becomesMatter,
  lastFullWeekEnd,
  noCounts,
  openUntil,
  satisfactionOf,
  sumOfWeeks,
  toTheMinute,
  weeksOf,
} from './rules.ts';

describe('satisfaction', () => {
  it('is not stated for fewer than thirty reviews, and the number itself is hidden under five', () => {
    expect(satisfactionOf({ ...noCounts(), 5: 29 })).toEqual({ kind: 'not-enough-data', reviews: 29, needs: 30 });
    expect(satisfactionOf({ ...noCounts(), 1: 4 })).toEqual({ kind: 'not-enough-data', reviews: null, needs: 30 });
    expect(satisfactionOf({ 5: 20, 4: 5, 3: 3, 2: 1, 1: 1 })).toMatchObject({
      kind: 'enough',
      reviews: 30,
      share: 28 / 30,
    });
  });
});

describe('a unit is told', () => {
  const monday = localDate('2026-11-16');
  const day = (offset: number, grade: Grade, reviews: number) => ({ day: addDays(monday, offset), grade, reviews });

  it('weeks from Monday to Sunday, newest first, and nothing of a week with fewer than five', () => {
    const weeks = weeksOf([day(-1, 1, 4), day(0, 5, 3), day(6, 1, 2), day(7, 5, 9)], 5);
    expect(weeks.map((week) => [week.weekOf, week.reviews])).toEqual([
      ['2026-11-23', 9],
      ['2026-11-16', 5],
      ['2026-11-09', null],
    ]);
    expect(weeks[2]?.counts).toBeNull();
  });

  it('a sum that leaves hidden weeks out, so that no subtraction shows them', () => {
    const weeks = weeksOf([day(-1, 1, 4), day(0, 5, 7)], 5);
    expect(sumOfWeeks(weeks)).toEqual({ ...noCounts(), 5: 7 });
  });

  it('only weeks that are over', () => {
    expect(lastFullWeekEnd(localDate('2026-11-22'))).toBe('2026-11-15');
    expect(lastFullWeekEnd(localDate('2026-11-23'))).toBe('2026-11-22');
  });
});

describe('a review', () => {
  it('may be changed for fifteen minutes and keeps its time to the minute', () => {
    expect(openUntil(instant('2026-11-24T01:00:30.000Z'))).toBe('2026-11-24T01:15:30.000Z');
    expect(toTheMinute(instant('2026-11-24T01:00:59.999Z'))).toBe('2026-11-24T01:00:00.000Z');
  });

  it('becomes a matter when it is bad, even without a word, or when words ask for an answer', () => {
    expect(becomesMatter(1, false, '')).toBe(true);
    expect(becomesMatter(2, false, '')).toBe(true);
    expect(becomesMatter(3, false, 'x')).toBe(false);
    expect(becomesMatter(3, true, '')).toBe(false);
    expect(becomesMatter(5, true, 'x')).toBe(true);
  });
});

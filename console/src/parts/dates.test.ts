import { describe, expect, it } from 'vitest';
import { dayTyped, monthAfter, rangeOf, weeksOfMonth } from './dates.ts';

describe('a day that is typed (B14)', () => {
  it('is read in the ways people write it, and only when it exists', () => {
    for (const typed of ['2026-11-30', '20261130', '2026/11/30', '2026.11.30', '2026年11月30日', ' 2026-11-30 ']) {
      expect(dayTyped(typed), typed).toBe('2026-11-30');
    }
    expect(dayTyped('2026-3-1')).toBe('2026-03-01');
    for (const typed of ['', '2026-02-30', '2026-13-01', '12/01/2026', '2026-11', '明天', '0001-01-01']) {
      expect(dayTyped(typed), typed).toBeUndefined();
    }
  });

  it('stands in weeks that begin on Monday', () => {
    const weeks = weeksOfMonth('2026-02-01');
    expect(weeks[0]?.[0]).toBe('2026-01-26');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-03-01');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
  });
});

describe('ranges at one click (B14)', () => {
  it('end where they end by the calendar, whatever the day', () => {
    expect(rangeOf('today', '2026-03-01')).toEqual(['2026-03-01', '2026-03-01']);
    expect(rangeOf('week', '2026-03-01')).toEqual(['2026-02-23', '2026-03-01']);
    expect(rangeOf('month', '2026-03-01')).toEqual(['2026-03-01', '2026-03-31']);
    expect(rangeOf('last-month', '2026-03-01')).toEqual(['2026-02-01', '2026-02-28']);
    expect(rangeOf('last-month', '2028-03-31')).toEqual(['2028-02-01', '2028-02-29']);
  });
});

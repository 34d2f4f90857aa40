/** Numbers served, spread from calendar months over months of whole weeks. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  firstDayOfMonth,
  type LocalDate,
  localDate,
  type Month,
  monthAfter,
  weekday,
} from '../../kernel/time.ts';
import { isReportable, monthsTouchedBy, servedInWeeksOf } from './rules-served.ts';

const month = (text: string) => text as Month;
const isWeekday = (day: LocalDate) => weekday(day) <= 5;
const reports = (served: Record<string, number>) => new Map(Object.entries(served) as [Month, number][]);

describe('served in a month of whole weeks', () => {
  it.each([
    // March 2026: 2 to 29 March, 20 of the 22 weekdays of the calendar month.
    ['2026-03', { '2026-03': 2200 }, 2000],
    // April 2026: 30 March to 3 May: 2 days of March, 22 of April, 1 of May.
    ['2026-04', { '2026-03': 2200, '2026-04': 220, '2026-05': 21 }, 200 + 220 + 1],
    ['2026-04', { '2026-04': 220 }, 250],
    ['2026-04', { '2026-03': 2200 }, null],
    ['2026-04', { '2026-04': 0 }, 0],
  ])('%s of %j is %s', (asked, served, expected) => {
    const found = servedInWeeksOf(month(asked), reports(served), isWeekday);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 9);
  });

  it('loses nobody and counts nobody twice over a year', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50_000), { minLength: 12, maxLength: 12 }), (served) => {
        const months: Month[] = [];
        for (let each = month('2026-01'); months.length < 12; each = monthAfter(each)) months.push(each);
        const all = new Map(months.map((each, index) => [each, served[index] ?? 0]));
        const spread = months.slice(1, -1).reduce((sum, each) => sum + (servedInWeeksOf(each, all, isWeekday) ?? 0), 0);
        // The same days, counted one by one.
        let days = 0;
        for (
          let day = firstDayOfMonth(month('2026-02'));
          day < firstDayOfMonth(month('2026-12'));
          day = addDays(day, 1)
        ) {
          if (!isWeekday(day)) continue;
          const first = localDate(`${day.slice(0, 7)}-01`);
          const length = Array.from({ length: 31 }, (_, n) => addDays(first, n)).filter(
            (each) => each.startsWith(day.slice(0, 7)) && isWeekday(each),
          ).length;
          days += (all.get(month(day.slice(0, 7))) ?? 0) / length;
        }
        expect(spread).toBeCloseTo(days, 6);
      }),
      { numRuns: 30 },
    );
  });
});

it('a report changes its own month and those it shares a week with', () => {
  expect(monthsTouchedBy(month('2026-01'))).toEqual(['2025-12', '2026-01', '2026-02']);
});

it('only months that are over can be reported', () => {
  const today = localDate('2026-03-03');
  expect(['2026-02', '2026-03', '2026-04', '2014-12', '2026-2', ''].map((each) => isReportable(each, today))).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

/** Numbers served in a month of whole weeks, from reports by calendar month. */

import {
  addDays,
  firstDayOfMonth,
  isMonth,
  type LocalDate,
  lastDayOfMonth,
  localDate,
  type Month,
  monthAfter,
} from '../../kernel/time.ts';

export type Reports = ReadonlyMap<Month, number>;

/**
 * Each report is spread evenly over the working days of its calendar month; days of a neighbour that was not reported are
 * taken to be like the month's own. @returns null where the month itself was not reported
 */
export function servedInWeeksOf(
  month: Month,
  reports: Reports,
  isWorkingDay: (day: LocalDate) => boolean,
): number | null {
  const own = perWorkingDay(month, reports, isWorkingDay);
  if (own === null) return null;
  // A month of whole weeks reaches into three calendar months at most: each is counted once.
  const daily = new Map<Month, number>();
  const dailyIn = (each: Month): number => {
    const known = daily.get(each) ?? perWorkingDay(each, reports, isWorkingDay) ?? own;
    daily.set(each, known);
    return known;
  };
  let served = 0;
  for (let day = firstDayOfMonth(month); day <= lastDayOfMonth(month); day = addDays(day, 1)) {
    if (isWorkingDay(day)) served += dailyIn(day.slice(0, 7) as Month);
  }
  return served;
}

function perWorkingDay(month: Month, reports: Reports, isWorkingDay: (day: LocalDate) => boolean): number | null {
  const reported = reports.get(month);
  if (reported === undefined) return null;
  let days = 0;
  for (let day = localDate(`${month}-01`); day.startsWith(month); day = addDays(day, 1))
    if (isWorkingDay(day)) days += 1;
  // A month without working days cannot be, but dividing by none must not happen.
  return reported / Math.max(1, days);
}

/** Months of whole weeks a report changes: its own, and the two it shares a week with. */
export function monthsTouchedBy(report: Month): readonly Month[] {
  const before = addDays(localDate(`${report}-01`), -1).slice(0, 7) as Month;
  return [before, report, monthAfter(report)];
}

/** Whether a month can be reported: it is over, and not from before codes were scanned. */
export function isReportable(month: string, today: LocalDate): month is Month {
  return isMonth(month) && month < today.slice(0, 7) && month >= '2015-01';
}

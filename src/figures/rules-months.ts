/** Which months a figure is over. */

import { type LocalDate, lastDayOfMonth, localDate, type Month, monthOfWeek } from '../kernel/time.ts';

/** A year: long enough for small windows, short enough to be about those who work there now. */
const MONTHS = 12;

/** The last twelve months that are over on that day; at least one. */
export function finishedMonths(upTo: LocalDate): Readonly<{ from: Month; to: Month }> {
  const last = monthOfWeek(upTo);
  const to = lastDayOfMonth(last) <= upTo ? last : monthsBefore(last, 1);
  return { from: monthsBefore(to, MONTHS - 1), to };
}

export function monthsBefore(month: Month, count: number): Month {
  const date = localDate(`${month}-01`);
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}` as Month;
}

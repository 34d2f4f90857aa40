/** Months a figure is over. */

import {
  firstDayOfMonth,
  type LocalDate,
  lastDayOfMonth,
  localDate,
  type Month,
  monthOfWeek,
} from '../../kernel/time.ts';

/** A year: long enough for small windows, short enough to be about those who work there now. */
const MONTHS = 12;

/** Last twelve finished months; at least one. */
export function finishedMonths(upTo: LocalDate): Readonly<{ from: Month; to: Month }> {
  const last = monthOfWeek(upTo);
  const to = lastDayOfMonth(last) <= upTo ? last : monthsBefore(last, 1);
  return { from: monthsBefore(to, MONTHS - 1), to };
}

export type TakenOver = 'all' | 'part' | null;

/** Whether reviews of these days are an older system's: all, part or none. No month holds both kinds. */
export function takenOver(span: Readonly<{ from: LocalDate; to: LocalDate }>, before: LocalDate | null): TakenOver {
  if (before === null || span.from >= before) return null;
  return span.to < before ? 'all' : 'part';
}

export function isTakenOver(month: Month, before: LocalDate | null): boolean {
  return takenOver({ from: firstDayOfMonth(month), to: lastDayOfMonth(month) }, before) === 'all';
}

export function monthsBefore(month: Month, count: number): Month {
  const date = localDate(`${month}-01`);
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}` as Month;
}

/**
 * Counting days as the law counts them (民法典 201, 203). The day on which a period begins is not counted; a period of
 * calendar days whose last day is a rest day ends on the next working day; the last day ends at 24:00.
 */

import { dateOfDayNumber, dayNumber, type LocalDate, localDate, weekday, yearOf } from '../kernel/time.ts';
import type {
  Calendar,
  CalendarDay,
  CalendarYear,
  DayFact,
  Deadline,
  Limit,
  LimitUnit,
  StoppedClock,
  WorkingDayIndex,
} from './model.ts';

/** Longest limit in days; no rule has a longer one, so a larger number is a typing mistake. */
export const LONGEST_LIMIT_DAYS = 3660;

/** Indexes published tables. @throws RangeError when a year is given twice. */
export function makeCalendar(edition: string, years: readonly CalendarYear[]): Calendar {
  const inOrder = [...years].sort((a, b) => a.year - b.year);
  const publishedYears = new Set(inOrder.map(({ year }) => year));
  if (publishedYears.size !== years.length) throw new RangeError('a year is given twice');
  const named = new Map(FIXED_DAYS.map((day) => [day.date, day]));
  for (const { days } of inOrder) for (const day of days) named.set(day.date, day);
  return { edition, years: inOrder, publishedYears, named, index: indexOf(named) };
}

/**
 * Public holidays on fixed dates, whatever a notice moves around them: 全国年节及纪念日放假办法 (2024 revision, in force from
 * 2025) art. 2. Qingming and holidays of the lunar calendar vary and are known only from the year's notice.
 */
const FIXED_HOLIDAYS = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
] as const;
const FIXED_FROM = 2025;
/** Last year for which fixed holidays are computed; no period of today reaches it. */
const FIXED_UNTIL = 2099;

const FIXED_DAYS: readonly CalendarDay[] = Array.from(
  { length: FIXED_UNTIL - FIXED_FROM + 1 },
  (_, after) => FIXED_FROM + after,
).flatMap((year) => FIXED_HOLIDAYS.map(([day, name]) => ({ date: localDate(`${year}-${day}`), name, isOffDay: true })));

function indexOf(named: ReadonlyMap<LocalDate, CalendarDay>): WorkingDayIndex {
  const breaks = [...named.values()]
    .filter(({ date, isOffDay }) => isOffDay === isWeekday(date))
    .map(({ date, isOffDay }) => ({ day: dayNumber(date), sign: isOffDay ? -1 : 1 }))
    .sort((a, b) => a.day - b.day);
  const before: number[] = [0];
  const counts: number[] = [];
  let sum = 0;
  for (const { day, sign } of breaks) {
    sum += sign;
    before.push(sum);
    counts.push(weekdaysUpTo(day) + sum);
  }
  return { days: breaks.map(({ day }) => day), signs: breaks.map(({ sign }) => sign), before, counts };
}

/** The kind of a date; in a year without a table, from the law and the weekday alone. */
export function dayFact(calendar: Calendar, date: LocalDate): DayFact {
  const day = calendar.named.get(date);
  const published = calendar.publishedYears.has(yearOf(date));
  if (day !== undefined) {
    const kind = day.isOffDay ? 'holiday' : isWeekday(date) ? 'working' : 'make-up';
    return { kind, name: day.name, published };
  }
  return { kind: isWeekday(date) ? 'working' : 'weekend', name: null, published };
}

export function isWorkingDay(calendar: Calendar, date: LocalDate): boolean {
  const day = calendar.named.get(date);
  return day === undefined ? isWeekday(date) : !day.isOffDay;
}

/**
 * The last day of a period that begins on `from` (not counted). An amount of 0 ends on `from`, or on the first working
 * day after it: what is left of a clock that was stopped on its last day.
 * @throws RangeError when the amount is not a whole number between 0 and LONGEST_LIMIT_DAYS.
 */
export function deadline(calendar: Calendar, from: LocalDate, limit: Limit): Deadline {
  checkAmount(limit.amount);
  const start = dayNumber(from);
  if (limit.unit === 'calendar-day' || limit.amount === 0) {
    const last = start + limit.amount;
    const due = workingDayNumber(calendar.index, workingDaysUpTo(calendar.index, last - 1) + 1);
    return dueBetween(calendar, last, due);
  }
  const due = workingDayNumber(calendar.index, workingDaysUpTo(calendar.index, start) + limit.amount);
  return dueBetween(calendar, start + 1, due);
}

/** A due date, firm where every year from the first day counted to the last is published. */
function dueBetween(calendar: Calendar, firstDay: number, dueDay: number): Deadline {
  const dueOn = dateOfDayNumber(dueDay);
  const lastYear = yearOf(dueOn);
  // Most periods begin in the month they end in; the comparison saves them a second conversion.
  const firstYear = dueDay - firstDay < Number(dueOn.slice(8, 10)) ? lastYear : yearOf(dateOfDayNumber(firstDay));
  for (let year = firstYear; year <= lastYear; year++) {
    if (!calendar.publishedYears.has(year)) return { dueOn, provisional: true };
  }
  return { dueOn, provisional: false };
}

/** Days of the unit after `after` up to and including `upTo`; negative when `upTo` is earlier. */
export function daysOfUnitBetween(calendar: Calendar, after: LocalDate, upTo: LocalDate, unit: LimitUnit): number {
  if (unit === 'calendar-day') return dayNumber(upTo) - dayNumber(after);
  return workingDaysUpTo(calendar.index, dayNumber(upTo)) - workingDaysUpTo(calendar.index, dayNumber(after));
}

/**
 * Stops a clock at the end of `on`: the days after it, up to the due date, are what is left. The day itself is used up,
 * as the day of resuming will not be counted either.
 */
export function stopClock(calendar: Calendar, dueOn: LocalDate, on: LocalDate, unit: LimitUnit): StoppedClock {
  const remaining = daysOfUnitBetween(calendar, on, dueOn, unit);
  // Past due by rest days alone is still past due.
  return { dueOn, remaining: dueOn < on ? Math.min(remaining, -1) : remaining, unit };
}

/** The due date once a stopped clock runs again. A clock that had run out stays overdue on its old date. */
export function resumeClock(calendar: Calendar, stopped: StoppedClock, on: LocalDate): Deadline {
  if (stopped.remaining < 0) return { dueOn: stopped.dueOn, provisional: false };
  return deadline(calendar, on, { amount: stopped.remaining, unit: stopped.unit });
}

/**
 * Extends from the old due date, as a new period beginning there: both sides were told that date, and a
 * day by which it had rolled over is not taken away again.
 */
export function extendDeadline(calendar: Calendar, oldDueOn: LocalDate, further: Limit): Deadline {
  return deadline(calendar, oldDueOn, further);
}

/** Due date after an import: a firm date never moves earlier; a provisional one takes what is now known. */
export function recountDeadline(told: Deadline, counted: Deadline): Deadline {
  return !told.provisional && counted.dueOn < told.dueOn ? told : counted;
}

/** Working days since 1970-01-01 up to and including the day. */
function workingDaysUpTo(index: WorkingDayIndex, day: number): number {
  return weekdaysUpTo(day) + (index.before[firstAtLeast(index.days, day + 1)] ?? 0);
}

/** The day number of the n-th working day since 1970-01-01. */
function workingDayNumber(index: WorkingDayIndex, n: number): number {
  const at = firstAtLeast(index.counts, n);
  const byWeekdays = weekdayNumber(n - (index.before[at] ?? 0));
  const next = index.days[at];
  // The next exception may be the day itself: a weekend day that is worked.
  return next !== undefined && next < byWeekdays ? next : byWeekdays;
}

/** Index of the first entry that is not less; both arrays are in ascending order. */
function firstAtLeast(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// 1970-01-01 was a Thursday; day 4 (Monday 5 January) begins the first whole week.
const FIRST_MONDAY = 4;
const WEEKDAYS_BEFORE_FIRST_MONDAY = 2;

/** Mondays to Fridays since 1970-01-01 up to and including the day. */
function weekdaysUpTo(day: number): number {
  const sinceMonday = day - FIRST_MONDAY;
  const weeks = Math.floor(sinceMonday / 7);
  return WEEKDAYS_BEFORE_FIRST_MONDAY + weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/** The inverse: the day number of the n-th Monday to Friday. */
function weekdayNumber(n: number): number {
  const sinceMonday = n - WEEKDAYS_BEFORE_FIRST_MONDAY - 1;
  const weeks = Math.floor(sinceMonday / 5);
  return FIRST_MONDAY + weeks * 7 + (sinceMonday - weeks * 5);
}

function isWeekday(date: LocalDate): boolean {
  return weekday(date) <= 5;
}

function checkAmount(amount: number): void {
  if (!Number.isInteger(amount) || amount < 0 || amount > LONGEST_LIMIT_DAYS) {
    throw new RangeError('not an amount of days');
  }
}

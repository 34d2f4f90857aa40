/**
 * Instants and local dates as strings that compare, survive JSON and need no `Date`.
 *
 * An `Instant` is UTC with milliseconds (`2026-11-24T03:10:00.000Z`). A `LocalDate` is `YYYY-MM-DD` on the calendar of
 * Asia/Shanghai, which has been UTC+8 without daylight saving since 1991; everything here concerns later dates.
 */

export type Instant = string & { readonly __brand: 'Instant' };
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export function isInstant(text: string): text is Instant {
  return INSTANT.test(text) && isLocalDate(text.slice(0, 10));
}

export function isLocalDate(text: string): text is LocalDate {
  const m = LOCAL_DATE.exec(text);
  if (m === null) return false;
  const month = Number(m[2]);
  const day = Number(m[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(m[1]), month);
}

/** @throws RangeError when the text is not a real date; for values a user typed, ask `isLocalDate` first. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError('not a date of the form YYYY-MM-DD');
  return text;
}

/** @throws RangeError when the text is not `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export function instant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError('not an instant of the form YYYY-MM-DDTHH:MM:SS.mmmZ');
  return text;
}

/** Days since 1970-01-01 of a date in the proleptic Gregorian calendar. */
export function dayNumber(date: LocalDate): number {
  const y = Number(date.slice(0, 4));
  const m = Number(date.slice(5, 7));
  const d = Number(date.slice(8, 10));
  const shiftedYear = m <= 2 ? y - 1 : y;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function dateOfDayNumber(days: number): LocalDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthShifted = Math.floor((5 * dayOfYear + 2) / 153);
  const d = dayOfYear - Math.floor((153 * monthShifted + 2) / 5) + 1;
  const m = monthShifted + (monthShifted < 10 ? 3 : -9);
  const y = yearOfEra + era * 400 + (m <= 2 ? 1 : 0);
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}` as LocalDate;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week the date lies in; the unit complained about is told no time finer than this. */
export function weekOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekday(date));
}

/** `YYYY-MM`. */
export type Month = string & { readonly __brand: 'Month' };

export function isMonth(text: string): text is Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/**
 * The month a day counts to in figures: that of the Thursday of its week, as ISO 8601 gives weeks to years. Months are made
 * of whole weeks, so that no month taken from weeks already told leaves a handful of days.
 */
export function monthOfWeek(date: LocalDate): Month {
  return addDays(weekOf(date), 3).slice(0, 7) as Month;
}

/** The Monday on which a month of whole weeks begins: that of the week of its first Thursday. */
export function firstDayOfMonth(month: Month): LocalDate {
  const first = localDate(`${month}-01`);
  return addDays(first, ((4 - weekday(first) + 7) % 7) - 3);
}

export function monthAfter(month: Month): Month {
  return addDays(localDate(`${month}-28`), 4).slice(0, 7) as Month;
}

/** The Sunday on which a month of whole weeks ends. */
export function lastDayOfMonth(month: Month): LocalDate {
  return addDays(firstDayOfMonth(monthAfter(month)), -1);
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epochMs(at: Instant): number {
  const date = at.slice(0, 10) as LocalDate;
  const h = Number(at.slice(11, 13));
  const min = Number(at.slice(14, 16));
  const s = Number(at.slice(17, 19));
  return dayNumber(date) * MS_PER_DAY + ((h * 60 + min) * 60 + s) * 1000 + Number(at.slice(20, 23));
}

export function instantOfEpochMs(ms: number): Instant {
  const days = Math.floor(ms / MS_PER_DAY);
  let rest = ms - days * MS_PER_DAY;
  const millis = rest % 1000;
  rest = (rest - millis) / 1000;
  const s = rest % 60;
  rest = (rest - s) / 60;
  const min = rest % 60;
  const h = (rest - min) / 60;
  return `${dateOfDayNumber(days)}T${pad(h, 2)}:${pad(min, 2)}:${pad(s, 2)}.${pad(millis, 3)}Z` as Instant;
}

export function addMs(at: Instant, ms: number): Instant {
  return instantOfEpochMs(epochMs(at) + ms);
}

/** The date on the wall in Shangqiu at that instant. */
export function localDateOf(at: Instant): LocalDate {
  return addMs(at, SHANGHAI_OFFSET_MS).slice(0, 10) as LocalDate;
}

/** `HH:MM` on the wall in Shangqiu at that instant. */
export function localTimeOf(at: Instant): string {
  return addMs(at, SHANGHAI_OFFSET_MS).slice(11, 16);
}

/** The instant at which a local date begins in Shangqiu (00:00 +08:00). */
export function startOfLocalDate(date: LocalDate): Instant {
  return instantOfEpochMs(dayNumber(date) * MS_PER_DAY - SHANGHAI_OFFSET_MS);
}

/** The instant of a time on the wall in Shangqiu. @param time `HH:MM` */
export function instantOfLocal(date: LocalDate, time: string): Instant {
  const [h = 0, min = 0] = time.split(':').map(Number);
  return addMs(startOfLocalDate(date), (h * 60 + min) * 60_000);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

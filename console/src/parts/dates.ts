/** Instants and dates as text, always in Asia/Shanghai. */

const ZONE = 'Asia/Shanghai';

const stamp = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** `2026-11-24 09:30` */
export function showInstant(instant: string): string {
  return stamp.format(new Date(instant)).replace(',', '');
}

/** `09:30:05` */
export function showTime(instant: string): string {
  return clock.format(new Date(instant));
}

/** The day of an instant, `2026-11-24`. */
export function dayOf(instant: string): string {
  return day.format(new Date(instant));
}

export function today(): string {
  return day.format(new Date());
}

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whole minutes up to now, never negative whatever this machine's clock says. */
export function minutesSince(instant: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 60_000));
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The day a person typed, in any usual form; undefined where there is no such day. */
export function dayTyped(typed: string): string | undefined {
  const [, year = '', month = '', date = ''] =
    /^(\d{4})(?:[-/.年]?(\d{2})[-/.月]?(\d{2})|[-/.年](\d{1,2})[-/.月](\d{1,2}))日?$/
      .exec(typed.trim())
      ?.filter((part) => part !== undefined) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const exists = year >= '1900' && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && addDays(day, 0) === day;
  return exists ? day : undefined;
}

/** `2026-12` and 1 give `2027-01`. */
export function monthAfter(month: string, months: number): string {
  const [year = '', number = ''] = month.split('-');
  return new Date(Date.UTC(Number(year), Number(number) - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The weeks a month touches, Monday first. */
export function weeksOfMonth(first: string): readonly (readonly string[])[] {
  const weeks: string[][] = [];
  for (
    let monday = addDays(first, -((weekday(first) + 6) % 7));
    monday.slice(0, 7) <= first.slice(0, 7);
    monday = addDays(monday, 7)
  ) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n)));
  }
  return weeks;
}

export const RANGES = ['today', 'week', 'month', 'last-month'] as const;

/** First and last day of a calendar range. */
export function rangeOf(range: (typeof RANGES)[number], on: string): readonly [string, string] {
  if (range === 'today') return [on, on];
  if (range === 'week') {
    const monday = addDays(on, -((weekday(on) + 6) % 7));
    return [monday, addDays(monday, 6)];
  }
  const month = range === 'month' ? on.slice(0, 7) : monthAfter(on.slice(0, 7), -1);
  return [`${month}-01`, addDays(`${monthAfter(month, 1)}-01`, -1)];
}

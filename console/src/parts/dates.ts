/** Instants and dates as people of the city read them: always Asia/Shanghai, whatever the machine's zone. */

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

/** Whole minutes up to now; never negative, whatever this machine's clock says. */
export function minutesSince(instant: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 60_000));
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

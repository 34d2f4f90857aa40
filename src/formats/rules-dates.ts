/** Dates of a workbook: serial numbers of days, or text. */

import type { Cell } from '../kernel/spelling.ts';
import { dateOfDayNumber, dayNumber, localDate } from '../kernel/time.ts';

/** Whether a date shows its time. */
type Shown = 'day' | 'moment';

/** Spells a date that is text like one that is a serial number. */
export function dateOfText(text: string, shown: Shown): string {
  const minute = text.replace('T', ' ').replace(/^(\d+-\d+-\d+ \d+:\d+)[:\d.]*Z?$/, '$1');
  return shown === 'day' ? minute.replace(/ 00:00$/, '') : minute;
}

const DAY_0 = dayNumber(localDate('1899-12-30'));
const DAY_0_OF_1904 = dayNumber(localDate('1904-01-01'));
/** Excel believes that 1900 was a leap year; its day 60 never was. */
const FALSE_LEAP_DAY = 60;
const LAST_SERIAL = 2_958_465;
const MS_A_DAY = 86_400_000;
const MS_A_MINUTE = 60_000;
const MINUTES_A_DAY = 1440;

/**
 * A serial number as `2024-03-05`, with minutes where it has some or shows them; a time alone is `09:30`. Seconds are cut, never
 * rounded: a quarter to midnight belongs to the day, month and year it stands in.
 */
export function dateOfSerial(serial: number, from1904: boolean, shown: Shown): Cell {
  if (serial < 0 || serial > LAST_SERIAL) return serial;
  const minutes = Math.floor(Math.round(serial * MS_A_DAY) / MS_A_MINUTE);
  const days = Math.floor(minutes / MINUTES_A_DAY);
  const rest = minutes % MINUTES_A_DAY;
  const time = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  if (days === 0 && !from1904) return time;
  const first = from1904 ? DAY_0_OF_1904 : days < FALSE_LEAP_DAY ? DAY_0 + 1 : DAY_0;
  const date = dateOfDayNumber(first + days);
  return Number.isInteger(serial) && shown === 'day' ? date : `${date} ${time}`;
}

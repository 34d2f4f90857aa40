/** Cells of a sheet in the one spelling the program keeps: widths, blanks, dates. Nothing is guessed. */

import { plainText } from './plain-text.ts';
import { addDays, isLocalDate, type LocalDate, localDate } from './time.ts';

/** A date cell is its text, `2024-03-05` or `2024-03-05 09:30`; an empty cell is null. */
export type Cell = string | number | boolean | null;

const WIDE_SIGN = /[！-～\u3000]/;

/** Full-width letters and digits become narrow; punctuation stays, for names are registered with （ and ）. */
export function narrowLetters(text: string): string {
  return WIDE_SIGN.test(text) ? text.replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, narrowed) : text;
}

/** Everything full-width becomes narrow: for codes, numbers and dates. */
export function narrow(text: string): string {
  return WIDE_SIGN.test(text) ? text.replaceAll(/[！-～]/g, narrowed).replaceAll('\u3000', ' ') : text;
}

function narrowed(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}

const BLANK = /\s/;
const BLANKS = /\s+/g;
const LINE_END = /[\r\n]/;
const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/;
/** Above this Excel has rounded: a code kept as a number has lost its last digits. */
const EXACT_BELOW = 1e15;

/**
 * The text of a cell: plain, every run of blanks one space. A line broken inside a Chinese word is joined,
 * one between other words becomes a space.
 */
export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const plain = plainText(cell);
  // Nearly all cells need nothing more; imports bring millions.
  if (!BLANK.test(plain)) return plain;
  const isWide = (at: number): boolean => WIDE.test(plain.charAt(at));
  return plain
    .replaceAll(BLANKS, (run: string, at: number) =>
      LINE_END.test(run) && isWide(at - 1) && isWide(at + run.length) ? '' : ' ',
    )
    .trim();
}

/** What somebody wrote in a cell: plain, its lines kept. */
export function wordsOf(cell: Cell): string {
  if (typeof cell !== 'string') return textOf(cell);
  return plainText(cell).replaceAll(/\r\n?/g, '\n').trim();
}

/** `textOf` for codes and numbers: narrow, and without the marks that keep Excel from eating digits (`="…"`, `'…`). */
export function codeOf(cell: Cell): string {
  const text = narrow(textOf(cell)).replaceAll(' ', '');
  return /^="(.*)"$/.exec(text)?.[1] ?? text.replace(/^'/, '');
}

/** `textOf` for names and words: full-width letters and digits narrow, so that a name is one name however it came. */
export function nameOf(cell: Cell): string {
  return narrowLetters(textOf(cell));
}

/** Whether the spreadsheet lost digits of it for good. */
export function lostDigits(cell: Cell): boolean {
  return typeof cell === 'number' && Math.abs(cell) >= EXACT_BELOW;
}

const SCIENTIFIC = /^\d(?:\.\d+)?E\+\d+$/i;
const MADE_DATES = [
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?$/,
  /^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?$/,
  /^\d{1,2}:\d{2}(?::\d{2})?$/,
  /^(?:\d{1,2}-)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-\d{2,4})?$/,
];

/**
 * Detects a number or code that a spreadsheet spoiled: `2.02503E+17` of a long one, a day or a time of `3-2` or
 * `1:30`. A csv holds only what was shown, so the text has to tell.
 */
export function changedMark(text: string): 'digits-lost' | 'became-date' | undefined {
  if (SCIENTIFIC.test(text)) return 'digits-lost';
  return MADE_DATES.some((form) => form.test(text)) ? 'became-date' : undefined;
}

const SEPARATED =
  /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?(?:[ T]*(\d{1,2})[:时](\d{2})分?(?::?\d{2}(?:\.\d+)?秒?)?)?$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^(\d{5})(?:\.(\d+))?$/;
const SERIAL_DAY_0 = localDate('1899-12-30');
/** 1950 to 2099: no other five-digit number is taken for a date. */
const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_050;
const MS_A_DAY = 86_400_000;
const MS_A_MINUTE = 60_000;

type Read = Readonly<{ date: LocalDate; time: string | null }>;

function readDate(cell: Cell): Read | undefined {
  const text = narrow(textOf(cell)).replace(/^'/, '');
  const serial = SERIAL.exec(text);
  if (serial !== null) {
    const days = Number(serial[1]);
    if (days < FIRST_SERIAL || days > LAST_SERIAL) return undefined;
    const date = addDays(SERIAL_DAY_0, days);
    if (serial[2] === undefined) return { date, time: null };
    // Seconds are cut off, because rounding could move 23:59:59 to the next day. Rounding to a millisecond only undoes the
    // error of the floating-point number.
    const minutes = Math.floor(Math.round(Number(`0.${serial[2]}`) * MS_A_DAY) / MS_A_MINUTE);
    return { date, time: timeOf(Math.floor(minutes / 60), minutes % 60) ?? '23:59' };
  }
  const found = SEPARATED.exec(text) ?? EIGHT_DIGITS.exec(text);
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour, minute] = found;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isLocalDate(date)) return undefined;
  if (hour === undefined) return { date, time: null };
  const time = timeOf(Number(hour), Number(minute));
  return time === undefined ? undefined : { date, time };
}

function timeOf(hours: number, minutes: number): string | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/**
 * The day a cell names: 2024/3/5, 2024-03-05, 2024.3.5, 2024年3月5日, 20240305, 45356 (Excel's own), with or without a
 * time. A year of two digits, or a day and month whose order must be guessed, is no date.
 */
export function dateIn(cell: Cell): LocalDate | undefined {
  return readDate(cell)?.date;
}

/** `YYYY-MM-DD HH:MM` on the wall in Shangqiu; noon where the cell has no time. */
export function momentIn(cell: Cell): string | undefined {
  const read = readDate(cell);
  return read === undefined ? undefined : `${read.date} ${read.time ?? '12:00'}`;
}

/** For comparing words: widths, case, blanks and punctuation do not count. */
export function wordKey(text: string): string {
  return narrow(textOf(text))
    .toLowerCase()
    .replaceAll(/[\s\-_.,;:'"“”‘’、，。；：·*()[\]【】（）<>《》/\\]/g, '');
}

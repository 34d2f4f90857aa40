/** Suppression of small counts, CSV and percentages. */

import type { Shown } from './model.ts';

/** Smallest count shown: fewer could be guessed by those who were there. */
export const LEAST_SHOWN = 5;

/** Count to the ten below, so that it does not move with each person; fewer than ten are hidden. */
export function inTens(count: number): Shown {
  return count > 0 && count < TEN ? null : count - (count % TEN);
}

/**
 * Parts of a whole that run, and the whole, each in tens. Where so many parts are few that the whole would tell one of them to
 * be less than five, parts of nought are said to be few as well.
 */
export function tensTogether(parts: readonly number[]): Readonly<{ parts: readonly Shown[]; whole: Shown }> {
  const shown = parts.map(inTens);
  const whole = inTens(sum(parts));
  const few = shown.filter((part) => part === null).length;
  // The most that those not said can be together; each of the others is at least one.
  const most = (whole ?? 0) + TEN - 1 - sum(shown.map((part) => part ?? 0));
  const isSafe = few === 0 || most >= LEAST_SHOWN + few - 1;
  return { parts: isSafe ? shown : shown.map((part) => (part === 0 ? null : part)), whole };
}

const TEN = 10;

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

/** A line of CSV (RFC 4180); texts a spreadsheet would take for formulas are disarmed. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A share as a percentage with one decimal, half up. */
export function percent(share: number): string {
  return (Math.floor(share * 1000 + 0.5) / 10).toFixed(1);
}

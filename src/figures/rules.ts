/** Suppression of small counts, CSV and percentages. */

import type { Shown } from './model.ts';

/** Smallest count shown: fewer could be guessed by those who were there. */
export const LEAST_SHOWN = 5;

/**
 * Hides counts from one to four. Where the total is shown and exactly one part is hidden, subtraction would bring it back,
 * so the smallest part that is still shown is hidden with it.
 */
export function suppress(parts: readonly number[]): readonly Shown[] {
  const hidden = new Set<number>();
  parts.forEach((part, index) => {
    if (part > 0 && part < LEAST_SHOWN) hidden.add(index);
  });
  if (hidden.size === 1) {
    let smallest = -1;
    parts.forEach((part, index) => {
      if (hidden.has(index) || part === 0) return;
      if (smallest === -1 || part < (parts[smallest] ?? 0)) smallest = index;
    });
    if (smallest !== -1) hidden.add(smallest);
  }
  return parts.map((part, index) => (hidden.has(index) ? null : part));
}

/** The total; hidden when it is small itself. */
export function suppressTotal(total: number): Shown {
  return total > 0 && total < LEAST_SHOWN ? null : total;
}

/** Count to the ten below, so that it does not move with each person; fewer than ten are hidden. */
export function inTens(count: number): Shown {
  return count > 0 && count < 10 ? null : count - (count % 10);
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

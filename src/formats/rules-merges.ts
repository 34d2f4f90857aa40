/** Merged cells: every cell of a block gets the value of its first one. */

import type { Cell } from '../kernel/spelling.ts';
import { MOST_COLUMNS, type SheetRow } from './model.ts';

/** A merged block: rows count from 1, columns from 0, both ends included. */
export type Merge = Readonly<{ top: number; bottom: number; left: number; right: number }>;

export const MOST_MERGES = 500_000;
/** A block over fewer columns may be a value that two columns share, and is no remark. */
const REMARK_COLUMNS = 3;

/** The block an address names: `A1:C2`, with or without `$`. */
export function mergeOf(reference: string): Merge | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference.trim());
  if (found === null) return undefined;
  const [, left = '', top = '', right = '', bottom = ''] = found;
  return { top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) };
}

/** The column, from 0, of an address such as `AB12`; -1 where it begins with no letter. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Blocks do not overlap, so no more can be open at once than there are columns. */
const MOST_OPEN = MOST_COLUMNS;

/**
 * Carries values down and to the right while rows go by in order.
 * @returns given a row's number and its cells, the row; the cells are filled in place.
 */
export function carrierOf(merges: readonly Merge[]): (number: number, cells: Cell[]) => SheetRow {
  const waiting = merges.filter(({ left }) => left < MOST_COLUMNS).sort((a, b) => b.top - a.top);
  let open: { merge: Merge; value: Cell }[] = [];
  return (number, cells) => {
    if (open.length > 0) open = open.filter(({ merge }) => merge.bottom >= number);
    let remark = false;
    for (let next = waiting.at(-1); next !== undefined && next.top <= number; next = waiting.at(-1)) {
      waiting.pop();
      // A row that a file leaves out is empty, and what begins in it carries nothing.
      const value = next.top === number ? (cells[next.left] ?? null) : null;
      if (value === null || next.bottom < number || open.length === MOST_OPEN) continue;
      remark ||= isAll(next, cells);
      open.push({ merge: next, value });
    }
    for (const { merge, value } of open) {
      const right = Math.min(merge.right, MOST_COLUMNS - 1);
      while (cells.length <= right) cells.push(null);
      cells.fill(value, merge.left, right + 1);
    }
    return { number, cells, remark };
  };
}

function isAll(merge: Merge, cells: readonly Cell[]): boolean {
  if (merge.right - merge.left + 1 < REMARK_COLUMNS) return false;
  return cells.every((cell, column) => cell === null || (column >= merge.left && column <= merge.right));
}

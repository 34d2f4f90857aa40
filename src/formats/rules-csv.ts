/** Parser of comma-separated values (RFC 4180, and what spreadsheets write besides), fed piece by piece. */

import { MOST_CELL_CHARACTERS, MOST_COLUMNS, SheetRefused } from './model.ts';

export const SEPARATORS = [',', '\t', ';'] as const;
export type Separator = (typeof SEPARATORS)[number];

export type CsvParser = Readonly<{
  /** @returns the rows that ended in this piece. */
  push: (text: string) => readonly (readonly string[])[];
  /** @returns the last row, where the file does not end with a line's end. */
  end: () => readonly (readonly string[])[];
}>;

const QUOTE = 34;
const CR = 13;
const LF = 10;

/**
 * A quotation mark counts where a cell begins with it; anywhere else it is a character like others.
 * @throws SheetRefused for a cell longer than any cell is, which is a quotation mark that never closes
 */
export function csvParser(separator: Separator): CsvParser {
  const between = separator.charCodeAt(0);
  let rows: (readonly string[])[] = [];
  let row: string[] = [];
  let cell = '';
  /** `quoted`: inside marks; `closing`: a mark was seen inside, which ends the cell or stands for itself. */
  let state: 'start' | 'bare' | 'quoted' | 'closing' = 'start';
  let number = 1;
  let quotedSince = 1;
  let afterCr = false;

  const grow = (more: string): void => {
    cell += more;
    if (cell.length <= MOST_CELL_CHARACTERS) return;
    throw new SheetRefused(
      state === 'quoted'
        ? { kind: 'sheet-quote-not-closed', row: quotedSince }
        : { kind: 'sheet-cell-too-long', row: number },
    );
  };
  const endCell = (): void => {
    if (row.length < MOST_COLUMNS) row.push(cell);
    cell = '';
    state = 'start';
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
    number += 1;
  };

  const push = (text: string): readonly (readonly string[])[] => {
    rows = [];
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (afterCr) {
        afterCr = false;
        if (code === LF) {
          at += 1;
          continue;
        }
      }
      if (state === 'quoted') {
        const mark = text.indexOf('"', at);
        grow(text.slice(at, mark < 0 ? text.length : mark));
        at = mark < 0 ? text.length : mark + 1;
        if (mark >= 0) state = 'closing';
        continue;
      }
      if (code === QUOTE && state !== 'bare') {
        if (state === 'closing') grow('"');
        else quotedSince = number;
        state = 'quoted';
        at += 1;
      } else if (code === between) {
        endCell();
        at += 1;
      } else if (code === LF || code === CR) {
        endRow();
        afterCr = code === CR;
        at += 1;
      } else {
        let end = at + 1;
        while (end < text.length) {
          const next = text.charCodeAt(end);
          if (next === between || next === LF || next === CR) break;
          end += 1;
        }
        state = 'bare';
        grow(text.slice(at, end));
        at = end;
      }
    }
    return rows;
  };
  const end = (): readonly (readonly string[])[] => {
    if (state === 'quoted') throw new SheetRefused({ kind: 'sheet-quote-not-closed', row: quotedSince });
    rows = [];
    if (state !== 'start' || cell !== '' || row.length > 0) endRow();
    return rows;
  };
  return { push, end };
}

/** The separator that makes a table of the first lines: the one that most of them have the same number of. */
export function separatorOf(sample: string): Separator {
  const score = (separator: Separator): number => {
    let rows: readonly (readonly string[])[];
    try {
      rows = csvParser(separator).push(sample);
    } catch {
      return 0;
    }
    const widths = new Map<number, number>();
    for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    return Math.max(0, ...[...widths].map(([width, times]) => times * 1_000 + width));
  };
  return [...SEPARATORS].sort((a, b) => score(b) - score(a))[0] ?? ',';
}

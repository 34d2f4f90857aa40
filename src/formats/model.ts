/** Rows and faults of a sheet, the same for xlsx and csv. */

import type { Cell } from '../kernel/spelling.ts';

export type SheetRow = Readonly<{
  /** Number of the row in the spreadsheet, from 1. */
  number: number;
  cells: readonly Cell[];
  /** The row is one merged cell wider than two columns: a title or a remark, no record. */
  remark: boolean;
  /** Hidden in the spreadsheet: filtered out or folded away. */
  hidden?: boolean;
}>;

/** Why a file cannot be read, or not to its end. `row`: where, if the fault lies in a row. */
export type SheetProblem =
  | Readonly<{
      kind:
        | 'sheet-empty'
        | 'sheet-not-known'
        | 'sheet-is-old-xls'
        | 'sheet-is-protected'
        | 'sheet-is-web-page'
        | 'sheet-is-ods'
        | 'sheet-damaged'
        | 'sheet-too-large-inside'
        | 'sheet-took-too-long'
        | 'sheets-busy'
        | 'sheet-has-zeros';
    }>
  | Readonly<{ kind: 'sheet-too-many-rows'; most: number }>
  | Readonly<{ kind: 'sheet-cell-too-long' | 'sheet-quote-not-closed'; row: number }>;

/** Carries a problem out of a generator, which can return no result; caught where the reading was begun. */
export class SheetRefused extends Error {
  readonly problem: SheetProblem;
  constructor(problem: SheetProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Twice the most rows of an Excel sheet: a csv may hold more. */
export const MOST_ROWS = 2_000_000;
/** Excel's own limit of a cell. */
export const MOST_CELL_CHARACTERS = 32_767;
/** Columns further right are not read: sheets that wide are filled with nothing. */
export const MOST_COLUMNS = 256;

/** What a sheet holds, whatever file it came in. */

import type { Cell } from '../kernel/spelling.ts';

export type SheetRow = Readonly<{
  /** As the spreadsheet numbers it: the first row of the file is 1. */
  number: number;
  cells: readonly Cell[];
  /** One merged cell wider than two columns is all there is: a title or a remark, no record. */
  remark: boolean;
  /** Not shown by the spreadsheet: filtered out or folded away. */
  hidden?: boolean;
}>;

/** Why a file cannot be read, or not to its end. `row`: where, if it is about a row. */
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

/** Thrown in the middle of reading, where no result can be returned any more; caught where the reading was begun. */
export class SheetRefused extends Error {
  readonly problem: SheetProblem;
  constructor(problem: SheetProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** As many as Excel keeps in a sheet, twice: a csv may hold more. */
export const MOST_ROWS = 2_000_000;
/** Excel's own limit of a cell. */
export const MOST_CELL_CHARACTERS = 32_767;
/** Wider sheets exist, filled with nothing; what stands further right is not read. */
export const MOST_COLUMNS = 256;

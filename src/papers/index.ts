/** The front door of papers: layout only; who issues a paper hands it texts. */

export type { ListColumn, ListSheet } from './lists.ts';
export {
  type Book,
  bookBytes,
  type CellTone,
  type Sheet,
  type SheetCell,
  type SheetColumn,
  XLSX_TYPE,
} from './sheets-write.ts';

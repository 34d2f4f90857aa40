/** The front door of papers: layout only; who issues a paper hands it texts. */

export type { ListColumn, ListSheet } from './lists.ts';
export { type PlaqueFile, plaquesPdf } from './plaques.ts';
export type { Plaque, PlaqueFrame, Step } from './plaques-page.ts';
export { PLAQUE_FORMATS, type PlaqueFormat } from './plaques-sizes.ts';
export {
  type Book,
  bookBytes,
  type CellTone,
  type Sheet,
  type SheetCell,
  type SheetColumn,
  XLSX_TYPE,
} from './sheets-write.ts';

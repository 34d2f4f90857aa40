/** Public interface of file formats: sheets, plaques and papers from the texts a slice gives, and sheets read. */

export type * from './import-kind.ts';
export { type AddList, listRoutesBy } from './list-route.ts';
export { column, headsOf, type ListColumn, type ListSheet, type SheetOrder } from './lists.ts';
export { MOST_COLUMNS, type SheetProblem, SheetRefused, type SheetRow } from './model.ts';
export { MOST_TEMPLATE_BYTES } from './official/docx-parts.ts';
export { layoutDocx } from './official/docx-write.ts';
export type { Layout, Piece } from './official/layout.ts';
export type { PaperData, PlacesAsked, TemplateFlaw, TemplateProblem } from './official/model.ts';
export { paperPdf } from './official/paper-pdf.ts';
export { checkTemplate, fillTemplate } from './official/template.ts';
export { type PlaqueFile, plaquesPdf } from './plaques.ts';
export type { Plaque, PlaqueFrame, Step } from './plaques-page.ts';
export { PLAQUE_FORMATS, type PlaqueFormat } from './plaques-sizes.ts';
export { SEPARATORS, type Separator } from './rules-csv.ts';
export { columnLetters } from './sheet-xml.ts';
export type { ByteSource } from './sheets-bytes.ts';
export { ENCODINGS, type Encoding } from './sheets-csv.ts';
export type { SheetFile, TextForm } from './sheets-open.ts';
export { openSheets } from './sheets-read.ts';
export {
  type Book,
  bookBytes,
  type CellTone,
  type Sheet,
  type SheetCell,
  type SheetColumn,
  XLSX_TYPE,
} from './sheets-write.ts';

/**
 * Writes workbooks (xlsx) row by row while they are sent. Callers give texts, numbers and days; how a heading, a date or a
 * wrong value looks is decided here, so that all sheets of the program look alike.
 */

import type { Instant } from '../kernel/time.ts';
import {
  type CellKind,
  cellXml,
  columnLetters,
  contentTypesXml,
  escaped,
  propertiesXml,
  rootRelationsXml,
  type SheetCell,
  STYLE,
  styleOf,
  stylesXml,
  textCell,
  workbookRelationsXml,
  workbookXml,
} from './sheet-xml.ts';
import { type ZipPart, zipOf } from './zip-write.ts';

export type { CellKind, CellTone, SheetCell } from './sheet-xml.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Most rows a spreadsheet program opens; rows above the headings count too. */
export const MOST_SHEET_ROWS = 1_048_576;

export type SheetColumn = Readonly<{
  heading: string;
  kind: CellKind;
  /** Width in characters; a Chinese one counts two. Without it the kind decides. */
  width?: number;
  /** Values offered as a list in every cell below the heading. */
  choices?: readonly string[];
}>;

export type Sheet = Readonly<{
  name: string;
  columns: readonly SheetColumn[];
  /** Rows in the order of the columns, pulled only as fast as the book is read. */
  rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>;
  /** Title in large type above the headings. */
  title?: string;
  /** Small lines under the title. */
  lines?: readonly string[];
  /** Warning in red above the headings, and in the head and foot of every printed page. */
  mark?: string;
  /** The sheet is a form to fill in: empty cells below the heading have the kind of their column. */
  toFill?: boolean;
  /** Last row of a sheet that was cut for having too many. */
  cutNote?: string;
}>;

export type Book = Readonly<{ title: string; author: string; note: string; at: Instant; sheets: readonly Sheet[] }>;

/** Characters of XML gathered before they are deflated. */
const GATHERED = 64 * 1024;
const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 18,
  long: 48,
  whole: 10,
  number: 12,
  share: 10,
  day: 12,
  moment: 17,
};

/**
 * The book's bytes, made as they are asked for; for a stream, `Readable.from` it. Ending the iteration ends that of the rows.
 * @throws RangeError for a sheet without columns
 */
export function bookBytes(book: Book): AsyncGenerator<Buffer, void, undefined> {
  const sheets = book.sheets.map((sheet) => ({ ...sheet, name: sheetName(sheet.name) }));
  if (sheets.length === 0 || sheets.some((sheet) => sheet.columns.length === 0)) {
    throw new RangeError('a book has sheets and a sheet has columns');
  }
  const fixed: readonly ZipPart[] = [
    { path: '[Content_Types].xml', text: [contentTypesXml(sheets.length)] },
    { path: '_rels/.rels', text: [rootRelationsXml()] },
    { path: 'docProps/core.xml', text: [propertiesXml(book)] },
    {
      path: 'xl/workbook.xml',
      text: [workbookXml(sheets.map((sheet) => ({ name: sheet.name, headRow: headRow(sheet) })))],
    },
    { path: 'xl/_rels/workbook.xml.rels', text: [workbookRelationsXml(sheets.length)] },
    { path: 'xl/styles.xml', text: [stylesXml()] },
  ];
  const written = sheets.map((sheet, index) => ({
    path: `xl/worksheets/sheet${index + 1}.xml`,
    text: sheetXml(sheet),
  }));
  return zipOf([...fixed, ...written], book.at);
}

function topTexts(sheet: Sheet): readonly Readonly<{ text: string; style: number }>[] {
  return [
    ...(sheet.title === undefined ? [] : [{ text: sheet.title, style: STYLE.title }]),
    ...(sheet.mark === undefined ? [] : [{ text: sheet.mark, style: STYLE.mark }]),
    ...(sheet.lines ?? []).map((text) => ({ text, style: STYLE.line })),
  ];
}

function headRow(sheet: Sheet): number {
  return topTexts(sheet).length + 1;
}

async function* sheetXml(sheet: Sheet): AsyncGenerator<string, void, undefined> {
  const letters = sheet.columns.map((_, index) => columnLetters(index));
  const kinds = sheet.columns.map((column) => column.kind);
  const heads = headRow(sheet);
  let gathered = openingXml(sheet, letters, heads);
  let row = heads;
  for await (const cells of sheet.rows) {
    row += 1;
    if (row === MOST_SHEET_ROWS) {
      gathered += rowXml(row, textCell(`A${row}`, STYLE.mark, sheet.cutNote ?? '…'));
      break;
    }
    let inner = '';
    for (let index = 0; index < kinds.length; index += 1) {
      inner += cellXml(`${letters[index]}${row}`, kinds[index] ?? 'text', cells[index] ?? null);
    }
    gathered += rowXml(row, inner);
    if (gathered.length >= GATHERED) {
      yield gathered;
      gathered = '';
    }
  }
  yield gathered + closingXml(sheet, letters, heads, row);
}

function rowXml(row: number, inner: string): string {
  return `<row r="${row}">${inner}</row>`;
}

function openingXml(sheet: Sheet, letters: readonly string[], heads: number): string {
  const columns = sheet.columns.map(
    (column, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${column.width ?? Math.max(WIDTHS[column.kind], widthOf(column.heading) + 4)}" customWidth="1"${sheet.toFill === true ? ` style="${styleOf(column.kind, 'plain')}"` : ''}/>`,
  );
  const top = topTexts(sheet).map(({ text, style }, index) =>
    rowXml(index + 1, textCell(`A${index + 1}`, style, text)),
  );
  const headings = sheet.columns.map((column, index) =>
    textCell(`${letters[index]}${heads}`, STYLE.heading, column.heading),
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">' +
    `<pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/>` +
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${columns.join('')}</cols><sheetData>${top.join('')}${rowXml(heads, headings.join(''))}`
  );
}

function closingXml(sheet: Sheet, letters: readonly string[], heads: number, last: number): string {
  const mark = sheet.mark === undefined ? '' : escaped(printed(sheet.mark));
  return (
    `</sheetData><autoFilter ref="A${heads}:${letters.at(-1)}${Math.max(last, heads)}"/>` +
    choicesXml(sheet, letters, heads) +
    '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
    `<headerFooter><oddHeader>&amp;C${mark}</oddHeader><oddFooter>&amp;L${mark}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>` +
    '</worksheet>'
  );
}

/** A list of choices is one text of at most 255 characters; a longer one is not offered. */
const MOST_CHOICE_CHARACTERS = 255;

function choicesXml(sheet: Sheet, letters: readonly string[], heads: number): string {
  const lists = sheet.columns.flatMap(({ choices = [] }, index) => {
    const text = choices.join(',');
    const fits = text !== '' && text.length <= MOST_CHOICE_CHARACTERS && !choices.some((choice) => /[,"]/.test(choice));
    if (!fits) return [];
    const below = `${letters[index]}${heads + 1}:${letters[index]}${MOST_SHEET_ROWS}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${below}"><formula1>&quot;${escaped(text)}&quot;</formula1></dataValidation>`,
    ];
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

/** Text of a page's head or foot: `&` begins a code there, and both take no more than 255 characters. */
function printed(text: string): string {
  return text.slice(0, 200).replaceAll('&', '&&');
}

/** A sheet's name: at most 31 characters, none that addresses within a workbook use. */
function sheetName(name: string): string {
  const kept = name
    .replaceAll(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31);
  return kept === '' ? 'Sheet1' : kept;
}

/** Chinese characters are twice as wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0);
}

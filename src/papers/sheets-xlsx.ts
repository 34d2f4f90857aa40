/**
 * Reading an xlsx row by row, at the pace of whoever takes the rows: 854,613 of them never stand in memory together.
 * Formulas give the value they had when the file was saved.
 */

import type { Cell } from '../kernel/spelling.ts';
import { dateOfDayNumber, dayNumber, localDate } from '../kernel/time.ts';
import { MOST_COLUMNS, MOST_ROWS, SheetRefused, type SheetRow } from './model.ts';
import { carrierOf, type Merge, mergesIn } from './rules-merges.ts';
import type { ByteSource } from './sheets-bytes.ts';
import { attribute, elementsOf, plain, prefixIn, stringIn } from './sheets-xml.ts';
import { openZip, partText, unpacked, type Zip } from './sheets-zip.ts';

type SheetPart = Readonly<{ name: string; hidden: boolean; part: string }>;

export type Workbook = Readonly<{
  zip: Zip;
  sheets: readonly SheetPart[];
  stringsPart: string | undefined;
  /** Which styles show a number as a date. */
  dateStyles: readonly boolean[];
  /** Days count from 1904 in files of old Macintoshes. */
  from1904: boolean;
}>;

/** @throws SheetRefused */
export async function openWorkbook(source: ByteSource): Promise<Workbook> {
  const zip = await openZip(source);
  const roots = relationsIn(await partText(zip, '_rels/.rels'));
  const workbookPart = [...roots.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const text = await partText(zip, workbookPart);
  if (text === '') {
    const isOds = zip.entries.has('content.xml') && zip.entries.has('mimetype');
    throw new SheetRefused({ kind: isOds ? 'sheet-is-ods' : 'sheet-not-known' });
  }
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const relations = relationsIn(await partText(zip, `${folder}_rels/${workbookPart.slice(folder.length)}.rels`));
  const partOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `${folder}${target}`);
  const sheets = [...text.matchAll(/<(?:\w+:)?sheet\s([^>]*?)\/?>/g)].flatMap(([, attributes = '']): SheetPart[] => {
    const relation = relations.get(/\s\w+:id=["']([^"']+)["']/.exec(` ${attributes}`)?.[1] ?? '');
    if (relation?.type !== 'worksheet') return [];
    const name = attribute(` ${attributes}`, 'name') ?? '';
    return [{ name, hidden: / state=["'](?:h|veryH)idden["']/.test(` ${attributes}`), part: partOf(relation.target) }];
  });
  if (sheets.length === 0) throw new SheetRefused({ kind: 'sheet-not-known' });
  const named = (type: string): string | undefined => {
    const relation = [...relations.values()].find((candidate) => candidate.type === type);
    return relation === undefined ? undefined : partOf(relation.target);
  };
  return {
    zip,
    sheets,
    stringsPart: named('sharedStrings'),
    dateStyles: dateStylesIn(await partText(zip, named('styles') ?? '')),
    from1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904=["'](?:1|true)["']/.test(text),
  };
}

function relationsIn(text: string): ReadonlyMap<string, Readonly<{ type: string; target: string }>> {
  return new Map(
    [...text.matchAll(/<(?:\w+:)?Relationship\s([^>]*?)\/?>/g)].map(([, attributes = '']) => {
      const of = (name: string): string => attribute(` ${attributes}`, name) ?? '';
      return [of('Id'), { type: of('Type').slice(of('Type').lastIndexOf('/') + 1), target: of('Target') }];
    }),
  );
}

/** Built-in formats that are dates; 27 to 36 and 50 to 58 are those of Chinese and Japanese Excel. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  }
  const [first = ''] = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';');
  return /[ymdhs年月日时]/i.test(first) && !/^General$/i.test(first);
}

function dateStylesIn(text: string): readonly boolean[] {
  const codes = new Map(
    [...text.matchAll(/<(?:\w+:)?numFmt\s([^>]*?)\/?>/g)].map(([, attributes = '']) => [
      Number(attribute(` ${attributes}`, 'numFmtId')),
      attribute(` ${attributes}`, 'formatCode') ?? '',
    ]),
  );
  const styles = /<(?:\w+:)?cellXfs\b[^>]*>(.*?)<\/(?:\w+:)?cellXfs>/s.exec(text)?.[1] ?? '';
  return [...styles.matchAll(/<(?:\w+:)?xf\s([^>]*?)\/?>/g)].map(([, attributes = '']) => {
    const id = Number(attribute(` ${attributes}`, 'numFmtId') ?? '0');
    return isDateFormat(id, codes.get(id));
  });
}

/** What one look through a sheet tells: how many rows stand in it, and which cells are merged. */
export type Survey = Readonly<{ rows: number; merges: readonly Merge[] }>;

const MOST_TAIL_BYTES = 32 * 1024 ** 2;
/** Longer than any mark that is looked for, so that none is missed where two pieces meet. */
const OVERLAP_BYTES = 64;

/** Merged cells stand after the rows they matter for, so a sheet is gone through twice; this time nothing is parsed. */
export async function surveySheet(workbook: Workbook, sheet: SheetPart): Promise<Survey> {
  let rows = 0;
  let marks: Readonly<{ row: Buffer; end: Buffer }> | undefined;
  let rest: Buffer = Buffer.alloc(0);
  const tail: Buffer[] = [];
  let tailBytes = 0;
  for await (const piece of unpacked(workbook.zip, sheet.part)) {
    if (tail.length > 0) {
      tail.push(piece);
      tailBytes += piece.length;
      if (tailBytes > MOST_TAIL_BYTES) throw new SheetRefused({ kind: 'sheet-too-large-inside' });
      continue;
    }
    if (marks === undefined) {
      const prefix = prefixIn(piece);
      marks = { row: Buffer.from(`<${prefix}row`), end: Buffer.from(`</${prefix}sheetData>`) };
    }
    const bytes = Buffer.concat([rest, piece]);
    // A mark that lies wholly in what was kept has been counted.
    for (
      let at = bytes.indexOf(marks.row, Math.max(0, rest.length - marks.row.length + 1));
      at >= 0;
      at = bytes.indexOf(marks.row, at + marks.row.length)
    ) {
      rows += 1;
    }
    if (rows > MOST_ROWS) throw new SheetRefused({ kind: 'sheet-too-many-rows', most: MOST_ROWS });
    const end = bytes.indexOf(marks.end);
    if (end >= 0) tail.push(bytes.subarray(end));
    rest = bytes.subarray(Math.max(0, bytes.length - OVERLAP_BYTES));
  }
  return { rows, merges: mergesIn(Buffer.concat(tail).toString('utf8')) };
}

export type ReadingOrder = Readonly<{
  /** Stop after so many rows. */
  most?: number;
  onBytes?: (bytes: number) => void;
}>;

/** @throws SheetRefused */
export async function* rowsOfSheet(
  workbook: Workbook,
  sheet: SheetPart,
  survey: Survey,
  order: ReadingOrder = {},
): AsyncGenerator<SheetRow> {
  const { most } = order;
  if (most === undefined) {
    const strings = await stringsOf(workbook, Number.POSITIVE_INFINITY);
    yield* rawRows(workbook, sheet, survey, order, (index) => strings[index] ?? '');
    return;
  }
  // A look at the first rows needs only the strings they name, not a million others.
  let highest = -1;
  const note = (index: number): string => {
    highest = Math.max(highest, index);
    return '';
  };
  for await (const _ of rawRows(workbook, sheet, survey, order, note));
  const strings = await stringsOf(workbook, highest + 1);
  yield* rawRows(workbook, sheet, survey, order, (index) => strings[index] ?? '');
}

async function stringsOf(workbook: Workbook, most: number): Promise<readonly string[]> {
  const strings: string[] = [];
  const { stringsPart, zip } = workbook;
  if (stringsPart === undefined || !zip.entries.has(stringsPart) || most === 0) return strings;
  for await (const { inner, prefix } of elementsOf(unpacked(zip, stringsPart), 'si')) {
    strings.push(ownCopy(stringIn(inner, prefix)));
    if (strings.length >= most) break;
  }
  return strings;
}

/** A piece of a larger string keeps the larger one alive, and there may be a million pieces. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8');
}

async function* rawRows(
  workbook: Workbook,
  sheet: SheetPart,
  survey: Survey,
  order: ReadingOrder,
  stringAt: (index: number) => string,
): AsyncGenerator<SheetRow> {
  const carry = carrierOf(survey.merges);
  let number = 0;
  let taken = 0;
  for await (const { attributes, inner, prefix } of elementsOf(
    unpacked(workbook.zip, sheet.part, order.onBytes),
    'row',
  )) {
    const said = attribute(attributes, 'r');
    number = said === undefined ? number + 1 : Number(said);
    if (!Number.isInteger(number) || number < 1) throw new SheetRefused({ kind: 'sheet-damaged' });
    const cells = cellsIn(inner, prefix, workbook, stringAt);
    yield carry(number, cells);
    taken += 1;
    if (taken === order.most) return;
  }
}

function cellsIn(inner: string, prefix: string, workbook: Workbook, stringAt: (index: number) => string): Cell[] {
  const cells: Cell[] = [];
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  let column = -1;
  for (let at = inner.indexOf(open); at >= 0; at = inner.indexOf(open, at)) {
    const after = at + open.length;
    const tagEnd = inner.indexOf('>', after);
    if (tagEnd < 0) break;
    const code = inner.charCodeAt(after);
    if (code !== 32 && code !== 62 && code !== 47) {
      at = after;
      continue;
    }
    const empty = inner.charCodeAt(tagEnd - 1) === 47;
    const attributes = inner.slice(after, empty ? tagEnd - 1 : tagEnd);
    const said = attribute(attributes, 'r');
    column = said === undefined ? column + 1 : columnOf(said);
    if (empty) {
      at = tagEnd + 1;
      continue;
    }
    const end = inner.indexOf(close, tagEnd);
    if (end < 0) break;
    at = end + close.length;
    if (column < 0 || column >= MOST_COLUMNS) continue;
    const value = cellOf(inner.slice(tagEnd + 1, end), attributes, prefix, workbook, stringAt);
    if (value === null || value === '') continue;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
  return cells;
}

function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function cellOf(
  body: string,
  attributes: string,
  prefix: string,
  workbook: Workbook,
  stringAt: (index: number) => string,
): Cell {
  const type = attribute(attributes, 't');
  if (type === 'inlineStr') return stringIn(body, prefix);
  const from = body.indexOf(`<${prefix}v`);
  if (from < 0) return null;
  const valueAt = body.indexOf('>', from) + 1;
  const text = body.slice(valueAt, body.indexOf(`</${prefix}v>`, valueAt));
  switch (type) {
    case 's':
      return stringAt(Number(text));
    case 'b':
      return text === '1' || text === 'true';
    case 'str':
    case 'e':
      return plain(text);
    case 'd':
      return text
        .replace('T', ' ')
        .replace(/:00(?:\.0+)?Z?$/, '')
        .replace(/ 00:00$/, '');
    default: {
      const value = Number(text);
      if (text === '' || Number.isNaN(value)) return null;
      const style = Number(attribute(attributes, 's') ?? '0');
      return workbook.dateStyles[style] === true ? dateOfSerial(value, workbook.from1904) : value;
    }
  }
}

const DAY_0 = dayNumber(localDate('1899-12-30'));
const DAY_0_OF_1904 = dayNumber(localDate('1904-01-01'));
/** Excel believes that 1900 was a leap year; its day 60 never was. */
const FALSE_LEAP_DAY = 60;
const LAST_SERIAL = 2_958_465;
const MINUTES_A_DAY = 1440;

/** `2024-03-05`, with the time to the minute if there is one; a time alone is `09:30`. */
export function dateOfSerial(serial: number, from1904: boolean): Cell {
  if (serial < 0 || serial > LAST_SERIAL) return serial;
  const minutes = Math.round(serial * MINUTES_A_DAY);
  const days = Math.floor(minutes / MINUTES_A_DAY);
  const rest = minutes % MINUTES_A_DAY;
  const time = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  if (days === 0 && !from1904) return time;
  const first = from1904 ? DAY_0_OF_1904 : days < FALSE_LEAP_DAY ? DAY_0 + 1 : DAY_0;
  const date = dateOfDayNumber(first + days);
  return rest === 0 ? date : `${date} ${time}`;
}

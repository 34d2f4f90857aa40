/**
 * Reads an xlsx row by row, at the consumer's pace: 854,613 rows never stand in memory together. Formulas give the value they
 * had when the file was saved; one that was never computed gives an error, not nothing.
 */

import type { Cell } from '../kernel/spelling.ts';
import { MOST_CELL_CHARACTERS, MOST_COLUMNS, MOST_ROWS, SheetRefused, type SheetRow } from './model.ts';
import { dateOfSerial, dateOfText } from './rules-dates.ts';
import { carrierOf, columnOf, type Merge, MOST_MERGES, mergeOf } from './rules-merges.ts';
import { plainRow } from './sheets-plain.ts';
import { surveyPieces } from './sheets-survey.ts';
import type { SheetPart, Workbook } from './sheets-workbook.ts';
import { type Attributes, readXml, type XmlEvents, xmlReader } from './sheets-xml.ts';
import { damaged, unpacked } from './sheets-zip.ts';

export type Survey = Readonly<{ rows: number; merges: readonly Merge[] }>;

/** Surveys a sheet. Merged cells are listed after the rows they concern, so a sheet that has any is read once more for them. */
export async function surveySheet({ zip }: Workbook, { part }: SheetPart): Promise<Survey> {
  const { rows, hasMerges } = await surveyPieces(unpacked(zip, part));
  if (rows > MOST_ROWS) throw new SheetRefused({ kind: 'sheet-too-many-rows', most: MOST_ROWS });
  const merges: Merge[] = [];
  if (hasMerges) {
    await readXml(unpacked(zip, part), {
      open: (name, { ref = '' }) => {
        const merge = name === 'mergeCell' && merges.length < MOST_MERGES ? mergeOf(ref) : undefined;
        if (merge !== undefined) merges.push(merge);
      },
    });
  }
  return { rows, merges };
}

export type ReadingOrder = Readonly<{
  /** Stop after so many rows. */
  most?: number;
  onBytes?: (bytes: number) => void;
}>;

type StringAt = (index: number) => string;

/** @throws SheetRefused */
export async function* rowsOfSheet(
  workbook: Workbook,
  sheet: SheetPart,
  survey: Survey,
  order: ReadingOrder = {},
): AsyncGenerator<SheetRow> {
  const { most } = order;
  let needed = Number.POSITIVE_INFINITY;
  if (most !== undefined) {
    // The first rows alone need only the strings they name, not a million others.
    needed = 0;
    const note: StringAt = (index) => {
      needed = Math.max(needed, index + 1);
      return '';
    };
    for await (const _ of rawRows(workbook, sheet, survey, order, note));
  }
  const strings = await stringsOf(workbook, needed);
  yield* rawRows(workbook, sheet, survey, order, (index) => {
    const text = strings[index];
    if (text === undefined) throw damaged();
    return text;
  });
}

async function stringsOf({ stringsPart, zip }: Workbook, most: number): Promise<readonly string[]> {
  const strings: string[] = [];
  if (stringsPart === undefined || most === 0) return strings;
  const text = textReader();
  const reader = xmlReader({
    open: (name) => {
      if (name === 'si') text.begin();
      else text.open(name);
    },
    close: (name) => {
      if (name === 'si') strings.push(ownCopy(text.said()));
      else text.close(name);
    },
    text: text.add,
  });
  for await (const piece of unpacked(zip, stringsPart)) {
    reader.push(piece);
    if (strings.length >= most) return strings;
  }
  reader.end();
  return strings;
}

/** Copies a text: a slice keeps the larger string alive, and there may be a million slices. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8');
}

/** Collects all `t` of a string, without the reading aids (rPh) of some East Asian files. */
function textReader() {
  let text = '';
  let takes = false;
  let aids = 0;
  return {
    begin: (): void => {
      text = '';
      takes = false;
      aids = 0;
    },
    open: (name: string): void => {
      if (name === 'rPh') aids += 1;
      else if (name === 't') takes = aids === 0;
    },
    close: (name: string): void => {
      if (name === 'rPh') aids -= 1;
      else if (name === 't') takes = false;
    },
    add: (more: string): void => {
      if (takes && text.length < MOST_CELL_CHARACTERS) text += more;
    },
    said: (): string => unescaped(text.slice(0, MOST_CELL_CHARACTERS)),
  };
}

/** `_x000D_` is how Excel writes a character XML cannot hold. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

async function* rawRows(
  workbook: Workbook,
  sheet: SheetPart,
  survey: Survey,
  order: ReadingOrder,
  stringAt: StringAt,
): AsyncGenerator<SheetRow> {
  const carry = carrierOf(survey.merges);
  const rows = rowReader(workbook, stringAt);
  const reader = xmlReader(rows.events);
  let taken = 0;
  for await (const piece of unpacked(workbook.zip, sheet.part, order.onBytes)) {
    reader.push(piece);
    for (const { number, cells, hidden } of rows.ended()) {
      const row = carry(number, cells);
      yield hidden ? { ...row, hidden } : row;
      taken += 1;
      if (taken === order.most) return;
    }
  }
  reader.end();
}

type RawRow = Readonly<{ number: number; cells: Cell[]; hidden: boolean }>;

/** Builds rows from the events of the XML reader. */
function rowReader(
  workbook: Workbook,
  stringAt: StringAt,
): Readonly<{ events: XmlEvents; ended: () => readonly RawRow[] }> {
  let rows: RawRow[] = [];
  let number = 0;
  let hidden = false;
  let cells: Cell[] = [];
  let column = -1;
  let cell: Attributes | undefined;
  let takes: 'v' | 'f' | null = null;
  let value = '';
  let formula: string | null = null;
  const inline = textReader();

  const beginRow = (reference: string | undefined, isHidden: string | undefined): void => {
    number = reference === undefined ? number + 1 : Number(reference);
    if (!Number.isInteger(number) || number < 1) throw damaged();
    hidden = isHidden === '1' || isHidden === 'true';
    cells = [];
    column = -1;
  };
  const beginCell = (reference: string | undefined): void => {
    column = reference === undefined ? column + 1 : columnOf(reference);
  };
  const keepCell = (attributes: Attributes, said: Parameters<typeof cellOf>[2]): void => {
    if (column < 0 || column >= MOST_COLUMNS) return;
    const held = cellOf(workbook, attributes, said, stringAt);
    if (held === null || held === '') return;
    while (cells.length < column) cells.push(null);
    cells[column] = held;
  };
  const endRow = (): void => {
    rows.push({ number, cells, hidden });
  };

  const open = (name: string, attributes: Attributes): void => {
    if (name === 'c') {
      beginCell(attributes['r']);
      cell = attributes;
      value = '';
      formula = null;
      inline.begin();
    } else if (name === 'row') beginRow(attributes['r'], attributes['hidden']);
    else if (cell !== undefined) {
      if (name === 'v') takes = 'v';
      else if (name === 'f') {
        takes = 'f';
        formula = '';
      } else inline.open(name);
    }
  };
  const close = (name: string): void => {
    if (name === 'c') {
      if (cell !== undefined) keepCell(cell, { value, formula, inline: inline.said });
      cell = undefined;
    } else if (name === 'row') endRow();
    else if (name === takes) takes = null;
    else if (cell !== undefined) inline.close(name);
  };
  const text = (more: string): void => {
    if (takes === 'v') {
      if (value.length < MOST_CELL_CHARACTERS) value += more;
    } else if (takes === 'f') {
      if (formula !== null && formula.length < MOST_CELL_CHARACTERS) formula += more;
    } else if (cell !== undefined) inline.add(more);
  };
  const ended = (): readonly RawRow[] => {
    const all = rows;
    rows = [];
    return all;
  };
  const take = (text: string, at: number): number | null => {
    const found = plainRow(text, at);
    if (found === null) return null;
    beginRow(found.row.reference, found.row.hidden);
    for (const plain of found.row.cells) {
      beginCell(plain.reference);
      keepCell(plain.attributes, {
        value: plain.isInline ? '' : plain.value,
        formula: null,
        inline: () => (plain.isInline ? unescaped(plain.value.slice(0, MOST_CELL_CHARACTERS)) : ''),
      });
    }
    endRow();
    return found.end;
  };
  return { events: { open, close, text, shortcut: { name: 'row', take } }, ended };
}

/** Excel's error for a formula it could not compute. */
const NOT_COMPUTED = '#CALC!';

function cellOf(
  { dateStyles, from1904 }: Workbook,
  { t: type, s: style = '0' }: Attributes,
  said: Readonly<{ value: string; formula: string | null; inline: () => string }>,
  stringAt: StringAt,
): Cell {
  const { value, formula } = said;
  // A program that writes formulas without computing them leaves no value. Only one with "" in it may mean no text.
  if (formula !== null && value === '' && !(type === 'str' && formula.includes('""'))) return NOT_COMPUTED;
  switch (type) {
    case 'inlineStr':
      return said.inline();
    case 's':
      return value === '' ? null : stringAt(Number(value));
    case 'b':
      return value === '1' || value === 'true';
    case 'str':
    case 'e':
      return unescaped(value.slice(0, MOST_CELL_CHARACTERS));
    case 'd':
      return dateOfText(value, dateStyles[Number(style)] ?? 'day');
    default: {
      const number = Number(value);
      if (value === '' || Number.isNaN(number)) return null;
      // Not a number of a spreadsheet: shown as it stands.
      if (!Number.isFinite(number)) return value;
      const shown = dateStyles[Number(style)] ?? null;
      return shown === null ? number : dateOfSerial(number, from1904, shown);
    }
  }
}

/** Sheets as offices keep them, and files that are something else. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../kernel/spelling.ts';
import type { Instant } from '../kernel/time.ts';
import { SheetRefused } from './model.ts';
import { dateOfSerial } from './rules-dates.ts';
import { bytesSource } from './sheets-bytes.ts';
import { openHere, type SheetFile, type TextForm } from './sheets-open.ts';
import { bookBytes } from './sheets-write.ts';
import { zipOf } from './zip-write.ts';

const AT = '2026-03-03T00:00:00.000Z' as Instant;
const UNTIDY = path.resolve(import.meta.dirname, '../../test/fixtures/untidy-entities.xlsx');

async function opened(bytes: Uint8Array, told?: Partial<TextForm>): Promise<SheetFile> {
  const file = await openHere(bytesSource(bytes), told);
  if (!file.ok) throw new Error(file.problem.kind);
  return file.value;
}

async function rowsOf(file: SheetFile, sheet = 0, most?: number): Promise<(readonly Cell[])[]> {
  const rows: (readonly Cell[])[] = [];
  for await (const { cells } of file.rows(sheet, most === undefined ? {} : { most })) rows.push(cells);
  return rows;
}

async function zipped(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of zipOf(
    Object.entries(parts).map(([name, text]) => ({ path: name, text: [text] })),
    AT,
  ))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

const problemOf = async (bytes: Uint8Array): Promise<string> => {
  const file = await openHere(bytesSource(bytes));
  if (!file.ok) return file.problem.kind;
  try {
    await rowsOf(file.value);
    return 'read';
  } catch (error) {
    if (error instanceof SheetRefused) return error.problem.kind;
    throw error;
  }
};

/** A minimal xlsx around a sheet. */
const workbookAround = (sheet: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> =>
  zipped({
    '_rels/.rels':
      '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  });

const NO_STRINGS = { 'xl/sharedStrings.xml': '<sst/>' };

describe('an xlsx of LibreOffice', () => {
  it('has its sheets, and merged cells carried down and to the right', async () => {
    const file = await opened(readFileSync(UNTIDY));
    expect(file.sheets.map(({ name }) => name)).toEqual(['说明', '名录']);
    expect(await file.countRows(1)).toBe(11);
    const remarks: number[] = [];
    for await (const row of file.rows(1)) if (row.remark) remarks.push(row.number);
    expect(remarks).toEqual([1, 2, 11]);
    const rows = await rowsOf(file, 1);
    expect(rows.slice(3, 7).map((cells) => cells[4])).toEqual(['梁园区', '梁园区', '梁园区', '睢阳区']);
    expect(rows.slice(3, 8).map((cells) => cells[7])).toEqual([
      '2024年3月5日',
      '2024-03-05',
      45356,
      '20240305',
      '2024.3.5',
    ]);
  });

  it('may be looked into without being read to its end', async () => {
    expect(await rowsOf(await opened(readFileSync(UNTIDY)), 1, 3)).toHaveLength(3);
  });
});

describe('an xlsx', () => {
  it('that another library wrote says the same, dates and all', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '主体',
          rows: [
            ['名称', '日期', '数', '是否'],
            ['甲&乙<丙>', new Date(Date.UTC(2024, 2, 5)), 1.5, true],
            ['前 后', null, -3, false],
          ],
        },
      ],
    });
    expect(await rowsOf(await opened(bytes))).toEqual([
      ['名称', '日期', '数', '是否'],
      ['甲&乙<丙>', '2024-03-05', 1.5, true],
      ['前 后', null, -3, false],
    ]);
  });

  it('that this program wrote says the same', async () => {
    const pieces: Buffer[] = [];
    const columns = [
      { heading: '名称', kind: 'text' as const },
      { heading: '日期', kind: 'day' as const },
    ];
    const sheets = [{ name: '表', columns, rows: [['睢县 & 宁陵', '2024-03-05'] as const] }];
    for await (const piece of bookBytes({ title: '', author: '', note: '', at: AT, sheets })) pieces.push(piece);
    expect(await rowsOf(await opened(Buffer.concat(pieces)))).toEqual([
      ['名称', '日期'],
      ['睢县 & 宁陵', '2024-03-05'],
    ]);
  });

  it('may carry prefixes, shared strings, reading aids, gaps, formulas and rows without numbers', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>
      <x:row r="2"><x:c r="B2" t="s"><x:v>1</x:v></x:c><x:c r="D2" t="str"><x:f>A1&amp;"x"</x:f><x:v>a&#x4E00;</x:v></x:c></x:row>
      <x:row><x:c t="s"><x:v>0</x:v></x:c><x:c/><x:c t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const strings =
      '<x:sst xmlns:x="m"><x:si><x:t>零</x:t></x:si><x:si><x:r><x:t>一</x:t></x:r><x:rPh sb="0"><x:t>yi</x:t></x:rPh><x:r><x:t xml:space="preserve"> 二</x:t></x:r></x:si></x:sst>';
    const file = await opened(await workbookAround(sheet, { 'xl/sharedStrings.xml': strings }));
    const rows: [number, readonly Cell[]][] = [];
    for await (const { number, cells } of file.rows(0)) rows.push([number, cells]);
    expect(rows).toEqual([
      [2, [null, '一 二', null, 'a一']],
      [3, ['零', null, '#N/A']],
    ]);
  });

  it.each<[number, boolean, Cell]>([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [45356, false, '2024-03-05'],
    [45356.395833333336, false, '2024-03-05 09:30'],
    [0.375, false, '09:00'],
    [43894, true, '2024-03-05'],
    [-1, false, -1],
  ])('shows the number %d as a date (from 1904: %s): %s', (serial, from1904, date) => {
    expect(dateOfSerial(serial, from1904, 'day')).toBe(date);
  });
});

/** Real files, each written by a program that does something differently. */
const sample = (name: string): Buffer =>
  readFileSync(path.resolve(import.meta.dirname, '../../test/fixtures/sheets', name));

describe('an xlsx of other programs', () => {
  it.each([
    ['02-sharedstrings-case/entities.xlsx', '梁园区试用商行1号', 'F06'],
    ['02b-worksheet-case/entities.xlsx', '梁园区试用商行1号', 'F06'],
    ['04-cdata-sst/entities.xlsx', '梁园区试用商行1号', 'F07'],
    ['03-zip-backslash/entities.xlsx', '梁园区试用商行1号', 'F08'],
    ['05-rels-dot/entities.xlsx', '梁园区试用商行1号', 'F09'],
    ['05b-rels-dotdot/entities.xlsx', '梁园区试用商行1号', 'F09'],
    ['06-attr-newline/entities.xlsx', '梁园区试用商行1号', 'F10'],
    ['09-cell-kinds/gt-in-sheet-name.xlsx', '梁园区试用商行29号', 'F11'],
    ['09-cell-kinds/utf16-parts.xlsx', '梁园区试用商行28号', 'F12'],
    ['09-cell-kinds/1904.xlsx', '梁园区试用商行27号', ''],
    ['09-cell-kinds/phonetic.xlsx', '梁园区试用商行26号', ''],
    ['09-cell-kinds/stored.xlsx', '梁园区试用商行28号', ''],
    ['09-cell-kinds/strict.xlsx', '梁园区试用商行28号', ''],
    ['25-wps-and-others/absolute-target.xlsx', '梁园区试用商行601号', ''],
    ['25-wps-and-others/comment-in-sheet.xlsx', '梁园区试用商行601号', ''],
    ['25-wps-and-others/core-props.xlsx', '梁园区试用商行601号', ''],
    ['25-wps-and-others/d3p1.xlsx', '梁园区试用商行601号', ''],
    ['25-wps-and-others/dimension-a1.xlsx', '梁园区试用商行601号', ''],
    ['25-wps-and-others/no-refs.xlsx', '梁园区试用商行601号', ''],
    ['25-wps-and-others/pretty.xlsx', '梁园区试用商行601号', ''],
    ['25-wps-and-others/windows-1252-decl.xlsx', '梁园区试用商行601号', ''],
    ['26-escaped-halves/pair.xlsx', '梁园区𠮷试用', 'F26'],
    ['26-escaped-halves/literal.xlsx', '梁园区_xD83D_试用', 'F26'],
  ])('%s is read: %s (%s)', async (name, firm) => {
    const [heading, first] = await rowsOf(await opened(sample(name)));
    expect(heading?.slice(0, 4)).toEqual(['统一社会信用代码', '名称', '类型', '区划']);
    expect(first?.slice(1, 4)).toEqual([firm, '企业', '梁园区']);
    expect(first?.[6]).toBe('2024-03-05');
  });

  it('keeps a name with a character of XML markup in it, and takes none that is no text (F11, F26)', async () => {
    const file = await opened(sample('09-cell-kinds/gt-in-sheet-name.xlsx'));
    expect(file.sheets[0]?.name).toBe('名录>2025');
    expect(await problemOf(sample('26-escaped-halves/sheetname.xlsx'))).toBe('sheet-damaged');
    expect(await problemOf(sample('26-escaped-halves/sheetname2.xlsx'))).toBe('sheet-damaged');
  });

  it('shows a formula that was never computed as one that failed, and one that came to no text as empty (F13)', async () => {
    const rows = await rowsOf(await opened(sample('08-formula-never-computed/entities.xlsx')));
    expect(rows.slice(1).map((cells) => [cells[1], cells[4], cells[6]])).toEqual([
      ['梁园区试用商行11号', '#CALC!', '#CALC!'],
      ['#CALC!', '存续', '2024-03-05'],
      ['梁园区试用商行13号', '#CALC!', '2024-03-05'],
    ]);
    const cell = '<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c><c r="B1"><v>1</v></c>';
    const sheet = `<worksheet><sheetData><row r="1">${cell}</row></sheetData></worksheet>`;
    expect(await rowsOf(await opened(await workbookAround(sheet, NO_STRINGS)))).toEqual([[null, 1]]);
  });

  it('has the minute a moment stands in, seconds cut (F14)', async () => {
    const rows = await rowsOf(await opened(sample('10-seconds-before-midnight/older-reviews.xlsx')));
    expect(rows.slice(1).map((cells) => cells[5])).toEqual([
      '2025-03-31 23:59',
      '2025-03-31 23:59',
      '2025-12-31 23:59',
      expect.stringContaining('2025-'),
      '2025-04-01 00:00',
      expect.stringContaining('2025-'),
    ]);
  });

  it('tells which rows are hidden (F30)', async () => {
    const hidden: (boolean | undefined)[] = [];
    const file = await opened(sample('09-cell-kinds/hidden-row.xlsx'));
    for await (const row of file.rows(0)) hidden.push(row.hidden);
    expect(hidden).toEqual([undefined, undefined, true]);
  });

  const RELATIONS =
    '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet%201.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/></Relationships>';
  const TEXT_CELL = '<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c></row></sheetData></worksheet>';
  it('may percent-encode what it names (F09)', async () => {
    const bytes = await workbookAround('<worksheet/>', {
      'xl/_rels/workbook.xml.rels': RELATIONS,
      'xl/sheet 1.xml': TEXT_CELL,
      'XL/Strings.XML': '<sst><si><t>名称</t></si></sst>',
    });
    expect(await rowsOf(await opened(bytes))).toEqual([['名称']]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['strings', { 'xl/_rels/workbook.xml.rels': RELATIONS, 'xl/sheet 1.xml': TEXT_CELL }],
    [
      'one string',
      { 'xl/_rels/workbook.xml.rels': RELATIONS, 'xl/sheet 1.xml': TEXT_CELL, 'xl/strings.xml': '<sst/>' },
    ],
    ['the sheet', { 'xl/_rels/workbook.xml.rels': RELATIONS, 'xl/strings.xml': '<sst/>' }],
    [
      'styles',
      {
        'xl/_rels/workbook.xml.rels': RELATIONS.replace(
          '</',
          '<Relationship Id="r3" Type="x/styles" Target="styles.xml"/></',
        ),
      },
    ],
  ])('that names %s it does not hold is damaged, never read as empty (F06)', async (_, parts) => {
    expect(await problemOf(await workbookAround('<worksheet/>', parts))).toBe('sheet-damaged');
  });

  it('has merged cells behind a comment, and no row out of one', async () => {
    const sheet = `<worksheet><sheetData><!-- <row r="9"/> --><row r="1"><c r="A1"><v>1</v></c></row><row r="2"/></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;
    expect(await rowsOf(await opened(await workbookAround(sheet, NO_STRINGS)))).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });
});

describe('a csv that is not as it should be', () => {
  it('in UTF-16 without a mark is read all the same', async () => {
    const file = await opened(sample('15-csv/utf16le-no-bom.csv'));
    expect(file.text?.encoding).toBe('utf-16le');
    expect((await rowsOf(file))[0]?.[0]).toBe('统一社会信用代码');
  });

  it('that ends in zero bytes says so, however late they come', async () => {
    expect(await problemOf(sample('15-csv/nul-tail.csv'))).toBe('sheet-has-zeros');
    const late = Buffer.concat([Buffer.from('甲,乙\n'.repeat(20_000)), Buffer.alloc(4096)]);
    expect(await problemOf(late)).toBe('sheet-has-zeros');
  });
});

describe('a csv', () => {
  const GB = Buffer.from('c3fbb3c62cb5d8d6b70d0ac9ccc7f02cd2bb0d0a', 'hex');
  it.each<[string, Buffer]>([
    ['GB 18030', GB],
    ['UTF-8', Buffer.from('名称,地址\r\n商丘,一\r\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF名称,地址\r\n商丘,一\r\n')],
    ['UTF-16', Buffer.from('\uFEFF名称\t地址\r\n商丘\t一\r\n', 'utf16le')],
    ['semicolons', Buffer.from('名称;地址\r\n商丘;一\r\n')],
  ])('in %s is read', async (_, bytes) => {
    expect(await rowsOf(await opened(bytes))).toEqual([
      ['名称', '地址'],
      ['商丘', '一'],
    ]);
  });

  it('whose first Chinese word comes late is still known', async () => {
    const ascii = Buffer.from('a,b\r\n'.repeat(60_000));
    const file = await opened(Buffer.concat([ascii, GB]));
    expect(file.text?.encoding).toBe('gb18030');
    expect((await rowsOf(file)).at(-1)).toEqual(['商丘', '一']);
  });

  it('cut in the middle of a character between two pieces loses none', async () => {
    const line = '商丘市睢阳区示例,乙\n';
    const rows = await rowsOf(await opened(Buffer.from(line.repeat(20_000))));
    expect(rows).toHaveLength(20_000);
    expect(new Set(rows.map((cells) => cells[0]))).toEqual(new Set(['商丘市睢阳区示例']));
  });

  it('is read as told where the guess was wrong', async () => {
    const bytes = Buffer.from('名称;地址,别\n甲;乙,丙\n');
    expect(await rowsOf(await opened(bytes, { separator: ',' }))).toEqual([
      ['名称;地址', '别'],
      ['甲;乙', '丙'],
    ]);
  });
});

describe('what is no sheet, or a trap', () => {
  const ole = (more: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(more, 'utf16le')]);
  it.each<[string, Uint8Array | Promise<Uint8Array>]>([
    ['sheet-empty', Buffer.alloc(0)],
    ['sheet-is-old-xls', ole('Workbook')],
    ['sheet-is-protected', ole('EncryptedPackage')],
    ['sheet-is-web-page', Buffer.from('\uFEFF<html><table><tr><td>名称</td></tr></table></html>')],
    ['sheet-not-known', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['sheet-not-known', zipped({ 'word/document.xml': '<w/>' })],
    ['sheet-is-ods', zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<c/>' })],
    ['sheet-damaged', Buffer.from('PK\u0003\u0004 and nothing more')],
    ['sheet-damaged', readFileSync(UNTIDY).subarray(0, 5_000)],
  ])('is refused as %s', async (kind, bytes) => {
    expect(await problemOf(await bytes)).toBe(kind);
  });

  it('is refused when a byte of its packing is broken', async () => {
    const bytes = await workbookAround(
      `<worksheet><sheetData>${'<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(500)}</sheetData></worksheet>`,
    );
    const at = bytes.indexOf('worksheets/sheet1.xml') + 30;
    bytes.fill(0xff, at, at + 20);
    expect(await problemOf(bytes)).toBe('sheet-damaged');
  });

  it('is refused when it unpacks to a thousand times its size, and without unpacking any of it', async () => {
    const part = 'xl/worksheets/sheet1.xml';
    const bomb = await workbookAround('<worksheet><sheetData></sheetData></worksheet>');
    const entry = bomb.lastIndexOf(part) - 46;
    bomb.writeUInt32LE(200 * 1024 * 1024, entry + 24);
    expect(await problemOf(bomb)).toBe('sheet-too-large-inside');
  });

  it('is refused when more comes out than it said', async () => {
    const bytes = await workbookAround('<worksheet><sheetData></sheetData></worksheet>');
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt32LE(20, entry + 24);
    expect(await problemOf(bytes)).toBe('sheet-damaged');
  });

  it('is refused when its checksum is another', async () => {
    const bytes = await workbookAround('<worksheet><sheetData></sheetData></worksheet>');
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt32LE(0x12345678, entry + 16);
    expect(await problemOf(bytes)).toBe('sheet-damaged');
  });
});

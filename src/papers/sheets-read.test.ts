/** Sheets as offices keep them, and files that are something else. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../kernel/spelling.ts';
import type { Instant } from '../kernel/time.ts';
import { SheetRefused } from './model.ts';
import { bytesSource } from './sheets-bytes.ts';
import { openSheets, type SheetFile, type TextForm } from './sheets-read.ts';
import { bookBytes } from './sheets-write.ts';
import { dateOfSerial } from './sheets-xlsx.ts';
import { zipOf } from './zip-write.ts';

const AT = '2026-03-03T00:00:00.000Z' as Instant;
const UNTIDY = path.resolve(import.meta.dirname, '../../test/fixtures/untidy-entities.xlsx');

async function opened(bytes: Uint8Array, told?: Partial<TextForm>): Promise<SheetFile> {
  const file = await openSheets(bytesSource(bytes), told);
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
  const file = await openSheets(bytesSource(bytes));
  if (!file.ok) return file.problem.kind;
  try {
    await rowsOf(file.value);
    return 'read';
  } catch (error) {
    if (error instanceof SheetRefused) return error.problem.kind;
    throw error;
  }
};

/** The least of an xlsx around a sheet. */
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
    expect(dateOfSerial(serial, from1904)).toBe(date);
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

  it('is refused when it unpacks to a thousand times its size, and without unpacking all of it', async () => {
    const bomb = await workbookAround('<worksheet><sheetData></sheetData></worksheet>');
    // The same entry, its content replaced by 200 MB of blanks: what a bomb is.
    const blanks = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, ' '));
    expect(blanks.length).toBeLessThan(250_000);
    expect(await problemOf(withContent(bomb, 'xl/worksheets/sheet1.xml', blanks))).toBe('sheet-too-large-inside');
  });
});

/** Puts other packed bytes behind the last entry of that name and lets the directory lead there. */
function withContent(zip: Buffer, name: string, packed: Buffer): Buffer {
  const directoryAt = zip.readUInt32LE(zip.length - 6);
  const body = zip.subarray(0, directoryAt);
  const directory = Buffer.from(zip.subarray(directoryAt));
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(name.length, 26);
  header.write(name, 30, 'latin1');
  const entry = directory.indexOf(name) - 46;
  directory.writeUInt32LE(packed.length, entry + 20);
  directory.writeUInt32LE(directoryAt, entry + 42);
  directory.writeUInt32LE(directoryAt + header.length + packed.length, directory.length - 6);
  return Buffer.concat([body, header, packed, directory]);
}

/** Reads a sent workbook with a reader that shares no code with the writer. */

import { readXlsx } from 'hucre/xlsx';
import { bytesSource } from '../../src/formats/sheets-bytes.ts';
import { openSheets } from '../../src/formats/sheets-read.ts';
import { bookBytes } from '../../src/formats/sheets-write.ts';
import type { Instant } from '../../src/kernel/time.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every cell of every sheet, a line a row, cells parted by tabs; days and moments as ISO text. */
export async function textOfBook(bytes: Uint8Array): Promise<string> {
  const book = await readXlsx(bytes);
  return book.sheets
    .flatMap((sheet) => sheet.rows)
    .map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell ?? ''))).join('\t'))
    .join('\n');
}

/** The rows of the first sheet, as the program itself reads them. */
export async function rowsOfBook(bytes: Buffer): Promise<string[][]> {
  const opened = await openSheets(bytesSource(bytes));
  if (!opened.ok) throw new Error(opened.problem.kind);
  const rows: string[][] = [];
  for await (const { cells } of opened.value.rows(0)) rows.push(cells.map((cell) => String(cell ?? '')));
  return rows;
}

/** The sheet of bad rows with corrections typed into it, all columns kept. */
export async function correctedBook(
  rows: readonly (readonly string[])[],
  corrections: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const [, heading = [], ...body] = rows;
  const pieces: Buffer[] = [];
  for await (const piece of bookBytes({
    title: '',
    author: '',
    note: '',
    at: '2026-03-03T00:00:00.000Z' as Instant,
    sheets: [
      {
        name: '数据',
        columns: heading.map((label) => ({ heading: label, kind: 'text' })),
        rows: body.map((cells) => cells.map((cell) => corrections[cell] ?? cell)),
      },
    ],
  })) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

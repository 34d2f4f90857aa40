/** What stands in a workbook that was sent, read by a reader that shares no code with the writer. */

import { readXlsx } from 'hucre/xlsx';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every cell of every sheet, a line a row, cells parted by tabs; days and moments as ISO text. */
export async function textOfBook(bytes: Uint8Array): Promise<string> {
  const book = await readXlsx(bytes);
  return book.sheets
    .flatMap((sheet) => sheet.rows)
    .map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell ?? ''))).join('\t'))
    .join('\n');
}

/** Reads a csv in any encoding offices save, at the consumer's pace. */

import { isAscii } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { MOST_ROWS, SheetRefused, type SheetRow } from './model.ts';
import { csvParser, type Separator, separatorOf } from './rules-csv.ts';
import { type ByteSource, beginsAsUtf8, piecesOf } from './sheets-bytes.ts';
import type { ReadingOrder } from './sheets-xlsx.ts';

export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MARKS: readonly (readonly [encoding: Encoding, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const SAMPLE_BYTES = 64 * 1024;
const ROWS_A_TURN = 500;
/** Characters tables are written with: letters, marks and Chinese. */
const USUAL = /[\t\r\n -~\u3000-\u303F\u4E00-\u9FFF\uFF01-\uFF5E]/g;
const MOSTLY = 0.9;

/** Whether it is text, and not a picture or another encoding. */
function isWords(text: string): boolean {
  return text !== '' && !text.includes('\0') && (text.match(USUAL)?.length ?? 0) >= text.length * MOSTLY;
}

/**
 * Detects the encoding. A byte order mark decides; then, where there are zero bytes, whether they make text as UTF-16; else the
 * first piece that is more than ASCII: what is not UTF-8 there is GB 18030, which spreadsheets of Chinese Windows write.
 */
export async function encodingOf(source: ByteSource): Promise<Encoding> {
  const head = await source.read(0, 3);
  for (const [encoding, mark] of MARKS) if (mark.every((byte, index) => head[index] === byte)) return encoding;
  const sample = await source.read(0, SAMPLE_BYTES);
  const wide = sample.includes(0)
    ? (['utf-16le', 'utf-16be'] as const).find((encoding) =>
        isWords(new TextDecoder(encoding).decode(sample, { stream: true })),
      )
    : undefined;
  if (wide !== undefined) return wide;
  for await (const piece of piecesOf(source)) {
    // The piece before was ASCII, so this one begins with a character.
    if (!isAscii(piece)) return beginsAsUtf8(piece) ? 'utf-8' : 'gb18030';
  }
  return 'utf-8';
}

/** Detects the separator from the beginning of the file. */
export async function separatorIn(source: ByteSource, encoding: Encoding): Promise<Separator> {
  const bytes = await source.read(0, SAMPLE_BYTES);
  return separatorOf(new TextDecoder(encoding).decode(bytes, { stream: true }));
}

/** Rows of the text. Replacement characters stay in the cells, so that the row can be named. @throws SheetRefused */
export async function* rowsOfText(
  source: ByteSource,
  form: Readonly<{ encoding: Encoding; separator: Separator }>,
  order: ReadingOrder = {},
): AsyncGenerator<SheetRow> {
  const decoder = new TextDecoder(form.encoding);
  const parser = csvParser(form.separator);
  let number = 0;
  const numbered = function* (rows: readonly (readonly string[])[]): Generator<SheetRow> {
    for (const row of rows) {
      number += 1;
      if (number > MOST_ROWS) throw new SheetRefused({ kind: 'sheet-too-many-rows', most: MOST_ROWS });
      yield { number, cells: row.map((cell) => (cell === '' ? null : cell)), remark: false };
    }
  };
  const wide = form.encoding.startsWith('utf-16');
  let taken = 0;
  for await (const piece of piecesOf(source, 0, source.size, order.onBytes)) {
    if (!wide && piece.includes(0)) throw new SheetRefused({ kind: 'sheet-has-zeros' });
    for (const row of numbered(parser.push(decoder.decode(piece, { stream: true })))) {
      yield row;
      taken += 1;
      if (taken === order.most) return;
      // Yields to the event loop: a piece may hold very many short rows, and their consumer may have nothing to wait for.
      if (taken % ROWS_A_TURN === 0) await setImmediate();
    }
  }
  yield* numbered([...parser.push(decoder.decode()), ...parser.end()]);
}

/** Text at first, zero bytes later: a table whose end was never written. */
export function isCutShort(head: Buffer, encoding: Encoding): boolean {
  return isWords(new TextDecoder(encoding).decode(head.subarray(0, head.indexOf(0)), { stream: true }));
}

/** Reading a csv of whatever encoding offices save, at the pace of whoever takes the rows. */

import { isAscii, isUtf8 } from 'node:buffer';
import { MOST_ROWS, SheetRefused, type SheetRow } from './model.ts';
import { csvParser, type Separator, separatorOf } from './rules-csv.ts';
import { type ByteSource, piecesOf } from './sheets-bytes.ts';
import type { ReadingOrder } from './sheets-xlsx.ts';

export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MARKS: readonly (readonly [encoding: Encoding, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const SAMPLE_BYTES = 64 * 1024;
/** The longest sequence of UTF-8 less one: what may be cut off at the end of a piece. */
const MOST_CUT_BYTES = 3;

/**
 * A byte order mark decides; else the first piece that is more than ASCII: what is not UTF-8 there is GB 18030, which
 * spreadsheets of Chinese Windows write.
 */
export async function encodingOf(source: ByteSource): Promise<Encoding> {
  const head = await source.read(0, 3);
  for (const [encoding, mark] of MARKS) if (mark.every((byte, index) => head[index] === byte)) return encoding;
  for await (const piece of piecesOf(source)) {
    if (isAscii(piece)) continue;
    // The piece may end, or (the one before was ASCII) not begin, in the middle of a character.
    const cuts = Array.from({ length: MOST_CUT_BYTES + 1 }, (_, cut) => piece.subarray(0, piece.length - cut));
    return cuts.some((cut) => isUtf8(cut)) ? 'utf-8' : 'gb18030';
  }
  return 'utf-8';
}

/** The separator of the file's beginning. */
export async function separatorIn(source: ByteSource, encoding: Encoding): Promise<Separator> {
  const bytes = await source.read(0, SAMPLE_BYTES);
  return separatorOf(new TextDecoder(encoding).decode(bytes, { stream: true }));
}

/** What a decoder puts where it cannot read stays in the cells, so that the row is named. @throws SheetRefused */
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
  let taken = 0;
  for await (const piece of piecesOf(source, 0, source.size, order.onBytes)) {
    for (const row of numbered(parser.push(decoder.decode(piece, { stream: true })))) {
      yield row;
      taken += 1;
      if (taken === order.most) return;
    }
  }
  yield* numbered([...parser.push(decoder.decode()), ...parser.end()]);
}

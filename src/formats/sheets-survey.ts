/** Surveys the bytes of a sheet without reading them as XML, which would cost ten times as much. */

import { MOST_ROWS } from './model.ts';
import { encodingOf } from './sheets-xml.ts';

/** Overlap of pieces, longer than any mark looked for, so that none is missed where two meet. */
const OVERLAP_BYTES = 128;
/** Bytes that end a name: a blank, `>` or `/`. */
const AFTER_NAME = new Set([0x20, 0x09, 0x0a, 0x0d, 0x3e, 0x2f]);

type Mark = Readonly<{ bytes: Buffer; unit: number; from: number }>;

/** Estimates the number of rows (one in a comment counts too), and tells whether cells are merged anywhere. */
export async function surveyPieces(
  pieces: AsyncIterable<Buffer>,
): Promise<Readonly<{ rows: number; hasMerges: boolean }>> {
  let rows = 0;
  let hasMerges = false;
  let marks: Readonly<{ row: Mark; merges: Buffer }> | undefined;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    marks ??= marksFor(piece);
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const { row, merges } = marks;
    hasMerges ||= bytes.includes(merges);
    const kept = Math.max(0, bytes.length - OVERLAP_BYTES);
    // A mark that begins in the kept bytes is counted with the next piece, which has its end.
    const before = kept - (kept % row.unit);
    rows += countIn(bytes, row, before);
    rest = bytes.subarray(before);
    if (rows > MOST_ROWS) break;
  }
  return { rows: rows + (marks === undefined ? 0 : countIn(rest, marks.row, rest.length)), hasMerges };
}

function countIn(bytes: Buffer, mark: Mark, before: number): number {
  let count = 0;
  for (
    let at = bytes.indexOf(mark.bytes);
    at >= 0 && at < before;
    at = bytes.indexOf(mark.bytes, at + mark.bytes.length)
  ) {
    if (AFTER_NAME.has(bytes[at + mark.bytes.length + mark.from] ?? 0)) count += 1;
  }
  return count;
}

/** Marks with the prefix of the file: writers that use one do so throughout. */
function marksFor(head: Buffer): Readonly<{ row: Mark; merges: Buffer }> {
  const encoding = encodingOf(head);
  const wide = encoding.startsWith('utf-16');
  const text = new TextDecoder(encoding).decode(head.subarray(0, 8192));
  const prefix = /<(\w{1,40}:)worksheet\b/.exec(text)?.[1] ?? '';
  const encoded = (mark: string): Buffer => {
    const bytes = Buffer.from(mark, wide ? 'utf16le' : 'utf8');
    return encoding === 'utf-16be' ? bytes.swap16() : bytes;
  };
  return {
    row: { bytes: encoded(`<${prefix}row`), unit: wide ? 2 : 1, from: encoding === 'utf-16be' ? 1 : 0 },
    merges: encoded('mergeCell'),
  };
}

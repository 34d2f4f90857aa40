/** Bytes that lie somewhere (memory, rows of a table) and are read where they are needed. */

import { isAscii, isUtf8 } from 'node:buffer';

export type ByteSource = Readonly<{
  size: number;
  /** Exactly `length` bytes, fewer only at the end. */
  read: (offset: number, length: number) => Promise<Buffer>;
}>;

export function bytesSource(bytes: Uint8Array): ByteSource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: all.length, read: async (offset, length) => all.subarray(offset, offset + length) };
}

/** Pieces small enough that nothing else waits long while one of them is worked on. */
const PIECE_BYTES = 128 * 1024;

/** @param onBytes told after each piece how many bytes of it were taken. */
export async function* piecesOf(
  source: ByteSource,
  from = 0,
  to = source.size,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += PIECE_BYTES) {
    const piece = await source.read(at, Math.min(PIECE_BYTES, to - at));
    if (piece.length === 0) return;
    onBytes?.(piece.length);
    yield piece;
    // The consumer may have worked through the whole piece without waiting for anything.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The longest sequence of UTF-8 less one: what may be cut off at the end of a piece. */
const MOST_CUT_BYTES = 3;

/** Is a piece, which may end in the middle of a character, UTF-8 and more than ASCII? */
export function beginsAsUtf8(piece: Buffer): boolean {
  if (isAscii(piece)) return false;
  const cuts = Array.from({ length: MOST_CUT_BYTES + 1 }, (_, cut) => piece.subarray(0, piece.length - cut));
  return cuts.some((cut) => isUtf8(cut));
}

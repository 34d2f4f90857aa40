/** A source of bytes (memory, rows of a table) that is read where it is needed. */

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

/** Small enough that nothing else waits long while one piece is worked on. */
const PIECE_BYTES = 128 * 1024;

/** The bytes in pieces. @param onBytes told after each piece how many bytes of it were taken */
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
    // Yields to the event loop: the consumer may have worked through the piece without waiting for anything.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Longest UTF-8 sequence less one: what the end of a piece may cut off. */
const MOST_CUT_BYTES = 3;

/** Whether a piece, which may end within a character, is UTF-8 and more than ASCII. */
export function beginsAsUtf8(piece: Buffer): boolean {
  if (isAscii(piece)) return false;
  const cuts = Array.from({ length: MOST_CUT_BYTES + 1 }, (_, cut) => piece.subarray(0, piece.length - cut));
  return cuts.some((cut) => isUtf8(cut));
}

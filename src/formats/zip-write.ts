/**
 * Writes a zip archive front to back while its parts are still being made: each part is pulled when the archive's reader
 * asks, deflated and passed on, so that neither the archive nor a part ever lies in memory as a whole.
 */

import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { epochMs, type Instant, localDateOf, localTimeOf } from '../kernel/time.ts';

export type ZipPart = Readonly<{ path: string; text: Iterable<string> | AsyncIterable<string> }>;

/** Enough for one write to the network; an archive smaller than this is whole before its first byte leaves. */
const PIECE_BYTES = 64 * 1024;

/** The archive's bytes; the same parts give the same. Ending the iteration early ends the iteration of the part under way. */
export async function* zipOf(parts: Iterable<ZipPart>, at: Instant): AsyncGenerator<Buffer, void, undefined> {
  const zip = new ZipFile();
  // The library's type is wider than the stream it gives.
  const archive = zip.outputStream as Readable;
  let open: Readable | undefined;
  // A zip holds wall-clock time without a zone; the city's is written.
  const options = { mtime: wallClock(at), compressionLevel: 3, forceDosTimestamp: true };
  for (const { path, text } of parts) {
    zip.addReadStreamLazy(path, options, (begin) => {
      open = Readable.from(encoded(text), { objectMode: false, highWaterMark: PIECE_BYTES });
      // The library does not listen to errors of its sources.
      open.on('error', (error) => archive.destroy(error));
      begin(null, open);
    });
  }
  zip.end();
  let held: Buffer[] = [];
  let heldBytes = 0;
  try {
    for await (const piece of archive) {
      held.push(piece as Buffer);
      heldBytes += (piece as Buffer).length;
      if (heldBytes < PIECE_BYTES) continue;
      yield Buffer.concat(held);
      held = [];
      heldBytes = 0;
    }
    yield Buffer.concat(held);
  } finally {
    archive.destroy();
    open?.destroy();
    // The iteration of the rows has ended too when the archive ends: what they held is free.
    if (open !== undefined) await finished(open).catch(() => undefined);
  }
}

async function* encoded(text: ZipPart['text']): AsyncGenerator<Buffer, void, undefined> {
  for await (const piece of text) yield Buffer.from(piece, 'utf8');
}

/** A date whose local fields are those of the city's clock. */
function wallClock(at: Instant): Date {
  const [year = 0, month = 1, day = 1] = localDateOf(at).split('-').map(Number);
  const [hour = 0, minute = 0] = localTimeOf(at).split(':').map(Number);
  return new Date(year, month - 1, day, hour, minute, Math.floor(epochMs(at) / 1000) % 60);
}

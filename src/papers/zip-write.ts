/**
 * A zip archive written front to back while its parts are still being made: what each part holds is pulled when the reader of
 * the archive asks, deflated and passed on, so that neither the archive nor a part ever lies in memory as a whole.
 *
 * Sizes and checksums follow each part (bit 3 of APPNOTE.TXT 4.4.4), because they are not known when it begins.
 */

import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { epochMs, type Instant, localDateOf, localTimeOf } from '../kernel/time.ts';

export type ZipPart = Readonly<{ path: string; text: Iterable<string> | AsyncIterable<string> }>;

/** Without zip64 no size may pass 32 bits; a sheet at its row limit stays far below. */
const MOST_BYTES = 0xffff_ffff;
/** Enough for one write to the network; and what is smaller than this as a whole is made before its first byte leaves. */
const PIECE_BYTES = 64 * 1024;
/** Bit 3: sizes follow; bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;

type Written = Readonly<{ name: Buffer; crc: number; packed: number; size: number; offset: number }>;

/** The archive's bytes. Ending the iteration early ends the iteration of the part under way. */
export async function* zipOf(parts: Iterable<ZipPart>, at: Instant): AsyncGenerator<Buffer, void, undefined> {
  const stamp = dosStamp(at);
  const written: Written[] = [];
  let offset = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const take = (piece: Buffer): Buffer | undefined => {
    offset += piece.length;
    held.push(piece);
    heldBytes += piece.length;
    return heldBytes < PIECE_BYTES ? undefined : letGo();
  };
  const letGo = (): Buffer => {
    const all = Buffer.concat(held);
    held = [];
    heldBytes = 0;
    return all;
  };

  for (const part of parts) {
    const name = Buffer.from(part.path, 'utf8');
    const begun = offset;
    const full = take(Buffer.concat([localHeader(name, stamp), name]));
    if (full !== undefined) yield full;
    const sum = { crc: 0, size: 0 };
    const bodyFrom = offset;
    for await (const piece of deflated(part.text, sum)) {
      const ready = take(piece);
      if (ready !== undefined) yield ready;
    }
    const packed = offset - bodyFrom;
    if (sum.size > MOST_BYTES || offset > MOST_BYTES) throw new RangeError('too large for an archive without zip64');
    written.push({ name, crc: sum.crc, packed, size: sum.size, offset: begun });
    take(dataDescriptor(sum.crc, packed, sum.size));
  }
  const directoryAt = offset;
  for (const entry of written) take(Buffer.concat([directoryEntry(entry, stamp), entry.name]));
  take(directoryEnd(written.length, offset - directoryAt, directoryAt));
  yield letGo();
}

/** Deflates text as it comes and counts what went in. */
async function* deflated(
  text: ZipPart['text'],
  sum: { crc: number; size: number },
): AsyncGenerator<Buffer, void, undefined> {
  async function* counted(): AsyncGenerator<Buffer, void, undefined> {
    for await (const piece of text) {
      const bytes = Buffer.from(piece, 'utf8');
      sum.crc = crc32(bytes, sum.crc);
      sum.size += bytes.length;
      yield bytes;
    }
  }
  const source = Readable.from(counted(), { objectMode: false, highWaterMark: PIECE_BYTES });
  const deflate = createDeflateRaw({ level: 3, chunkSize: PIECE_BYTES });
  source.on('error', (error) => deflate.destroy(error));
  source.pipe(deflate);
  try {
    for await (const piece of deflate) yield piece as Buffer;
  } finally {
    source.destroy();
    deflate.destroy();
    // Whoever ends the archive may rely on its rows having ended too: what they held is free.
    await finished(source).catch(() => undefined);
  }
}

function localHeader(name: Buffer, stamp: Stamp): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x0403_4b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(stamp.time, 10);
  head.writeUInt16LE(stamp.date, 12);
  head.writeUInt16LE(name.length, 26);
  return head;
}

function dataDescriptor(crc: number, packed: number, size: number): Buffer {
  const after = Buffer.alloc(16);
  after.writeUInt32LE(0x0807_4b50, 0);
  after.writeUInt32LE(crc, 4);
  after.writeUInt32LE(packed, 8);
  after.writeUInt32LE(size, 12);
  return after;
}

function directoryEntry(entry: Written, stamp: Stamp): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x0201_4b50, 0);
  line.writeUInt16LE(VERSION, 4);
  line.writeUInt16LE(VERSION, 6);
  line.writeUInt16LE(FLAGS, 8);
  line.writeUInt16LE(DEFLATED, 10);
  line.writeUInt16LE(stamp.time, 12);
  line.writeUInt16LE(stamp.date, 14);
  line.writeUInt32LE(entry.crc, 16);
  line.writeUInt32LE(entry.packed, 20);
  line.writeUInt32LE(entry.size, 24);
  line.writeUInt16LE(entry.name.length, 28);
  line.writeUInt32LE(entry.offset, 42);
  return line;
}

function directoryEnd(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

type Stamp = Readonly<{ date: number; time: number }>;

/** The wall clock of the city in the two-second steps of DOS, which zip keeps. */
function dosStamp(at: Instant): Stamp {
  const day = localDateOf(at);
  const [hour, minute] = localTimeOf(at).split(':').map(Number);
  const second = Math.floor(epochMs(at) / 1000) % 60;
  return {
    date: ((Number(day.slice(0, 4)) - 1980) << 9) | (Number(day.slice(5, 7)) << 5) | Number(day.slice(8, 10)),
    time: ((hour ?? 0) << 11) | ((minute ?? 0) << 5) | (second >> 1),
  };
}

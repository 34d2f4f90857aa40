/**
 * Reads the zip of an xlsx where it lies, never whole. A file from outside is bounded before it is unpacked: no part may
 * come out larger than it says, and its checksum must hold.
 */

import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { SheetRefused } from './model.ts';
import { type ByteSource, piecesOf } from './sheets-bytes.ts';

/** Entries by their name as programs compare it: `/` between folders, no difference of case. */
export type Zip = Readonly<{ file: ZipFile; entries: ReadonlyMap<string, Entry> }>;

/** A sheet full to Excel's last row is some hundred MB; nobody keeps 4 GB. */
const MOST_UNPACKED_BYTES = 4 * 1024 ** 3;
/** Real sheets unpack to 5 to 60 times their size, a bomb to 1000 times. Small parts may have any ratio. */
const MOST_RATIO = 250;
const FREE_BYTES = 32 * 1024 ** 2;
const MOST_ENTRIES = 20_000;
/** Most bytes of parts read whole: names of sheets, formats. */
export const MOST_PART_BYTES = 32 * 1024 ** 2;

export const damaged = (): SheetRefused => new SheetRefused({ kind: 'sheet-damaged' });
export const tooLarge = (): SheetRefused => new SheetRefused({ kind: 'sheet-too-large-inside' });

/** @throws SheetRefused */
export async function openZip(source: ByteSource): Promise<Zip> {
  const entries = new Map<string, Entry>();
  try {
    const file = await fromRandomAccessReaderPromise(readerOf(source), source.size, { autoClose: false });
    if (file.entryCount > MOST_ENTRIES) throw tooLarge();
    for await (const entry of file.eachEntry()) entries.set(keyOf(entry.fileName), entry);
    return { file, entries };
  } catch (error) {
    throw error instanceof SheetRefused ? error : damaged();
  }
}

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** The entry of a part. Some writers percent-encode names in the archive, some do not. */
export function entryNamed(zip: Zip, name: string): Entry | undefined {
  return zip.entries.get(keyOf(name)) ?? zip.entries.get(keyOf(decoded(name)));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const BLOCK_BYTES = 64 * 1024;

/** Random access for the library: it reads the directory a few bytes at a time, the parts as streams. */
function readerOf(source: ByteSource): RandomAccessReader {
  const reader = Reflect.construct(RandomAccessReader, []) as RandomAccessReader;
  reader._readStreamForRange = (start, end) => Readable.from(piecesOf(source, start, end), { objectMode: false });
  let block: Readonly<{ at: number; bytes: Buffer }> = { at: 0, bytes: Buffer.alloc(0) };
  const read = async (at: number, length: number): Promise<Buffer> => {
    if (length > BLOCK_BYTES) return source.read(at, length);
    if (at < block.at || at + length > block.at + block.bytes.length) {
      const from = Math.min(at, Math.max(0, source.size - BLOCK_BYTES));
      block = { at: from, bytes: await source.read(from, Math.max(BLOCK_BYTES, at + length - from)) };
    }
    return block.bytes.subarray(at - block.at, at - block.at + length);
  };
  reader.read = (buffer, offset, length, position, callback) => {
    read(position, length).then(
      (bytes) => callback(bytes.copy(buffer, offset) < length ? new Error('unexpected end') : null),
      (error: Error) => callback(error),
    );
  };
  return reader;
}

/**
 * The unpacked bytes of a part.
 * @param onBytes told about how many bytes of the file were taken.
 * @throws SheetRefused when the part is missing, broken or far too large.
 */
export async function* unpacked(zip: Zip, name: string, onBytes?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const entry = entryNamed(zip, name);
  if (entry === undefined) throw damaged();
  const { uncompressedSize, compressedSize } = entry;
  const bomb = uncompressedSize > FREE_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
  if (bomb || uncompressedSize > MOST_UNPACKED_BYTES) throw tooLarge();
  let sum = 0;
  let out = 0;
  try {
    for await (const piece of await inflated(zip.file, entry)) {
      sum = crc32(piece, sum);
      out += piece.length;
      if (out > uncompressedSize) throw damaged();
      onBytes?.(Math.round((piece.length / uncompressedSize) * compressedSize));
      yield piece;
    }
  } catch {
    throw damaged();
  }
  if (out !== uncompressedSize || sum !== entry.crc32) throw damaged();
}

const DEFLATED = 8;
/** Buffer of the unpacking: the library's own is four times smaller and costs five times as much. */
const OUT_BYTES = 128 * 1024;

async function inflated(file: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  // The library handles or refuses any other way of packing.
  if (entry.compressionMethod !== DEFLATED || entry.isEncrypted()) return file.openReadStreamPromise(entry);
  const packed = await file.openReadStreamPromise(entry, { decodeFileData: false });
  // An error of either stream is thrown to whoever reads the last.
  return pipeline(packed, createInflateRaw({ chunkSize: OUT_BYTES }), () => undefined);
}

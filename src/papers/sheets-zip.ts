/**
 * The packing of an xlsx, read where it lies and never whole. Written here because what comes from outside must be bounded
 * before it is unpacked: how much a file says it holds, and how much really comes out.
 */

import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { SheetRefused } from './model.ts';
import { type ByteSource, piecesOf } from './sheets-bytes.ts';

type ZipEntry = Readonly<{
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  headerAt: number;
}>;

export type Zip = Readonly<{ source: ByteSource; entries: ReadonlyMap<string, ZipEntry> }>;

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_BYTES = 20;
const END_64_SIGNATURE = 0x06064b50;
const END_64_BYTES = 56;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const IN_ZIP_64 = 0xffffffff;
const EXTRA_64 = 1;
const STORED = 0;
const DEFLATED = 8;

/** A sheet full to Excel's last row is some hundred MB; nobody keeps 4 GB. */
const MOST_UNPACKED_BYTES = 4 * 1024 ** 3;
/** Real sheets come out 5 to 60 times larger, a bomb 1000 times. Small parts may be what they like. */
const MOST_RATIO = 250;
const FREE_BYTES = 32 * 1024 ** 2;
const MOST_ENTRIES = 20_000;
const MOST_DIRECTORY_BYTES = 16 * 1024 ** 2;
/** What is read whole: names of sheets, formats. */
const MOST_PART_BYTES = 32 * 1024 ** 2;

const damaged = (): SheetRefused => new SheetRefused({ kind: 'sheet-damaged' });

/** @throws SheetRefused */
export async function openZip(source: ByteSource): Promise<Zip> {
  const { at, bytes, count } = await directoryOf(source);
  if (count > MOST_ENTRIES || bytes > MOST_DIRECTORY_BYTES) throw new SheetRefused({ kind: 'sheet-too-large-inside' });
  if (at + bytes > source.size) throw damaged();
  const directory = await source.read(at, bytes);
  const entries = new Map<string, ZipEntry>();
  for (let from = 0; from + CENTRAL_BYTES <= directory.length; ) {
    if (directory.readUInt32LE(from) !== CENTRAL_SIGNATURE) throw damaged();
    const nameBytes = directory.readUInt16LE(from + 28);
    const extraBytes = directory.readUInt16LE(from + 30);
    const next = from + CENTRAL_BYTES + nameBytes + extraBytes + directory.readUInt16LE(from + 32);
    if (next > directory.length) throw damaged();
    const entry = entryAt(directory, from, nameBytes, extraBytes);
    if (entry.unpacked > MOST_UNPACKED_BYTES) throw new SheetRefused({ kind: 'sheet-too-large-inside' });
    entries.set(entry.name, entry);
    from = next;
  }
  return { source, entries };
}

async function directoryOf(source: ByteSource): Promise<Readonly<{ at: number; bytes: number; count: number }>> {
  const tailAt = Math.max(0, source.size - END_BYTES - LONGEST_COMMENT - LOCATOR_BYTES);
  const tail = await source.read(tailAt, source.size - tailAt);
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end -= 1;
  if (end < 0) throw damaged();
  const locator = end - LOCATOR_BYTES;
  if (locator < 0 || tail.readUInt32LE(locator) !== LOCATOR_SIGNATURE) {
    return { count: tail.readUInt16LE(end + 10), bytes: tail.readUInt32LE(end + 12), at: tail.readUInt32LE(end + 16) };
  }
  const wide = await source.read(safe(tail.readBigUInt64LE(locator + 8)), END_64_BYTES);
  if (wide.length < END_64_BYTES || wide.readUInt32LE(0) !== END_64_SIGNATURE) throw damaged();
  return {
    count: safe(wide.readBigUInt64LE(32)),
    bytes: safe(wide.readBigUInt64LE(40)),
    at: safe(wide.readBigUInt64LE(48)),
  };
}

function entryAt(directory: Buffer, at: number, nameBytes: number, extraBytes: number): ZipEntry {
  const nameAt = at + CENTRAL_BYTES;
  let packed = directory.readUInt32LE(at + 20);
  let unpacked = directory.readUInt32LE(at + 24);
  let headerAt = directory.readUInt32LE(at + 42);
  const extra = directory.subarray(nameAt + nameBytes, nameAt + nameBytes + extraBytes);
  for (let from = 0; from + 4 <= extra.length; from += 4 + extra.readUInt16LE(from + 2)) {
    if (extra.readUInt16LE(from) !== EXTRA_64) continue;
    let field = from + 4;
    const wide = (value: number): number => {
      if (value !== IN_ZIP_64) return value;
      if (field + 8 > extra.length) throw damaged();
      field += 8;
      return safe(extra.readBigUInt64LE(field - 8));
    };
    unpacked = wide(unpacked);
    packed = wide(packed);
    headerAt = wide(headerAt);
  }
  return {
    name: directory.toString('utf8', nameAt, nameAt + nameBytes),
    method: directory.readUInt16LE(at + 10),
    packed,
    unpacked,
    headerAt,
  };
}

function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw damaged();
  return number;
}

/** The bytes of a part as they come out, counted. @throws SheetRefused when the part is missing, broken or far too large. */
export async function* unpacked(zip: Zip, name: string, onBytes?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const entry = zip.entries.get(name);
  if (entry === undefined) throw damaged();
  const { source } = zip;
  const header = await source.read(entry.headerAt, LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged();
  const from = entry.headerAt + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = piecesOf(source, from, Math.min(from + entry.packed, source.size), onBytes);
  if (entry.method === STORED) {
    yield* packed;
    return;
  }
  if (entry.method !== DEFLATED) throw damaged();
  let out = 0;
  for await (const piece of inflated(packed)) {
    out += piece.length;
    const bomb = out > FREE_BYTES && out > entry.packed * MOST_RATIO;
    if (bomb || out > MOST_UNPACKED_BYTES) throw new SheetRefused({ kind: 'sheet-too-large-inside' });
    yield piece;
  }
}

const OUT_BYTES = 128 * 1024;

/** Fed as it is read from, so that a slow reader holds the unpacking back. */
async function* inflated(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: OUT_BYTES });
  // What goes wrong is thrown to the reader below.
  pipeline(Readable.from(packed, { objectMode: false }), inflate, () => undefined);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    throw isZlibError(error) ? damaged() : error;
  }
}

function isZlibError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('Z_');
}

/** A small part, whole. @returns '' when there is none. @throws SheetRefused */
export async function partText(zip: Zip, name: string): Promise<string> {
  if (!zip.entries.has(name)) return '';
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of unpacked(zip, name)) {
    bytes += piece.length;
    if (bytes > MOST_PART_BYTES) throw new SheetRefused({ kind: 'sheet-too-large-inside' });
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

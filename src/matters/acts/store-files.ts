/** SQL of every photo and document: erasable rows, each with the key of the commitment that stands in the log. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { CleanFile } from '../../platform/files.ts';
import type { SentFile } from '../../platform/http/send-file.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { DOCUMENT_FORMATS, DOCUMENT_TYPES, type DocumentFormat } from '../../platform/sent-documents.ts';
import type { Committed } from '../loop/model.ts';
import { mattersOn } from './store.ts';
import { type Author, commitmentOf, type ErasedCopies, KEY_BYTES } from './store-texts.ts';

/** A file on its way into a row; made before deciding, written after. */
export type PreparedFile = Readonly<{ ref: Committed; content: CleanFile; key: Uint8Array; releaseOf: Uuid | null }>;

/** `isNamed`: by an act, which alone makes it part of the matter. */
type Line = Readonly<{
  id: Uuid;
  author: Author;
  releaseOf: Uuid | null;
  isNamed: boolean;
  at: Instant;
  size: number;
}>;
/** `width` and `height` in pixels; `size` in bytes. */
export type PhotoLine = Line & Readonly<{ kind: 'photo'; width: number; height: number }>;
/** `no`: by which it is called, 1 the first of its author's documents in this matter. */
export type DocumentLine = Line & Readonly<{ kind: DocumentFormat; no: number }>;
export type FileLine = PhotoLine | DocumentLine;

/** Every photo was drawn again; whatever has another type is a document. */
export const PHOTO_TYPE = 'image/jpeg';
/** A large document is read a piece at a time: who reads slowly holds no more of it than this. */
const PIECE_BYTES = 512 * 1024;

export function prepareFile(city: City, content: CleanFile, releaseOf: Uuid | null = null): PreparedFile {
  const id = city.outside.uuid();
  const key = city.outside.randomBytes(KEY_BYTES);
  return { ref: { id, commitment: commitmentOf(key, bytesOf(content)) }, content, key, releaseOf };
}

/** What whoever uploaded it is told. */
export function shownKept({ ref, content }: PreparedFile) {
  const kind = 'jpeg' in content ? ('photo' as const) : content.format;
  return { id: ref.id, kind, size: bytesOf(content).byteLength };
}

/**
 * What a browser is told of it. A document is called by kind and number: what its sender called it may hold names.
 *
 * @param framed a frame asks for it; a PDF, told by its bytes when it came, is shown there, everything else is saved
 */
export function fileSent(file: FileLine, framed = false): SentFile {
  if (file.kind === 'photo') return { type: PHOTO_TYPE, size: file.size, download: null };
  if (framed && file.kind === 'pdf') return { type: DOCUMENT_TYPES.pdf, size: file.size, download: null, framed };
  return { type: DOCUMENT_TYPES[file.kind], size: file.size, download: `材料${file.no}.${file.kind}` };
}

export function bytesOf(content: CleanFile): Uint8Array {
  return 'jpeg' in content ? content.jpeg : content.bytes;
}

/** Files that come with the act that names them. */
export function insertFiles(
  tx: Tx,
  city: City,
  matterId: Uuid,
  author: Author,
  files: readonly PreparedFile[],
): Promise<void> {
  return insert(tx, city, { matterId, author, named: city.outside.now() }, files);
}

/** A file that belongs to nothing before an act names it. */
export function insertUpload(tx: Tx, city: City, matterId: Uuid, author: Author, file: PreparedFile): Promise<void> {
  return insert(tx, city, { matterId, author, named: null }, [file]);
}

async function insert(
  tx: Tx,
  city: City,
  { matterId, author, named }: Readonly<{ matterId: Uuid; author: Author; named: Instant | null }>,
  files: readonly PreparedFile[],
): Promise<void> {
  if (files.length === 0) return;
  await mattersOn(tx)
    .insertInto('matters_file')
    .values(
      files.map(({ ref, content, key, releaseOf }, position) => ({
        id: ref.id,
        matter_id: matterId,
        author,
        media_type: 'jpeg' in content ? PHOTO_TYPE : DOCUMENT_TYPES[content.format],
        width: 'jpeg' in content ? content.width : null,
        height: 'jpeg' in content ? content.height : null,
        bytes: Buffer.from(bytesOf(content)),
        commitment_key: Buffer.from(key),
        release_of: releaseOf,
        created_at: city.outside.now(),
        erased_at: null,
        named_at: named,
        position,
      })),
    )
    .execute();
}

/**
 * Names a file that was uploaded before its act, for whom it is kept from now on. @returns the commitment to it; undefined
 * when it is no file of this matter, or was cleared meanwhile.
 */
export async function nameFile(tx: Tx, city: City, matterId: Uuid, id: Uuid): Promise<Committed | undefined> {
  const row = await mattersOn(tx)
    .updateTable('matters_file')
    .set((eb) => ({ named_at: eb.fn.coalesce('named_at', eb.val(city.outside.now())) }))
    .where('id', '=', id)
    .where('matter_id', '=', matterId)
    .where('erased_at', 'is', null)
    .returning(['bytes', 'commitment_key'])
    .executeTakeFirst();
  if (row === undefined || row.bytes === null || row.commitment_key === null) return undefined;
  return { id, commitment: commitmentOf(row.commitment_key, row.bytes) };
}

/**
 * Photos and documents of a matter in the order acts named them, uploads that none named last; the caller decides who opens
 * which.
 */
export async function filesOf(q: Queryable, matterId: Uuid): Promise<readonly FileLine[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_file')
    .select(['id', 'author', 'media_type', 'width', 'height', 'release_of', 'created_at', 'erased_at', 'named_at'])
    .select(sql<number | null>`octet_length(bytes)`.as('size'))
    .where('matter_id', '=', matterId)
    .orderBy('named_at')
    .orderBy('created_at')
    .orderBy('position')
    .orderBy('id')
    .execute();
  const numbers = new Map<string, number>();
  return rows.flatMap(({ author, media_type, width, height, ...row }): readonly FileLine[] => {
    const line = {
      id: row.id as Uuid,
      author: author as Author,
      releaseOf: row.release_of as Uuid | null,
      isNamed: row.named_at !== null,
      at: row.created_at as Instant,
      size: row.size ?? 0,
    };
    const format = DOCUMENT_FORMATS.find((each) => DOCUMENT_TYPES[each] === media_type);
    if (format === undefined) {
      return row.erased_at !== null ? [] : [{ ...line, kind: 'photo', width: width ?? 0, height: height ?? 0 }];
    }
    // What is gone keeps its number: the others are still called as they were.
    const no = (numbers.get(author) ?? 0) + 1;
    numbers.set(author, no);
    return row.erased_at !== null ? [] : [{ ...line, kind: format, no }];
  });
}

/** The whole of a photo; null once erased, and where it is no photo of this matter. */
export async function photoBytes(q: Queryable, matterId: Uuid, id: Uuid): Promise<Buffer | null> {
  const row = await mattersOn(q)
    .selectFrom('matters_file')
    .select('bytes')
    .where('id', '=', id)
    .where('matter_id', '=', matterId)
    .where('media_type', '=', PHOTO_TYPE)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** The bytes of a file from front to back. @throws where it is erased meanwhile: half a file must not look whole. */
export async function* filePieces(
  q: Queryable,
  matterId: Uuid,
  { id, size }: Pick<FileLine, 'id' | 'size'>,
): AsyncGenerator<Buffer> {
  for (let from = 0; from < size; from += PIECE_BYTES) {
    const row = await mattersOn(q)
      .selectFrom('matters_file')
      .select(sql<Buffer | null>`substring(bytes from ${from + 1}::int for ${PIECE_BYTES}::int)`.as('piece'))
      .where('id', '=', id)
      .where('matter_id', '=', matterId)
      .executeTakeFirst();
    if (row === undefined || row.piece === null) throw new Error('the file was erased while it was read');
    yield row.piece;
  }
}

/** How much the offices of a matter have sent, in bytes. */
export async function officeBytes(q: Queryable, matterId: Uuid): Promise<number> {
  const { sum } = await mattersOn(q)
    .selectFrom('matters_file')
    .select(sql<string>`coalesce(sum(octet_length(bytes)), 0)`.as('sum'))
    .where('matter_id', '=', matterId)
    .where('author', '<>', 'complainant')
    .executeTakeFirstOrThrow();
  return Number(sum);
}

/** What the complainant showed is gone; the log keeps commitments nobody can check. */
export async function eraseFiles(tx: Tx, matterId: Uuid, at: Instant, copies: ErasedCopies): Promise<void> {
  await mattersOn(tx)
    .updateTable('matters_file')
    .set({ bytes: null, commitment_key: null, erased_at: at })
    .where('matter_id', '=', matterId)
    .where((eb) =>
      eb.or([
        eb('author', '=', 'complainant'),
        ...(copies === 'later' ? [] : [eb('release_of', 'is not', null)]),
        ...(copies === 'all' ? [eb('author', '<>', 'complainant')] : []),
      ]),
    )
    .where('erased_at', 'is', null)
    .execute();
}

/** Documents stand as they were sent, with whatever names are in them: they go when the time of the words is over. */
export async function eraseDocuments(tx: Tx, matterId: Uuid, at: Instant): Promise<void> {
  await mattersOn(tx)
    .updateTable('matters_file')
    .set({ bytes: null, commitment_key: null, erased_at: at })
    .where('matter_id', '=', matterId)
    .where('media_type', '<>', PHOTO_TYPE)
    .where('erased_at', 'is', null)
    .execute();
}

/** Uploads of before an instant that no act named, but in matters that are held. @returns how many are gone */
export async function eraseUploads(tx: Tx, before: Instant, held: readonly string[], at: Instant): Promise<number> {
  const done = await mattersOn(tx)
    .updateTable('matters_file')
    .set({ bytes: null, commitment_key: null, erased_at: at })
    .where('named_at', 'is', null)
    .where('erased_at', 'is', null)
    .where('created_at', '<', before)
    .where(sql<boolean>`not (matter_id::text = any(${[...held]}::text[]))`)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/**
 * Reads files that events committed to again, one at a time: a large one is held alone. What was erased is read no more.
 * @param committed what the log says of each id; ids of anything else are passed over
 */
export async function rereadFiles(
  q: Queryable,
  matterId: Uuid,
  committed: ReadonlyMap<string, string>,
): Promise<Readonly<{ read: number; changed: readonly Uuid[] }>> {
  const kept = await mattersOn(q)
    .selectFrom('matters_file')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .execute();
  const changed: Uuid[] = [];
  let read = 0;
  for (const { id } of kept) {
    const said = committed.get(id);
    if (said === undefined) continue;
    const { bytes, commitment_key: key } = await mattersOn(q)
      .selectFrom('matters_file')
      .select(['bytes', 'commitment_key'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    read += 1;
    if (bytes === null || key === null || commitmentOf(key, bytes) !== said) changed.push(id as Uuid);
  }
  return { read, changed };
}

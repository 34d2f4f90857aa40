/** All SQL and sealing of texts and photos: erasable rows, each with the key of its commitment in the log. */

import { createHmac } from 'node:crypto';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { CleanPhoto } from '../../platform/images.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { openTexts, sealTexts } from '../../vault/index.ts';
import type { Committed } from '../loop/model.ts';
import type { Author } from '../tables.ts';
import { mattersOn } from './store.ts';
import { dropSignature } from './store-signature.ts';

export type { Author };
/** A text prepared before deciding and stored after. */
export type PreparedText = Readonly<{
  ref: Committed;
  kind: string;
  position: number;
  text: string;
  key: Uint8Array;
  releaseOf: Uuid | null;
}>;
export type PreparedFile = Readonly<{ ref: Committed; photo: CleanPhoto; key: Uint8Array; releaseOf: Uuid | null }>;
export type Text = Readonly<{
  id: Uuid;
  kind: string;
  author: Author;
  position: number;
  /** null once erased. */
  text: string | null;
  releaseOf: Uuid | null;
  at: Instant;
}>;
export type FileLine = Readonly<{
  id: Uuid;
  author: Author;
  width: number;
  height: number;
  releaseOf: Uuid | null;
  at: Instant;
}>;

const KEY_BYTES = 32;

export function prepareText(
  city: City,
  text: string,
  about: Readonly<{ kind: string; position?: number; releaseOf?: Uuid | null }>,
): PreparedText {
  const id = city.outside.uuid();
  const key = city.outside.randomBytes(KEY_BYTES);
  const ref = { id, commitment: commitmentOf(key, Buffer.from(text, 'utf8')) };
  return { ref, kind: about.kind, position: about.position ?? 0, text, key, releaseOf: about.releaseOf ?? null };
}

export function prepareFile(city: City, photo: CleanPhoto, releaseOf: Uuid | null = null): PreparedFile {
  const id = city.outside.uuid();
  const key = city.outside.randomBytes(KEY_BYTES);
  return { ref: { id, commitment: commitmentOf(key, photo.jpeg) }, photo, key, releaseOf };
}

function commitmentOf(key: Uint8Array, bytes: Uint8Array): string {
  return createHmac('sha256', key).update(bytes).digest('hex');
}

/** Stores texts: a complainant's sealed with their key inside, an office's plain. */
export async function insertTexts(
  tx: Tx,
  city: City,
  matterId: Uuid,
  author: Author,
  texts: readonly PreparedText[],
): Promise<void> {
  if (texts.length === 0) return;
  const sealing = author === 'complainant';
  const plain = sealing
    ? texts.map(({ ref, key, text }) => ({ id: ref.id, plain: Buffer.concat([key, Buffer.from(text, 'utf8')]) }))
    : [];
  const sealed = new Map((await sealTexts(tx, city, matterId, plain)).map((each) => [each.id, each.sealed]));
  await mattersOn(tx)
    .insertInto('matters_text')
    .values(
      texts.map(({ ref, kind, position, text, key, releaseOf }) => {
        const kept = sealed.get(ref.id);
        return {
          id: ref.id,
          matter_id: matterId,
          kind,
          author,
          position,
          body: kept === undefined ? text : null,
          sealed: kept === undefined ? null : Buffer.from(kept),
          commitment_key: kept === undefined ? Buffer.from(key) : null,
          release_of: releaseOf,
          created_at: city.outside.now(),
          erased_at: null,
        };
      }),
    )
    .execute();
}

export async function insertFiles(
  tx: Tx,
  city: City,
  matterId: Uuid,
  author: Author,
  files: readonly PreparedFile[],
): Promise<void> {
  if (files.length === 0) return;
  await mattersOn(tx)
    .insertInto('matters_file')
    .values(
      files.map(({ ref, photo, key, releaseOf }) => ({
        id: ref.id,
        matter_id: matterId,
        author,
        media_type: 'image/jpeg',
        width: photo.width,
        height: photo.height,
        bytes: Buffer.from(photo.jpeg),
        commitment_key: Buffer.from(key),
        release_of: releaseOf,
        created_at: city.outside.now(),
        erased_at: null,
      })),
    )
    .execute();
}

/** Commitment to an uploaded file; undefined when it is no file of this matter. */
export async function committedFile(q: Queryable, matterId: Uuid, id: Uuid): Promise<Committed | undefined> {
  const row = await mattersOn(q)
    .selectFrom('matters_file')
    .select(['bytes', 'commitment_key'])
    .where('id', '=', id)
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  if (row === undefined || row.bytes === null || row.commitment_key === null) return undefined;
  return { id, commitment: commitmentOf(row.commitment_key, row.bytes) };
}

/** All texts of a matter in order, sealed ones opened; the caller decides who reads which. */
export async function textsOf(q: Queryable, city: City, matterId: Uuid): Promise<readonly Text[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_text')
    .select(['id', 'kind', 'author', 'position', 'body', 'sealed', 'release_of', 'created_at'])
    .where('matter_id', '=', matterId)
    .orderBy('created_at')
    .orderBy('position')
    .orderBy('id')
    .execute();
  const sealed = rows.flatMap((row) => (row.sealed === null ? [] : [{ id: row.id, sealed: row.sealed }]));
  const opened = await openTexts(q, city, matterId, sealed);
  return rows.map((row) => {
    const plain = opened.get(row.id);
    return {
      id: row.id,
      kind: row.kind,
      author: row.author,
      position: row.position,
      text: plain === undefined ? row.body : Buffer.from(plain.subarray(KEY_BYTES)).toString('utf8'),
      releaseOf: row.release_of,
      at: row.created_at,
    };
  });
}

export async function textExists(q: Queryable, matterId: Uuid, id: Uuid): Promise<boolean> {
  const row = await mattersOn(q)
    .selectFrom('matters_text')
    .select('id')
    .where('id', '=', id)
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function filesOf(q: Queryable, matterId: Uuid): Promise<readonly FileLine[]> {
  return mattersOn(q)
    .selectFrom('matters_file')
    .select(['id', 'author', 'width', 'height', 'release_of as releaseOf', 'created_at as at'])
    .where('matter_id', '=', matterId)
    .where('erased_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function photoBytes(q: Queryable, matterId: Uuid, id: Uuid): Promise<Buffer | null> {
  const row = await mattersOn(q)
    .selectFrom('matters_file')
    .select('bytes')
    .where('id', '=', id)
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

export type MessageLine = Readonly<{ id: Uuid; relation: 'X' | 'D' | 'L'; textId: Uuid; held: boolean; at: Instant }>;

const MESSAGE = ['id', 'letter as relation', 'text_id as textId', 'held', 'at'] as const;

export async function insertMessage(tx: Tx, matterId: Uuid, message: MessageLine): Promise<void> {
  await mattersOn(tx)
    .insertInto('matters_message')
    .values({ ...rowOf(MESSAGE, message), matter_id: matterId })
    .execute();
}

export async function messagesOf(q: Queryable, matterId: Uuid): Promise<readonly MessageLine[]> {
  return mattersOn(q)
    .selectFrom('matters_message')
    .select(MESSAGE)
    .where('matter_id', '=', matterId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/**
 * Destroys what the complainant wrote and showed; the log keeps commitments nobody can check.
 * @param copies whether copies released to units go at once; at the complainant's own wish they go when units are next told
 * anything, so that their vanishing does not tell the moment
 */
export async function eraseWords(tx: Tx, matterId: Uuid, at: Instant, copies: 'at-once' | 'later'): Promise<void> {
  await dropSignature(tx, matterId);
  await mattersOn(tx)
    .updateTable('matters_text')
    .set({ body: null, sealed: null, commitment_key: null, erased_at: at })
    .where('matter_id', '=', matterId)
    .where((eb) =>
      eb.or([eb('author', '=', 'complainant'), ...(copies === 'later' ? [] : [eb('release_of', 'is not', null)])]),
    )
    .where('erased_at', 'is', null)
    .execute();
  await mattersOn(tx)
    .updateTable('matters_file')
    .set({ bytes: null, commitment_key: null, erased_at: at })
    .where('matter_id', '=', matterId)
    .where((eb) =>
      eb.or([eb('author', '=', 'complainant'), ...(copies === 'later' ? [] : [eb('release_of', 'is not', null)])]),
    )
    .where('erased_at', 'is', null)
    .execute();
}

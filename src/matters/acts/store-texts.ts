/** SQL and sealing of every word: erasable rows, each with the key of the commitment that stands in the log. */

import { createHmac } from 'node:crypto';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { openTexts, sealTexts } from '../../vault/index.ts';
import type { Committed } from '../loop/model.ts';
import type { Author } from '../tables.ts';
import { mattersOn } from './store.ts';

export type { Author };
/**
 * Whether copies released to units go at once, too: at the complainant's own wish they go when units are told anything, so
 * that their vanishing does not tell who holds the phone. `all`: whatever anybody wrote, but for the record of a hand-over.
 */
export type ErasedCopies = 'at-once' | 'later' | 'all';
/** Words on their way into a row; made before deciding, written after. */
export type PreparedText = Readonly<{
  ref: Committed;
  kind: string;
  position: number;
  text: string;
  key: Uint8Array;
  releaseOf: Uuid | null;
}>;
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
export const KEY_BYTES = 32;
/** Kinds in which an office notes what a complainant said to it: theirs, whoever wrote it down. */
export const TOLD_TO_OFFICES: readonly string[] = ['note-contact', 'note-call-back'];

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

export function commitmentOf(key: Uint8Array, bytes: Uint8Array): string {
  return createHmac('sha256', key).update(bytes).digest('hex');
}

/** Stores texts: what a complainant wrote or said sealed with its key inside, an office's own plain. */
export async function insertTexts(
  tx: Tx,
  city: City,
  matterId: Uuid,
  author: Author,
  texts: readonly PreparedText[],
): Promise<void> {
  if (texts.length === 0) return;
  const plain = texts
    .filter(({ kind }) => author === 'complainant' || TOLD_TO_OFFICES.includes(kind))
    .map(({ ref, key, text }) => ({ id: ref.id, plain: Buffer.concat([key, Buffer.from(text, 'utf8')]) }));
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

/** All texts of a matter in the order they were written, sealed ones opened; the caller decides who reads which. */
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
      text: plain === undefined ? row.body : wordsOfSealed(plain),
      releaseOf: row.release_of,
      at: row.created_at,
    };
  });
}

/** The words in an opened text, behind the key of their commitment. */
export function wordsOfSealed(plain: Uint8Array): string {
  return Buffer.from(plain.subarray(KEY_BYTES)).toString('utf8');
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

/** What the complainant wrote or said is gone; the log keeps commitments nobody can check. @param copies as `ErasedCopies` says. */
export async function eraseTexts(tx: Tx, matterId: Uuid, at: Instant, copies: ErasedCopies): Promise<void> {
  await mattersOn(tx)
    .updateTable('matters_text')
    .set({ body: null, sealed: null, commitment_key: null, erased_at: at })
    .where('matter_id', '=', matterId)
    .where((eb) =>
      eb.or([
        eb('author', '=', 'complainant'),
        eb('kind', 'in', [...TOLD_TO_OFFICES]),
        ...(copies === 'later' ? [] : [eb('release_of', 'is not', null)]),
        ...(copies === 'all' ? [eb('kind', '<>', 'transfer')] : []),
      ]),
    )
    .where('erased_at', 'is', null)
    .execute();
}

/** All SQL of a file's parts, and the file as bytes. */

import type { ByteSource } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { PART_BYTES } from './model.ts';
import { dropKeys, importsOn } from './store.ts';

/** Stores a part; the same part again replaces it. */
export async function savePart(tx: Tx, runId: Uuid, number: number, bytes: Buffer): Promise<void> {
  await importsOn(tx)
    .insertInto('imports_part')
    .values({ run_id: runId, number, bytes })
    .onConflict((conflict) => conflict.columns(['run_id', 'number']).doUpdateSet({ bytes }))
    .execute();
}

export async function partNumbers(q: Queryable, runId: Uuid): Promise<readonly number[]> {
  const rows = await importsOn(q)
    .selectFrom('imports_part')
    .select('number')
    .where('run_id', '=', runId)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.number);
}

/**
 * The file of a run whose parts are all there; holds two parts at most, for whoever goes through it in order.
 * @param openPart opens a part as it is kept
 */
export function partsAsFile(
  q: Queryable,
  { id, fileBytes: bytes }: Readonly<{ id: Uuid; fileBytes: number }>,
  openPart: (number: number, kept: Buffer) => Promise<Buffer>,
): ByteSource {
  const kept = new Map<number, Promise<Buffer>>();
  const part = (number: number): Promise<Buffer> => {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const [oldest] = kept.keys();
    if (kept.size > 1 && oldest !== undefined) kept.delete(oldest);
    const read = partBytes(q, id, number).then((kept) => openPart(number, kept));
    kept.set(number, read);
    return read;
  };
  return {
    size: bytes,
    read: async (offset, length) => {
      const end = Math.min(offset + length, bytes);
      const pieces: Buffer[] = [];
      for (let at = offset; at < end; ) {
        const number = Math.floor(at / PART_BYTES);
        const from = at - number * PART_BYTES;
        const piece = (await part(number)).subarray(from, Math.min(PART_BYTES, from + end - at));
        if (piece.length === 0) throw new Error('a part of a file is shorter than was checked');
        pieces.push(piece);
        at += piece.length;
      }
      const [only] = pieces;
      return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
    },
  };
}

async function partBytes(q: Queryable, runId: Uuid, number: number): Promise<Buffer> {
  const row = await importsOn(q)
    .selectFrom('imports_part')
    .select('bytes')
    .where('run_id', '=', runId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return row.bytes;
}

/** Deletes the file of a run at once. */
export async function dropFile(tx: Tx, runId: Uuid): Promise<void> {
  await importsOn(tx).deleteFrom('imports_part').where('run_id', '=', runId).execute();
}

/** Deletes file, staged rows and key of these runs; their lines stay. */
export async function dropAll(tx: Tx, ids: readonly Uuid[]): Promise<void> {
  for (const table of ['imports_part', 'imports_row', 'imports_fault', 'imports_change'] as const) {
    await importsOn(tx)
      .deleteFrom(table)
      .where('run_id', 'in', [...ids])
      .execute();
  }
  await dropKeys(tx, ids);
}

/**
 * Deletes files and staged rows of runs made before a day; the run's line stays, and cannot be continued.
 * @param which whether it is about sealed runs alone, which are kept for a shorter time
 */
export async function deleteFilesBefore(
  tx: Tx,
  { before, held }: Readonly<{ before: Instant; held: readonly string[] }>,
  at: Instant,
  which: 'all' | 'sealed',
): Promise<void> {
  let old = importsOn(tx)
    .selectFrom('imports_run')
    .select('id')
    .where('made_at', '<', before)
    .where('state', 'not in', ['checking', 'writing'])
    .forUpdate();
  if (held.length > 0) old = old.where('id', 'not in', held as readonly Uuid[]);
  if (which === 'sealed') old = old.where('file_key', 'is not', null);
  const ids = (await old.execute()).map((row) => row.id);
  if (ids.length === 0) return;
  await dropAll(tx, ids);
  await importsOn(tx)
    .updateTable('imports_run')
    .set({ state: 'given-up', ended_at: at })
    .where('id', 'in', ids)
    .where('ended_at', 'is', null)
    .execute();
}

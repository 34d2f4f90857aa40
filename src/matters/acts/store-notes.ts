/** All SQL of internal notes of units. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { mattersOn } from './store.ts';

export type Note = Readonly<{
  id: Uuid;
  unitId: Uuid;
  byUser: Uuid;
  /** null once erased. */
  body: string | null;
  at: Instant;
}>;

const NOTE = ['id', 'unit_id as unitId', 'by_user as byUser', 'body', 'at'] as const;

/** Notes on a matter, the oldest first; those of the reader’s own units, or of every one. */
export async function notesOn(
  q: Queryable,
  { unitIds }: Reader,
  matterId: Uuid,
  whose: 'own' | 'every-unit',
): Promise<readonly Note[]> {
  const found = mattersOn(q).selectFrom('matters_note').select(NOTE).where('matter_id', '=', matterId);
  const own = whose === 'every-unit' ? found : found.where('unit_id', 'in', [...unitIds]);
  return own.orderBy('at').orderBy('id').execute();
}

/** @returns false when there is a note with this id already. */
export async function insertNote(tx: Tx, matterId: Uuid, note: Note): Promise<boolean> {
  const done = await mattersOn(tx)
    .insertInto('matters_note')
    .values({ ...rowOf(NOTE, note), matter_id: matterId, erased_at: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Whatever a unit wrote for itself may name somebody: it goes when the unit is told that the words are gone. */
export async function eraseNotes(tx: Tx, matterId: Uuid, at: Instant): Promise<void> {
  await mattersOn(tx)
    .updateTable('matters_note')
    .set({ body: null, erased_at: at })
    .where('matter_id', '=', matterId)
    .where('erased_at', 'is', null)
    .execute();
}

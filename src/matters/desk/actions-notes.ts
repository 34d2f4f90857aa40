/**
 * Internal notes (内部备注) of a unit: for its handlers and its head. They are no part of the record and leave by no sheet, paper,
 * release or page of the complainant. Discipline supervision may read them; each look is a line of the audit.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import { audit, namesOfUsers, type Reader, unitNames } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { mattersAccess } from '../access.ts';
import { insertNote, type Note, notesOn } from '../acts/store-notes.ts';
import type { MatterState } from '../loop/model.ts';
import { notesRightOf, unitAtWork } from '../loop/rules-sight.ts';
import { sightFor } from './actions-view.ts';

export type NoteLine = Readonly<{ id: Uuid; text: string | null; author: string; unit: string; at: Instant }>;
export type NoteProblem = Readonly<{ kind: 'not-found' }> | Readonly<{ kind: 'submission-reused' }>;

/** Reads notes: a unit its own, discipline supervision every unit’s. @returns undefined where they are out of sight */
export async function readNotes(
  tx: Tx,
  city: City,
  reader: Reader,
  matterId: Uuid,
): Promise<readonly NoteLine[] | undefined> {
  const seen = await sightFor(tx, reader, matterId);
  if (seen === undefined) return undefined;
  const right = notesRightOf(seen.loaded.state, seen.sight, reader);
  if (right === null) return undefined;
  if (right !== 'look') return linesOf(tx, await notesOn(tx, reader, matterId, 'own'));
  await note(tx, city, reader, mattersAccess.readNotes.action, seen.loaded.state);
  return linesOf(tx, await notesOn(tx, reader, matterId, 'every-unit'));
}

/** Writes a note of the unit at work; the same again changes nothing. */
export async function writeNote(
  tx: Tx,
  city: City,
  reader: Reader,
  asked: Readonly<{ matterId: Uuid; id: Uuid; text: string }>,
): Promise<Result<null, NoteProblem>> {
  const { matterId, id, text } = asked;
  const seen = await sightFor(tx, reader, matterId);
  const unitId = seen === undefined ? null : unitAtWork(seen.loaded.state, reader);
  if (seen === undefined || unitId === null) return refuse({ kind: 'not-found' });
  const { userId } = reader.actor;
  const isNew = await insertNote(tx, matterId, { id, unitId, byUser: userId, body: text, at: city.outside.now() });
  if (isNew) {
    await note(tx, city, reader, mattersAccess.writeNote.action, seen.loaded.state);
    return ok(null);
  }
  const before = (await notesOn(tx, reader, matterId, 'own')).find((each) => each.id === id);
  return before?.byUser === userId && before.body === text ? ok(null) : refuse({ kind: 'submission-reused' });
}

async function linesOf(q: Queryable, notes: readonly Note[]): Promise<readonly NoteLine[]> {
  const [people, units] = await Promise.all([
    namesOfUsers(
      q,
      notes.map(({ byUser }) => byUser),
    ),
    unitNames(
      q,
      notes.map(({ unitId }) => unitId),
    ),
  ]);
  return notes.map(({ id, body, byUser, unitId, at }) => ({
    id,
    text: body,
    author: people.get(byUser) ?? '',
    unit: units.get(unitId) ?? '',
    at,
  }));
}

function note(
  tx: Tx,
  city: City,
  { actor }: Reader,
  action: string,
  { id: objectId, lane }: Pick<MatterState, 'id' | 'lane'>,
): Promise<void> {
  return audit(tx, city, { actor, action, objectKind: 'matter', objectId, sealed: lane === 'discipline' });
}

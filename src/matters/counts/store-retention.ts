/** All SQL of retention: matters that ended long enough ago, by lane. */

import { type SelectQueryBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { mattersOn } from '../acts/store.ts';
import { PHOTO_TYPE } from '../acts/store-files.ts';
import type { Lane } from '../loop/model.ts';
import type { MattersTables } from '../tables.ts';

/** Days of an end for good: closed and past reopening, or refused, terminated or handed over and past every appeal. */
export type Ends = Readonly<{ closedBefore: LocalDate; decidedBefore: Instant }>;

/** Those of the ordinary matters that ended before the days. */
export async function endedBefore(q: Queryable, ids: readonly Uuid[], before: Ends): Promise<readonly Uuid[]> {
  if (ids.length === 0) return [];
  const rows = await ended(q, 'ordinary', before)
    .where('id', 'in', [...ids])
    .select('id')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Those of any lane that ended before the days: nothing of them is told, only that nobody waits for more. */
export async function endedForGood(q: Queryable, ids: readonly Uuid[], before: Ends): Promise<readonly Uuid[]> {
  const found = await Promise.all(
    (['ordinary', 'discipline'] as const).map((lane) =>
      ended(q, lane, before)
        .where('id', 'in', [...ids])
        .select('id')
        .execute(),
    ),
  );
  return found.flat().map(({ id }) => id);
}

/** Matters of a lane that ended before the days and still hold words or photos of their complainant, or documents. */
export async function endedWithWords(
  q: Queryable,
  lane: Lane,
  before: Ends,
  held: readonly string[],
  limit: number,
): Promise<readonly Uuid[]> {
  const rows = await ended(q, lane, before)
    .where(sql<boolean>`not (id::text = any(${[...held]}::text[]))`)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('matters_text')
            .whereRef('matters_text.matter_id', '=', 'matters_matter.id')
            .where('author', '=', 'complainant')
            .where('erased_at', 'is', null)
            .select('matters_text.id'),
        ),
        eb.exists(
          eb
            .selectFrom('matters_note')
            .whereRef('matters_note.matter_id', '=', 'matters_matter.id')
            .where('erased_at', 'is', null)
            .select('matters_note.id'),
        ),
        eb.exists(
          eb
            .selectFrom('matters_file')
            .whereRef('matters_file.matter_id', '=', 'matters_matter.id')
            .where((file) => file.or([file('author', '=', 'complainant'), file('media_type', '<>', PHOTO_TYPE)]))
            .where('erased_at', 'is', null)
            .select('matters_file.id'),
        ),
      ]),
    )
    .select('id')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Every lane: the one asked for. */
function ended(q: Queryable, lane: Lane, before: Ends): SelectQueryBuilder<MattersTables, 'matters_matter', object> {
  return mattersOn(q)
    .selectFrom('matters_matter')
    .where('lane', '=', lane)
    .where((eb) =>
      eb.or([
        eb.and([eb('phase', '=', 'closed'), eb('closed_on', '<', before.closedBefore)]),
        eb.and([
          eb('phase', 'in', ['refused', 'terminated', 'transferred']),
          eb('changed_at', '<', before.decidedBefore),
        ]),
      ]),
    );
}

/** SQL of matters whose holder has a date, for whoever supervises, and of the ids a reader reaches. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { reached, reachedOpenly } from '../acts/store-reached.ts';
import { ENDED } from '../loop/model.ts';

/** Phases in which a unit or a desk of the office has it and a date runs; a judge's time is not work. */
const WORKED = ['registered', 'appealed', 'accepted', 'dispatched', 'handling', 'checking', 'contested'] as const;

export type HeldRow = Readonly<{
  id: Uuid;
  number: string;
  phase: string;
  leadUnitId: Uuid | null;
  divisionCode: string;
  dueOn: LocalDate;
  since: LocalDate | null;
}>;

export async function heldUntil(
  q: Queryable,
  reader: Reader,
  upTo: LocalDate,
  most: number,
): Promise<readonly HeldRow[]> {
  return (await reachedOpenly(q, reader)
    // The ladder’s letters are numbered for the whole city: a number of the discipline lane would be a gap.
    .where('lane', '=', 'ordinary')
    .where('phase', 'in', [...WORKED])
    .where('due_on', '<=', upTo)
    .select([
      'id',
      'number',
      'phase',
      'lead_unit_id as leadUnitId',
      'office_division as divisionCode',
      'due_on as dueOn',
    ])
    .select(
      sql<LocalDate | null>`(select max(l.opened_on) from matters_leg l where l.matter_id = matters_matter.id)`.as(
        'since',
      ),
    )
    .orderBy('due_on')
    .orderBy('id')
    .limit(most)
    .execute()) as readonly HeldRow[];
}

/** Ids of the matters a reader reaches, for the SQL of a slice above; `openly` leaves out what is too near. */
export function reachedIds(q: Queryable, reader: Reader, openly: boolean) {
  return (openly ? reachedOpenly(q, reader) : reached(q, reader)).select('id');
}

/** Ids of the matters that have ended, as far as this reader was told: a unit learns of an end with the week. */
export function endedIds(q: Queryable, reader: Reader) {
  return reached(q, reader).where('matters_matter.phase', 'in', ENDED).select('id');
}

/** Of these matters, those this reader knows to have ended. */
export async function endedSeenBy(q: Queryable, reader: Reader, ids: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
  if (ids.length === 0) return new Set();
  const rows = await endedIds(q, reader)
    .where(sql<boolean>`matters_matter.id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

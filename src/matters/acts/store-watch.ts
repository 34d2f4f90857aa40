/** All SQL of questions about open work: what a desk holds, what a holiday table could move, what changed, what is alike. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { ENDED } from '../loop/model.ts';
import { CLOCK_RUNS } from '../loop/phases.ts';
import type { Change } from './rules-live.ts';
import { mattersOn } from './store.ts';
import { ordinaryMatters } from './store-lanes.ts';
import { LINE_COLUMNS, type MatterRow } from './store-lines.ts';
import { reachedOpenly } from './store-reached.ts';

/**
 * Work that would be left with nobody if this desk were given up. Whoever keeps posts is told, so the discipline lane is left out:
 * its desks are taken up from above.
 */
export async function countTasksAt(
  q: Queryable,
  desk: Readonly<{ role: string; unitId: Uuid; divisionCode: string }>,
): Promise<number> {
  const { n } = await mattersOn(q)
    .selectFrom('matters_task')
    .innerJoin(ordinaryMatters(q).select('id').as('m'), 'm.id', 'matters_task.matter_id')
    .where(sql<boolean>`${desk.role} = any(roles)`)
    .where((eb) => eb.or([eb('unit_id', '=', desk.unitId), eb('division_code', '=', desk.divisionCode)]))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Ordinary matters whose present date lies on or after a day: those a holiday table for that time could move. */
export async function countDueFrom(q: Queryable, from: LocalDate): Promise<number> {
  const { n } = await ordinaryMatters(q)
    .where('phase', '!=', 'closed')
    .where('due_on', '>=', from)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Open matters of a procedure in the ordinary lane, counted by division and phase. */
export async function countOpenOf(
  q: Queryable,
  procedure: string,
): Promise<readonly Readonly<{ divisionCode: string; phase: string; matters: number }>[]> {
  return ordinaryMatters(q)
    .where('procedure', '=', procedure)
    .where('phase', 'not in', ENDED)
    .select(['division_code as divisionCode', 'phase'])
    .select((eb) => eb.fn.countAll<number>().as('matters'))
    .groupBy(['division_code', 'phase'])
    .orderBy('division_code')
    .orderBy('phase')
    .execute();
}

/** Ordinary matters with a date that is provisional or lies on or after a day, and how many: the keeper of rules is told. */
export async function touchedFrom(
  q: Queryable,
  from: LocalDate,
  limit: number,
): Promise<Readonly<{ total: number; ids: readonly Uuid[] }>> {
  const found = ordinaryMatters(q)
    .where('phase', 'in', CLOCK_RUNS)
    .where((eb) => eb.or([eb('any_provisional', '=', true), eb('due_on', '>=', from)]));
  const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select('id').orderBy('id').limit(limit).execute();
  return { total: n, ids: rows.map((row) => row.id) };
}

const MOST_CHANGES = 2_000;

/** Changes since an instant in the whole city. Every lane: each listener is told only as far as their sight goes (rules-live). */
export async function changedSince(q: Queryable, since: Instant): Promise<readonly Change[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_matter as m')
    .innerJoin('matters_shown as s', 's.matter_id', 'm.id')
    .where('m.changed_at', '>=', since)
    .select([
      'm.id as id',
      'm.lane as lane',
      'm.respondent_unit_id as respondentUnitId',
      'm.seated as seated',
      'm.division_code as divisionCode',
      'm.office_division as officeDivision',
      'm.concerned_unit_ids as concernedUnitIds',
      'm.seq as seq',
      'm.changed_at as changedAt',
      's.seq as shownSeq',
      's.changed_at as shownChangedAt',
    ])
    .select(sql<Uuid[]>`array(select p.unit_id from matters_part p where p.matter_id = m.id)`.as('partUnitIds'))
    .orderBy('m.changed_at')
    .limit(MOST_CHANGES)
    .execute();
  return rows as unknown as readonly Change[];
}

/** Matters that may be the same one: same office, same window, unit or category, in recent days. */
export async function likely(
  q: Queryable,
  reader: Reader,
  about: Readonly<{
    id: Uuid;
    windowId: Uuid | null;
    respondentUnitId: Uuid | null;
    categoryCode: string | null;
    since: LocalDate;
  }>,
  limit: number,
): Promise<readonly MatterRow[]> {
  return reachedOpenly(q, reader)
    .where('id', '!=', about.id)
    .where('received_on', '>=', about.since)
    .where('phase', 'not in', ['merged', 'transferred'])
    .where((eb) =>
      eb.or([
        ...(about.windowId === null ? [] : [eb('window_id', '=', about.windowId)]),
        ...(about.respondentUnitId === null ? [] : [eb('respondent_unit_id', '=', about.respondentUnitId)]),
        ...(about.categoryCode === null ? [] : [eb('category_code', '=', about.categoryCode)]),
      ]),
    )
    .select(LINE_COLUMNS)
    .$castTo<MatterRow>()
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute();
}

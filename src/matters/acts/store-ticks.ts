/** All SQL of the clock: matters waiting for the calendar, and lights already told. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { Desk } from '../loop/model.ts';
import { CLOCK_RUNS } from '../loop/phases.ts';
import type { Light } from '../loop/rules-desk.ts';
import { mattersOn } from './store.ts';

export type Ticking = Readonly<{ matterId: Uuid; dueKind: string; judgedByComplainant: boolean }>;

/** Matters whose present clock ran out before today, and for which the clock has an act; a page at a time by id. Every lane: time passes in each. */
export async function ranOut(
  q: Queryable,
  today: LocalDate,
  after: Uuid | null,
  limit: number,
): Promise<readonly Ticking[]> {
  let query = mattersOn(q)
    .selectFrom('matters_matter')
    .select(['id', 'due_kind', 'judged_by_complainant'])
    .where('due_on', '<', today)
    .where('due_kind', 'in', ['accept', 'sign', 'resume', 'verdict'])
    .where((eb) =>
      eb.or([
        eb('due_kind', '!=', 'verdict'),
        eb('judged_by_complainant', '=', false),
        eb('due_provisional', '=', false),
      ]),
    )
    .orderBy('id')
    .limit(limit);
  if (after !== null) query = query.where('id', '>', after);
  const rows = await query.execute();
  return rows.map((row) => ({
    matterId: row.id,
    dueKind: row.due_kind ?? '',
    judgedByComplainant: row.judged_by_complainant,
  }));
}

/** Matters whose unit owed a report of progress before today. Every lane: only that unit is asked. */
export async function silentOnProgress(q: Queryable, today: LocalDate): Promise<readonly Uuid[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_task')
    .select('matter_id')
    .where('due_kind', '=', 'progress')
    .where('due_on', '<', today)
    .orderBy('matter_id')
    .execute();
  return rows.map((row) => row.matter_id);
}

/** Matters with some clock running. Every lane: a corrected holiday table may concern any of them. */
export async function mattersWithClocks(q: Queryable): Promise<readonly Uuid[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_matter')
    .select('id')
    .where('phase', 'in', CLOCK_RUNS)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Matters whose complainant did something before a day that units see and were not told. Every lane: only their units are told. */
export async function untoldBefore(q: Queryable, day: LocalDate, limit: number): Promise<readonly Uuid[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_shown')
    .select('matter_id')
    .where('untold_on', '<', day)
    .orderBy('matter_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.matter_id);
}

/** Tasks at each dispatching desk of a division, with the units concerned. Every lane: a vacant desk hands up in each. */
export async function waitingForDispatchers(
  q: Queryable,
): Promise<readonly Readonly<{ matterId: Uuid; desk: Desk; units: readonly Uuid[] }>[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_task as t')
    .innerJoin('matters_matter as m', 'm.id', 't.matter_id')
    .where('t.letter', '=', 'D')
    .where('t.division_code', 'is not', null)
    .distinctOn('t.matter_id')
    .select(['t.matter_id', 't.division_code', 't.roles', 'm.concerned_unit_ids'])
    .orderBy('t.matter_id')
    .execute();
  return rows.map((row) => ({
    matterId: row.matter_id,
    desk: { division: row.division_code ?? '', roles: row.roles },
    units: row.concerned_unit_ids,
  }));
}

export type WaitingTask = Readonly<{
  matterId: Uuid;
  what: string;
  unitId: Uuid | null;
  divisionCode: string | null;
  roles: readonly string[];
  dueKind: string | null;
  dueOn: LocalDate | null;
}>;
export type PressingTask = WaitingTask & Readonly<{ dueKind: string; dueOn: LocalDate }>;

const TASK_COLUMNS = [
  'matter_id as matterId',
  'what',
  'unit_id as unitId',
  'division_code as divisionCode',
  'roles',
  'due_kind as dueKind',
  'due_on as dueOn',
] as const;

/** What a matter waits for, as desks show it. Every lane: each desk is told of its own. */
export async function tasksOfMatter(q: Queryable, matterId: Uuid): Promise<readonly WaitingTask[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_task')
    .select(TASK_COLUMNS)
    .where('matter_id', '=', matterId)
    .execute();
  return rows;
}

/** Tasks due no later than a day, with whom they wait for. Every lane: nobody else is told of them. */
export async function tasksDueBy(q: Queryable, day: LocalDate): Promise<readonly PressingTask[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_task')
    .select(TASK_COLUMNS)
    .where('due_on', '<=', day)
    .where('due_kind', 'is not', null)
    .orderBy('matter_id')
    .orderBy('no')
    .execute();
  return rows as unknown as readonly PressingTask[];
}

/** @returns true when this light of this date is told for the first time. */
export async function insertAlarm(
  tx: Tx,
  alarm: Readonly<{ matterId: Uuid; what: string; light: Exclude<Light, 'green'>; dueOn: LocalDate; at: Instant }>,
): Promise<boolean> {
  const done = await mattersOn(tx)
    .insertInto('matters_alarm')
    .values({ matter_id: alarm.matterId, what: alarm.what, light: alarm.light, due_on: alarm.dueOn, at: alarm.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

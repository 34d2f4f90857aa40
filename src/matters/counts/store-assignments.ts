/** What units and their handlers did with what they were given: counts of the ordinary lane, each by the day it happened. */

import { type RawBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { ORDINARY } from '../acts/store-lanes.ts';
import { sightOfRole } from '../loop/rules-sight.ts';

/** Counts that add up over units and people. */
export const WORK_COUNTS = [
  'received',
  'redone',
  'signed',
  'signedInTime',
  'ended',
  'endedInTime',
  'overdue',
  'returned',
  'sentBack',
  'extended',
  'suspended',
  'reopened',
  'resolved',
  'partly',
  'notResolved',
  'noVerdict',
] as const;
export type WorkCount = (typeof WORK_COUNTS)[number];
export type WorkCounts = Readonly<Record<WorkCount, number>>;

/** `handlerId`: null where nobody of the unit acted yet, and in counts by unit. */
export type WorkDone = WorkCounts & Readonly<{ unitId: Uuid; handlerId: Uuid | null }>;
/** Both included. What is under way is as it stood when `asOf` began: the day after the last one, or today. */
export type Days = Readonly<{ from: LocalDate; to: LocalDate; asOf: LocalDate }>;

/** So many matters a unit had were moved from one category to another in those days. */
export type Moved = Readonly<{ unitId: Uuid; from: string; to: string; matters: number }>;

/** @returns nothing for who has no sight of matters */
export async function workDone(
  q: Queryable,
  reader: Reader,
  days: Days,
  by: 'unit' | 'handler',
): Promise<readonly WorkDone[]> {
  const assignments = assignmentsTo(reader);
  if (assignments === null) return [];
  const counts = countsIn(days);
  const columns = WORK_COUNTS.map((count) => sql`${counts[count]}::integer as ${sql.id(count)}`);
  const handler = by === 'handler' ? sql`a.handler_user_id` : sql`null::uuid`;
  const { rows } = await sql<WorkDone>`
    select a.unit_id as "unitId", ${handler} as "handlerId", ${sql.join(columns)}
    from ${assignments} a
    where a.given_on <= ${days.to}::date
    group by 1, 2`.execute(q);
  return rows;
}

/** Which of them were moved downward is for the law to say. */
export async function movedBetween(q: Queryable, reader: Reader, days: Days): Promise<readonly Moved[]> {
  const assignments = assignmentsTo(reader);
  if (assignments === null) return [];
  const { rows } = await sql<Moved>`
    select a.unit_id as "unitId", moved.source as "from", moved.target as "to",
      count(*)::integer as matters
    from ${assignments} a
      cross join lateral unnest(a.reclassified_on, a.reclassified_from, a.reclassified_to) as moved (moved_on, source, target)
    where moved.moved_on between ${days.from}::date and ${days.to}::date
    group by 1, 2, 3`.execute(q);
  return rows;
}

/** Within reach; for units, and whoever is too near one, as units were told them. Null for who has no sight of matters. */
function assignmentsTo(reader: Reader): RawBuilder<unknown> | null {
  const sight = sightOfRole(reader.actor.role);
  if (sight === null) return null;
  const isUnit = sight === 'unit';
  const codes = sql`${[...reader.divisionCodes]}::text[]`;
  const reach = isUnit
    ? sql`a.unit_id = any(${[...reader.unitIds]}::uuid[])`
    : sql`(m.division_code = any(${codes}) or m.office_division = any(${codes}))`;
  const asUnits = isUnit ? sql`true` : sql`m.concerned_unit_ids && ${[...reader.tooNear]}::uuid[]`;
  return sql`(
    select a.* from matters_assignment a join ${ORDINARY} m on m.id = a.matter_id
    where a.shown = (${asUnits}) and ${reach})`;
}

function countsIn({ from, to, asOf }: Days): Readonly<Record<WorkCount, RawBuilder<unknown>>> {
  const within = (day: RawBuilder<unknown>) => sql`${day} between ${from}::date and ${to}::date`;
  const those = (condition: RawBuilder<unknown>) => sql`count(*) filter (where ${condition})`;
  const among = (dates: RawBuilder<unknown>) =>
    sql`coalesce(sum((select count(*) from unnest(${dates}) as each (day) where ${within(sql`each.day`)})), 0)`;
  const signed = sql`${within(sql`a.signed_on`)} and a.sign_due_on is not null`;
  const ended = sql`a.ended = 'submitted' and ${within(sql`a.ended_on`)}`;
  const judged = (verdict: string) => those(sql`a.verdict = ${verdict} and ${within(sql`a.judged_on`)}`);
  return {
    received: those(sql`a.given <> 'redo' and ${within(sql`a.given_on`)}`),
    redone: those(sql`a.given = 'redo' and ${within(sql`a.given_on`)}`),
    signed: those(signed),
    signedInTime: those(sql`${signed} and not a.deemed and a.signed_on <= a.sign_due_on`),
    ended: those(ended),
    endedInTime: those(sql`${ended} and a.ended_on <= a.due_on`),
    overdue: those(
      sql`(a.ended_on is null or a.ended_on > ${to}::date) and a.due_on < ${asOf}::date and not a.suspended`,
    ),
    returned: those(sql`a.ended = 'returned' and ${within(sql`a.ended_on`)}`),
    sentBack: sql`coalesce(sum(a.sent_back) filter (where ${ended}), 0)`,
    extended: among(sql`a.extended_on`),
    suspended: among(sql`a.suspended_on`),
    reopened: those(within(sql`a.reopened_on`)),
    resolved: judged('resolved'),
    partly: judged('partly'),
    notResolved: judged('not'),
    noVerdict: judged('no-verdict'),
  };
}

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

/**
 * @returns nothing for who has no sight of matters; of units, and of what is too near for the reader, only what units were told
 */
export async function workDone(
  q: Queryable,
  reader: Reader,
  days: Days,
  by: 'unit' | 'handler',
): Promise<readonly WorkDone[]> {
  const reach = reachOf(reader);
  if (reach === null) return [];
  const counts = countsIn(days, toldTo(reader));
  const columns = WORK_COUNTS.map((count) => sql`${counts[count]}::integer as ${sql.id(count)}`);
  const handler = by === 'handler' ? sql`a.handler_user_id` : sql`null::uuid`;
  const { rows } = await sql<WorkDone>`
    select a.unit_id as "unitId", ${handler} as "handlerId", ${sql.join(columns)}
    from matters_assignment a join ${ORDINARY} m on m.id = a.matter_id join matters_shown s on s.matter_id = m.id
    where a.given_on <= ${days.to}::date and ${reach}
    group by 1, 2`.execute(q);
  return rows;
}

/** Which of them were moved downward is for the law to say. */
export async function movedBetween(q: Queryable, reader: Reader, days: Days): Promise<readonly Moved[]> {
  const reach = reachOf(reader);
  if (reach === null) return [];
  const { rows } = await sql<Moved>`
    select a.unit_id as "unitId", moved.source as "from", moved.target as "to",
      count(*)::integer as matters
    from matters_assignment a join ${ORDINARY} m on m.id = a.matter_id
      cross join lateral unnest(a.reclassified_on, a.reclassified_from, a.reclassified_to) as moved (moved_on, source, target)
    where moved.moved_on between ${days.from}::date and ${days.to}::date and ${reach}
    group by 1, 2, 3`.execute(q);
  return rows;
}

function reachOf(reader: Reader): RawBuilder<unknown> | null {
  const sight = sightOfRole(reader.actor.role);
  if (sight === null) return null;
  if (sight === 'unit') return sql`a.unit_id = any(${[...reader.unitIds]}::uuid[])`;
  const codes = sql`${[...reader.divisionCodes]}::text[]`;
  return sql`(m.division_code = any(${codes}) or m.office_division = any(${codes}))`;
}

/** Whether what a complainant did that day may be told: of their own matters units learn it later than offices do. */
function toldTo(reader: Reader) {
  const isUnit = sightOfRole(reader.actor.role) === 'unit';
  const blunted = isUnit ? sql`m.raiser_unit_id is null` : sql`m.concerned_unit_ids && ${[...reader.tooNear]}::uuid[]`;
  return (day: RawBuilder<unknown>) => sql`(not (${blunted}) or s.untold_on is null or ${day} < s.untold_on)`;
}

function countsIn(
  { from, to, asOf }: Days,
  told: ReturnType<typeof toldTo>,
): Readonly<Record<WorkCount, RawBuilder<unknown>>> {
  const within = (day: RawBuilder<unknown>) => sql`${day} between ${from}::date and ${to}::date`;
  const those = (condition: RawBuilder<unknown>) => sql`count(*) filter (where ${condition})`;
  const among = (dates: RawBuilder<unknown>) =>
    sql`coalesce(sum((select count(*) from unnest(${dates}) as each (day) where ${within(sql`each.day`)})), 0)`;
  const signed = sql`${within(sql`a.signed_on`)} and a.sign_due_on is not null`;
  const ended = sql`a.ended = 'submitted' and ${within(sql`a.ended_on`)}`;
  const judged = (verdict: string) =>
    those(sql`a.verdict = ${verdict} and ${within(sql`a.judged_on`)} and ${told(sql`a.judged_on`)}`);
  return {
    received: those(sql`a.given <> 'redo' and ${within(sql`a.given_on`)}`),
    redone: those(sql`a.given = 'redo' and ${within(sql`a.given_on`)}`),
    signed: those(signed),
    signedInTime: those(sql`${signed} and not a.deemed and a.signed_on <= a.sign_due_on`),
    ended: those(ended),
    endedInTime: those(sql`${ended} and a.ended_on <= a.due_on`),
    overdue: those(
      sql`(a.ended_on is null or a.ended_on > ${to}::date or not ${told(sql`a.ended_on`)})
        and a.due_on < ${asOf}::date and not a.suspended`,
    ),
    returned: those(sql`a.ended = 'returned' and ${within(sql`a.ended_on`)}`),
    sentBack: sql`coalesce(sum(a.sent_back) filter (where ${ended}), 0)`,
    extended: among(sql`a.extended_on`),
    suspended: among(sql`a.suspended_on`),
    reopened: those(sql`${within(sql`a.reopened_on`)} and ${told(sql`a.reopened_on`)}`),
    resolved: judged('resolved'),
    partly: judged('partly'),
    notResolved: judged('not'),
    noVerdict: judged('no-verdict'),
  };
}

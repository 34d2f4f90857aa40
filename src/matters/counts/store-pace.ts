/** Pace: days matters took to each phase, or have waited so far, as counts from the projection. */

import { sql } from 'kysely';
import type { LocalDate, Month } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { ORDINARY, PUBLISHED } from '../acts/store-lanes.ts';
import { sightOfRole } from '../loop/rules-sight.ts';

/** Phases people wait for, in order. */
export const PACED_PHASES = ['accepted', 'dispatched', 'signed', 'answered', 'closed'] as const;
export type PacedPhase = (typeof PACED_PHASES)[number];

/** Matters of a month that reached the phase after so many days, or were last seen waiting then. */
export type PaceCount = Readonly<{
  divisionCode: string;
  procedure: string;
  month: Month;
  phase: PacedPhase;
  days: number;
  reached: boolean;
  matters: number;
}>;

/** Days of receipt, seen at the end of `asOf`: later events do not count. */
export type PacePeriod = Readonly<{ from: LocalDate; to: LocalDate; asOf: LocalDate }>;

/** Pace within a scope's divisions; units and administrators have none. */
export async function paceOf(q: Queryable, scope: Scope, period: PacePeriod): Promise<readonly PaceCount[]> {
  const sight = sightOfRole(scope.actor.role);
  if (sight === null || sight === 'unit') return [];
  const codes = sql`${[...scope.divisionCodes]}::text[]`;
  return countPace(q, period, ORDINARY, sql`(division_code = any(${codes}) or office_division = any(${codes}))`);
}

/** Pace of all, for publishing: the caller hides small cells before one is shown. */
export async function paceOfAll(q: Queryable, period: PacePeriod): Promise<readonly PaceCount[]> {
  return countPace(q, period, PUBLISHED, sql`true`);
}

async function countPace(
  q: Queryable,
  { from, to, asOf }: PacePeriod,
  relation: ReturnType<typeof sql>,
  inReach: ReturnType<typeof sql>,
): Promise<readonly PaceCount[]> {
  const { rows } = await sql<{
    division_code: string;
    procedure: string;
    month: string;
    phase: PacedPhase;
    days: number;
    reached: boolean;
    matters: number;
  }>`
    select division_code, procedure,
      to_char(date_trunc('week', received_on::timestamp) + interval '3 days', 'YYYY-MM') as month,
      step.paced as phase, least(coalesce(reached_on, ${asOf}::date), coalesce(left_on, ${asOf}::date), ${asOf}::date) - received_on as days,
      coalesce(reached_on <= ${asOf}::date and (left_on is null or reached_on <= left_on), false) as reached,
      count(*)::integer as matters
    from ${relation} as matter
    cross join lateral (values ('accepted', accepted_on), ('dispatched', dispatched_on), ('signed', signed_on),
      ('answered', answered_on), ('closed', case when outcome = 'withdrawn' then null else closed_on end)) as step (paced, reached_on)
    where received_on between ${from}::date and ${to}::date and ${inReach}
    group by 1, 2, 3, 4, 5, 6`.execute(q);
  return rows.map(({ division_code, month, ...count }) => ({
    ...count,
    divisionCode: division_code,
    month: month as Month,
  }));
}

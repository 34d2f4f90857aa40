/** All SQL of reviews by service item and whole week (reviews_service_week). */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, type LocalDate, monthOfWeek } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { GradeCounts } from '../model.ts';
import type { Months } from '../rollups/store-figures.ts';

/** Counts one week anew. @param windowIds null: every window */
export async function countServices(tx: Tx, week: LocalDate, windowIds: readonly Uuid[] | null): Promise<void> {
  const only = windowIds === null ? sql`true` : sql`window_id = any(${[...windowIds]}::uuid[])`;
  await sql`delete from reviews_service_week where week_of = ${week}::date and ${only}`.execute(tx);
  await sql`
    with counted as materialized (
      select r.window_id, r.unit_id, ${week}::date as week_of, d.service, ${monthOfWeek(week)}::text as month,
        (array_agg(r.hall_id order by r.day desc))[1] as hall_id,
        (array_agg(r.division_code order by r.day desc))[1] as division_code,
        count(*) filter (where r.grade = 5)::integer as n5, count(*) filter (where r.grade = 4)::integer as n4,
        count(*) filter (where r.grade = 3)::integer as n3, count(*) filter (where r.grade = 2)::integer as n2,
        count(*) filter (where r.grade = 1)::integer as n1
      from reviews_review r join reviews_detail d on d.review_id = r.id
      where r.day between ${week}::date and ${addDays(week, 6)}::date and r.state in ('open', 'closed')
        and d.service is not null and ${only}
      group by r.window_id, r.unit_id, d.service)
    insert into reviews_service_week (window_id, unit_id, week_of, service, month, hall_id, division_code,
      n5, n4, n3, n2, n1)
    select window_id, unit_id, week_of, service, month, hall_id, division_code, n5, n4, n3, n2, n1
    from counted`.execute(tx);
}

export type NamedService = Readonly<{ windowId: Uuid; divisionCode: string; service: string; grades: GradeCounts }>;

/** Named services by window, within the scope's divisions. */
export async function namedServices(q: Queryable, scope: Scope, months: Months): Promise<readonly NamedService[]> {
  return scope.reach === 'division' ? readNamed(q, months, scope.divisionCodes) : [];
}

/** Named services of all, for publishing: the caller rounds before one is shown. */
export async function namedServicesOfAll(q: Queryable, months: Months): Promise<readonly NamedService[]> {
  return readNamed(q, months, null);
}

async function readNamed(
  q: Queryable,
  months: Months,
  divisionCodes: readonly string[] | null,
): Promise<readonly NamedService[]> {
  const inReach = divisionCodes === null ? sql`true` : sql`division_code = any(${[...divisionCodes]}::text[])`;
  const { rows } = await sql<{
    window_id: string;
    division_code: string;
    service: string;
    n5: number;
    n4: number;
    n3: number;
    n2: number;
    n1: number;
  }>`
    select window_id, division_code, service, sum(n5)::integer as n5, sum(n4)::integer as n4, sum(n3)::integer as n3,
      sum(n2)::integer as n2, sum(n1)::integer as n1
    from reviews_service_week
    where month between ${months.from} and ${months.to} and ${inReach}
    group by window_id, division_code, service`.execute(q);
  return rows.map((row) => ({
    windowId: row.window_id as Uuid,
    divisionCode: row.division_code,
    service: row.service,
    grades: { 5: row.n5, 4: row.n4, 3: row.n3, 2: row.n2, 1: row.n1 },
  }));
}

/** Tallies for figures, from the roll-ups: by hall and month, and by window. Fine ones stay inside the offices. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate, Month } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import { type Queryable, tablesOf } from '../../platform/postgres/db.ts';
import type { Tally } from '../model.ts';
import type { ReviewsTables } from '../tables.ts';

/** Months of whole weeks, both included. */
export type Months = Readonly<{ from: Month; to: Month }>;

export type HallMonth = Tally & Readonly<{ hallId: Uuid; divisionCode: string; month: Month }>;
export type WindowTally = Tally & Readonly<{ windowId: Uuid; unitId: Uuid; hallId: Uuid; divisionCode: string }>;

/** Tallies of the halls within a scope; none for a unit, which has windows. */
export async function hallMonths(q: Queryable, scope: Scope, months: Months): Promise<readonly HallMonth[]> {
  return scope.reach === 'division' ? readHallMonths(q, months, scope.divisionCodes) : [];
}

/** Tallies of all halls, for publishing: the caller hides small cells before one is shown. */
export async function hallMonthsOfAll(q: Queryable, months: Months): Promise<readonly HallMonth[]> {
  return readHallMonths(q, months, null);
}

export async function windowTallies(q: Queryable, scope: Scope, months: Months): Promise<readonly WindowTally[]> {
  return scope.reach === 'division' ? readWindowTallies(q, months, scope.divisionCodes) : [];
}

/** For figures that are published, as `hallMonthsOfAll`. @param without months of divisions that are left out */
export async function windowTalliesOfAll(
  q: Queryable,
  months: Months,
  without: readonly Readonly<{ divisionCode: string; month: Month }>[] = [],
): Promise<readonly WindowTally[]> {
  return readWindowTallies(q, months, null, without);
}

/** Number of reviews in these days, both included, and in a week still running too. */
export async function reviewsBetween(
  q: Queryable,
  scope: Scope,
  days: Readonly<{ from: LocalDate; to: LocalDate }>,
): Promise<number> {
  if (scope.reach !== 'division') return 0;
  const { reviews } = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_daily')
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .where(sql<boolean>`division_code = any(${[...scope.divisionCodes]}::text[])`)
    .select(sql<number>`coalesce(sum(reviews), 0)::integer`.as('reviews'))
    .executeTakeFirstOrThrow();
  return reviews;
}

async function readHallMonths(
  q: Queryable,
  months: Months,
  divisionCodes: readonly string[] | null,
): Promise<readonly HallMonth[]> {
  const inReach = divisionCodes === null ? sql`true` : sql`division_code = any(${[...divisionCodes]}::text[])`;
  const { rows } = await sql<Row & { hall_id: string; division_code: string; month: string }>`
    select hall_id, division_code, month, ${SUMS}
    from reviews_month
    where month between ${months.from} and ${months.to} and ${inReach}
    group by hall_id, division_code, month`.execute(q);
  const own = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_hall_month')
    .select(['hall_id', 'division_code', 'month', 'served'])
    .where('month', '>=', months.from)
    .where('month', '<=', months.to)
    .where(sql<boolean>`${inReach}`)
    .execute();
  const served = new Map(own.map((row) => [`${row.hall_id}/${row.month}`, row]));
  const counted = rows.map((row): HallMonth => {
    const key = `${row.hall_id}/${row.month}`;
    const tally = tallyOf(row);
    const all = served.get(key);
    served.delete(key);
    // A hall's own report is believed over the sum of its windows: not every window reports.
    const heard = all === undefined ? tally : { ...tally, served: all.served, heard: tally.heard + row.unheard };
    return { hallId: row.hall_id as Uuid, divisionCode: row.division_code, month: row.month as Month, ...heard };
  });
  const silent = [...served.values()].map(
    (row): HallMonth => ({
      hallId: row.hall_id,
      divisionCode: row.division_code,
      month: row.month as Month,
      grades: { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 },
      weight: 0,
      contentWeight: 0,
      squares: 0,
      served: row.served,
      heard: 0,
    }),
  );
  return [...counted, ...silent];
}

async function readWindowTallies(
  q: Queryable,
  months: Months,
  divisionCodes: readonly string[] | null,
  without: readonly Readonly<{ divisionCode: string; month: Month }>[] = [],
): Promise<readonly WindowTally[]> {
  const inReach = divisionCodes === null ? sql`true` : sql`division_code = any(${[...divisionCodes]}::text[])`;
  const { rows } = await sql<Row & { window_id: string; unit_id: string; hall_id: string; division_code: string }>`
    select window_id, unit_id, (array_agg(hall_id order by month desc))[1] as hall_id,
      (array_agg(division_code order by month desc))[1] as division_code, ${SUMS}
    from reviews_month
    where month between ${months.from} and ${months.to} and ${inReach}
      and (division_code, month) not in (select * from unnest(
        ${without.map(({ divisionCode }) => divisionCode)}::text[], ${without.map(({ month }) => month)}::text[]))
    group by window_id, unit_id`.execute(q);
  return rows.map((row) => ({
    windowId: row.window_id as Uuid,
    unitId: row.unit_id as Uuid,
    hallId: row.hall_id as Uuid,
    divisionCode: row.division_code,
    ...tallyOf(row),
  }));
}

type Sums = 'n5' | 'n4' | 'n3' | 'n2' | 'n1' | 'weight' | 'content_weight' | 'squares' | 'served';
/** `heard`: reviews of the windows that reported their numbers served; `unheard`: of the others. */
type Row = Readonly<Pick<ReviewsTables['reviews_month'], Sums> & { heard: number; unheard: number }>;

const SUMS = sql.raw(`
  sum(n5)::integer as n5, sum(n4)::integer as n4, sum(n3)::integer as n3, sum(n2)::integer as n2, sum(n1)::integer as n1,
  sum(weight) as weight, sum(content_weight) as content_weight, sum(squares) as squares, sum(served) as served,
  coalesce(sum(n5 + n4 + n3 + n2 + n1) filter (where served is not null), 0)::integer as heard,
  coalesce(sum(n5 + n4 + n3 + n2 + n1) filter (where served is null), 0)::integer as unheard`);

function tallyOf(row: Row): Tally {
  return {
    grades: { 5: row.n5, 4: row.n4, 3: row.n3, 2: row.n2, 1: row.n1 },
    weight: row.weight,
    contentWeight: row.content_weight,
    squares: row.squares,
    served: row.served,
    heard: row.heard,
  };
}

/** All SQL that writes roll-ups: reviews_week, reviews_month, and how far they go. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import {
  addDays,
  firstDayOfMonth,
  type LocalDate,
  lastDayOfMonth,
  type Month,
  monthOfWeek,
  weekOf,
} from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { ReviewsTables } from '../tables.ts';

const WHAT = 'weeks';

/** The Sunday up to which weeks are counted; undefined while none is. */
export async function countedThrough(q: Queryable): Promise<LocalDate | undefined> {
  const row = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_progress')
    .select('through')
    .where('what', '=', WHAT)
    .executeTakeFirst();
  return row?.through;
}

/** Version of the counts: figures computed under the same one need not be computed again. */
export async function figuresVersion(q: Queryable): Promise<number> {
  const row = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_progress')
    .select('version')
    .where('what', '=', WHAT)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** `countedThrough` with a lock, so that one run goes at a time. Begins before the first review, or today. */
export async function lockProgress(tx: Tx, orFrom: LocalDate): Promise<LocalDate> {
  const tables = tablesOf<ReviewsTables>(tx);
  await tables
    .insertInto('reviews_progress')
    .values({ what: WHAT, through: orFrom, version: 0 })
    .onConflict((conflict) => conflict.column('what').doNothing())
    .execute();
  const row = await tables
    .selectFrom('reviews_progress')
    .select('through')
    .where('what', '=', WHAT)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.through;
}

/** Notes that something was counted. @param through the Sunday up to which weeks are counted now */
export async function setProgress(tx: Tx, through?: LocalDate): Promise<void> {
  await tablesOf<ReviewsTables>(tx)
    .updateTable('reviews_progress')
    .set({ version: sql<number>`version + 1`, ...(through === undefined ? {} : { through }) })
    .where('what', '=', WHAT)
    .execute();
}

export async function firstReviewDay(q: Queryable): Promise<LocalDate | undefined> {
  const row = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_daily')
    .select((eb) => eb.fn.min('day').as('day'))
    .executeTakeFirst();
  return row?.day ?? undefined;
}

/** The first day of the first month in which the city took a review of its own; undefined before. */
export async function firstOwnMonth(q: Queryable): Promise<LocalDate | undefined> {
  const row = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_review')
    .select((eb) => eb.fn.min('day').as('day'))
    .where('source_system', 'is', null)
    .executeTakeFirst();
  const day = row?.day ?? undefined;
  return day === undefined ? undefined : firstDayOfMonth(monthOfWeek(weekOf(day)));
}

/** Drops the marks of a week about to be counted whole. */
export async function dropDueWeek(tx: Tx, week: LocalDate): Promise<void> {
  await tablesOf<ReviewsTables>(tx).deleteFrom('reviews_week_due').where('week_of', '=', week).execute();
}

/** Takes the earliest marked week. @returns its Monday and windows; undefined when nothing is due */
export async function takeDueWeek(
  tx: Tx,
): Promise<Readonly<{ week: LocalDate; windowIds: readonly Uuid[] }> | undefined> {
  const tables = tablesOf<ReviewsTables>(tx);
  const first = await tables
    .selectFrom('reviews_week_due')
    .select('week_of')
    .orderBy('week_of')
    .limit(1)
    .executeTakeFirst();
  if (first === undefined) return undefined;
  const rows = await tables
    .deleteFrom('reviews_week_due')
    .where('week_of', '=', first.week_of)
    .returning('window_id')
    .execute();
  return { week: first.week_of, windowIds: rows.map((row) => row.window_id) };
}

/** Counts one week from its days, every review with its full weight. @param windowIds null: every window */
export async function countWeek(tx: Tx, week: LocalDate, windowIds: readonly Uuid[] | null): Promise<void> {
  const only = windowIds === null ? sql`true` : sql`window_id = any(${[...windowIds]}::uuid[])`;
  // Materialized: a cluster refuses parameters in the source of an insert otherwise.
  await sql`
    with counted as materialized (
      select window_id, unit_id, ${week}::date as week_of, ${monthOfWeek(week)}::text as month,
        (array_agg(hall_id order by day desc))[1] as hall_id,
        (array_agg(division_code order by day desc))[1] as division_code,
        coalesce(sum(reviews) filter (where grade = 5), 0)::integer as n5,
        coalesce(sum(reviews) filter (where grade = 4), 0)::integer as n4,
        coalesce(sum(reviews) filter (where grade = 3), 0)::integer as n3,
        coalesce(sum(reviews) filter (where grade = 2), 0)::integer as n2,
        coalesce(sum(reviews) filter (where grade = 1), 0)::integer as n1,
        sum(reviews)::double precision as weight,
        coalesce(sum(reviews) filter (where grade >= 3), 0)::double precision as content_weight
      from reviews_daily
      where day between ${week}::date and ${addDays(week, 6)}::date and ${only}
      group by window_id, unit_id)
    insert into reviews_week (window_id, unit_id, week_of, month, hall_id, division_code, n5, n4, n3, n2, n1,
      weight, content_weight, squares)
    select window_id, unit_id, week_of, month, hall_id, division_code, n5, n4, n3, n2, n1,
      weight, content_weight, weight from counted
    on conflict (window_id, unit_id, week_of) do update set hall_id = excluded.hall_id,
      division_code = excluded.division_code, n5 = excluded.n5, n4 = excluded.n4, n3 = excluded.n3, n2 = excluded.n2,
      n1 = excluded.n1, weight = excluded.weight, content_weight = excluded.content_weight,
      squares = excluded.squares`.execute(tx);
}

/** Sums the weeks of a month. @param windowIds null: every window */
export async function countMonth(tx: Tx, month: Month, windowIds: readonly Uuid[] | null): Promise<void> {
  const only = windowIds === null ? sql`true` : sql`window_id = any(${[...windowIds]}::uuid[])`;
  await sql`
    with counted as materialized (
      select window_id, unit_id, month,
        (array_agg(hall_id order by week_of desc))[1] as hall_id,
        (array_agg(division_code order by week_of desc))[1] as division_code,
        sum(n5)::integer as n5, sum(n4)::integer as n4, sum(n3)::integer as n3, sum(n2)::integer as n2,
        sum(n1)::integer as n1, sum(weight) as weight, sum(content_weight) as content_weight, sum(squares) as squares
      from reviews_week
      where week_of between ${firstDayOfMonth(month)}::date and ${lastDayOfMonth(month)}::date and ${only}
      group by window_id, unit_id, month)
    insert into reviews_month (window_id, unit_id, month, hall_id, division_code, n5, n4, n3, n2, n1,
      weight, content_weight, squares)
    select window_id, unit_id, month, hall_id, division_code, n5, n4, n3, n2, n1, weight, content_weight, squares
    from counted
    on conflict (window_id, unit_id, month) do update set hall_id = excluded.hall_id,
      division_code = excluded.division_code, n5 = excluded.n5, n4 = excluded.n4, n3 = excluded.n3, n2 = excluded.n2,
      n1 = excluded.n1, weight = excluded.weight, content_weight = excluded.content_weight,
      squares = excluded.squares`.execute(tx);
}

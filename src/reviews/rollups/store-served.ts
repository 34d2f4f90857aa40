/** All SQL of numbers served, as reported and as spread over months of whole weeks; in lists, as a city reports. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, Month } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { ReviewsTables } from '../tables.ts';

export type ServedPlace = Readonly<{
  kind: 'window' | 'hall';
  id: Uuid;
  hallId: Uuid;
  divisionCode: string;
  /** The unit that staffs the window or runs the hall. */
  unitId: Uuid;
}>;

export type PlaceReport = Readonly<{ place: ServedPlace; month: Month; served: number }>;

/** A later report of the same month replaces the earlier one. @param reports each place and month once */
export async function putReports(
  tx: Tx,
  reports: readonly PlaceReport[],
  by: Readonly<{ post: Uuid | null; at: Instant }>,
): Promise<void> {
  const of = <T>(read: (report: PlaceReport) => T) => reports.map(read);
  await sql`
    with given as materialized (
      select * from unnest(${of(({ place }) => place.id)}::uuid[], ${of(({ place }) => place.kind)}::text[],
        ${of(({ month }) => month)}::text[], ${of(({ place }) => place.hallId)}::uuid[],
        ${of(({ place }) => place.divisionCode)}::text[], ${of(({ served }) => served)}::integer[]
      ) as row (place_id, place_kind, month, hall_id, division_code, served))
    insert into reviews_served (place_id, place_kind, month, hall_id, division_code, served, recorded_by_post, recorded_at)
    select place_id, place_kind, month, hall_id, division_code, served, ${by.post}::uuid, ${by.at}::timestamptz from given
    on conflict (place_id, month) do update set hall_id = excluded.hall_id, division_code = excluded.division_code,
      served = excluded.served, recorded_by_post = excluded.recorded_by_post, recorded_at = excluded.recorded_at`.execute(
    tx,
  );
}

export async function reportsOf(tx: Tx, placeIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Map<Month, number>>> {
  const rows = await tablesOf<ReviewsTables>(tx)
    .selectFrom('reviews_served')
    .select(['place_id', 'month', 'served'])
    .where(sql<boolean>`place_id = any(${[...placeIds]}::uuid[])`)
    .execute();
  const found = new Map<Uuid, Map<Month, number>>(placeIds.map((id) => [id, new Map()]));
  for (const row of rows) found.get(row.place_id)?.set(row.month, row.served);
  return found;
}

/** A number of a month of whole weeks; null where unknown. */
export type ServedInWeeks = Readonly<{ place: ServedPlace; month: Month; served: number | null }>;

export async function setWindowsServed(tx: Tx, all: readonly ServedInWeeks[]): Promise<void> {
  const of = <T>(read: (each: ServedInWeeks) => T) => all.map(read);
  // Of a window that changed hands within the month, the unit with most of its reviews gets the whole number. A month nobody
  // reviewed has no row yet; where the number is unknown too it needs none.
  await sql`
    with given as materialized (
      select * from unnest(${of(({ place }) => place.id)}::uuid[], ${of(({ place }) => place.unitId)}::uuid[],
        ${of(({ month }) => month)}::text[], ${of(({ place }) => place.hallId)}::uuid[],
        ${of(({ place }) => place.divisionCode)}::text[], ${of(({ served }) => served)}::double precision[]
      ) as row (window_id, staffed_by, month, hall_id, division_code, served)),
    chosen as materialized (
      select g.window_id, coalesce(m.unit_id, g.staffed_by) as unit_id, g.month, g.hall_id, g.division_code, g.served
      from given g left join lateral (
        select unit_id from reviews_month where window_id = g.window_id and month = g.month
        order by n5 + n4 + n3 + n2 + n1 desc limit 1
      ) m on true
      where g.served is not null or m.unit_id is not null)
    insert into reviews_month (window_id, unit_id, month, hall_id, division_code, n5, n4, n3, n2, n1, weight,
      content_weight, squares, served)
    select window_id, unit_id, month, hall_id, division_code, 0, 0, 0, 0, 0, 0, 0, 0, served from chosen
    on conflict (window_id, unit_id, month) do update set served = excluded.served`.execute(tx);
}

export async function setHallsServed(tx: Tx, all: readonly ServedInWeeks[]): Promise<void> {
  const tables = tablesOf<ReviewsTables>(tx);
  for (const { place, month, served } of all) {
    if (served === null) {
      await tables
        .deleteFrom('reviews_hall_month')
        .where('hall_id', '=', place.id)
        .where('month', '=', month)
        .execute();
      continue;
    }
    await tables
      .insertInto('reviews_hall_month')
      .values({ hall_id: place.id, month, division_code: place.divisionCode, served })
      .onConflict((conflict) => conflict.columns(['hall_id', 'month']).doUpdateSet({ served }))
      .execute();
  }
}

export type Report = Readonly<{ placeId: Uuid; month: Month; served: number }>;

export async function reportsIn(q: Queryable, scope: Scope, month: Month): Promise<readonly Report[]> {
  if (scope.reach !== 'division') return [];
  return tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_served')
    .select(['place_id as placeId', 'month', 'served'])
    .where('month', '=', month)
    .where(sql<boolean>`division_code = any(${[...scope.divisionCodes]}::text[])`)
    .execute();
}

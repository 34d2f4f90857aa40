/** SQL of findings about plaques; which codes are findings is in store-code-list.ts. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { countUpTo } from '../../platform/http/counted.ts';
import { handfuls, type Queryable, type Tx } from '../../platform/postgres/db.ts';
import type { Reach } from '../model.ts';
import type { PlaqueNames } from '../plaques/model-plaques.ts';
import { type Page, type Paging, placesOn } from '../store-paging.ts';
import { reachable, UNKNOWN } from './store-codes.ts';

export type WeekOfScans = Readonly<{ week: LocalDate; scans: number }>;

/** Scans of codes that are written genuinely and are not in the register, by week from a day on, earliest first. */
export async function unknownScans(q: Queryable, from: LocalDate): Promise<readonly WeekOfScans[]> {
  const rows = await scansByWeek(q, [UNKNOWN], from);
  return rows.map(({ week, scans }) => ({ week, scans }));
}

/** Further facts of a code on the list of findings. */
export type FindingFacts = Readonly<{
  codeId: Uuid;
  /** Text of the plaque, when it was printed here. */
  printed: PlaqueNames | null;
  /** First day a plaque of it hangs. */
  hungOn: LocalDate | null;
  lastScanWeek: LocalDate | null;
  /** Scans since the code died, by week. */
  weeks: readonly WeekOfScans[];
  lastScannedOn: LocalDate | null;
}>;

/** For the codes of one page, in two statements; the same order as asked. */
export async function findingFacts(
  q: Queryable,
  scope: Reach,
  ids: readonly Uuid[],
  from: LocalDate,
): Promise<readonly FindingFacts[]> {
  if (ids.length === 0) return [];
  const rows = await reachable(q, scope)
    .select(['places_code.id as codeId', 'places_code.last_scan_week as lastScanWeek'])
    .select([
      sql<LocalDate | null>`(select min(h.hung_on) from places_hanging h
        where h.code_id = places_code.id and h.taken_down_on is null)`.as('hungOn'),
      sql<LocalDate | null>`(select max(d.on_day) from places_dead_scan d
        where d.code_id = places_code.id::text)`.as('lastScannedOn'),
      sql<PlaqueNames | null>`(select jsonb_build_object('hallName', p.hall_name, 'windowNumber', p.window_number,
          'windowName', p.window_name, 'entityName', p.entity_name)
        from places_print_plaque p where p.code_id = places_code.id order by p.print_number desc limit 1)`.as(
        'printed',
      ),
    ])
    .where(sql<boolean>`places_code.id = any(${[...ids]}::uuid[])`)
    .execute();
  const scans = await scansByWeek(q, ids, from);
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.codeId === id);
    if (row === undefined) return [];
    const weeks = scans.filter((each) => each.codeId === id).map((each) => ({ week: each.week, scans: each.scans }));
    return [{ ...row, weeks }];
  });
}

async function scansByWeek(
  q: Queryable,
  codeIds: readonly string[],
  from: LocalDate,
): Promise<readonly (WeekOfScans & Readonly<{ codeId: string }>)[]> {
  const week = sql<LocalDate>`date_trunc('week', on_day)::date`;
  return placesOn(q)
    .selectFrom('places_dead_scan')
    .select(['code_id as codeId', week.as('week'), sql<number>`sum(scans)::integer`.as('scans')])
    .where(sql<boolean>`code_id = any(${[...codeIds]}::text[])`)
    .where('on_day', '>=', from)
    .groupBy(['code_id', week])
    .orderBy('week')
    .execute();
}

export type DeadScans = Readonly<{ day: LocalDate; codeId: Uuid | null; text: string | null; scans: number }>;
export type DeadScanFilter = Readonly<{ codeId?: Uuid; unknown?: boolean }>;

/** Dead scans by day and code, latest first. Unknown codes belong to no division and are shown to every reader. */
export async function listDeadScans(
  q: Queryable,
  scope: Reach,
  filter: DeadScanFilter,
  paging: Paging,
): Promise<Page<DeadScans>> {
  const rows = deadScansWithin(q, scope, filter);
  const counted = await countUpTo(q, rows);
  const items = await deadScansInOrder(rows).limit(paging.limit).offset(paging.offset).execute();
  return { ...counted, items };
}

/** All rows in the same order, in batches. */
export function eachDeadScan(tx: Tx, scope: Reach, filter: DeadScanFilter): AsyncIterable<readonly DeadScans[]> {
  return handfuls(tx, deadScansInOrder(deadScansWithin(tx, scope, filter)));
}

function deadScansWithin(q: Queryable, scope: Reach, filter: DeadScanFilter) {
  const inReach = reachable(q, scope).select([sql<string>`places_code.id::text`.as('key'), 'places_code.text']);
  let rows = placesOn(q)
    .selectFrom('places_dead_scan')
    .leftJoin(inReach.where('places_code.revoked_at', 'is not', null).as('c'), 'c.key', 'places_dead_scan.code_id')
    .where((eb) => eb.or([eb('c.key', 'is not', null), eb('places_dead_scan.code_id', '=', UNKNOWN)]));
  if (filter.codeId !== undefined) rows = rows.where('places_dead_scan.code_id', '=', filter.codeId);
  return filter.unknown === true ? rows.where('places_dead_scan.code_id', '=', UNKNOWN) : rows;
}

function deadScansInOrder(rows: ReturnType<typeof deadScansWithin>) {
  return rows
    .select(['places_dead_scan.on_day as day', 'c.key as codeId', 'c.text', 'places_dead_scan.scans'])
    .$castTo<DeadScans>()
    .orderBy('places_dead_scan.on_day', 'desc')
    .orderBy('places_dead_scan.scans', 'desc')
    .orderBy('places_dead_scan.code_id');
}

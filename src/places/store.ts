/** All SQL of halls and windows; entities are in store-entities.ts, codes in store-codes.ts. */

import { sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import { containing, searchForm } from '../kernel/search-text.ts';
import { rowOf } from '../platform/postgres/columns.ts';
import { handfuls, type Queryable, type Tx } from '../platform/postgres/db.ts';
import { changed } from '../platform/postgres/remembered.ts';
import { foundBy } from './codes/found-by.ts';
import type { Hall, Reach, ServiceWindow } from './model.ts';
import { batches, type Page, type Paging, pageOf, placesOn, within } from './store-paging.ts';

export const HALL = [
  'places_hall.id',
  'places_hall.name',
  'places_hall.level',
  'places_hall.division_code as divisionCode',
  'places_hall.unit_id as unitId',
  'places_hall.address',
  'places_hall.hours',
  'places_hall.opened_on as openedOn',
  'places_hall.since_on as sinceOn',
  'places_hall.closed_on as closedOn',
  'places_hall.version',
] as const;

function hallRows(q: Queryable) {
  return placesOn(q).selectFrom('places_hall').select(HALL);
}

export const WINDOW = [
  'places_window.id',
  'places_window.hall_id as hallId',
  'places_window.number',
  'places_window.name',
  'places_window.unit_id as unitId',
  'places_window.services',
  'places_window.opened_on as openedOn',
  'places_window.since_on as sinceOn',
  'places_window.closed_on as closedOn',
  'places_window.version',
] as const;

function windowRows(q: Queryable) {
  return placesOn(q).selectFrom('places_window').select(WINDOW);
}

export async function findHall(q: Queryable, scope: Reach, id: Uuid): Promise<Hall | undefined> {
  return hallRows(q).where('id', '=', id).where(within('places_hall.division_code', scope)).executeTakeFirst();
}

/** `findHall` with a lock on the row. */
export async function lockHall(tx: Tx, scope: Reach, id: Uuid): Promise<Hall | undefined> {
  return hallRows(tx)
    .where('id', '=', id)
    .where(within('places_hall.division_code', scope))
    .forUpdate()
    .executeTakeFirst();
}

export type HallFilter = Readonly<{ divisionCode?: string; search?: string; open?: boolean }>;

export async function listHalls(q: Queryable, scope: Reach, filter: HallFilter, paging: Paging): Promise<Page<Hall>> {
  return pageOf(q, hallsWithin(q, scope, filter), hallsInOrder, paging);
}

/** All rows in the same order, in batches. */
export function eachHall(tx: Tx, scope: Reach, filter: HallFilter): AsyncIterable<readonly Hall[]> {
  return handfuls(tx, hallsInOrder(hallsWithin(tx, scope, filter)));
}

function hallsWithin(q: Queryable, scope: Reach, filter: HallFilter) {
  let rows = placesOn(q).selectFrom('places_hall').where(within('places_hall.division_code', scope));
  if (filter.divisionCode !== undefined) rows = rows.where('division_code', '=', filter.divisionCode);
  if (filter.search !== undefined) rows = rows.where('found_by', 'like', containing(searchForm(filter.search)));
  return filter.open === undefined ? rows : rows.where('closed_on', filter.open ? 'is' : 'is not', null);
}

function hallsInOrder(halls: ReturnType<typeof hallsWithin>) {
  return halls.select(HALL).orderBy('division_code').orderBy('name').orderBy('id');
}

export async function openHallNamed(q: Queryable, divisionCode: string, name: string): Promise<Hall | undefined> {
  return hallRows(q)
    .where('division_code', '=', divisionCode)
    .where('name', '=', name)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
}

export async function insertHall(tx: Tx, hall: Hall): Promise<void> {
  await insertHalls(tx, [hall]);
}

export async function insertHalls(tx: Tx, halls: readonly Hall[]): Promise<void> {
  for (const some of batches(halls)) await placesOn(tx).insertInto('places_hall').values(some.map(hallRow)).execute();
  await changed(tx, 'places');
}

export async function updateHall(tx: Tx, hall: Hall): Promise<void> {
  const { id, ...rest } = hallRow(hall);
  await placesOn(tx).updateTable('places_hall').set(rest).where('id', '=', id).execute();
  await changed(tx, 'places');
}

export async function openHalls(q: Queryable): Promise<readonly Hall[]> {
  return hallRows(q).where('closed_on', 'is', null).orderBy('division_code').orderBy('name').execute();
}

export async function findWindow(q: Queryable, scope: Reach, id: Uuid): Promise<ServiceWindow | undefined> {
  return windows(q, scope).select(WINDOW).where('places_window.id', '=', id).executeTakeFirst();
}

export async function lockWindow(tx: Tx, scope: Reach, id: Uuid): Promise<ServiceWindow | undefined> {
  return windows(tx, scope)
    .select(WINDOW)
    .where('places_window.id', '=', id)
    .forUpdate('places_window')
    .executeTakeFirst();
}

export type WindowFilter = Readonly<{ hallId?: Uuid; unitId?: Uuid; search?: string; open?: boolean }>;

export type WindowLine = ServiceWindow & Readonly<{ hallName: string; divisionCode: string }>;

export async function listWindows(
  q: Queryable,
  scope: Reach,
  filter: WindowFilter,
  paging: Paging,
): Promise<Page<WindowLine>> {
  return pageOf(q, windowsWithin(q, scope, filter), windowsInOrder, paging);
}

/** All rows in the same order, in batches. */
export function eachWindow(tx: Tx, scope: Reach, filter: WindowFilter): AsyncIterable<readonly WindowLine[]> {
  return handfuls(tx, windowsInOrder(windowsWithin(tx, scope, filter)));
}

function windowsWithin(q: Queryable, scope: Reach, filter: WindowFilter) {
  let rows = windows(q, scope);
  if (filter.hallId !== undefined) rows = rows.where('places_window.hall_id', '=', filter.hallId);
  if (filter.unitId !== undefined) rows = rows.where('places_window.unit_id', '=', filter.unitId);
  if (filter.search !== undefined) rows = rows.where(windowFound(filter.search));
  if (filter.open !== undefined) rows = rows.where('places_window.closed_on', filter.open ? 'is' : 'is not', null);
  return rows;
}

function windowsInOrder(rows: ReturnType<typeof windowsWithin>) {
  return rows
    .select([...WINDOW, 'places_hall.name as hallName', 'places_hall.division_code as divisionCode'])
    .orderBy('places_hall.division_code')
    .orderBy('places_hall.name')
    .orderBy('places_window.number')
    .orderBy('places_window.id');
}

export async function openWindowNumbered(
  q: Queryable,
  hallId: Uuid,
  number: string,
): Promise<ServiceWindow | undefined> {
  return windowRows(q)
    .where('hall_id', '=', hallId)
    .where('number', '=', number)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
}

export async function openWindowCount(q: Queryable, hallId: Uuid): Promise<number> {
  const row = await placesOn(q)
    .selectFrom('places_window')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('hall_id', '=', hallId)
    .where('closed_on', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function openWindowsOf(q: Queryable, hallIds: readonly Uuid[]): Promise<readonly ServiceWindow[]> {
  return windowRows(q)
    .where(sql<boolean>`hall_id = any(${[...hallIds]}::uuid[])`)
    .where('closed_on', 'is', null)
    .execute();
}

/** A window as a list names it: by its hall and number. */
export type WindowSpot = Readonly<{
  windowId: Uuid;
  hallId: Uuid;
  hallName: string;
  divisionCode: string;
  number: string;
  unitId: Uuid;
  /** Texts of its codes, revoked ones too. */
  codes: readonly string[];
}>;

/**
 * Every window within reach, closed ones too, open ones first: older records speak of both.
 * @param only what a single record names, so that not all are read for one
 */
export async function windowSpots(
  q: Queryable,
  scope: Reach,
  only?: Readonly<{ number: string; code: string }>,
): Promise<readonly WindowSpot[]> {
  const bare = (number: string) =>
    number
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^a-z0-9\u4e00-\u9fff]/g, '');
  const hasCode = (code: string) =>
    sql<boolean>`exists (select from places_code where window_id = places_window.id and text = ${code})`;
  return windows(q, scope)
    .$if(only !== undefined, (some) =>
      some.where((eb) =>
        eb.or([
          sql<boolean>`regexp_replace(lower(normalize(places_window.number, nfkc)), '[^a-z0-9一-鿿]', '', 'g') = ${bare(only?.number ?? '')}`,
          hasCode(only?.code ?? ''),
        ]),
      ),
    )
    .select([
      'places_window.id as windowId',
      'places_hall.id as hallId',
      'places_hall.name as hallName',
      'places_hall.division_code as divisionCode',
      'places_window.number',
      'places_window.unit_id as unitId',
      sql<string[]>`array(select text from places_code where window_id = places_window.id)`.as('codes'),
    ])
    .orderBy('places_window.closed_on', (order) => order.desc().nullsFirst())
    .orderBy('places_window.id')
    .execute();
}

export async function insertWindow(tx: Tx, window: ServiceWindow): Promise<void> {
  await insertWindows(tx, [window]);
}

export async function insertWindows(tx: Tx, windows: readonly ServiceWindow[]): Promise<void> {
  for (const some of batches(windows))
    await placesOn(tx).insertInto('places_window').values(some.map(windowRow)).execute();
  await changed(tx, 'places');
}

export async function updateWindow(tx: Tx, window: ServiceWindow): Promise<void> {
  const { id, ...rest } = windowRow(window);
  await placesOn(tx).updateTable('places_window').set(rest).where('id', '=', id).execute();
  await changed(tx, 'places');
}

function windows(q: Queryable, scope: Reach) {
  return placesOn(q)
    .selectFrom('places_window')
    .innerJoin('places_hall', 'places_hall.id', 'places_window.hall_id')
    .where(within('places_hall.division_code', scope));
}

/** Searches a window by its name or number, or by the hall's name. */
export function windowFound(typed: string) {
  const pattern = containing(searchForm(typed));
  return sql<boolean>`(
    places_window.found_by like ${pattern} or lower(places_window.number) like ${pattern}
    or places_hall.found_by like ${pattern}
  )`;
}

function hallRow(hall: Hall) {
  return { ...rowOf(HALL, hall), found_by: foundBy(hall.name, null) };
}

function windowRow(window: ServiceWindow) {
  return { ...rowOf(WINDOW, window), found_by: foundBy(window.name, null) };
}

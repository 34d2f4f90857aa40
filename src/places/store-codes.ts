/** All SQL of codes and of scans of dead ones. */

import { sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { Queryable, Tx } from '../platform/db.ts';
import type { BusinessEntity, Code, Hall, PlaceOfCode, Reach, RevokeReason, ServiceWindow } from './model.ts';
import { HALL, WINDOW } from './store.ts';
import { ENTITY } from './store-entities.ts';
import { type Page, type Paging, pageOf, placesOn, within } from './store-paging.ts';

type CodeRow = Readonly<{
  id: Uuid;
  text: string;
  window_id: Uuid | null;
  entity_id: Uuid | null;
  issued_at: Instant;
  revoked_at: Instant | null;
  revoke_reason: RevokeReason | null;
  successor_id: Uuid | null;
}>;

const CODE = [
  'places_code.id',
  'places_code.text',
  'places_code.window_id',
  'places_code.entity_id',
  'places_code.issued_at',
  'places_code.revoked_at',
  'places_code.revoke_reason',
  'places_code.successor_id',
] as const;

/** @returns false when another code has this text already, which then needs a new draw. */
export async function insertCode(
  tx: Tx,
  code: Readonly<{ id: Uuid; text: string; place: PlaceOfCode; issuedAt: Instant; byPost: Uuid | null }>,
): Promise<boolean> {
  const result = await placesOn(tx)
    .insertInto('places_code')
    .values({
      id: code.id,
      text: code.text,
      window_id: code.place.kind === 'window' ? code.place.windowId : null,
      entity_id: code.place.kind === 'entity' ? code.place.entityId : null,
      issued_at: code.issuedAt,
      issued_by_post: code.byPost,
      revoked_at: null,
      revoked_by_post: null,
      revoke_reason: null,
      successor_id: null,
    })
    .onConflict((conflict) => conflict.column('text').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function markRevoked(
  tx: Tx,
  id: Uuid,
  how: Readonly<{ at: Instant; byPost: Uuid | null; reason: RevokeReason }>,
): Promise<void> {
  await placesOn(tx)
    .updateTable('places_code')
    .set({ revoked_at: how.at, revoked_by_post: how.byPost, revoke_reason: how.reason })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function setSuccessor(tx: Tx, id: Uuid, successorId: Uuid): Promise<void> {
  await placesOn(tx).updateTable('places_code').set({ successor_id: successorId }).where('id', '=', id).execute();
}

/** Not scoped: for whoever holds the text itself, which hangs on a wall. */
export async function codeByText(q: Queryable, text: string): Promise<Code | undefined> {
  const row = await placesOn(q).selectFrom('places_code').select(CODE).where('text', '=', text).executeTakeFirst();
  return row === undefined ? undefined : codeOf(row);
}

export async function livingCodeOf(q: Queryable, place: PlaceOfCode): Promise<Code | undefined> {
  let rows = placesOn(q).selectFrom('places_code').select(CODE).where('revoked_at', 'is', null);
  rows =
    place.kind === 'window'
      ? rows.where('window_id', '=', place.windowId)
      : rows.where('entity_id', '=', place.entityId);
  const row = await rows.executeTakeFirst();
  return row === undefined ? undefined : codeOf(row);
}

export async function windowsWithoutCode(q: Queryable, scope: Reach): Promise<readonly Uuid[]> {
  const rows = await placesOn(q)
    .selectFrom('places_window')
    .innerJoin('places_hall', 'places_hall.id', 'places_window.hall_id')
    .select('places_window.id')
    .where('places_window.closed_on', 'is', null)
    .where(within('places_hall.division_code', scope))
    .where(
      sql<boolean>`not exists (
        select from places_code c where c.window_id = places_window.id and c.revoked_at is null)`,
    )
    .orderBy('places_hall.division_code')
    .orderBy('places_hall.name')
    .orderBy('places_window.number')
    .execute();
  return rows.map((row) => row.id);
}

export async function codeById(q: Queryable, scope: Reach, id: Uuid): Promise<Code | undefined> {
  const row = await reachable(q, scope).select(CODE).where('places_code.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : codeOf(row);
}

/** As `codeById`, holding the row until the transaction ends. */
export async function lockCode(tx: Tx, scope: Reach, id: Uuid): Promise<Code | undefined> {
  const row = await reachable(tx, scope)
    .select(CODE)
    .where('places_code.id', '=', id)
    .forUpdate('places_code')
    .executeTakeFirst();
  return row === undefined ? undefined : codeOf(row);
}

/** The window a code hangs at with its hall; what a scan shows, so it is not scoped. */
export async function windowAndHall(
  q: Queryable,
  windowId: Uuid,
): Promise<Readonly<{ window: ServiceWindow; hall: Hall }> | undefined> {
  const window = await placesOn(q)
    .selectFrom('places_window')
    .select(WINDOW)
    .where('id', '=', windowId)
    .executeTakeFirst();
  if (window === undefined) return undefined;
  const hall = await placesOn(q)
    .selectFrom('places_hall')
    .select(HALL)
    .where('id', '=', window.hallId)
    .executeTakeFirst();
  return hall === undefined ? undefined : { window, hall };
}

export type WindowName = Readonly<{ hallName: string; number: string; name: string }>;

/** How these windows are called now; for callers that already know they may speak of them. */
export async function windowNames(q: Queryable, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, WindowName>> {
  if (ids.length === 0) return new Map();
  const rows = await placesOn(q)
    .selectFrom('places_window')
    .innerJoin('places_hall', 'places_hall.id', 'places_window.hall_id')
    .select(['places_window.id', 'places_window.number', 'places_window.name', 'places_hall.name as hallName'])
    .where('places_window.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, ...name }) => [id as Uuid, name]));
}

/** How these halls are called now; as `windowNames`. */
export async function hallNames(q: Queryable, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string>> {
  if (ids.length === 0) return new Map();
  const rows = await placesOn(q)
    .selectFrom('places_hall')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function entityById(q: Queryable, entityId: Uuid): Promise<BusinessEntity | undefined> {
  return placesOn(q).selectFrom('places_entity').select(ENTITY).where('id', '=', entityId).executeTakeFirst();
}

/** A code as the registry lists it. */
export type CodeLine = Readonly<{
  id: Uuid;
  text: string;
  kind: PlaceOfCode['kind'];
  windowId: Uuid | null;
  entityId: Uuid | null;
  hallName: string | null;
  windowNumber: string | null;
  windowName: string | null;
  entityName: string | null;
  uscc: string | null;
  divisionCode: string;
  issuedAt: Instant;
  revokedAt: Instant | null;
  revokeReason: RevokeReason | null;
  successorText: string | null;
  /** The window's or the hall's facts changed after the plaque was made, so it may show an old name or hang elsewhere. */
  placeChangedSince: boolean;
  deadScans: number;
}>;

export type CodeFilter = Readonly<{
  id?: Uuid;
  kind?: PlaceOfCode['kind'];
  living?: boolean;
  hallId?: Uuid;
  windowId?: Uuid;
  entityId?: Uuid;
  divisionCode?: string;
  /** The exact text, normalised by the caller. */
  text?: string;
}>;

export async function listCodes(
  q: Queryable,
  scope: Reach,
  filter: CodeFilter,
  paging: Paging,
): Promise<Page<CodeLine>> {
  let rows = reachable(q, scope);
  if (filter.id !== undefined) rows = rows.where('places_code.id', '=', filter.id);
  if (filter.kind !== undefined) {
    rows = rows.where(filter.kind === 'window' ? 'places_code.window_id' : 'places_code.entity_id', 'is not', null);
  }
  if (filter.living !== undefined) rows = rows.where('places_code.revoked_at', filter.living ? 'is' : 'is not', null);
  if (filter.hallId !== undefined) rows = rows.where('places_window.hall_id', '=', filter.hallId);
  if (filter.windowId !== undefined) rows = rows.where('places_code.window_id', '=', filter.windowId);
  if (filter.entityId !== undefined) rows = rows.where('places_code.entity_id', '=', filter.entityId);
  if (filter.divisionCode !== undefined) rows = rows.where(DIVISION, '=', filter.divisionCode);
  if (filter.text !== undefined) rows = rows.where('places_code.text', '=', filter.text);
  return pageOf(
    rows,
    (all) =>
      all
        .select([
          'places_code.id',
          'places_code.text',
          sql<'window' | 'entity'>`case when places_code.window_id is null then 'entity' else 'window' end`.as('kind'),
          'places_code.window_id as windowId',
          'places_code.entity_id as entityId',
          'places_hall.name as hallName',
          'places_window.number as windowNumber',
          'places_window.name as windowName',
          'places_entity.name as entityName',
          'places_entity.uscc',
          DIVISION.as('divisionCode'),
          'places_code.issued_at as issuedAt',
          'places_code.revoked_at as revokedAt',
          'places_code.revoke_reason as revokeReason',
          sql<string | null>`(select s.text from places_code s where s.id = places_code.successor_id)`.as(
            'successorText',
          ),
          sql<boolean>`coalesce(
            greatest(places_window.since_on, places_hall.since_on)
              > (places_code.issued_at at time zone 'Asia/Shanghai')::date, false)`.as('placeChangedSince'),
          sql<number>`coalesce(
            (select sum(d.scans) from places_dead_scan d where d.code_id = places_code.id::text), 0)::integer`.as(
            'deadScans',
          ),
        ])
        .orderBy('places_code.issued_at', 'desc')
        .orderBy('places_code.id'),
    paging,
  );
}

const UNKNOWN = 'unknown';

/** Counts one scan of a dead code on a day; nothing finer is kept. */
export async function countDeadScan(tx: Tx, codeId: Uuid | null, day: LocalDate): Promise<void> {
  await placesOn(tx)
    .insertInto('places_dead_scan')
    .values({ code_id: codeId ?? UNKNOWN, on_day: day, scans: 1 })
    .onConflict((conflict) =>
      conflict.columns(['code_id', 'on_day']).doUpdateSet({ scans: sql<number>`places_dead_scan.scans + 1` }),
    )
    .execute();
}

export type DeadScans = Readonly<{ day: LocalDate; codeId: Uuid | null; text: string | null; scans: number }>;

/** Dead scans by day and code, latest first. Unknown codes belong to no division and are shown to every reader. */
export async function listDeadScans(q: Queryable, scope: Reach, paging: Paging): Promise<Page<DeadScans>> {
  const inReach = reachable(q, scope).select([sql<string>`places_code.id::text`.as('key'), 'places_code.text']);
  const rows = placesOn(q)
    .selectFrom('places_dead_scan')
    .leftJoin(inReach.as('c'), 'c.key', 'places_dead_scan.code_id')
    .where((eb) => eb.or([eb('c.key', 'is not', null), eb('places_dead_scan.code_id', '=', UNKNOWN)]));
  const counted = await rows.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const items = await rows
    .select(['places_dead_scan.on_day as day', 'c.key as codeId', 'c.text', 'places_dead_scan.scans'])
    .orderBy('places_dead_scan.on_day', 'desc')
    .orderBy('places_dead_scan.scans', 'desc')
    .orderBy('places_dead_scan.code_id')
    .limit(paging.limit)
    .offset(paging.offset)
    .execute();
  return { total: counted.n, items: items as DeadScans[] };
}

const DIVISION = sql<string>`coalesce(places_hall.division_code, places_entity.division_code)`;

function reachable(q: Queryable, scope: Reach) {
  return placesOn(q)
    .selectFrom('places_code')
    .leftJoin('places_window', 'places_window.id', 'places_code.window_id')
    .leftJoin('places_hall', 'places_hall.id', 'places_window.hall_id')
    .leftJoin('places_entity', 'places_entity.id', 'places_code.entity_id')
    .where((eb) => eb.or([within('places_hall.division_code', scope), within('places_entity.division_code', scope)]));
}

function codeOf(row: CodeRow): Code {
  return {
    id: row.id,
    text: row.text,
    place:
      row.window_id !== null
        ? { kind: 'window', windowId: row.window_id }
        : { kind: 'entity', entityId: row.entity_id as Uuid },
    issuedAt: row.issued_at,
    revokedAt: row.revoked_at,
    revokeReason: row.revoke_reason,
    successorId: row.successor_id,
  };
}

/** SQL of single codes: issue, revoke, resolve, count; lists are in store-code-list.ts. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { firstAs, type Queryable, type Tx } from '../../platform/postgres/db.ts';
import { changed } from '../../platform/postgres/remembered.ts';
import { ENTITY } from '../entities/store-entities.ts';
import type { BusinessEntity, Code, Hall, PlaceOfCode, Reach, RevokeReason, ServiceWindow } from '../model.ts';
import { HALL, WINDOW } from '../store.ts';
import { batches, placesOn, within } from '../store-paging.ts';

const CODE = [
  'places_code.id',
  'places_code.text',
  'places_code.window_id as windowId',
  'places_code.entity_id as entityId',
  'places_code.issued_at as issuedAt',
  'places_code.revoked_at as revokedAt',
  'places_code.revoke_reason as revokeReason',
  'places_code.successor_id as successorId',
  'places_code.last_scan_week as lastScanWeek',
] as const;
type CodeRow = Omit<Code, 'place'> & Readonly<{ windowId: Uuid | null; entityId: Uuid | null }>;

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
  await changed(tx, 'places');
}

export async function setSuccessor(tx: Tx, id: Uuid, successorId: Uuid): Promise<void> {
  await placesOn(tx).updateTable('places_code').set({ successor_id: successorId }).where('id', '=', id).execute();
  await changed(tx, 'places');
}

/** Records the week of the last scan, only forwards, so that of two scans at once the second changes nothing. */
export async function markScanWeek(tx: Tx, id: Uuid, week: LocalDate): Promise<void> {
  await placesOn(tx)
    .updateTable('places_code')
    .set({ last_scan_week: week })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_scan_week', 'is', null), eb('last_scan_week', '<', week)]))
    .execute();
}

/** Code by text; not scoped, for whoever has read the text off a wall. */
export async function codeByText(q: Queryable, text: string): Promise<Code | undefined> {
  return firstAs(placesOn(q).selectFrom('places_code').select(CODE).where('text', '=', text), codeOf);
}

export async function livingCodeOf(q: Queryable, place: PlaceOfCode): Promise<Code | undefined> {
  let rows = placesOn(q).selectFrom('places_code').select(CODE).where('revoked_at', 'is', null);
  rows =
    place.kind === 'window'
      ? rows.where('window_id', '=', place.windowId)
      : rows.where('entity_id', '=', place.entityId);
  return firstAs(rows, codeOf);
}

export type NewCode = Readonly<{
  id: Uuid;
  text: string;
  place: PlaceOfCode;
  issuedAt: Instant;
  byPost: Uuid | null;
}>;

/** @returns the ids of those that went in; a text that another code has wants a new draw. */
export async function insertCodes(tx: Tx, codes: readonly NewCode[]): Promise<ReadonlySet<Uuid>> {
  const made = new Set<Uuid>();
  for (const some of batches(codes)) {
    const rows = await placesOn(tx)
      .insertInto('places_code')
      .values(
        some.map(({ id, text, place, issuedAt, byPost }) => ({
          id,
          text,
          window_id: place.kind === 'window' ? place.windowId : null,
          entity_id: place.kind === 'entity' ? place.entityId : null,
          issued_at: issuedAt,
          issued_by_post: byPost,
          revoked_at: null,
          revoked_by_post: null,
          revoke_reason: null,
          successor_id: null,
        })),
      )
      .onConflict((conflict) => conflict.column('text').doNothing())
      .returning('id')
      .execute();
    for (const { id } of rows) made.add(id);
  }
  await changed(tx, 'places');
  return made;
}

export async function codeById(q: Queryable, scope: Reach, id: Uuid): Promise<Code | undefined> {
  return firstAs(reachable(q, scope).select(CODE).where('places_code.id', '=', id), codeOf);
}

/** `codeById` with a lock on the row. */
export async function lockCode(tx: Tx, scope: Reach, id: Uuid): Promise<Code | undefined> {
  return firstAs(reachable(tx, scope).select(CODE).where('places_code.id', '=', id).forUpdate('places_code'), codeOf);
}

/** The window of a code with its hall; shown by a scan, so not scoped. */
export async function windowAndHall(
  q: Queryable,
  windowId: Uuid,
): Promise<Readonly<{ window: ServiceWindow; hall: Hall }> | undefined> {
  const on = placesOn(q);
  const window = await on.selectFrom('places_window').select(WINDOW).where('id', '=', windowId).executeTakeFirst();
  if (window === undefined) return undefined;
  const hall = await on.selectFrom('places_hall').select(HALL).where('id', '=', window.hallId).executeTakeFirst();
  return hall === undefined ? undefined : { window, hall };
}

export type WindowName = Readonly<{ hallName: string; number: string; name: string; services: string }>;

/** Present names of windows; for callers that know they may speak of them. */
export async function windowNames(q: Queryable, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, WindowName>> {
  if (ids.length === 0) return new Map();
  const rows = await placesOn(q)
    .selectFrom('places_window')
    .innerJoin('places_hall', 'places_hall.id', 'places_window.hall_id')
    .select([
      'places_window.id',
      'places_window.number',
      'places_window.name',
      'places_window.services',
      'places_hall.name as hallName',
    ])
    .where(sql<boolean>`places_window.id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

/** Opening hours as they hang at the entrance. */
export async function hallHours(tx: Tx, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string>> {
  if (ids.length === 0) return new Map();
  const rows = await placesOn(tx)
    .selectFrom('places_hall')
    .select(['id', 'hours'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, hours }) => [id, hours]));
}

/** Present names of halls; as `windowNames`. */
export async function hallNames(q: Queryable, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string>> {
  if (ids.length === 0) return new Map();
  const rows = await placesOn(q)
    .selectFrom('places_hall')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function entityById(q: Queryable, entityId: Uuid): Promise<BusinessEntity | undefined> {
  return placesOn(q).selectFrom('places_entity').select(ENTITY).where('id', '=', entityId).executeTakeFirst();
}

/** Stands for codes that are written genuinely and are not in the register. */
export const UNKNOWN = 'unknown';

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

/** The division a code's place lies in. */
export const DIVISION = sql<string>`coalesce(places_hall.division_code, places_entity.division_code)`;

/**
 * Codes whose place lies within reach, with their places beside them. A city has ten thousand codes and a million
 * entities: each entity is looked up by its id (`offset 0` keeps the planner from reading them all to find a few).
 */
export function reachable(q: Queryable, scope: Reach) {
  return placesOn(q)
    .selectFrom('places_code')
    .leftJoin('places_window', 'places_window.id', 'places_code.window_id')
    .leftJoin('places_hall', 'places_hall.id', 'places_window.hall_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('places_entity as e')
          .select(['e.name', 'e.uscc', 'e.division_code', 'e.found_by'])
          .whereRef('e.id', '=', 'places_code.entity_id')
          .offset(0)
          .as('places_entity'),
      (join) => join.onTrue(),
    )
    .where((eb) => eb.or([within('places_hall.division_code', scope), within('places_entity.division_code', scope)]));
}

function codeOf({ windowId, entityId, ...code }: CodeRow): Code {
  const place: PlaceOfCode =
    windowId === null ? { kind: 'entity', entityId: entityId as Uuid } : { kind: 'window', windowId };
  return { ...code, place };
}

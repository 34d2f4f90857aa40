/** All SQL of business entities, and of former facts of every place. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { handfuls, type Queryable, type Tx } from '../../platform/postgres/db.ts';
import { changed } from '../../platform/postgres/remembered.ts';
import { foundBy } from '../codes/found-by.ts';
import type { BusinessEntity, EntityKind, EntityStatus, Reach } from '../model.ts';
import { type Page, type Paging, pageOf, placesOn, within } from '../store-paging.ts';
import { entityFound } from './store-search.ts';

export const ENTITY = [
  'places_entity.id',
  'places_entity.uscc',
  'places_entity.name',
  'places_entity.kind',
  'places_entity.division_code as divisionCode',
  'places_entity.township_code as townshipCode',
  'places_entity.status',
  'places_entity.si_shang as siShang',
  'places_entity.opened_on as openedOn',
  'places_entity.since_on as sinceOn',
  'places_entity.closed_on as closedOn',
  'places_entity.version',
] as const;

export async function findEntity(q: Queryable, scope: Reach, id: Uuid): Promise<BusinessEntity | undefined> {
  return entities(q, scope).select(ENTITY).where('id', '=', id).executeTakeFirst();
}

export async function lockEntity(tx: Tx, scope: Reach, id: Uuid): Promise<BusinessEntity | undefined> {
  return entities(tx, scope).select(ENTITY).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Not scoped: a credit code is unique in the whole city, and who asks learns only that it is taken. */
export async function entitiesByUscc(q: Queryable, usccs: readonly string[]): Promise<readonly BusinessEntity[]> {
  return placesOn(q)
    .selectFrom('places_entity')
    .select(ENTITY)
    .where(sql<boolean>`uscc = any(${[...usccs]})`)
    .execute();
}

export type EntityFilter = Readonly<{
  divisionCode?: string;
  kind?: EntityKind;
  status?: EntityStatus;
  siShang?: boolean;
  /** The beginning of a credit code, a part of the name or of its letters: two characters at least. */
  search?: string;
}>;

export async function listEntities(
  q: Queryable,
  scope: Reach,
  filter: EntityFilter,
  paging: Paging,
): Promise<Page<BusinessEntity>> {
  return pageOf(q, entitiesWithin(q, scope, filter), entitiesInOrder, paging);
}

/** All rows in the same order, in batches. */
export function eachEntity(tx: Tx, scope: Reach, filter: EntityFilter): AsyncIterable<readonly BusinessEntity[]> {
  return handfuls(tx, entitiesInOrder(entitiesWithin(tx, scope, filter)));
}

function entitiesWithin(q: Queryable, scope: Reach, filter: EntityFilter) {
  let rows = entities(q, scope);
  if (filter.divisionCode !== undefined) rows = rows.where('division_code', '=', filter.divisionCode);
  if (filter.kind !== undefined) rows = rows.where('kind', '=', filter.kind);
  if (filter.status !== undefined) rows = rows.where('status', '=', filter.status);
  if (filter.siShang !== undefined) rows = rows.where('si_shang', '=', filter.siShang);
  return filter.search === undefined ? rows : rows.where(entityFound(filter.search));
}

function entitiesInOrder(rows: ReturnType<typeof entitiesWithin>) {
  // The order of the index places_entity_listed; any other order reads every row of a county to show fifty.
  return rows.select(ENTITY).orderBy('division_code').orderBy('uscc');
}

export async function insertEntity(tx: Tx, entity: BusinessEntity): Promise<void> {
  await insertEntities(tx, [entity]);
}

/** One array parameter in all, so a batch may be thousands of rows. */
export async function insertEntities(tx: Tx, entities: readonly BusinessEntity[]): Promise<void> {
  if (entities.length === 0) return;
  const rows = JSON.stringify(entities.map((entity) => entityRow(entity, null)));
  await sql`
    insert into places_entity (id, uscc, name, kind, division_code, township_code, status, si_shang, opened_on, since_on, closed_on, version, found_by)
    select id, uscc, name, kind, division_code, township_code, status, si_shang, opened_on, since_on, closed_on, version, found_by
    from json_populate_recordset(null::places_entity, ${rows}::json)`.execute(tx);
}

export async function updateEntity(tx: Tx, entity: BusinessEntity): Promise<void> {
  const kept = await placesOn(tx)
    .selectFrom('places_entity')
    .select('initials_set')
    .where('id', '=', entity.id)
    .executeTakeFirst();
  const { id, ...rest } = entityRow(entity, kept?.initials_set ?? null);
  await placesOn(tx).updateTable('places_entity').set(rest).where('id', '=', id).execute();
  await changed(tx, 'places');
}

export type PastFacts = Readonly<{
  id: Uuid;
  kind: 'hall' | 'window' | 'entity';
  objectId: Uuid;
  fromOn: LocalDate;
  untilOn: LocalDate;
  facts: Readonly<Record<string, string | boolean | null>>;
  byPost: Uuid | null;
  at: Instant;
}>;

export async function insertPast(tx: Tx, past: PastFacts): Promise<void> {
  await placesOn(tx)
    .insertInto('places_past')
    .values({
      id: past.id,
      kind: past.kind,
      object_id: past.objectId,
      from_on: past.fromOn,
      until_on: past.untilOn,
      facts: JSON.stringify(past.facts),
      changed_by_post: past.byPost,
      changed_at: past.at,
    })
    .execute();
}

export type Past = Readonly<{ fromOn: LocalDate; untilOn: LocalDate; facts: Record<string, string | boolean | null> }>;

/** Former facts of one place within reach, latest first. */
export async function pastOf(q: Queryable, scope: Reach, objectId: Uuid): Promise<readonly Past[]> {
  const reached = sql<boolean>`(
    exists (select from places_hall h where h.id = ${objectId} and ${within('h.division_code', scope)})
    or exists (select from places_entity e where e.id = ${objectId} and ${within('e.division_code', scope)})
    or exists (
      select from places_window w join places_hall h on h.id = w.hall_id
      where w.id = ${objectId} and ${within('h.division_code', scope)}
    )
  )`;
  return placesOn(q)
    .selectFrom('places_past')
    .select(['from_on as fromOn', 'until_on as untilOn', 'facts'])
    .where('object_id', '=', objectId)
    .where(reached)
    .orderBy('until_on', 'desc')
    .orderBy('changed_at', 'desc')
    .execute();
}

function entities(q: Queryable, scope: Reach) {
  return placesOn(q).selectFrom('places_entity').where(within('places_entity.division_code', scope));
}

/** @param initialsSet as it stands in the row already; this writes what the row is found by, not the letters themselves. */
function entityRow(entity: BusinessEntity, initialsSet: string | null) {
  return { ...rowOf(ENTITY, entity), found_by: foundBy(entity.name, initialsSet) };
}

/**
 * Searching while somebody types. A pair of characters narrows by the index, `like` decides; at most a few hundred hits
 * are looked at, and ordered outside, because ordering every hit of a common pair costs ten times as much as finding them.
 */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import { beginning, containing, pairsOf, searchForm } from '../../kernel/search-text.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { foundBy } from '../codes/found-by.ts';
import type { EntityKind, EntityStatus, Reach } from '../model.ts';
import { placesOn, within } from '../store-paging.ts';

/** Hits that are put in order; a search with more is too short to mean one of them. */
const MOST_HITS = 500;
const MOST_BY_CODE = 50;

const COULD_BEGIN_A_CODE = /^[0-9a-z]{2,18}$/;

/** Searches by name, letters of the name, or the beginning of a credit code. */
export function entityFound(typed: string) {
  const form = searchForm(typed);
  const named = entityNamed(form);
  if (!COULD_BEGIN_A_CODE.test(form)) return named;
  return sql<boolean>`(${named} or places_entity.uscc like ${beginning(form.toUpperCase())})`;
}

function entityNamed(form: string) {
  return sql<boolean>`(
    bigrams(places_entity.found_by) @> ${[...pairsOf(form)]}::text[]
    and places_entity.found_by like ${containing(form)}
  )`;
}

export type EntityHit = Readonly<{
  id: Uuid;
  uscc: string;
  name: string;
  kind: EntityKind;
  divisionCode: string;
  status: EntityStatus;
  initialsSet: string | null;
}>;

/** Suggestions: exact name or code first, then living before ended, matches at the beginning, short before long. */
export async function suggestEntities(
  q: Queryable,
  scope: Reach,
  typed: string,
  most: number,
): Promise<readonly EntityHit[]> {
  const form = searchForm(typed);
  const code = form.toUpperCase();
  const reached = within('places_entity.division_code', scope);
  const byCode = COULD_BEGIN_A_CODE.test(form)
    ? sql`union (select id from places_entity
          where uscc like ${beginning(code)} and ${reached} limit ${MOST_BY_CODE})`
    : sql``;
  // As stored and as typed may differ in width only; both spellings of a whole name are worth a look.
  const wholeNames = [...new Set([typed.trim(), typed.normalize('NFKC').trim(), fullWidthBrackets(typed)])];
  const found = await sql<EntityHit>`
    with hit as materialized (
      (select id from places_entity where ${entityNamed(form)} and ${reached} limit ${MOST_HITS})
      union
      (select id from places_entity where name = any(${wholeNames}::text[]) and ${reached} limit ${MOST_HITS})
      ${byCode}
    )
    select e.id, e.uscc, e.name, e.kind, e.division_code as "divisionCode", e.status, e.initials_set as "initialsSet"
    from hit join places_entity e on e.id = hit.id
    order by (e.name = any(${wholeNames}::text[]) or e.uscc = ${code}) desc, e.closed_on is not null,
      strpos(e.found_by, ${form}), char_length(e.name), e.uscc
    limit ${most}`.execute(q);
  return found.rows;
}

/** Registered names are written with full-width brackets, typed ones often are not. */
function fullWidthBrackets(typed: string): string {
  return typed.normalize('NFKC').trim().replaceAll('(', '（').replaceAll(')', '）');
}

export type PlaceHit = Readonly<{
  kind: 'hall' | 'window';
  id: Uuid;
  hallId: Uuid;
  hallName: string;
  number: string | null;
  name: string;
  divisionCode: string;
}>;

/** Open halls and windows; a few thousand rows, read without an index in a few milliseconds. */
export async function suggestPlaces(
  q: Queryable,
  scope: Reach,
  typed: string,
  most: number,
): Promise<readonly PlaceHit[]> {
  const form = searchForm(typed);
  const pattern = containing(form);
  const found = await sql<PlaceHit>`
    select * from (
      select 'hall' as kind, h.id, h.id as "hallId", h.name as "hallName", null as number, h.name,
        h.division_code as "divisionCode", strpos(h.found_by, ${form}) as place, 0 as depth
      from places_hall h
      where h.closed_on is null and ${within('h.division_code', scope)} and h.found_by like ${pattern}
      union all
      select 'window', w.id, h.id, h.name, w.number, w.name, h.division_code,
        case when lower(w.number) = ${form} then 0 else strpos(w.found_by, ${form}) end, 1
      from places_window w join places_hall h on h.id = w.hall_id
      where w.closed_on is null and ${within('h.division_code', scope)}
        and (w.found_by like ${pattern} or lower(w.number) = ${form})
    ) as hit
    order by depth, place, char_length(name), "hallName", number
    limit ${most}`.execute(q);
  return found.rows.map(({ kind, id, hallId, hallName, number, name, divisionCode }) => ({
    kind,
    id,
    hallId,
    hallName,
    number,
    name,
    divisionCode,
  }));
}

export async function initialsSetOf(q: Queryable, scope: Reach, id: Uuid): Promise<string | null> {
  const row = await placesOn(q)
    .selectFrom('places_entity')
    .select('initials_set')
    .where('id', '=', id)
    .where(within('places_entity.division_code', scope))
    .executeTakeFirst();
  return row?.initials_set ?? null;
}

export async function setInitials(tx: Tx, entity: Readonly<{ id: Uuid; name: string }>, initials: string | null) {
  await placesOn(tx)
    .updateTable('places_entity')
    .set({ initials_set: initials, found_by: foundBy(entity.name, initials) })
    .where('id', '=', entity.id)
    .execute();
}

export const PLACE_TABLES = ['places_entity', 'places_hall', 'places_window'] as const;

/** Writes `found_by` where rows are older than the column. @returns how many rows; 0: none is left. */
export async function fillFoundBy(tx: Tx, most: number): Promise<number> {
  for (const table of PLACE_TABLES) {
    const rows = await placesOn(tx)
      .selectFrom(table)
      .select(['id', 'name'])
      .where('found_by', 'is', null)
      .limit(most)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) continue;
    await sql`
      update ${sql.table(table)} as place set found_by = given.found_by
      from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => foundBy(row.name, null))}::text[])
        as given (id, found_by)
      where place.id = given.id`.execute(tx);
    return rows.length;
  }
  return 0;
}

/** Compares some rows after a given one with what the program would keep today. @returns the last of them, if there were any */
export async function renewFoundBy(
  tx: Tx,
  table: (typeof PLACE_TABLES)[number],
  after: Uuid | undefined,
  most: number,
): Promise<Uuid | undefined> {
  const set = table === 'places_entity' ? sql`initials_set` : sql`null`;
  const rows = await sql<{ id: Uuid; name: string; found_by: string; initials_set: string | null }>`
    select id, name, found_by, ${set} as initials_set from ${sql.table(table)}
    where found_by is not null ${after === undefined ? sql`` : sql`and id > ${after}`}
    order by id limit ${most}`.execute(tx);
  const stale = rows.rows.flatMap(({ id, name, found_by, initials_set }) => {
    const now = foundBy(name, initials_set);
    return now === found_by ? [] : [{ id, name, now }];
  });
  if (stale.length > 0) {
    // A name changed meanwhile keeps what was written with it.
    await sql`
      update ${sql.table(table)} as place set found_by = given.found_by
      from unnest(
        ${stale.map(({ id }) => id)}::uuid[], ${stale.map(({ name }) => name)}::text[], ${stale.map(({ now }) => now)}::text[]
      ) as given (id, name, found_by)
      where place.id = given.id and place.name = given.name`.execute(tx);
  }
  return rows.rows.at(-1)?.id;
}

/** SQL of lists of codes with the state of their plaques. */

import { type RawBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import { beginning, containing, searchForm } from '../../kernel/search-text.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { countUpTo } from '../../platform/http/counted.ts';
import { handfuls, type Queryable, type Tx } from '../../platform/postgres/db.ts';
import type { PlaceOfCode, Reach, RevokeReason } from '../model.ts';
import type { FindingKind, PlaqueNames, PlaqueState } from '../plaques/model-plaques.ts';
import { windowFound } from '../store.ts';
import { type Page, type Paging, within } from '../store-paging.ts';
import { DIVISION, reachable } from './store-codes.ts';

/** A code as the registry lists it. */
export type CodeLine = PlaqueNames &
  Readonly<{
    id: Uuid;
    text: string;
    kind: PlaceOfCode['kind'];
    windowId: Uuid | null;
    entityId: Uuid | null;
    uscc: string | null;
    divisionCode: string;
    issuedAt: Instant;
    revokedAt: Instant | null;
    revokeReason: RevokeReason | null;
    successorText: string | null;
    /** The code this one replaced. */
    replacesText: string | null;
    state: PlaqueState;
    /** Number of the last print it stands in. */
    lastPrint: number | null;
    /** Places of its plaques now; for a dead code, where they must be taken down. */
    spots: readonly string[];
    /** The plaque says another place than the code means now. */
    placeChangedSince: boolean;
    deadScans: number;
  }>;

export type CodeFilter = Readonly<{
  id?: Uuid;
  ids?: readonly Uuid[];
  kind?: PlaceOfCode['kind'];
  living?: boolean;
  state?: PlaqueState;
  /** Living codes that replaced another one. */
  reissued?: boolean;
  /** Dead codes whose plaque hangs. */
  takeDown?: boolean;
  placeChanged?: boolean;
  finding?: FindingFilter;
  hallId?: Uuid;
  windowId?: Uuid;
  entityId?: Uuid;
  /** The unit that staffs the window. */
  unitId?: Uuid;
  divisionCodes?: readonly string[];
  printNumber?: number;
  /** The exact text, normalised by the caller. */
  text?: string;
  /** A part of the name of the hall, the window or the enterprise, first letters of pinyin, or how a credit code begins. */
  search?: string;
}>;

/** A kind of finding among codes, and the days that bound it. */
export type FindingFilter = Readonly<{
  kind: Exclude<FindingKind, 'unknown-scanned'>;
  /** Scans of dead codes from this day on count. */
  scansFrom: LocalDate;
  /** Silent plaques: hung by this day, and not scanned in this week or later. */
  hungBy: LocalDate;
  silentSince: LocalDate;
}>;

const HANGS = sql<boolean>`exists (
  select from places_hanging h where h.code_id = places_code.id and h.taken_down_on is null)`;
const PRINTED = sql<boolean>`exists (select from places_print_plaque p where p.code_id = places_code.id)`;
const REPLACES = sql<boolean>`exists (select from places_code before where before.successor_id = places_code.id)`;
/**
 * Whether the place changed since the last print; for a plaque not printed here, since the code was issued.
 * Without a plaque nothing can be wrong.
 */
const PLACE_CHANGED = sql<boolean>`(places_code.revoked_at is null and coalesce(
  (select (p.hall_name, p.window_number, p.window_name, p.entity_name) is distinct from
      (places_hall.name, places_window.number, places_window.name, places_entity.name)
    from places_print_plaque p where p.code_id = places_code.id order by p.print_number desc limit 1),
  ${HANGS} and greatest(places_window.since_on, places_hall.since_on)
    > (places_code.issued_at at time zone 'Asia/Shanghai')::date,
  false))`;
/** Scans since somebody last took a plaque of it down: after that day nobody should find it. */
const scannedDead = (from: LocalDate) => sql<boolean>`(places_code.revoked_at is not null and exists (
  select from places_dead_scan d where d.code_id = places_code.id::text and d.on_day >= ${from}::date
    and d.on_day > coalesce(
      (select max(h.taken_down_on) from places_hanging h where h.code_id = places_code.id), '-infinity'::date)))`;
const STATE = sql<PlaqueState>`case
  when places_code.revoked_at is not null
    then case when places_code.successor_id is null then 'revoked' else 'replaced' end
  when ${HANGS} then 'hung'
  when ${PRINTED} then 'printed'
  else 'issued' end`;

const IN_STATE: Readonly<Record<PlaqueState, RawBuilder<boolean>>> = {
  issued: sql`(places_code.revoked_at is null and not ${PRINTED} and not ${HANGS})`,
  printed: sql`(places_code.revoked_at is null and ${PRINTED} and not ${HANGS})`,
  hung: sql`(places_code.revoked_at is null and ${HANGS})`,
  revoked: sql`(places_code.revoked_at is not null and places_code.successor_id is null)`,
  replaced: sql`(places_code.revoked_at is not null and places_code.successor_id is not null)`,
};

function isFinding({ kind, scansFrom, silentSince, hungBy }: FindingFilter): RawBuilder<boolean> {
  switch (kind) {
    case 'dead-scanned':
      return scannedDead(scansFrom);
    case 'take-down':
      return sql`(places_code.revoked_at is not null and ${HANGS} and not ${scannedDead(scansFrom)})`;
    case 'place-changed':
      return PLACE_CHANGED;
    case 'silent':
      // An enterprise's code may rest for months, and when it was used must not be known. A plaque that hung long
      // before it was noted may have been scanned before anybody counted.
      return sql`(places_code.revoked_at is null and places_code.window_id is not null
        and exists (select from places_hanging h where h.code_id = places_code.id
          and h.taken_down_on is null and h.hung_on <= ${hungBy}::date
          and (h.noted_at at time zone 'Asia/Shanghai')::date <= ${hungBy}::date)
        and (places_code.last_scan_week is null or places_code.last_scan_week < ${silentSince}::date))`;
  }
}

/** Number of codes the filter finds. */
export async function countCodes(q: Queryable, scope: Reach, filter: CodeFilter): Promise<number> {
  const row = await filtered(q, scope, filter)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function listCodes(
  q: Queryable,
  scope: Reach,
  filter: CodeFilter,
  paging: Paging,
): Promise<Page<CodeLine>> {
  const { total, capped } = await countUpTo(q, filtered(q, scope, filter));
  return { items: await codesOnPage(q, scope, filter, paging), total, capped };
}

/**
 * A page of codes for a caller who knows how many there are. The page is chosen first and looked up afterwards: what became
 * of a plaque costs several looks, and the database would take them for every line before the page too.
 */
export async function codesOnPage(
  q: Queryable,
  scope: Reach,
  filter: CodeFilter,
  paging: Paging,
): Promise<readonly CodeLine[]> {
  const page = inOrder(filtered(q, scope, filter))
    .select('places_code.id')
    .limit(paging.limit)
    .offset(paging.offset);
  return lines(reachable(q, scope).where('places_code.id', 'in', page)).execute();
}

/** All rows in the same order, in batches. */
export function eachCode(tx: Tx, scope: Reach, filter: CodeFilter): AsyncIterable<readonly CodeLine[]> {
  return handfuls(tx, lines(filtered(tx, scope, filter)));
}

/** The newest first; codes issued together stand in the order of their places. */
function inOrder(rows: ReturnType<typeof filtered>) {
  return rows
    .orderBy('places_code.issued_at', 'desc')
    .orderBy(DIVISION)
    .orderBy('places_hall.name')
    .orderBy(sql`char_length(places_window.number)`)
    .orderBy('places_window.number')
    .orderBy('places_entity.uscc')
    .orderBy('places_code.id');
}

function lines(rows: ReturnType<typeof filtered>) {
  return inOrder(rows).select([
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
    sql<string | null>`(select s.text from places_code s where s.id = places_code.successor_id)`.as('successorText'),
    sql<string | null>`(select b.text from places_code b where b.successor_id = places_code.id limit 1)`.as(
      'replacesText',
    ),
    STATE.as('state'),
    sql<number | null>`(select max(p.print_number) from places_print_plaque p where p.code_id = places_code.id)`.as(
      'lastPrint',
    ),
    sql<readonly string[]>`array(
          select h.spot from places_hanging h
          where h.code_id = places_code.id and h.taken_down_on is null order by h.hung_on, h.spot)`.as('spots'),
    PLACE_CHANGED.as('placeChangedSince'),
    sql<number>`coalesce(
          (select sum(d.scans) from places_dead_scan d where d.code_id = places_code.id::text), 0)::integer`.as(
      'deadScans',
    ),
  ]);
}

/** A living code with the names its plaque would carry. */
export type Printable = PlaqueNames & Readonly<{ id: Uuid; text: string }>;

/** Living codes in the order in which somebody walks along them: division, hall, window number; enterprises by name. */
export async function printableCodes(
  q: Queryable,
  scope: Reach,
  filter: CodeFilter,
  most: number,
): Promise<readonly Printable[]> {
  return filtered(q, scope, { ...filter, living: true })
    .select([
      'places_code.id',
      'places_code.text',
      'places_hall.name as hallName',
      'places_window.number as windowNumber',
      'places_window.name as windowName',
      'places_entity.name as entityName',
    ])
    .orderBy(DIVISION)
    .orderBy('places_hall.name')
    .orderBy('places_hall.id')
    .orderBy(sql`char_length(places_window.number)`)
    .orderBy('places_window.number')
    .orderBy('places_entity.name')
    .orderBy('places_code.id')
    .limit(most)
    .execute();
}

function filtered(q: Queryable, scope: Reach, filter: CodeFilter) {
  let rows = reachable(q, scope);
  if (filter.id !== undefined) rows = rows.where('places_code.id', '=', filter.id);
  if (filter.ids !== undefined) rows = rows.where(sql<boolean>`places_code.id = any(${[...filter.ids]}::uuid[])`);
  if (filter.kind !== undefined) {
    rows = rows.where(filter.kind === 'window' ? 'places_code.window_id' : 'places_code.entity_id', 'is not', null);
  }
  if (filter.living !== undefined) rows = rows.where('places_code.revoked_at', filter.living ? 'is' : 'is not', null);
  if (filter.state !== undefined) rows = rows.where(IN_STATE[filter.state]);
  if (filter.reissued === true) rows = rows.where('places_code.revoked_at', 'is', null).where(REPLACES);
  if (filter.takeDown === true) rows = rows.where('places_code.revoked_at', 'is not', null).where(HANGS);
  if (filter.placeChanged === true) rows = rows.where(PLACE_CHANGED);
  if (filter.finding !== undefined) rows = rows.where(isFinding(filter.finding));
  if (filter.hallId !== undefined) rows = rows.where('places_window.hall_id', '=', filter.hallId);
  if (filter.windowId !== undefined) rows = rows.where('places_code.window_id', '=', filter.windowId);
  if (filter.entityId !== undefined) rows = rows.where('places_code.entity_id', '=', filter.entityId);
  if (filter.unitId !== undefined) rows = rows.where('places_window.unit_id', '=', filter.unitId);
  if (filter.divisionCodes !== undefined) {
    const chosen = { divisionCodes: filter.divisionCodes };
    rows = rows.where((eb) =>
      eb.or([within('places_hall.division_code', chosen), within('places_entity.division_code', chosen)]),
    );
  }
  if (filter.printNumber !== undefined) {
    rows = rows.where(
      sql<boolean>`places_code.id in (
        select p.code_id from places_print_plaque p where p.print_number = ${filter.printNumber})`,
    );
  }
  if (filter.text !== undefined) rows = rows.where('places_code.text', '=', filter.text);
  if (filter.search !== undefined) {
    const { search } = filter;
    const form = searchForm(search);
    rows = rows.where((eb) =>
      eb.or([
        windowFound(search),
        eb('places_entity.found_by', 'like', containing(form)),
        eb('places_entity.uscc', 'like', beginning(form.toUpperCase())),
      ]),
    );
  }
  return rows;
}

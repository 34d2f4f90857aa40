/**
 * SQL of the matters a reader reaches: real, or blunted as units see them. Every list, count, file and stream is built on it,
 * so that a conflict of interest holds in all of them alike. Its columns are named with their table: a list may join others.
 */

import { type SelectQueryBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { mayEnterDisciplineLane, seatsOf, sightOfRole } from '../loop/rules-sight.ts';
import type { MattersTables } from '../tables.ts';
import { mattersOn } from './store.ts';

/**
 * `blunted`: neither its day, receipt nor order of arrival may be shown, and none of these, nor the window, asked for. `place_open`:
 * the window may be shown.
 */
export type ReachedTables = Omit<MattersTables, 'matters_matter'> &
  Readonly<{ matters_matter: MattersTables['matters_matter'] & { blunted: boolean; place_open: boolean } }>;
export type Matters = SelectQueryBuilder<ReachedTables, 'matters_matter', object>;

/** Columns that never move, and those access depends on. */
const FIXED = [
  ...[
    'id',
    'number',
    'raiser_unit_id',
    'seated',
    'published',
    'door',
    'lane',
    'procedure',
    'division_code',
    'office_division',
    'respondent_unit_id',
    'concerned_unit_ids',
  ],
  ...['window_id', 'hall_id', 'parent_id', 'judged_by_complainant', 'has_receipt', 'real_name'],
  ...['received_at', 'received_on', 'reference', 'jurisdiction'],
] as const;
const MOVING = [
  ...['seq', 'phase', 'category_code', 'lead_unit_id', 'leg', 'returns', 'redos', 'reminders', 'letters'],
  ...['reclassified', 'closed_on', 'outcome', 'due_kind', 'due_on', 'due_provisional', 'changed_at'],
] as const;

const of = (table: 'm' | 's', columns: readonly string[]) =>
  sql.join(columns.map((column) => sql.ref(`${table}.${column}`)));
const AS_IT_IS = sql`${of('m', FIXED)}, ${of('m', MOVING)}, false as blunted, true as place_open from matters_matter m`;
/** Columns as units see them; what an office raised is not sealed from its unit. */
const AS_SHOWN = sql`${of('m', FIXED)}, ${of('s', MOVING)}, m.raiser_unit_id is null as blunted,
  m.raiser_unit_id is not null or s.place_released as place_open
  from matters_matter m join matters_shown s on s.matter_id = m.id`;

/** Whether a matter is too near for the reader, as a condition on `concerned_unit_ids`. */
export function tooNearIn(reader: Reader, column: string) {
  return sql<boolean>`${sql.ref(column)} && ${[...reader.tooNear]}::uuid[]`;
}

/** Whether the reader fills a unit's seat in the matter. */
function seatedIn(reader: Reader, column: string) {
  return sql<boolean>`${sql.ref(column)} && ${[...seatsOf(reader)]}::text[]`;
}

/** Whether one of the reader's units works on the matter, or did. */
function worksIn(reader: Reader, column: string) {
  return sql<boolean>`exists (select from matters_part p
    where p.matter_id = ${sql.ref(column)} and p.unit_id = any(${[...reader.unitIds]}::uuid[]))`;
}

/** What `sightInLane` says of a matter in the discipline lane, but for the division. */
function ownInLane(reader: Reader, table: 'm' | 'matters_matter') {
  const respondent = sql.ref(`${table}.respondent_unit_id`);
  return sql<boolean>`(${respondent} is null or not (${respondent} = any(${[...reader.tooNear]}::uuid[])))
    and ${worksIn(reader, `${table}.id`)}`;
}

/** Whether it is work of the reader's own office in the discipline lane, of `matters_matter as m`. */
function ownOfOffice(reader: Reader) {
  if (!mayEnterDisciplineLane(reader.actor.role)) return sql<boolean>`false`;
  return sql<boolean>`m.lane = 'discipline' and ${ownInLane(reader, 'm')}`;
}

function seenBy(reader: Reader, isUnit: boolean) {
  const near = tooNearIn(reader, 'm.concerned_unit_ids');
  const whole = isUnit
    ? sql<boolean>`not (${near}) and ${seatedIn(reader, 'm.seated')}`
    : sql<boolean>`(not (${near}) or (${ownOfOffice(reader)}))`;
  return sql`(select ${AS_IT_IS} where ${whole} union all select ${AS_SHOWN} where not (${whole}))`;
}

export function reached(q: Queryable, reader: Reader): Matters {
  const { role } = reader.actor;
  const sight = sightOfRole(role);
  const seen = seenBy(reader, sight === 'unit').as('matters_matter');
  const matters = mattersOn(q).selectFrom(seen) as unknown as Matters;
  if (sight === null) return matters.where(sql<boolean>`false`);
  const sits = seatedIn(reader, 'matters_matter.seated');
  const ordinary = matters.where('matters_matter.lane', '=', 'ordinary');
  if (sight === 'unit') {
    return ordinary.where(sql<boolean>`(${worksIn(reader, 'matters_matter.id')} or ${sits})`);
  }
  const codes = sql`${[...reader.divisionCodes]}::text[]`;
  const within = sql<boolean>`(matters_matter.office_division = any(${codes}) or matters_matter.division_code = any(${codes}))`;
  if (!mayEnterDisciplineLane(role)) return ordinary.where(sql<boolean>`(${within} or ${sits})`);
  const inLane = sql<boolean>`(${ownInLane(reader, 'matters_matter')})
    or (${within} and not (${tooNearIn(reader, 'matters_matter.concerned_unit_ids')}))`;
  return matters.where(sql<boolean>`case matters_matter.lane
    when 'ordinary' then (${within} or ${sits}) else (${inLane}) end`);
}

/** Matters whose day, window, words and likeness the reader may know. */
export function reachedOpenly(q: Queryable, reader: Reader): Matters {
  return reached(q, reader).where('matters_matter.blunted', '=', false);
}

/** Of these matters, those an inbox says nothing of: a desk's that are too near for its reader. A unit at work reads its own. */
export async function hiddenFromInbox(q: Queryable, reader: Reader, ids: readonly Uuid[]): Promise<readonly Uuid[]> {
  return sightOfRole(reader.actor.role) === 'unit' ? [] : tooNearAmong(q, reader, ids);
}

/** Of these matters, those too near for the reader. */
export async function tooNearAmong(q: Queryable, reader: Reader, ids: readonly Uuid[]): Promise<readonly Uuid[]> {
  if (ids.length === 0) return [];
  const rows = await mattersOn(q)
    .selectFrom('matters_matter as m')
    .where(sql<boolean>`m.id = any(${[...ids]}::uuid[])`)
    .where(tooNearIn(reader, 'm.concerned_unit_ids'))
    .where(sql<boolean>`not (${ownOfOffice(reader)})`)
    .select('m.id')
    .execute();
  return rows.map((row) => row.id);
}

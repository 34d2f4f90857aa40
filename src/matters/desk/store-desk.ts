/** All SQL of lists of matters, always within a scope and never more than the post may see. */

import { type ExpressionBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import { type Counted, countUpTo } from '../../platform/http/counted.ts';
import { handfuls, type Queryable, type Tx } from '../../platform/postgres/db.ts';
import { isFollowedBy } from '../acts/store-follow.ts';
import { LINE_COLUMNS, type MatterRow } from '../acts/store-lines.ts';
import { isNamed } from '../acts/store-named.ts';
import { type Matters, type ReachedTables, reached } from '../acts/store-reached.ts';
import type { Lane, Outcome, Phase } from '../loop/model.ts';
import { sightOfRole } from '../loop/rules-sight.ts';
import { dispatchedUnreleased } from './store-unreleased.ts';

export type Paging = Readonly<{ limit: number; offset: number }>;
export type Page<T> = Counted & Readonly<{ items: readonly T[] }>;

/** Lists for supervision. */
export const WATCHES = [
  'contested',
  'overdue',
  'late-units',
  'returned',
  'reclassified',
  'reminded',
  'letters',
  'silent-judge',
  'unreleased',
  'unanswered',
  'undecided-category',
  'undecided-rerouting',
] as const;
export type Watch = (typeof WATCHES)[number];

export type MatterFilter = Readonly<{
  ids?: readonly Uuid[] | undefined;
  phases?: readonly Phase[] | undefined;
  number?: string | undefined;
  procedure?: string | undefined;
  divisionCode?: string | undefined;
  leadUnitId?: Uuid | undefined;
  respondentUnitId?: Uuid | undefined;
  windowId?: Uuid | undefined;
  category?: string | undefined;
  outcome?: Outcome | undefined;
  watch?: Watch | undefined;
  /** Whoever is not of the discipline side finds nothing in its lane. */
  lane?: Lane | undefined;
  /** Person named for it in the reader’s unit; nobody else finds anything by it. */
  named?: Uuid | undefined;
  /** Only what the reader follows. */
  followed?: true | undefined;
  receivedFrom?: LocalDate | undefined;
  receivedTo?: LocalDate | undefined;
  closedFrom?: LocalDate | undefined;
  closedTo?: LocalDate | undefined;
  dueFrom?: LocalDate | undefined;
  dueTo?: LocalDate | undefined;
  sort?: 'due' | 'received' | 'changed' | undefined;
}>;

type Where = ExpressionBuilder<ReachedTables, 'matters_matter'>;

/** Every lane: a condition on matters their reader reaches already. */
function watched(eb: Where, watch: Watch, today: LocalDate) {
  switch (watch) {
    case 'contested':
      return eb('phase', '=', 'contested');
    case 'overdue':
      return eb('due_on', '<', today);
    case 'late-units':
      return eb.and([eb('due_on', '<', today), eb('phase', 'in', ['dispatched', 'handling'])]);
    case 'returned':
      return eb.and([eb('returns', '>=', 2), eb('phase', '!=', 'closed')]);
    case 'reclassified':
      return eb('reclassified', '=', true);
    case 'reminded':
      return eb.and([eb('reminders', '>', 0), eb('phase', '!=', 'closed')]);
    case 'letters':
      return eb.and([eb('letters', '>', 0), eb('phase', '!=', 'closed')]);
    case 'unreleased':
      return eb.and([eb('lane', '=', 'ordinary'), dispatchedUnreleased]);
    case 'unanswered':
      return sql<boolean>`exists (select from matters_task t where t.matter_id = matters_matter.id and t.due_kind = 'answer')`;
    case 'undecided-category':
      return sql<boolean>`exists (select from matters_task t where t.matter_id = matters_matter.id and t.what = 'approve-reclassification')`;
    case 'undecided-rerouting':
      return sql<boolean>`exists (select from matters_task t where t.matter_id = matters_matter.id and t.what = 'approve-rerouting')`;
    case 'silent-judge':
      return eb.and([eb('phase', '=', 'answered'), eb('judged_by_complainant', '=', false), eb('due_on', '<', today)]);
  }
}

function filtered(matters: Matters, filter: MatterFilter, today: LocalDate): Matters {
  const { phases, watch } = filter;
  let query = matters;
  if (phases !== undefined && phases.length > 0) query = query.where('phase', 'in', [...phases]);
  if (filter.ids !== undefined) query = query.where('id', 'in', [...filter.ids]);
  if (filter.number !== undefined) query = query.where('number', '=', filter.number);
  if (filter.procedure !== undefined) query = query.where('procedure', '=', filter.procedure);
  if (filter.divisionCode !== undefined) query = query.where('division_code', '=', filter.divisionCode);
  if (filter.leadUnitId !== undefined) query = query.where('lead_unit_id', '=', filter.leadUnitId);
  if (filter.respondentUnitId !== undefined) query = query.where('respondent_unit_id', '=', filter.respondentUnitId);
  if (filter.windowId !== undefined) query = query.where('window_id', '=', filter.windowId);
  if (filter.lane !== undefined) query = query.where('lane', '=', filter.lane);
  if (filter.category !== undefined) query = query.where('category_code', '=', filter.category);
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome);
  if (filter.receivedFrom !== undefined) query = query.where('received_on', '>=', filter.receivedFrom);
  if (filter.receivedTo !== undefined) query = query.where('received_on', '<=', filter.receivedTo);
  if (filter.closedFrom !== undefined) query = query.where('closed_on', '>=', filter.closedFrom);
  if (filter.closedTo !== undefined) query = query.where('closed_on', '<=', filter.closedTo);
  if (filter.dueFrom !== undefined) query = query.where('due_on', '>=', filter.dueFrom);
  if (filter.dueTo !== undefined) query = query.where('due_on', '<=', filter.dueTo);
  if (watch !== undefined) query = query.where((eb) => watched(eb, watch, today));
  return query;
}

export async function listMatters(
  q: Queryable,
  reader: Reader,
  filter: MatterFilter,
  today: LocalDate,
  paging: Paging,
): Promise<Page<MatterRow>> {
  const found = mattersWithin(q, reader, filter, today);
  const counted = await countUpTo(q, found);
  const rows = inOrder(found, reader, filter).limit(paging.limit).offset(paging.offset);
  return { ...counted, items: await rows.execute() };
}

/** All rows in the same order, in batches. */
export function eachMatter(
  tx: Tx,
  reader: Reader,
  filter: MatterFilter,
  today: LocalDate,
): AsyncIterable<readonly MatterRow[]> {
  return handfuls(tx, inOrder(mattersWithin(tx, reader, filter, today), reader, filter));
}

/** Matters within the reader’s reach that a filter leaves: lists, their sheets and counts of them are made of this. */
export function mattersWithin(q: Queryable, reader: Reader, filter: MatterFilter, today: LocalDate): Matters {
  // No filter may reveal day, window, receipt or order of arrival of what is seen blunted: a unit
  // cannot use such filters, and who is too near for some matters gets only the others.
  const followed = filter.followed === true ? reached(q, reader).where(isFollowedBy(reader.actor)) : reached(q, reader);
  const { named } = filter;
  const within =
    named === undefined
      ? followed
      : isUnit(reader)
        ? followed.where(isNamed(named, reader))
        : followed.where(sql<boolean>`false`);
  if (isUnit(reader)) return filtered(within, harmlessOf(filter), today);
  const matters = filtered(within, filter, today);
  return asksTooMuch(filter) ? matters.where('blunted', '=', false) : matters;
}

function isUnit(reader: Reader): boolean {
  return sightOfRole(reader.actor.role) === 'unit';
}

function harmlessOf(filter: MatterFilter) {
  const { receivedFrom: _from, receivedTo: _to, windowId: _window, watch, ...rest } = filter;
  const { closedFrom: _closedFrom, closedTo: _closedTo, ...harmless } = rest;
  return tellsTooMuch(watch) ? harmless : { ...harmless, watch };
}

/** Watches that tell too much: who judges reveals a receipt, what is unreleased or unanswered moves with them, a proposal is the office's. */
const TELLING: readonly Watch[] = ['silent-judge', 'unreleased', 'unanswered', 'undecided-category'];

function tellsTooMuch(watch: Watch | undefined): boolean {
  return watch !== undefined && TELLING.includes(watch);
}

function asksTooMuch({ watch, sort, ...filter }: MatterFilter): boolean {
  const { receivedFrom, receivedTo, closedFrom, closedTo, windowId } = filter;
  const asked = [receivedFrom, receivedTo, closedFrom, closedTo, windowId].some((each) => each !== undefined);
  return asked || tellsTooMuch(watch) || sort === 'received' || sort === 'changed';
}

function inOrder(matters: Matters, reader: Reader, filter: MatterFilter) {
  const sort = isUnit(reader) ? 'due' : (filter.sort ?? 'due');
  const rows = matters.select(LINE_COLUMNS).$castTo<MatterRow>();
  const sorted =
    sort === 'received'
      ? rows.orderBy('received_at', 'desc')
      : sort === 'changed'
        ? rows.orderBy('changed_at', 'desc')
        : rows.orderBy('due_on', (order) => order.asc().nullsLast());
  return sorted.orderBy('id');
}

export async function countWatches(
  q: Queryable,
  reader: Reader,
  today: LocalDate,
): Promise<Readonly<Record<Watch, number>>> {
  const counts = await Promise.all(
    WATCHES.map(async (watch) => {
      const { n } = await mattersWithin(q, reader, { watch }, today)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return [watch, n] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<Watch, number>;
}

export async function mattersByIds(q: Queryable, reader: Reader, ids: readonly Uuid[]): Promise<readonly MatterRow[]> {
  if (ids.length === 0) return [];
  return reached(q, reader)
    .where('id', 'in', [...ids])
    .select(LINE_COLUMNS)
    .$castTo<MatterRow>()
    .execute();
}

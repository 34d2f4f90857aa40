/** SQL of desks and lists: explicit lines, always within a scope, never more than the post may see. */

import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { Scope } from '../people/index.ts';
import { type Counted, countUpTo } from '../platform/counted.ts';
import { handfuls, type Queryable, type Tx } from '../platform/db.ts';
import { type Light, LONG_LIMITS, WARNING_DAYS } from './rules-desk.ts';
import { mayEnterDisciplineLane, sightOfRole } from './rules-sight.ts';
import { mattersOn } from './store.ts';
import { dispatchedUnreleased } from './store-unreleased.ts';
import type { MattersTables } from './tables.ts';

export type Paging = Readonly<{ limit: number; offset: number }>;
export type Page<T> = Counted & Readonly<{ items: readonly T[] }>;

export type MatterRow = Readonly<{
  id: Uuid;
  seq: number;
  phase: string;
  procedure: string;
  divisionCode: string;
  respondentUnitId: Uuid | null;
  windowId: Uuid | null;
  categoryCode: string | null;
  parentId: Uuid | null;
  leadUnitId: Uuid | null;
  hasReceipt: boolean;
  realName: boolean;
  leg: number;
  returns: number;
  redos: number;
  reminders: number;
  letters: number;
  reclassified: boolean;
  receivedOn: LocalDate;
  closedOn: LocalDate | null;
  outcome: string | null;
  dueKind: string | null;
  dueOn: LocalDate | null;
  dueProvisional: boolean;
}>;

/** Lists a supervisor keeps an eye on. */
export const WATCHES = [
  'contested',
  'overdue',
  'returned',
  'reclassified',
  'reminded',
  'letters',
  'silent-judge',
  'unreleased',
] as const;
export type Watch = (typeof WATCHES)[number];

export type MatterFilter = Readonly<{
  phases?: readonly string[] | undefined;
  procedure?: string | undefined;
  divisionCode?: string | undefined;
  leadUnitId?: Uuid | undefined;
  respondentUnitId?: Uuid | undefined;
  windowId?: Uuid | undefined;
  category?: string | undefined;
  outcome?: string | undefined;
  watch?: Watch | undefined;
  receivedFrom?: LocalDate | undefined;
  receivedTo?: LocalDate | undefined;
  sort?: 'due' | 'received' | 'changed' | undefined;
}>;

type Matters = SelectQueryBuilder<MattersTables, 'matters_matter', object>;
type Where = ExpressionBuilder<MattersTables, 'matters_matter'>;

export const COLUMNS = [
  'id',
  'seq',
  'phase',
  'procedure',
  'division_code as divisionCode',
  'respondent_unit_id as respondentUnitId',
  'window_id as windowId',
  'category_code as categoryCode',
  'parent_id as parentId',
  'lead_unit_id as leadUnitId',
  'has_receipt as hasReceipt',
  'real_name as realName',
  'leg',
  'returns',
  'redos',
  'reminders',
  'letters',
  'reclassified',
  'received_on as receivedOn',
  'closed_on as closedOn',
  'outcome',
  'due_kind as dueKind',
  'due_on as dueOn',
  'due_provisional as dueProvisional',
] as const;

/** What a scope reaches. A conflict of interest is a matter of one person and one matter, and is asked there. */
export function reached(q: Queryable, scope: Scope): Matters {
  const { role } = scope.actor;
  const matters = mattersOn(q).selectFrom('matters_matter');
  const sight = sightOfRole(role);
  const open = mayEnterDisciplineLane(role) ? matters : matters.where('lane', '=', 'ordinary');
  if (sight === null) return open.where(sql<boolean>`false`);
  if (sight === 'unit') {
    return open.where((eb) =>
      eb.exists(
        eb
          .selectFrom('matters_part as p')
          .whereRef('p.matter_id', '=', 'matters_matter.id')
          .where(sql<boolean>`p.unit_id = any(${[...scope.unitIds]}::uuid[])`)
          .select('p.matter_id'),
      ),
    );
  }
  const codes = sql`${[...scope.divisionCodes]}::text[]`;
  return open.where((eb) =>
    eb.or([sql<boolean>`office_division = any(${codes})`, sql<boolean>`division_code = any(${codes})`]),
  );
}

function watched(eb: Where, watch: Watch, today: LocalDate) {
  switch (watch) {
    case 'contested':
      return eb('phase', '=', 'contested');
    case 'overdue':
      return eb('due_on', '<', today);
    case 'returned':
      return eb.and([eb('returns', '>=', 2), eb('phase', '!=', 'closed')]);
    case 'reclassified':
      return eb('reclassified', '=', true);
    case 'reminded':
      return eb.and([eb('reminders', '>', 0), eb('phase', '!=', 'closed')]);
    case 'letters':
      return eb.and([eb('letters', '>', 0), eb('phase', '!=', 'closed')]);
    case 'unreleased':
      return dispatchedUnreleased;
    case 'silent-judge':
      return eb.and([eb('phase', '=', 'answered'), eb('judged_by_complainant', '=', false), eb('due_on', '<', today)]);
  }
}

function filtered(matters: Matters, filter: MatterFilter, today: LocalDate): Matters {
  const { phases, watch } = filter;
  let query = matters;
  if (phases !== undefined && phases.length > 0) query = query.where('phase', 'in', [...phases]);
  if (filter.procedure !== undefined) query = query.where('procedure', '=', filter.procedure);
  if (filter.divisionCode !== undefined) query = query.where('division_code', '=', filter.divisionCode);
  if (filter.leadUnitId !== undefined) query = query.where('lead_unit_id', '=', filter.leadUnitId);
  if (filter.respondentUnitId !== undefined) query = query.where('respondent_unit_id', '=', filter.respondentUnitId);
  if (filter.windowId !== undefined) query = query.where('window_id', '=', filter.windowId);
  if (filter.category !== undefined) query = query.where('category_code', '=', filter.category);
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome);
  if (filter.receivedFrom !== undefined) query = query.where('received_on', '>=', filter.receivedFrom);
  if (filter.receivedTo !== undefined) query = query.where('received_on', '<=', filter.receivedTo);
  if (watch !== undefined) query = query.where((eb) => watched(eb, watch, today));
  return query;
}

export async function listMatters(
  q: Queryable,
  scope: Scope,
  filter: MatterFilter,
  today: LocalDate,
  paging: Paging,
): Promise<Page<MatterRow>> {
  const found = mattersWithin(q, scope, filter, today);
  const counted = await countUpTo(q, found);
  const rows = inOrder(found, scope, filter).limit(paging.limit).offset(paging.offset);
  return { ...counted, items: await rows.execute() };
}

/** All of them, in the same order, a handful at a time. */
export function eachMatter(
  tx: Tx,
  scope: Scope,
  filter: MatterFilter,
  today: LocalDate,
): AsyncIterable<readonly MatterRow[]> {
  return handfuls(tx, inOrder(mattersWithin(tx, scope, filter, today), scope, filter));
}

function mattersWithin(q: Queryable, scope: Scope, filter: MatterFilter, today: LocalDate): Matters {
  // A unit must not be able to ask its way to the day, the window or the order of arrival.
  const { receivedFrom: _from, receivedTo: _to, windowId: _window, ...harmless } = filter;
  return filtered(reached(q, scope), sightOfRole(scope.actor.role) === 'unit' ? harmless : filter, today);
}

function inOrder(matters: Matters, scope: Scope, filter: MatterFilter) {
  const sort = sightOfRole(scope.actor.role) === 'unit' ? 'due' : (filter.sort ?? 'due');
  const rows = matters.select(COLUMNS).$castTo<MatterRow>();
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
  scope: Scope,
  today: LocalDate,
): Promise<Readonly<Record<Watch, number>>> {
  const counts = await Promise.all(
    WATCHES.map(async (watch) => {
      const { n } = await filtered(reached(q, scope), { watch }, today)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return [watch, n] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<Watch, number>;
}

export async function mattersByIds(q: Queryable, scope: Scope, ids: readonly Uuid[]): Promise<readonly MatterRow[]> {
  if (ids.length === 0) return [];
  return reached(q, scope)
    .where('id', 'in', [...ids])
    .select(COLUMNS)
    .$castTo<MatterRow>()
    .execute();
}

export type TaskRow = Readonly<{
  matterId: Uuid;
  what: string;
  letter: string;
  dueKind: string | null;
  dueOn: LocalDate | null;
  dueProvisional: boolean;
}>;

/** What waits for this post: by its unit where the unit is at work, else by its role in its division. */
export async function listTasks(
  q: Queryable,
  scope: Scope,
  filter: TaskFilter,
  paging: Paging,
): Promise<Page<TaskRow>> {
  const tasks = tasksFor(q, scope, filter);
  const counted = await countUpTo(q, tasks);
  return { ...counted, items: await tasksInOrder(tasks).limit(paging.limit).offset(paging.offset).execute() };
}

/** All of them, in the same order, a handful at a time. */
export function eachTask(tx: Tx, scope: Scope, filter: TaskFilter): AsyncIterable<readonly TaskRow[]> {
  return handfuls(tx, tasksInOrder(tasksFor(tx, scope, filter)));
}

/** Of one light, as `lightOf` tells it; what has no date has none. */
export type TaskFilter = Readonly<{ light?: Light | undefined; today: LocalDate }>;

function tasksFor(q: Queryable, scope: Scope, { light, today }: TaskFilter) {
  const { actor } = scope;
  const lanes = mayEnterDisciplineLane(actor.role) ? ['ordinary', 'discipline'] : ['ordinary'];
  const tasks = mattersOn(q)
    .selectFrom('matters_task as t')
    .innerJoin('matters_matter as m', 'm.id', 't.matter_id')
    .where('m.lane', 'in', lanes)
    .where(sql<boolean>`${actor.role} = any(t.roles)`)
    .where((eb) =>
      eb.or([
        sql<boolean>`t.unit_id = any(${[...scope.unitIds]}::uuid[])`,
        eb('t.division_code', '=', actor.divisionCode),
      ]),
    );
  if (light === undefined) return tasks;
  if (light === 'red') return tasks.where('t.due_on', '<', today);
  const warned = sql<boolean>`t.due_on - ${today}::date <
    case when t.due_kind = any(${[...LONG_LIMITS]}::text[]) then ${WARNING_DAYS.long}::int else ${WARNING_DAYS.short}::int end`;
  return tasks.where('t.due_on', '>=', today).where(light === 'yellow' ? warned : sql<boolean>`not (${warned})`);
}

function tasksInOrder(tasks: ReturnType<typeof tasksFor>) {
  return tasks
    .select([
      't.matter_id as matterId',
      't.what',
      't.letter',
      't.due_kind as dueKind',
      't.due_on as dueOn',
      't.due_provisional as dueProvisional',
    ])
    .$castTo<TaskRow>()
    .orderBy('t.due_on', (order) => order.asc().nullsLast())
    .orderBy('t.matter_id')
    .orderBy('t.no');
}

/** All SQL of tasks, by due date. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import { countUpTo } from '../../platform/http/counted.ts';
import { handfuls, type Queryable, type Tx } from '../../platform/postgres/db.ts';
import { mattersOn } from '../acts/store.ts';
import { tooNearIn } from '../acts/store-reached.ts';
import { type Light, LONG_LIMITS, WARNING_DAYS } from '../loop/rules-desk.ts';
import { mayEnterDisciplineLane } from '../loop/rules-sight.ts';
import type { Page, Paging } from './store-desk.ts';

export type TaskRow = Readonly<{
  matterId: Uuid;
  what: string;
  relation: string;
  dueKind: string | null;
  dueOn: LocalDate | null;
  dueProvisional: boolean;
}>;

/** Tasks of this post: by its unit where that is at work, else by its role in its division. */
export async function listTasks(
  q: Queryable,
  reader: Reader,
  filter: TaskFilter,
  paging: Paging,
): Promise<Page<TaskRow>> {
  const tasks = tasksFor(q, reader, filter);
  const counted = await countUpTo(q, tasks);
  return { ...counted, items: await tasksInOrder(tasks).limit(paging.limit).offset(paging.offset).execute() };
}

/** All rows in the same order, in batches. */
export function eachTask(tx: Tx, reader: Reader, filter: TaskFilter): AsyncIterable<readonly TaskRow[]> {
  return handfuls(tx, tasksInOrder(tasksFor(tx, reader, filter)));
}

/** Filter of tasks by light, as `lightOf` computes it, none without a date; `named`: what the reader is named for. */
export type TaskFilter = Readonly<{ light?: Light | undefined; named?: 'mine' | undefined; today: LocalDate }>;

/** Every lane, by the rule of sight: those who may enter the discipline lane. */
function tasksFor(q: Queryable, reader: Reader, { light, named, today }: TaskFilter) {
  const { actor } = reader;
  const all = mattersOn(q)
    .selectFrom('matters_task as t')
    .innerJoin('matters_matter as m', 'm.id', 't.matter_id')
    .where(sql<boolean>`(m.lane = 'ordinary' or ${mayEnterDisciplineLane(actor.role)})`)
    .where(sql<boolean>`${actor.role} = any(t.roles)`)
    // Not for whoever is too near: it waits for a colleague, or one desk up.
    .where((eb) => eb.or([eb('t.letter', 'in', ['L', 'A', 'H']), eb.not(tooNearIn(reader, 'm.concerned_unit_ids'))]))
    .where(sql<boolean>`(m.lane = 'ordinary' or m.respondent_unit_id is null
      or not (m.respondent_unit_id = any(${[...reader.tooNear]}::uuid[])))`)
    .where((eb) =>
      eb.or([
        sql<boolean>`t.unit_id = any(${[...reader.unitIds]}::uuid[])`,
        eb('t.division_code', '=', actor.divisionCode),
      ]),
    );
  const mine = sql<boolean>`exists (select from matters_named n where n.matter_id = t.matter_id
    and n.user_id = ${actor.userId} and n.unit_id = any(${[...reader.unitIds]}::uuid[]))`;
  const tasks = named === undefined ? all : all.where(mine);
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
      't.letter as relation',
      't.due_kind as dueKind',
      't.due_on as dueOn',
      't.due_provisional as dueProvisional',
    ])
    .$castTo<TaskRow>()
    .orderBy('t.due_on', (order) => order.asc().nullsLast())
    .orderBy('t.matter_id')
    .orderBy('t.no');
}

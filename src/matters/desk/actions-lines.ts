/** Lines of lists: names instead of ids, cut to the reader's sight. */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDateOf, weekOf } from '../../kernel/time.ts';
import { type Category, matterCategories } from '../../law/index.ts';
import { divisionNames, namesOfUsers, type Reader, unitNames } from '../../people/index.ts';
import { windowNames } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { MatterRow } from '../acts/store-lines.ts';
import { namedFor } from '../acts/store-named.ts';
import type { Outcome, Phase, Reference } from '../loop/model.ts';
import { ageInDays, type Light, lightOf } from '../loop/rules-desk.ts';
import { numberInWords } from '../loop/rules-number.ts';
import { sightOfRole } from '../loop/rules-sight.ts';
import { aboutOf } from './store-about.ts';
import { eachMatter, type MatterFilter, mattersByIds, type Page, type Paging } from './store-desk.ts';
import { eachTask, listTasks, type TaskFilter, type TaskRow } from './store-tasks.ts';
import { countUnreleased } from './store-unreleased.ts';

export type Named = Readonly<{ id: Uuid; name: string }>;
export type DueView = Readonly<{ kind: string; on: LocalDate; provisional: boolean; light: Light }>;
export type MatterLine = Readonly<{
  id: Uuid;
  /** The number as it is said and printed. */
  number: string;
  /** The door by which it came, `office` where an office raised it; null where the reader must not know. */
  door: string | null;
  /** Number on another platform and ground of jurisdiction; null where there is none, and for whoever may not know the day. */
  reference: Reference | null;
  /** The unit that raised it; null where a complainant did. */
  raisedBy: Named | null;
  /** The first words of what was said, as this reader may see them; null where nothing may be seen, and in sheets. */
  about: string | null;
  seq: number;
  phase: Phase;
  procedure: string;
  categoryCode: string | null;
  divisionCode: string;
  respondent: Named | null;
  lead: Named | null;
  /** Hall and window; null where there is none or the reader must not know. */
  place: string | null;
  /** Monday of the week it came in. */
  week: LocalDate;
  receivedOn: LocalDate | null;
  /** Day it was entered; null for whoever may not know the day. */
  registeredOn: LocalDate | null;
  ageDays: number | null;
  parentId: Uuid | null;
  hasReceipt: boolean | null;
  realName: boolean | null;
  leg: number;
  returns: number;
  redos: number;
  reminders: number;
  letters: number;
  reclassified: boolean;
  outcome: Outcome | null;
  /** Number of words and photos not released to a unit; null for whoever may not read them. */
  unreleased: number | null;
  due: DueView | null;
  /** Who of the reader’s unit is named for it; null for everybody outside. */
  named: Readonly<{ userId: Uuid | null; name: string | null; section: string | null }> | null;
}>;
export type TaskLine = Readonly<{ what: string; relation: string; due: DueView | null; matter: MatterLine }>;

export function dueView(
  row: Readonly<{ dueKind: string | null; dueOn: LocalDate | null; dueProvisional: boolean }>,
  today: LocalDate,
): DueView | null {
  if (row.dueKind === null || row.dueOn === null) return null;
  return {
    kind: row.dueKind,
    on: row.dueOn,
    provisional: row.dueProvisional,
    light: lightOf(row.dueKind, row.dueOn, today),
  };
}

/** @param city opens words for the lines of a screen; without it lines say nothing of what a matter is about */
export async function matterLines(
  q: Queryable,
  reader: Reader,
  rows: readonly MatterRow[],
  today: LocalDate,
  city?: City,
): Promise<readonly MatterLine[]> {
  const names = await unitNames(
    q,
    rows.flatMap((row) => [row.respondentUnitId, row.leadUnitId, row.raiserUnitId].filter((id) => id !== null)),
  );
  const places = await placeNames(
    q,
    rows.filter((row) => row.placeOpen),
  );
  // A list says nothing of what a lead is about: that is opened by two persons, one by one.
  const open = rows.filter(({ blunted, lane }) => !blunted && lane === 'ordinary');
  const whole = sightOfRole(reader.actor.role) === 'full' ? open.map(({ id }) => id) : [];
  const unreleased = await countUnreleased(q, whole);
  const others = rows.flatMap(({ id }) => (whole.includes(id) ? [] : [id]));
  const about = city === undefined ? new Map<Uuid, string>() : await aboutOf(q, city, { whole, others });
  const handlers = await handlersNamed(q, reader, rows);
  const named = (id: Uuid | null): Named | null => (id === null ? null : { id, name: names.get(id) ?? '' });
  return rows.map((row) => ({
    id: row.id,
    number: numberInWords(row.number),
    door: row.blunted ? null : row.door,
    reference: row.blunted || row.reference === null ? null : { number: row.reference, jurisdiction: row.jurisdiction },
    raisedBy: named(row.raiserUnitId),
    about: about.get(row.id) ?? null,
    seq: row.seq,
    phase: row.phase,
    procedure: row.procedure,
    categoryCode: row.categoryCode,
    divisionCode: row.divisionCode,
    respondent: named(row.respondentUnitId),
    lead: named(row.leadUnitId),
    place: !row.placeOpen || row.windowId === null ? null : (places.get(row.windowId) ?? null),
    week: weekOf(row.receivedOn),
    receivedOn: row.blunted ? null : row.receivedOn,
    registeredOn: row.blunted ? null : localDateOf(row.receivedAt),
    ageDays: row.blunted ? null : ageInDays(row, today),
    parentId: row.blunted ? null : row.parentId,
    hasReceipt: sealed(row) ? null : row.hasReceipt,
    realName: sealed(row) ? null : row.realName,
    leg: row.leg,
    returns: row.returns,
    redos: row.redos,
    reminders: row.reminders,
    letters: row.letters,
    reclassified: row.reclassified,
    outcome: row.outcome,
    unreleased: unreleased.get(row.id) ?? null,
    due: dueView(row, today),
    named: handlers.get(row.id) ?? null,
  }));
}

/** Who of the reader’s unit is named for these matters; nobody else is told. */
async function handlersNamed(q: Queryable, reader: Reader, rows: readonly MatterRow[]) {
  if (sightOfRole(reader.actor.role) !== 'unit') return new Map<Uuid, NonNullable<MatterLine['named']>>();
  const found = await namedFor(
    q,
    reader,
    rows.map(({ id }) => id),
  );
  const people = await namesOfUsers(
    q,
    [...found.values()].flatMap(({ userId }) => (userId === null ? [] : [userId])),
  );
  return new Map(
    [...found].map(([id, { userId, section }]) => [
      id,
      { userId, section, name: userId === null ? null : (people.get(userId) ?? '') },
    ]),
  );
}

/** Whether receipt and contact are hidden: an office has none, and a unit sees no complainant's. */
function sealed({ blunted, raiserUnitId }: MatterRow): boolean {
  return blunted || raiserUnitId !== null;
}

async function placeNames(q: Queryable, rows: readonly MatterRow[]): Promise<ReadonlyMap<Uuid, string>> {
  const ids = [...new Set(rows.flatMap((row) => (row.windowId === null ? [] : [row.windowId])))];
  const found = await windowNames(q, ids);
  return new Map([...found].map(([id, { hallName, number, name }]) => [id, `${hallName} ${number} ${name}`]));
}

/** Tasks of this post by due date. */
export async function deskOf(
  q: Queryable,
  reader: Reader,
  filter: TaskFilter,
  paging: Paging,
  city?: City,
): Promise<Page<TaskLine>> {
  const { items, ...counted } = await listTasks(q, reader, filter, paging);
  return { ...counted, items: await taskLines(q, reader, items, filter.today, city) };
}

async function taskLines(
  q: Queryable,
  reader: Reader,
  tasks: readonly TaskRow[],
  today: LocalDate,
  city?: City,
): Promise<readonly TaskLine[]> {
  const rows = await mattersByIds(q, reader, [...new Set(tasks.map((task) => task.matterId))]);
  const lines = new Map((await matterLines(q, reader, rows, today, city)).map((line) => [line.id, line]));
  return tasks.flatMap((task) => {
    const matter = lines.get(task.matterId);
    return matter === undefined
      ? []
      : [{ what: task.what, relation: task.relation, due: dueView(task, today), matter }];
  });
}

/** A line for a sheet, with names a file cannot look up. */
export type NamedLine = MatterLine & Readonly<{ category: Category['name'] | null; division: string }>;
export type NamedTask = Omit<TaskLine, 'matter'> & Readonly<{ matter: NamedLine }>;

/** Every line of the list, for a sheet. */
export async function* everyMatter(
  tx: Tx,
  reader: Reader,
  filter: MatterFilter,
  today: LocalDate,
): AsyncIterable<readonly NamedLine[]> {
  yield* namedLines(tx, reader, eachMatter(tx, reader, filter, today), today);
}

/** Rows of any list of matters, for its sheet. */
export async function* namedLines(
  tx: Tx,
  reader: Reader,
  found: AsyncIterable<readonly MatterRow[]>,
  today: LocalDate,
): AsyncIterable<readonly NamedLine[]> {
  const named = await naming(tx);
  for await (const rows of found) yield (await matterLines(tx, reader, rows, today)).map(named);
}

/** The whole desk, for a sheet. */
export async function* everyTask(tx: Tx, reader: Reader, filter: TaskFilter): AsyncIterable<readonly NamedTask[]> {
  const named = await naming(tx);
  for await (const tasks of eachTask(tx, reader, filter)) {
    yield (await taskLines(tx, reader, tasks, filter.today)).map((task) => ({ ...task, matter: named(task.matter) }));
  }
}

/** Names categories by the words of the day a matter came in; for whoever learns the week alone, of its Monday. */
export async function naming(q: Queryable): Promise<(line: MatterLine) => NamedLine> {
  const stood = await matterCategories(q);
  const divisionOf = await divisionNames(q);
  const asIs = (code: string) => ({ zh: code, en: code });
  const nameOf = (code: string, on: LocalDate) => stood(code, on)?.name ?? asIs(code);
  return (line) => ({
    ...line,
    category: line.categoryCode === null ? null : nameOf(line.categoryCode, line.receivedOn ?? line.week),
    division: divisionOf(line.divisionCode),
  });
}

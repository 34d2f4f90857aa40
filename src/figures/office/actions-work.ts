/** Statistics by unit (按承办单位) and by handler (按经办人), for a week or for months of whole weeks. */

import type { Uuid } from '../../kernel/ids.ts';
import {
  addDays,
  firstDayOfMonth,
  type LocalDate,
  lastDayOfMonth,
  localDateOf,
  type Month,
  weekOf,
} from '../../kernel/time.ts';
import { matterCategories } from '../../law/index.ts';
import { type Days, movedBetween, type WorkDone, workDone } from '../../matters/index.ts';
import { namesOfUsers, type Reader, unitsNamed } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { windowTallies, windowWeeks } from '../../reviews/index.ts';
import { type Satisfaction, satisfactionOf } from '../methods/rules-interval.ts';
import { countedUpTo } from '../open/actions-tables.ts';
import { countedOf, NO_TALLY, plusTally } from '../screen/rules-lines.ts';
import { type Area, areasOf } from './actions-areas.ts';
import type { WorkLine, WorkTable } from './model-work.ts';
import { finishedMonths } from './rules-months.ts';
import { isDownward, NO_WORK, placed, plusWork, sharesOf, weightOfCategory } from './rules-work.ts';

export type WorkAsked = Readonly<{
  /** Any day of one week; it goes before the months. */
  week?: LocalDate | undefined;
  from?: Month | undefined;
  to?: Month | undefined;
  divisionCode?: string | undefined;
}>;

type Period = Readonly<{ days: Days; months: Readonly<{ from: Month; to: Month }> | null }>;

/** Lines in the order of counties and names; a unit of which nothing is counted has none. */
export async function unitsWork(q: Queryable, city: City, reader: Reader, asked: WorkAsked): Promise<WorkTable> {
  const period = await periodOf(city, asked);
  const found = new Map<Uuid, WorkLine['counts']>();
  for (const { unitId, ...counts } of await workDone(q, reader, period.days, 'unit'))
    found.set(unitId, plusWork(found.get(unitId) ?? NO_WORK, { ...counts, downward: 0 }));
  for (const [unitId, count] of await downwardOf(q, city, reader, period.days))
    found.set(unitId, plusWork(found.get(unitId) ?? NO_WORK, { ...NO_WORK, downward: count }));
  const [units, windows] = await Promise.all([unitsOf(q, city, found.keys()), windowsOf(q, reader, period)]);
  const lines = [...found].flatMap(([unitId, counts]) => {
    const unit = units.get(unitId);
    if (unit === undefined || !isAnything(counts) || !isIn(unit, asked)) return [];
    return [lineOf(unitId, unit.name, null, unit.area, counts, windows?.get(unitId) ?? null)];
  });
  return tableOf(period, placed(inOrder(lines)));
}

/** Whose hands the work went through: who signed it, or acted on it last. Not judged, and in no order but of names. */
export async function handlersWork(q: Queryable, city: City, reader: Reader, asked: WorkAsked): Promise<WorkTable> {
  const period = await periodOf(city, asked);
  const found = new Map<string, Readonly<{ of: WorkDone; counts: WorkLine['counts'] }>>();
  for (const of of await workDone(q, reader, period.days, 'handler')) {
    const key = `${of.unitId}/${of.handlerId ?? ''}`;
    found.set(key, { of, counts: plusWork(found.get(key)?.counts ?? NO_WORK, { ...of, downward: 0 }) });
  }
  const all = [...found].filter(([, { counts }]) => isAnything(counts));
  const [units, people] = await Promise.all([
    unitsOf(q, city, new Set(all.map(([, { of }]) => of.unitId))),
    namesOfUsers(q, [...new Set(all.flatMap(([, { of }]) => (of.handlerId === null ? [] : [of.handlerId])))]),
  ]);
  const lines = all.flatMap(([key, { of, counts }]) => {
    const unit = units.get(of.unitId);
    if (unit === undefined || !isIn(unit, asked)) return [];
    return [lineOf(key, people.get(of.handlerId ?? '') ?? '', unit.name, unit.area, counts, null)];
  });
  return tableOf(period, inOrder(lines));
}

type UnitAt = Readonly<{ name: string; divisionCode: string; area: Area }>;

/** Each with the county it belongs to, wherever its matters came from. */
async function unitsOf(q: Queryable, city: City, ids: Iterable<Uuid>): Promise<ReadonlyMap<Uuid, UnitAt>> {
  const [units, areas] = await Promise.all([unitsNamed(q, ids), areasOf(city)]);
  const names = new Map(areas.list.map(({ code, name }) => [code, name]));
  return new Map(
    [...units].map(([id, unit]) => {
      const code = areas.codeOf(unit.divisionCode);
      return [id, { ...unit, area: { code, name: names.get(code) ?? code } }];
    }),
  );
}

function isIn({ divisionCode, area }: UnitAt, asked: WorkAsked): boolean {
  return asked.divisionCode === undefined || [divisionCode, area.code].includes(asked.divisionCode);
}

/** Up to today: what a complainant did in the week that is running is told to units as on their desk, when it is told there. */
async function periodOf(city: City, { week, from, to }: WorkAsked): Promise<Period> {
  const today = localDateOf(city.outside.now());
  const until = (last: LocalDate) => ({ to: earlier(last, today), asOf: earlier(addDays(last, 1), today) });
  if (week !== undefined) {
    const monday = weekOf(week);
    return { days: { from: monday, ...until(addDays(monday, 6)) }, months: null };
  }
  const usual = finishedMonths(await countedUpTo(city));
  const months = { from: from ?? usual.from, to: to ?? usual.to };
  return { days: { from: firstDayOfMonth(months.from), ...until(lastDayOfMonth(months.to)) }, months };
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

async function downwardOf(q: Queryable, city: City, reader: Reader, days: Days): Promise<ReadonlyMap<Uuid, number>> {
  const moved = await movedBetween(q, reader, days);
  if (moved.length === 0) return new Map();
  const stood = await matterCategories(q);
  const today = localDateOf(city.outside.now());
  const weightOf = (code: string) => {
    const category = stood(code, today);
    return category === undefined ? undefined : weightOfCategory(category);
  };
  const found = new Map<Uuid, number>();
  for (const each of moved) {
    if (!isDownward(each, weightOf)) continue;
    found.set(each.unitId, (found.get(each.unitId) ?? 0) + each.matters);
  }
  return found;
}

/** Weeks that are over alone. A unit reads of its windows on a page of its own, where what is small is hidden. */
async function windowsOf(
  q: Queryable,
  reader: Reader,
  { days, months }: Period,
): Promise<ReadonlyMap<Uuid, Satisfaction> | null> {
  if (reader.reach !== 'division') return null;
  const tallies =
    months === null
      ? (await windowWeeks(q, reader, days))
          // A single week of few tells whose grade it was: not for somebody too near the unit behind the window.
          .filter(({ unitId }) => !reader.tooNear.has(unitId))
          .flatMap(({ weeks, ...window }) => weeks.map(({ grades }) => ({ ...window, ...NO_TALLY, grades })))
      : await windowTallies(q, reader, months);
  const found = new Map<Uuid, typeof NO_TALLY>();
  for (const tally of tallies) found.set(tally.unitId, plusTally(found.get(tally.unitId) ?? NO_TALLY, tally));
  return new Map([...found].map(([unitId, tally]) => [unitId, satisfactionOf(countedOf(tally))]));
}

function isAnything(counts: WorkLine['counts']): boolean {
  return Object.values(counts).some((count) => count > 0);
}

function lineOf(
  key: string,
  name: string,
  unitName: string | null,
  area: Area | null,
  counts: WorkLine['counts'],
  windows: Satisfaction | null,
): WorkLine {
  return { key, name, unitName, area, counts, shares: sharesOf(counts), windows, place: null };
}

function inOrder(lines: readonly WorkLine[]): readonly WorkLine[] {
  const orderOf = ({ area, unitName, name, key }: WorkLine) => `${area?.code ?? ''} ${unitName ?? ''} ${name} ${key}`;
  return [...lines].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function tableOf({ days }: Period, lines: readonly WorkLine[]): WorkTable {
  const together = lines.reduce((sum, { counts }) => plusWork(sum, counts), NO_WORK);
  const { from, to } = days;
  return { from, to, lines, whole: lineOf('', '', null, null, together, null) };
}

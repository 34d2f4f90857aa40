/** Page of a unit: its windows in finished weeks of at least five, and their standing where that is sure. */

import type { Uuid } from '../../kernel/ids.ts';
import { addDays, type LocalDate } from '../../kernel/time.ts';
import type { Reader, Scope } from '../../people/index.ts';
import { windowNames } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import {
  type GradeCounts,
  hallMonthsOfAll,
  type WindowWeeks,
  windowTalliesOfAll,
  windowWeeks,
} from '../../reviews/index.ts';
import type { Standing } from '../methods/rules-groups.ts';
import { type Satisfaction, satisfactionOf } from '../methods/rules-interval.ts';
import { countedUpTo } from '../open/actions-tables.ts';
import { countedOf, NO_TALLY, plusTally, standingAgainst } from '../screen/rules-lines.ts';
import { areasOf } from './actions-areas.ts';
import type { UnitWindow, WindowHistory } from './model-office.ts';
import { finishedMonths } from './rules-months.ts';
import { sumOfWeeks, unitBlocksOf, unitWeeksOf } from './rules-unit.ts';

const WEEKS_TOGETHER = 4;

export type Weeks = Readonly<{ from: LocalDate; to: LocalDate }>;

export async function weeksUpToNow(city: City, weeks: number): Promise<Weeks> {
  const to = await countedUpTo(city);
  return { from: addDays(to, 1 - 7 * weeks), to };
}

export async function unitPage(q: Queryable, city: City, scope: Scope, weeks: Weeks): Promise<readonly UnitWindow[]> {
  const rows = scope.reach === 'unit' ? await windowWeeks(q, scope, weeks) : [];
  const names = await windowNames(q, [...new Set(rows.map(({ windowId }) => windowId))]);
  const standings = await standingsOf(q, city, rows);
  return byName(
    rows.map((row) => {
      const name = names.get(row.windowId);
      const shown = unitWeeksOf(row.weeks);
      return {
        windowId: row.windowId,
        windowNumber: name?.number ?? '',
        windowName: name?.name ?? '',
        hallName: name?.hallName ?? '',
        weeks: shown,
        reviews: shown.reduce((sum, week) => sum + (week.reviews ?? 0), 0),
        counts: sumOfWeeks(shown),
        blocks: unitBlocksOf(row.weeks, weeks),
        standing: standings(row),
      };
    }),
  );
}

/** Weeks of one window for an office. @returns undefined where it may not see it */
export async function windowHistory(
  q: Queryable,
  reader: Reader,
  windowId: Uuid,
  weeks: Weeks,
): Promise<WindowHistory | undefined> {
  if (reader.reach !== 'division') return undefined;
  const rows = await windowWeeks(q, reader, { ...weeks, windowId });
  // Single weeks of few reviews tell whose grade it was: not for somebody too near the unit.
  if (rows.some(({ unitId }) => reader.tooNear.has(unitId))) return undefined;
  const name = (await windowNames(q, [windowId])).get(windowId);
  if (rows.length === 0 || name === undefined) return undefined;
  // A window that changed hands within a week has two counts of it.
  const byWeek = new Map<LocalDate, GradeCounts>();
  for (const { weekOf, grades } of rows.flatMap((row) => row.weeks)) {
    byWeek.set(weekOf, plusGrades(byWeek.get(weekOf) ?? NO_TALLY.grades, grades));
  }
  const all = [...byWeek].map(([weekOf, grades]) => {
    const since = addDays(weekOf, -7 * (WEEKS_TOGETHER - 1));
    const four = [...byWeek].filter(([week]) => since <= week && week <= weekOf).map(([, counts]) => counts);
    return { weekOf, grades, four: satisfactionOfGrades(four.reduce(plusGrades, NO_TALLY.grades)) };
  });
  all.sort((a, b) => (a.weekOf < b.weekOf ? 1 : -1));
  return { windowId, name: `${name.number} ${name.name}`, hallName: name.hallName, weeks: all };
}

/** Standings over a year, only where sure: no week of few can be read from one. */
async function standingsOf(q: Queryable, city: City, rows: readonly WindowWeeks[]) {
  if (rows.length === 0) return () => ({ hall: null, county: null });
  const months = finishedMonths(await countedUpTo(city));
  const [areas, windows, halls] = await Promise.all([
    areasOf(city),
    windowTalliesOfAll(q, months),
    hallMonthsOfAll(q, months),
  ]);
  const hall = grouped(halls, ({ hallId }) => hallId);
  const county = grouped(halls, ({ divisionCode }) => areas.codeOf(divisionCode));
  const own = grouped(windows, ({ windowId, unitId }) => `${windowId}/${unitId}`);
  return (row: WindowWeeks): UnitWindow['standing'] => {
    const mine = own.get(`${row.windowId}/${row.unitId}`);
    const against = (other: Tally | undefined): Standing | null =>
      mine === undefined || other === undefined
        ? null
        : standingAgainst(satisfactionOf(countedOf(mine)), satisfactionOf(countedOf(other)));
    return { hall: against(hall.get(row.hallId)), county: against(county.get(areas.codeOf(row.divisionCode))) };
  };
}

type Tally = typeof NO_TALLY;

function grouped<Row extends Tally>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Tally> {
  const found = new Map<string, Tally>();
  for (const row of rows) found.set(keyOf(row), plusTally(found.get(keyOf(row)) ?? NO_TALLY, row));
  return found;
}

/** Satisfaction with every review alike, and no number served. */
function satisfactionOfGrades(grades: GradeCounts): Satisfaction {
  return satisfactionOf(countedOf({ ...NO_TALLY, grades }));
}

function plusGrades(a: GradeCounts, b: GradeCounts): GradeCounts {
  return plusTally({ ...NO_TALLY, grades: a }, { ...NO_TALLY, grades: b }).grades;
}

function byName(windows: readonly UnitWindow[]): readonly UnitWindow[] {
  const keyOf = (window: UnitWindow) => `${window.hallName} ${window.windowNumber} ${window.windowId}`;
  return [...windows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

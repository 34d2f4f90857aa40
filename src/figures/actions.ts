/** Public figures of the city, its counties and its months. */

import { lastDayOfMonth, localDateOf } from '../kernel/time.ts';
import { type DivisionMatters, mattersByDivision } from '../matters/index.ts';
import type { City } from '../platform/city.ts';
import { placesAmong } from './methods/rules-groups.ts';
import { type Counted, NOTHING, plus, shownCount } from './methods/rules-interval.ts';
import { figuresOf } from './methods/rules-shown.ts';
import type { RunningTotal, ShownTable } from './methods/rules-table.ts';
import {
  type CountyFigures,
  type CountyMonths,
  MATTER_COUNTS,
  type MatterFigures,
  type MonthFigures,
  type ProcedureFigures,
  type PublicFigures,
  type Shown,
} from './model.ts';
import { type PublicPace, publicPace } from './office/actions-pace.ts';
import { isTakenOver } from './office/rules-months.ts';
import { type CityTables, cityTables } from './open/actions-tables.ts';
import type { MatterTables } from './open/actions-told.ts';
import { tensTogether } from './rules.ts';

export async function publicFigures(city: City): Promise<PublicFigures> {
  const tables = await cityTables(city);
  const { upTo, areas } = tables;
  const at = city.outside.now();
  const monthsTo = tables.months[tables.over - 1] ?? null;
  const [now, pace] = await Promise.all([
    mattersNow(city, tables),
    publicPace(city, areas, { city: upTo, counties: monthsTo === null ? null : lastDayOfMonth(monthsTo) }),
  ]);
  const open = tensTogether(now.map((each) => each.open));
  const overdue = tensTogether(now.map((each) => each.overdue));
  const reviews = areas.list.map((_, row) => reviewsOfCounty(tables, row));
  const places = placesAmong(reviews.map(({ satisfaction }) => satisfaction));
  const counties = areas.list.map(({ code, name }, row): CountyFigures => {
    const matters = runningMatters(tables, row);
    return {
      code,
      name,
      ...(reviews[row] ?? figuresOf(NOTHING, null, false)),
      ...matters,
      place: places[row] ?? null,
      open: open.parts[row] ?? null,
      overdue: overdue.parts[row] ?? null,
      pace: matters.closed === null ? null : pace.ofCounty(code),
    };
  });
  return {
    upTo,
    takenOverBefore: tables.takenOverBefore,
    monthsTo,
    at,
    city: { ...wholeCity(city, tables), open: open.whole, overdue: overdue.whole, pace: pace.closed },
    procedures: byProcedure(tables, pace),
    phases: pace.phases,
    counties,
  };
}

/** Figures of the city by month; the last may be running, up to its last full week. */
export async function publicMonths(city: City): Promise<readonly MonthFigures[]> {
  const tables = await cityTables(city);
  const { months, over, shown } = tables;
  return months.map((month, column) => {
    const counted = sumOf(tables.reviews.map((row) => row[column] ?? NOTHING));
    const isOver = column < over;
    const ofMonth = (table: ShownTable): Shown => table.monthTotals[column] ?? null;
    return {
      month,
      over: isOver,
      takenOver: isTakenOver(month, tables.takenOverBefore),
      ...figuresOf(counted, isOver ? ofMonth(shown.reviews) : shownCount(counted.reviews), false),
      // A city has thousands of reviews but few matters, so matters wait until the month is over.
      ...cellsOf(shown, ofMonth),
    };
  });
}

/** Figures of counties by month, of finished months. */
export async function publicCountyMonths(city: City): Promise<CountyMonths> {
  const tables = await cityTables(city);
  const { upTo, areas, over, shown } = tables;
  const months = tables.months.slice(0, over);
  return {
    upTo,
    months,
    counties: areas.list.map(({ code, name }, row) => ({
      code,
      name,
      cells: months.map((_, column) => {
        const cell = (table: ShownTable): Shown => table.cells[row]?.[column] ?? null;
        return {
          ...figuresOf(tables.reviews[row]?.[column] ?? NOTHING, cell(shown.reviews), false),
          ...cellsOf(shown, cell),
        };
      }),
    })),
  };
}

/** Reviews of a county, over the same months as its count. */
function reviewsOfCounty({ reviews, shown }: CityTables, row: number) {
  const counted = sumOf((reviews[row] ?? []).filter((_, column) => shown.reviews.inTotal[row]?.[column] === true));
  const total = shown.reviews.rowTotals[row];
  return figuresOf(counted, countOf(total), total?.atLeast ?? false);
}

function runningMatters({ shown }: CityTables, row: number): MatterFigures {
  return countsOf(shown, (table) => table.rowTotals[row]);
}

function countsOf(tables: MatterTables, of: (table: ShownTable) => RunningTotal | undefined): MatterFigures {
  const leavesOut = MATTER_COUNTS.filter((count) => of(tables[count])?.atLeast === true);
  return { ...cellsOf(tables, (table) => countOf(of(table))), leavesOut };
}

function cellsOf({ received, closed, resolved }: MatterTables, of: (table: ShownTable) => Shown): MatterFigures {
  return { received: of(received), closed: of(closed), resolved: of(resolved), leavesOut: [] };
}

/** The count to show; hidden, and not 0, where there is something but nothing may be counted yet. */
function countOf(total: RunningTotal | undefined): Shown {
  return total === undefined || (total.atLeast && total.count === 0) ? null : total.count;
}

/** Figures by procedure over finished months, as for counties: no two editions can be subtracted. */
function byProcedure({ procedures, shownProcedures }: CityTables, pace: PublicPace): readonly ProcedureFigures[] {
  return procedures.map((procedure, row) => {
    const counts = countsOf(shownProcedures, (table) => table.rowTotals[row]);
    return { procedure, ...counts, pace: counts.closed === null ? null : pace.ofProcedure(procedure) };
  });
}

/**
 * Figures of the whole city. Its reviews run on week by week (ADR 0024), past the finished months. A month whose total is
 * hidden stays out of them, and so does a running one with few: else the difference of two editions would tell.
 */
function wholeCity(city: City, tables: CityTables): Omit<CountyFigures, 'pace' | 'open' | 'overdue'> {
  const { over, shown } = tables;
  const byMonth = tables.months.map((_, column) => sumOf(tables.reviews.map((row) => row[column] ?? NOTHING)));
  const isTold = byMonth.map(({ reviews }, column) =>
    column < over ? shown.reviews.monthTotals[column] !== null : shownCount(reviews) !== null,
  );
  const counted = sumOf(byMonth.filter((_, column) => isTold[column]));
  const reviews = { count: counted.reviews, atLeast: isTold.includes(false) };
  return {
    code: city.code,
    name: city.name,
    ...figuresOf(counted, countOf(reviews), reviews.atLeast),
    ...countsOf(shown, (table) => table.total),
    place: null,
  };
}

type Now = { open: number; overdue: number };

async function mattersNow(city: City, { areas, upTo }: CityTables): Promise<readonly Now[]> {
  const found = areas.list.map((): Now => ({ open: 0, overdue: 0 }));
  const rowOf = new Map(areas.list.map(({ code }, row) => [code, row]));
  const today = localDateOf(city.outside.now());
  for (const row of await mattersByDivision(city.db, upTo, today))
    addNow(found[rowOf.get(areas.codeOf(row.divisionCode)) ?? 0], row);
  return found;
}

function addNow(now: Now | undefined, row: DivisionMatters): void {
  if (now === undefined) return;
  now.open += row.open;
  now.overdue += row.overdue;
}

function sumOf(cells: readonly Counted[]): Counted {
  return cells.reduce(plus, NOTHING);
}

/** Tallies and counts by county and month, and what of them may be shown together. */

import {
  addDays,
  type LocalDate,
  lastDayOfMonth,
  localDateOf,
  type Month,
  monthAfter,
  monthOfWeek,
  weekOf,
} from '../../kernel/time.ts';
import { matterMonths } from '../../matters/index.ts';
import type { City } from '../../platform/city.ts';
import { countedThrough, firstOwnMonth, firstReviewDay, hallMonthsOfAll } from '../../reviews/index.ts';
import { type Counted, NOTHING, plus } from '../methods/rules-interval.ts';
import { type Areas, areasOf } from '../office/actions-areas.ts';
import { countedOf } from '../screen/rules-lines.ts';
import { type ShownCounts, shownAsTold } from './actions-told.ts';

export type MatterCounts = Readonly<{ received: number; closed: number; resolved: number }>;

/** Tables of the city: by county as in `areas`, then month as in `months`. */
export type CityTables = Readonly<{
  upTo: LocalDate;
  /** Reviews before this day are an older system's; null where there are none. */
  takenOverBefore: LocalDate | null;
  areas: Areas;
  /** Months from the first counted to the last, which may be running. */
  months: readonly Month[];
  /** Number of finished months. */
  over: number;
  reviews: readonly (readonly Counted[])[];
  matters: readonly (readonly MatterCounts[])[];
  procedures: readonly string[];
  shown: ShownCounts['county'];
  /** Shown counts of the city by procedure, settled together with those by county. */
  shownProcedures: ShownCounts['procedure'];
}>;

const NO_MATTERS: MatterCounts = { received: 0, closed: 0, resolved: 0 };
const EVER = { from: '0000-01' as Month, to: '9999-12' as Month };

export async function cityTables(city: City): Promise<CityTables> {
  const upTo = await countedUpTo(city);
  const [areas, tallies, matterRows, takenOverBefore] = await Promise.all([
    areasOf(city),
    hallMonthsOfAll(city.db, EVER),
    matterMonths(city.db, upTo),
    takenOverUntil(city, upTo),
  ]);
  const months = monthsBetween(
    [...tallies, ...matterRows].map(({ month }) => month),
    monthOfWeek(upTo),
  );
  const over = months.filter((month) => lastDayOfMonth(month) <= upTo).length;
  const reviews = table<Counted>(areas, months, NOTHING);
  for (const tally of tallies) reviews.add(tally, (before) => plus(before, countedOf(tally)));
  const matters = table<MatterCounts>(areas, months, NO_MATTERS);
  const procedures = [...new Set(matterRows.map(({ procedure }) => procedure))].sort();
  const byProcedure = procedures.map((procedure) =>
    months.map((month) =>
      matterRows.filter((row) => row.procedure === procedure && row.month === month).reduce(plusMatters, NO_MATTERS),
    ),
  );
  for (const row of matterRows) matters.add(row, (before) => plusMatters(before, row));
  const shown = await shownAsTold(city, months.slice(0, over), {
    county: {
      kind: 'county',
      codes: areas.list.map(({ code }) => code),
      at: (row, column) => ({
        ...(matters.rows[row]?.[column] ?? NO_MATTERS),
        reviews: reviews.rows[row]?.[column]?.reviews ?? 0,
      }),
    },
    procedure: {
      kind: 'procedure',
      codes: procedures,
      at: (row, column) => ({ ...(byProcedure[row]?.[column] ?? NO_MATTERS), reviews: 0 }),
    },
  });
  return {
    upTo,
    takenOverBefore,
    areas,
    months,
    over,
    reviews: reviews.rows,
    matters: matters.rows,
    procedures,
    shown: shown.county,
    shownProcedures: shown.procedure,
  };
}

/**
 * Whether the reviews of a county are told of a month. Whatever is finer or runs over several months counts such months only:
 * a sum that holds a hidden one would say how many it can be at most.
 */
export function isToldIn({ areas, months, shown }: CityTables): (divisionCode: string, month: Month) => boolean {
  const rowOf = new Map(areas.list.map(({ code }, row) => [code, row]));
  return (divisionCode, month) =>
    shown.reviews.cells[rowOf.get(areas.codeOf(divisionCode)) ?? -1]?.[months.indexOf(month)] !== null;
}

function plusMatters(a: MatterCounts, b: MatterCounts): MatterCounts {
  return { received: a.received + b.received, closed: a.closed + b.closed, resolved: a.resolved + b.resolved };
}

/** Last day counted; in a city's first minutes the end of the last week. */
export async function countedUpTo(city: City): Promise<LocalDate> {
  return (await countedThrough(city.db)) ?? addDays(weekOf(localDateOf(city.outside.now())), -1);
}

/** Day before which reviews are an older system's; they end where the city's own begin. */
export async function takenOverUntil(city: City, upTo: LocalDate): Promise<LocalDate | null> {
  const [first, own] = await Promise.all([firstReviewDay(city.db), firstOwnMonth(city.db)]);
  const until = own ?? addDays(upTo, 1);
  return first !== undefined && first < until ? until : null;
}

function monthsBetween(seen: readonly Month[], last: Month): readonly Month[] {
  const first = seen.reduce((least, month) => (month < least ? month : least), last);
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function table<Cell>(areas: Areas, months: readonly Month[], empty: Cell) {
  const rowOf = new Map(areas.list.map(({ code }, row) => [code, row]));
  const columnOf = new Map(months.map((month, column) => [month, column]));
  const rows: Cell[][] = areas.list.map(() => months.map(() => empty));
  return {
    rows,
    add: (at: Readonly<{ divisionCode: string; month: Month }>, change: (before: Cell) => Cell): void => {
      const row = rows[rowOf.get(areas.codeOf(at.divisionCode)) ?? -1];
      const column = columnOf.get(at.month);
      if (row === undefined || column === undefined) return;
      row[column] = change(row[column] ?? empty);
    },
  };
}

/**
 * Somebody who kept every edition of one or two tables of one whole, and tries every world that could stand behind them.
 * It knows nothing of how cells are hidden, only what is published: cells, months' totals and running totals.
 */

import { type ShownTable, shownTogether, type TableCounts } from '../../src/figures/methods/rules-table.ts';

export type Counts = readonly (readonly number[])[];
/** One table or two. */
export type World = readonly Counts[];
/** What one edition shows of each table. */
export type Edition = readonly ShownTable[];
export type Cell = Readonly<{ table: number; row: number; month: number }>;

export const LEAST_SHOWN = 5;
/** No hidden cell is tried above this: worlds have at most fifteen in one, and making one of them a five adds at most four. */
const MOST = 20;

export function settle(now: World, told: World = now): Edition {
  const [first, second] = now.map((counts, table): TableCounts => ({ counts, told: told[table] ?? [] }));
  if (first === undefined) throw new Error('a world without a table');
  return second === undefined ? shownTogether([first]) : shownTogether([first, second]);
}

export function monthsOf(world: World): number {
  return world[0]?.[0]?.length ?? 0;
}

export function firstMonths(world: World, count: number): World {
  return world.map((table) => table.map((row) => row.slice(0, count)));
}

/** All editions up to the last month, each settled by itself. */
export function editionsOf(world: World, settled: (world: World) => Edition = settle): readonly Edition[] {
  return Array.from({ length: monthsOf(world) }, (_, last) => settled(firstMonths(world, last + 1)));
}

export function plus(world: World, added: World): World {
  return world.map((table, t) => table.map((row, r) => row.map((count, m) => count + (added[t]?.[r]?.[m] ?? 0))));
}

export function hiddenCells(edition: Edition): readonly Cell[] {
  return edition.flatMap(({ cells }, table) =>
    cells.flatMap((row, r) => row.flatMap((cell, month) => (cell === null ? [{ table, row: r, month }] : []))),
  );
}

/** Does every shown figure agree with these counts? What is hidden is at least one. */
export function agrees(world: World, edition: Edition): boolean {
  return world.every((table, t) => {
    const shown = edition[t];
    return shown !== undefined && agreesWith(table, shown);
  });
}

function agreesWith(counts: Counts, shown: ShownTable): boolean {
  const rows = [...counts, sumsOf(counts)];
  const cells = [...shown.cells, shown.monthTotals];
  const totals = [...shown.rowTotals, shown.total];
  return rows.every((row, r) => {
    const all = row.reduce((sum, count) => sum + count, 0);
    const total = totals[r];
    const isTotal = total === undefined || (total.atLeast ? all >= total.count : all === total.count);
    return isTotal && row.every((count, month) => isCell(count, cells[r]?.[month]));
  });
}

function isCell(count: number, shown: number | null | undefined): boolean {
  return shown === null ? count >= 1 : shown === count;
}

function sumsOf(counts: Counts): readonly number[] {
  return (counts[0] ?? []).map((_, month) => counts.reduce((sum, row) => sum + (row[month] ?? 0), 0));
}

export type Question = Readonly<{
  /** All that was published, month after month. */
  editions: readonly Edition[];
  /** A month's total is at least this: it was told while the month ran. */
  least?: readonly number[];
  /** What else is known of a whole world. */
  known?: (world: World) => boolean;
  /** What is asked: whether this could be so. The second is asked month by month, as soon as it can be. */
  could: (world: World) => boolean;
  couldMonth?: (world: World, month: number) => boolean;
}>;

/** Worlds of a few hidden cells need some thousands; one in many thousands would need hours. */
const MOST_TRIES = 2_000_000;
/** Thrown where a world cannot be looked into in time: whether a cell is told stays open. */
export class TooManyTries extends Error {}

/** Could it be so, for all that was published? Tries all worlds, month after month. */
export function couldBe({
  editions,
  least = [],
  known = () => true,
  could,
  couldMonth = () => true,
}: Question): boolean {
  let tries = 0;
  const last = editions.at(-1) ?? [];
  const attempt = last.map(({ cells }) => cells.map((row) => row.map((cell) => cell ?? 0)));
  const months = last[0]?.monthTotals.length ?? 0;
  const from = (month: number): boolean => {
    if (month === months) return known(attempt) && could(attempt);
    const goOn = () =>
      couldMonth(attempt, month) && agrees(firstMonths(attempt, month + 1), editions[month] ?? []) && from(month + 1);
    return fill(month, 0, sumToldIn(last, month), goOn);
  };
  /** Fills the hidden cells of a month in one table after the other, so that all add up to the same. */
  const fill = (month: number, table: number, sum: number | null, then: () => boolean): boolean => {
    const counts = attempt[table];
    if (counts === undefined) return (sum ?? 0) >= (least[month] ?? 0) && then();
    const free = [...counts.keys()].filter((row) => last[table]?.cells[row]?.[month] === null);
    const set = (row: number | undefined, value: number) => {
      if (row !== undefined) (counts[row] as number[])[month] = value;
    };
    const next = (at: number): boolean => {
      const row = free[at];
      const soFar = counts.reduce((all, each) => all + (each[month] ?? 0), 0);
      if (row === undefined) return (sum === null || sum === soFar) && fill(month, table + 1, soFar, then);
      const rest = sum === null ? MOST : sum - soFar - (free.length - at - 1);
      // The last one has no choice.
      const least = sum !== null && at === free.length - 1 ? Math.max(1, rest) : 1;
      for (let value = least; value <= Math.min(rest, Math.max(MOST, least)); value += 1) {
        tries += 1;
        if (tries > MOST_TRIES) throw new TooManyTries();
        set(row, value);
        if (next(at + 1)) return true;
      }
      set(row, 0);
      return false;
    };
    const isSo = next(0);
    if (!isSo) for (const row of free) set(row, 0);
    return isSo;
  };
  return from(0);
}

/** The month's sum, where a table tells it: by its total, or by showing every cell. */
function sumToldIn(edition: Edition, month: number): number | null {
  for (const { cells, monthTotals } of edition) {
    const total = monthTotals[month];
    if (total != null) return total;
    const row = cells.map((each) => each[month] ?? null);
    if (!row.includes(null)) return row.reduce((sum: number, cell) => sum + (cell ?? 0), 0);
  }
  return null;
}

/** The hidden cells that cannot be five or more, and the hidden totals. */
export function toldBy(
  world: World,
  question: Omit<Question, 'could' | 'couldMonth'>,
  cells = hiddenCells(question.editions.at(-1) ?? []),
): readonly string[] {
  const at = (worlds: World, { table, row, month }: Cell) => worlds[table]?.[row]?.[month] ?? 0;
  const found = cells
    .filter((cell) => at(world, cell) < LEAST_SHOWN)
    .filter(
      (cell) =>
        !couldBe({
          ...question,
          could: () => true,
          couldMonth: (worlds, month) => month !== cell.month || at(worlds, cell) >= LEAST_SHOWN,
        }),
    )
    .map(({ table, row, month }) => `table ${table} row ${row} month ${month}`);
  const totals = (question.editions.at(-1)?.[0]?.monthTotals ?? []).flatMap((total, month) => {
    const sum = (worlds: World) => sumsOf(worlds[0] ?? [])[month] ?? 0;
    if (total !== null || sum(world) >= LEAST_SHOWN) return [];
    const couldMonth = (worlds: World, of: number) => of !== month || sum(worlds) >= LEAST_SHOWN;
    return couldBe({ ...question, could: () => true, couldMonth }) ? [] : [`total of month ${month}`];
  });
  return [...found, ...totals];
}

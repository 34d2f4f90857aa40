/**
 * Counts by county and month that may be shown together. Small ones (1 to 4) are hidden, and with them as many others as it
 * takes that no adding up and taking away of what was published, now or in any earlier month, tells a hidden one: every
 * hidden cell could still be five or more.
 *
 * Months are settled in their order and never looked at again: a choice made with later knowledge would open what an
 * earlier page had hidden. They stand on their counts as they were when first told, which are kept. So a month's total over all counties stands at once, with a second county hidden beside a small
 * one; a county's running total leaves its hidden months out ("at least") until enough of them lie between two totals.
 *
 * What is published are sums along the lines of a table, so hidden cells are edges between a row and a column, and what can
 * be told of them is what flows can be: D. Gusfield, SIAM J. Comput. 17 (1988) 552–571.
 */

import { LEAST_SHOWN } from './rules-interval.ts';

/** A running total: exact, or what may be counted of it. */
export type RunningTotal = Readonly<{ count: number; atLeast: boolean }>;

export type ShownTable = Readonly<{
  /** By row, then month; null: hidden. */
  cells: readonly (readonly (number | null)[])[];
  /** By month; null: hidden. */
  monthTotals: readonly (number | null)[];
  rowTotals: readonly RunningTotal[];
  /** Which cells the running total of their row counts: whatever else is said of the row is said of these. */
  inTotal: readonly (readonly boolean[])[];
  total: RunningTotal;
}>;

/**
 * A hidden cell. What is published says of it: the cells of its month add up to the month's total, and those of its row
 * that stand on one line add up to the difference of two running totals. `line` is null while no such total is out.
 */
type Hidden = {
  readonly month: number;
  readonly row: number;
  /** The row of all counties together: its cell is the sum of its month, not a part of it. */
  readonly isSum: boolean;
  readonly value: number;
  line: string | null;
};

/** By row, then month. */
type Counts = readonly (readonly number[])[];

/**
 * @param counts the columns in the order in which the months were told; rows are complete: together they are the whole
 * @param told the same as they were when each month was first told. What was hidden then stays hidden, whatever was added
 * since: whoever added it would take it away again.
 */
export function shownTable(counts: Counts, told: Counts = counts): ShownTable {
  const months = [...Array(Math.max(0, ...counts.map((row) => row.length))).keys()];
  // The whole is one more row: a month's total is its cell, and may have to be hidden like any other.
  const whole = counts.length;
  const rows = [...counts.keys(), whole];
  const at = cellOf(counts);
  const hidden = addedSince(hiddenAtFirst(rows, months, cellOf(told)), rows, months, at, cellOf(told));
  const isHidden = new Set(hidden.map(({ row, month }) => `${row}/${month}`));
  const shown = (row: number): (number | null)[] =>
    months.map((month) => (isHidden.has(`${row}/${month}`) ? null : at(row, month)));
  const totalOf = (row: number): RunningTotal => {
    const open = hidden.filter((cell) => cell.row === row && cell.line === null);
    const all = months.reduce((sum, month) => sum + at(row, month), 0);
    return { count: all - open.reduce((sum, { value }) => sum + value, 0), atLeast: open.length > 0 };
  };
  const isOpen = new Set(hidden.filter(({ line }) => line === null).map(({ row, month }) => `${row}/${month}`));
  return {
    cells: counts.map((_, row) => shown(row)),
    inTotal: counts.map((_, row) => months.map((month) => !isOpen.has(`${row}/${month}`))),
    monthTotals: shown(whole),
    rowTotals: counts.map((_, row) => totalOf(row)),
    total: totalOf(whole),
  };
}

type At = (row: number, month: number) => number;

function cellOf(counts: Counts): At {
  return (row, month) =>
    row === counts.length ? counts.reduce((sum, each) => sum + (each[month] ?? 0), 0) : (counts[row]?.[month] ?? 0);
}

function hiddenAtFirst(rows: readonly number[], months: readonly number[], told: At): readonly Hidden[] {
  const hidden: Hidden[] = [];
  for (const month of months) {
    hideSmall(hidden, rows, month, told);
    for (const row of rows) closeLine(hidden, row, month);
  }
  return hidden;
}

/** A month that changed hides what is small only now as well, and no running total counts its hidden cells any more. */
function addedSince(
  hidden: readonly Hidden[],
  rows: readonly number[],
  months: readonly number[],
  at: At,
  told: At,
): readonly Hidden[] {
  const changed = new Set(months.filter((month) => rows.some((row) => at(row, month) !== told(row, month))));
  const withdrawn = new Set(hidden.filter(({ month }) => changed.has(month)).map(({ line }) => line));
  const lasting = hidden.map((cell) => ({
    ...cell,
    value: at(cell.row, cell.month),
    line: withdrawn.has(cell.line) ? null : cell.line,
  }));
  for (const month of changed) hideSmall(lasting, rows, month, at);
  return lasting;
}

/** Hides the small cells of a month, then the smallest others until all of them are safe; last of all the month's total. */
function hideSmall(hidden: Hidden[], rows: readonly number[], month: number, at: At): void {
  const whole = rows.length - 1;
  const isHidden = new Set(hidden.filter((cell) => cell.month === month).map(({ row }) => row));
  const positive = rows
    .filter((row) => at(row, month) > 0 && !isHidden.has(row))
    .sort((a, b) => Number(a === whole) - Number(b === whole) || at(a, month) - at(b, month));
  for (const row of positive) {
    const value = at(row, month);
    // More hidden cells only make the earlier months safer, so it is this month's that are asked about.
    if (value >= LEAST_SHOWN && areSafe(hidden, (cell) => cell.month === month)) continue;
    hidden.push({ month, row, isSum: row === whole, value, line: null });
  }
}

/** Publishes a row's total up to this month, if that leaves every hidden cell safe. */
function closeLine(hidden: readonly Hidden[], row: number, month: number): void {
  const open = hidden.filter((cell) => cell.row === row && cell.line === null);
  if (open.length < 2) return;
  for (const cell of open) cell.line = `${row} up to ${month}`;
  if (!areSafe(hidden, () => true)) for (const cell of open) cell.line = null;
}

/** Could every hidden cell of these be five or more, for all that is published? */
function areSafe(hidden: readonly Hidden[], asked: (cell: Hidden) => boolean): boolean {
  const graph = graphOf(hidden);
  return hidden.every((cell, index) => !asked(cell) || couldBeFive(hidden, graph, index));
}

/** Lines and months are the corners of a graph, hidden cells its edges, each to be walked with one more or one less. */
type Change = Readonly<{ cell: number; by: 1 | -1 }>;
type Graph = ReadonlyMap<string, readonly Readonly<{ to: string; change: Change }>[]>;

function graphOf(hidden: readonly Hidden[]): Graph {
  const graph = new Map<string, { to: string; change: Change }[]>();
  const add = (from: string, to: string, change: Change) => {
    const known = graph.get(from);
    if (known === undefined) graph.set(from, [{ to, change }]);
    else known.push({ to, change });
  };
  for (const [cell, edge] of hidden.entries()) {
    const [tail, head] = endsOf(edge);
    add(tail, head, { cell, by: 1 });
    add(head, tail, { cell, by: -1 });
  }
  return graph;
}

/** From a row's line into the month it adds to; a sum goes the other way. A row without a published total binds nothing. */
function endsOf(cell: Hidden): readonly [tail: string, head: string] {
  const line = cell.line ?? 'nothing published';
  const month = `month ${cell.month}`;
  return cell.isSum ? [month, line] : [line, month];
}

/** Raises the cell by one at a time, each time changing others so that no published sum changes and none falls below one. */
function couldBeFive(hidden: readonly Hidden[], graph: Graph, index: number): boolean {
  const raised = hidden[index];
  if (raised === undefined || raised.value >= LEAST_SHOWN) return true;
  const values = hidden.map(({ value }) => value);
  for (let value = raised.value; value < LEAST_SHOWN; value += 1) {
    const changes = compensation(graph, values, index, endsOf(raised));
    if (changes === null) return false;
    for (const { cell, by } of changes) values[cell] = (values[cell] ?? 0) + by;
  }
  return true;
}

/** The shortest way back round the raised cell over cells that can still give or take. */
function compensation(
  graph: Graph,
  values: readonly number[],
  raised: number,
  [goal, start]: readonly [tail: string, head: string],
): readonly Change[] | null {
  const cameBy = new Map<string, Readonly<{ from: string; change: Change }> | null>([[start, null]]);
  for (const corner of cameBy.keys()) {
    if (corner === goal) break;
    for (const { to, change } of graph.get(corner) ?? []) {
      if (change.cell === raised || cameBy.has(to)) continue;
      if (change.by === -1 && (values[change.cell] ?? 0) < 2) continue;
      cameBy.set(to, { from: corner, change });
    }
  }
  if (!cameBy.has(goal)) return null;
  const changes: Change[] = [];
  for (let step = cameBy.get(goal); step != null; step = cameBy.get(step.from)) changes.push(step.change);
  return changes;
}

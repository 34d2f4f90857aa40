/**
 * Disclosure control of counts by month, in one table or in two (by county and by kind of work) whose rows add up to the same
 * whole. Small cells (1 to 4) are hidden, and with them as many others as it takes that no arithmetic on what was published
 * of this count, in either table, now or in any earlier month, tells a hidden one: every hidden cell could still be five or
 * more.
 *
 * Both tables are settled as one. Where a table has to hide a month's total, the other must not give it back: so it hides
 * a cell beside it, however large.
 *
 * Months are settled in their order and never looked at again: a choice made with later knowledge would open what an
 * earlier page had hidden. They stand on their counts as they were when first told, which are kept. So a month's total stands
 * at once, with a second county hidden beside a small one; a county's running total leaves its hidden months out ("at
 * least") until enough of them lie between two totals. The running total of the whole leaves a hidden month out for good:
 * a hidden month's total is bound by its counties and by its kinds of work, and a third sum would make it no flow.
 *
 * What is published are sums along the lines of a table, so hidden cells are edges between a row and a month. Of two tables
 * the first flows into the month and the second out of it; the whole is what passes between. Other counts are not looked
 * at: that no more were resolved than closed is a bound beside these sums.
 */

import { type Changes, type Edge, graphOf, raised } from './rules-flow.ts';
import { LEAST_SHOWN } from './rules-interval.ts';

/** A running total: exact, or at least so many. */
export type RunningTotal = Readonly<{ count: number; atLeast: boolean }>;

export type ShownTable = Readonly<{
  /** Shown cells by row, then month; null where hidden. */
  cells: readonly (readonly (number | null)[])[];
  /** Shown totals by month; null where hidden. Two tables settled together have the same. */
  monthTotals: readonly (number | null)[];
  rowTotals: readonly RunningTotal[];
  /** Whether the row's running total counts the cell; all else said of the row is of these. */
  inTotal: readonly (readonly boolean[])[];
  /** Total of the months whose total is shown. */
  total: RunningTotal;
}>;

/** Counts by row, then month. */
type Counts = readonly (readonly number[])[];

/**
 * Counts of a table. Columns stand in the order in which months were told; rows together are the whole. `told` are the counts
 * when each month was first told: what was hidden then stays hidden, whatever was added since, for whoever added it could
 * subtract it again.
 */
export type TableCounts = Readonly<{ counts: Counts; told: Counts }>;
/** Tables of the same whole: in each month the rows of both add up to the same. */
export type OneOrTwo = readonly [TableCounts] | readonly [TableCounts, TableCounts];

/**
 * A line of cells, one for each month: a row of a table, or the whole. A month's total is a cell of the whole, and may have
 * to be hidden like any other.
 */
type Line = Readonly<{
  name: string;
  side: Side | 'whole';
  /** Ends of its cells' flow: a table's month, or the row itself. */
  tail: Side | 'row';
  head: Side | 'row';
  now: readonly number[];
  told: readonly number[];
}>;
type Side = 'first' | 'second';

/**
 * A hidden cell. Published sums over it: its month and table add up to the month's total, and those of its row taken into
 * one running total add up to the difference of two. `upTo` is null while none is published.
 */
type Hidden = {
  readonly month: number;
  readonly line: Line;
  readonly value: number;
  upTo: number | null;
};

/** @returns what may be shown of each table, in order */
export function shownTogether<Tables extends OneOrTwo>(tables: Tables): { [At in keyof Tables]: ShownTable } {
  const months = [...Array(Math.max(0, ...tables[0].counts.map((row) => row.length))).keys()];
  const { lines, whole } = linesOf(tables, months);
  const hidden = addedSince(hiddenAtFirst(lines, months), lines, months);
  const places = new Map(hidden.map((cell) => [placeOf(cell), cell]));
  const at = (line: Line, month: number) => places.get(placeOf({ line, month }));
  const shown = (line: Line): (number | null)[] =>
    months.map((month) => (at(line, month) === undefined ? (line.now[month] ?? 0) : null));
  const counted = (line: Line): boolean[] => months.map((month) => at(line, month)?.upTo !== null);
  const totalOf = (line: Line): RunningTotal => {
    const isIn = counted(line);
    const count = line.now.reduce((sum, value, month) => (isIn[month] === true ? sum + value : sum), 0);
    return { count, atLeast: isIn.includes(false) };
  };
  const shownOf = (_: TableCounts, index: number): ShownTable => {
    const rows = lines.filter(({ side }) => side === SIDES[index]);
    return {
      cells: rows.map(shown),
      inTotal: rows.map(counted),
      monthTotals: shown(whole),
      rowTotals: rows.map(totalOf),
      total: totalOf(whole),
    };
  };
  return tables.map(shownOf) as { [At in keyof Tables]: ShownTable };
}

const SIDES: readonly Side[] = ['first', 'second'];

function linesOf(tables: OneOrTwo, months: readonly number[]): Readonly<{ lines: readonly Line[]; whole: Line }> {
  const rows = tables.flatMap(({ counts, told }, index) =>
    counts.map((now, row): Line => {
      const side = SIDES[index] ?? 'first';
      return {
        name: `${side} ${row}`,
        side,
        tail: side === 'first' ? 'row' : 'second',
        head: side === 'first' ? 'first' : 'row',
        now: months.map((month) => now[month] ?? 0),
        told: months.map((month) => told[row]?.[month] ?? 0),
      };
    }),
  );
  const sum = (of: (line: Line) => readonly number[]) =>
    months.map((month) => rows.reduce((all, line) => (line.side === 'first' ? all + (of(line)[month] ?? 0) : all), 0));
  const whole: Line = {
    name: 'whole',
    side: 'whole',
    tail: 'first',
    head: tables.length === 2 ? 'second' : 'row',
    now: sum(({ now }) => now),
    told: sum(({ told }) => told),
  };
  return { lines: [...rows, whole], whole };
}

function placeOf({ line, month }: Readonly<{ line: Line; month: number }>): string {
  return `${line.name}/${month}`;
}

function hiddenAtFirst(lines: readonly Line[], months: readonly number[]): readonly Hidden[] {
  const hidden: Hidden[] = [];
  const proofs: Changes[] = [];
  for (const month of months) {
    hideSmall(hidden, lines, month, ({ told }) => told);
    for (const line of lines) closeLine(hidden, proofs, line, month);
  }
  return hidden;
}

/** Hides what became small in a month that changed, and takes its hidden cells out of running totals. */
function addedSince(hidden: readonly Hidden[], lines: readonly Line[], months: readonly number[]): readonly Hidden[] {
  const changed = new Set(months.filter((month) => lines.some(({ now, told }) => now[month] !== told[month])));
  const total = ({ line, upTo }: Hidden) => `${line.name} up to ${upTo}`;
  const withdrawn = new Set(hidden.filter(({ month }) => changed.has(month)).map(total));
  const lasting = hidden.map((cell) => ({
    ...cell,
    value: cell.line.now[cell.month] ?? 0,
    upTo: withdrawn.has(total(cell)) ? null : cell.upTo,
  }));
  for (const month of changed) hideSmall(lasting, lines, month, ({ now }) => now);
  return lasting;
}

/**
 * Hides the small cells of a month, then in each table the smallest others until its own are safe. Where a whole table is
 * not enough it hides the month's total, and then the smallest of the other table, which would give it back.
 */
function hideSmall(
  hidden: Hidden[],
  lines: readonly Line[],
  month: number,
  of: (line: Line) => readonly number[],
): void {
  const count = (line: Line) => of(line)[month] ?? 0;
  const here = hidden.filter((cell) => cell.month === month);
  const hide = (line: Line) => {
    const cell = { month, line, value: count(line), upTo: null };
    here.push(cell);
    hidden.push(cell);
  };
  const isHidden = (line: Line) => here.some((cell) => cell.line === line);
  const positive = lines.filter((line) => count(line) > 0).sort((a, b) => count(a) - count(b));
  for (const line of positive) if (count(line) < LEAST_SHOWN && !isHidden(line)) hide(line);
  const side = (...sides: readonly Line['side'][]) => positive.filter((line) => sides.includes(line.side));
  // More hidden cells only make earlier months safer, so only this month's are checked.
  for (const line of side('first')) if (!isHidden(line) && !areSafe(here, ofSide('first'))) hide(line);
  for (const line of side('second')) if (!isHidden(line) && !areSafe(here, ofSide('second'))) hide(line);
  for (const line of side('whole')) if (!isHidden(line) && !areSafe(here)) hide(line);
  for (const line of side('first', 'second')) if (!isHidden(line) && !areSafe(here)) hide(line);
}

function ofSide(side: Side): (cell: Hidden) => boolean {
  return (cell) => cell.line.side === side;
}

/**
 * Publishes a row's total up to this month, if that leaves every hidden cell safe.
 * @param proofs by hidden cell, how it could be five or more: what holds the new total as well is not looked for again
 */
function closeLine(hidden: readonly Hidden[], proofs: Changes[], line: Line, month: number): void {
  if (line.side === 'whole') return;
  const open = [...hidden.keys()].filter((index) => hidden[index]?.line === line && hidden[index]?.upTo === null);
  if (open.length < 2) return;
  const setOpen = (upTo: number | null) => {
    for (const index of open) (hidden[index] as Hidden).upTo = upTo;
  };
  const holds = (proof: Changes | undefined) =>
    proof !== undefined && open.reduce((sum, index) => sum + (proof.get(index) ?? 0), 0) === 0;
  setOpen(month);
  const edges = hidden.map(edgeOf);
  const graph = graphOf(edges);
  const found = new Map<number, Changes>();
  // The row's own cells are the likeliest to be told, so they are checked first.
  for (const index of new Set([...open, ...hidden.keys()])) {
    if (holds(proofs[index])) continue;
    const proof = raised(edges, graph, index, LEAST_SHOWN);
    if (proof === null) {
      setOpen(null);
      return;
    }
    found.set(index, proof);
  }
  for (const [index, proof] of found) proofs[index] = proof;
}

/** Whether every asked cell could be five or more, given all that is published. */
function areSafe(hidden: readonly Hidden[], asked: (cell: Hidden) => boolean = () => true): boolean {
  const edges = hidden.map(edgeOf);
  const graph = graphOf(edges);
  return hidden.every((cell, index) => !asked(cell) || raised(edges, graph, index, LEAST_SHOWN) !== null);
}

/**
 * A row of the first table flows into its month, from there the whole into the second table's month, and out of that its
 * rows. A row without a published total binds nothing, nor does the whole of one table. While a month ran the city was told
 * how many it had already: its total is taken for no less than it is.
 */
function edgeOf({ line, month, value, upTo }: Hidden): Edge {
  const row = upTo === null ? 'nothing published' : `${line.name} up to ${upTo}`;
  const corner = (end: Side | 'row') => (end === 'row' ? row : `${end} in ${month}`);
  return { tail: corner(line.tail), head: corner(line.head), value, least: line.side === 'whole' ? value : 1 };
}

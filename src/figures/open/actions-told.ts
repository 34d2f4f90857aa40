/** What may be shown of counts by month, beside what of them was told before. */

import type { Month } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { type ShownTable, shownTable } from '../methods/rules-table.ts';
import { keepTold, type ToldCounts, type ToldKind, type ToldRow, toldRows } from './store-told.ts';

/** @param at by row in the order of the codes, and month in the order of time */
export type CountsTable = Readonly<{
  kind: ToldKind;
  codes: readonly string[];
  at: (row: number, column: number) => ToldCounts;
}>;

export type ShownCounts = Readonly<Record<keyof ToldCounts, ShownTable>>;

/** @param months those that are over: with this they are told, and what is hidden in them stays hidden */
export async function shownAsTold(
  city: City,
  months: readonly Month[],
  tables: readonly CountsTable[],
): Promise<Readonly<Record<ToldKind, ShownCounts>>> {
  const rows = tables.flatMap(({ kind, codes, at }) =>
    codes.flatMap((rowCode, row) =>
      months.map((month, column): ToldRow => ({ kind, rowCode, month, ...at(row, column) })),
    ),
  );
  const told = await toldWith(city, months, rows);
  const before = new Map(told.map((row) => [`${row.kind} ${row.rowCode} ${row.month}`, row]));
  // Totals were told month after month: a month of an older system that came later is settled after those told before it.
  const order = [...new Set(told.map(({ month }) => month))]
    .map((month) => months.indexOf(month))
    .filter((at) => at >= 0);
  const shown = ({ kind, codes, at }: CountsTable, measure: keyof ToldCounts) =>
    inOrderOfTime(
      order,
      settled(
        codes.map((_, row) => order.map((column) => at(row, column)[measure])),
        codes.map((code) => order.map((column) => before.get(`${kind} ${code} ${months[column]}`)?.[measure] ?? 0)),
      ),
    );
  const all = tables.map((table): readonly [ToldKind, ShownCounts] => [
    table.kind,
    {
      reviews: shown(table, 'reviews'),
      received: shown(table, 'received'),
      closed: shown(table, 'closed'),
      resolved: shown(table, 'resolved'),
    },
  ]);
  return Object.fromEntries(all) as Record<ToldKind, ShownCounts>;
}

/** Keeps what is told for the first time, and reads what was told first: another process may have been a moment earlier. */
async function toldWith(city: City, months: readonly Month[], rows: readonly ToldRow[]): Promise<readonly ToldRow[]> {
  const before = await toldRows(city.db);
  const known = new Set(before.map(({ month }) => month));
  if (months.every((month) => known.has(month))) return before;
  await keepTold(
    city.db,
    rows.filter(({ month }) => !known.has(month)),
    city.outside.now(),
  );
  return toldRows(city.db);
}

function inOrderOfTime(order: readonly number[], shown: ShownTable): ShownTable {
  const sorted = <T>(cells: readonly T[]): readonly T[] => order.map((_, column) => cells[order.indexOf(column)] as T);
  return {
    ...shown,
    cells: shown.cells.map(sorted),
    inTotal: shown.inTotal.map(sorted),
    monthTotals: sorted(shown.monthTotals),
  };
}

/** What may be shown of the same counts is always the same, and takes a while to find where many are small. */
const known = new Map<string, ShownTable>();
const MOST_KNOWN = 64;

function settled(counts: readonly (readonly number[])[], told: readonly (readonly number[])[]): ShownTable {
  const key = JSON.stringify([counts, told]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const shown = shownTable(counts, told);
  for (const oldest of known.keys()) {
    if (known.size < MOST_KNOWN) break;
    known.delete(oldest);
  }
  known.set(key, shown);
  return shown;
}

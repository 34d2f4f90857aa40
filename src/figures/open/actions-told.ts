/** Shown counts by month, consistent with what was told before. */

import type { Month } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { type OneOrTwo, type ShownTable, shownTogether, type TableCounts } from '../methods/rules-table.ts';
import type { MatterCount } from '../model.ts';
import { keepTold, type ToldCounts, type ToldKind, type ToldRow, toldRows } from './store-told.ts';

/** @param at by row as the codes, and month in order */
export type CountsTable = Readonly<{
  kind: ToldKind;
  codes: readonly string[];
  at: (row: number, column: number) => ToldCounts;
}>;

export type MatterTables = Readonly<Record<MatterCount, ShownTable>>;
export type ShownCounts = Readonly<{
  county: MatterTables & Readonly<{ reviews: ShownTable }>;
  procedure: MatterTables;
}>;

/**
 * Shown counts; matters are in both tables and settled together, reviews have no kind of work.
 * @param months finished ones: they are told by this, and what is hidden in them stays hidden
 */
export async function shownAsTold(
  city: City,
  months: readonly Month[],
  tables: Readonly<Record<ToldKind, CountsTable>>,
): Promise<ShownCounts> {
  const { county, procedure } = tables;
  const rows = [county, procedure].flatMap(({ kind, codes, at }) =>
    codes.flatMap((rowCode, row) =>
      months.map((month, column): ToldRow => ({ kind, rowCode, month, ...at(row, column) })),
    ),
  );
  const told = await toldWith(city, months, rows);
  const before = new Map(told.map((row) => [`${row.kind} ${row.rowCode} ${row.month}`, row]));
  // Months in the order they were told: one of an older system that came later is settled after those told before it.
  const order = [...new Set(told.map(({ month }) => month))]
    .map((month) => months.indexOf(month))
    .filter((at) => at >= 0);
  const countsOf = ({ kind, codes, at }: CountsTable, measure: keyof ToldCounts): TableCounts => ({
    counts: codes.map((_, row) => order.map((column) => at(row, column)[measure])),
    told: codes.map((code) => order.map((column) => before.get(`${kind} ${code} ${months[column]}`)?.[measure] ?? 0)),
  });
  const together = (measure: keyof MatterTables) => {
    const [byCounty, byProcedure] = settled([countsOf(county, measure), countsOf(procedure, measure)]);
    return { county: inOrderOfTime(order, byCounty), procedure: inOrderOfTime(order, byProcedure) };
  };
  const [reviews] = settled([countsOf(county, 'reviews')]);
  const [received, closed, resolved] = [together('received'), together('closed'), together('resolved')];
  return {
    county: {
      reviews: inOrderOfTime(order, reviews),
      received: received.county,
      closed: closed.county,
      resolved: resolved.county,
    },
    procedure: { received: received.procedure, closed: closed.procedure, resolved: resolved.procedure },
  };
}

/** Stores counts told for the first time and reads what was told first, maybe by another process a moment earlier. */
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

/** Results by counts, remembered: the same counts always give the same, and finding it takes a while. */
const known = new Map<string, readonly ShownTable[]>();
const MOST_KNOWN = 64;

function settled<Tables extends OneOrTwo>(tables: Tables): { [At in keyof Tables]: ShownTable } {
  const key = JSON.stringify(tables);
  const before = known.get(key);
  const shown = before ?? shownTogether(tables);
  for (const oldest of known.keys()) {
    if (before !== undefined || known.size < MOST_KNOWN) break;
    known.delete(oldest);
  }
  known.set(key, shown);
  return shown as { [At in keyof Tables]: ShownTable };
}

/** What may be shown of counts by month, beside what of them was told before. */

import type { Month } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { type OneOrTwo, type ShownTable, shownTogether, type TableCounts } from '../methods/rules-table.ts';
import type { MatterCount } from '../model.ts';
import { keepTold, type ToldCounts, type ToldKind, type ToldRow, toldRows } from './store-told.ts';

/** @param at by row in the order of the codes, and month in the order of time */
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
 * Matters are counted in both tables, and settled in both together; reviews are of no kind of work.
 * @param months those that are over: with this they are told, and what is hidden in them stays hidden
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
  // Totals were told month after month: a month of an older system that came later is settled after those told before it.
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

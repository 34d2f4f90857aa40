/** All SQL of counts as first told: written once, because what was hidden then stays hidden. */

import type { Instant, Month } from '../../kernel/time.ts';
import { type Db, type Queryable, tablesOf } from '../../platform/postgres/db.ts';
import type { FiguresTables } from '../tables.ts';

export type ToldCounts = Readonly<{ reviews: number; received: number; closed: number; resolved: number }>;
export type ToldKind = 'county' | 'procedure';
export type ToldRow = ToldCounts & Readonly<{ kind: ToldKind; rowCode: string; month: Month }>;

/** Rows in the order the months were told: an older system's may come after the city's own. */
export async function toldRows(q: Queryable): Promise<readonly ToldRow[]> {
  const rows = await tablesOf<FiguresTables>(q)
    .selectFrom('figures_told')
    .selectAll()
    .orderBy('told_at')
    .orderBy('month')
    .orderBy('row_code')
    .execute();
  return rows.map(({ row_code, told_at: _, month, ...counts }) => ({
    ...counts,
    rowCode: row_code,
    month: month as Month,
  }));
}

/** Stores counts; of two processes at the same moment the first one's stay. */
export async function keepTold(db: Db, rows: readonly ToldRow[], at: Instant): Promise<void> {
  const told = rows.map(({ rowCode, ...row }) => ({ ...row, row_code: rowCode, told_at: at }));
  await tablesOf<FiguresTables>(db)
    .insertInto('figures_told')
    .values(told)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

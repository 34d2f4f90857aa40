/** How long a list is, told to a bound: nobody reads to the last of very many, and every look at a list would count them. */

import { type SelectQueryBuilder, sql } from 'kysely';
import type { Queryable } from '../postgres/db.ts';

/** Lists count to here; whoever needs the total of all asks the figures. */
export const MOST_COUNTED = 10_000;

/** `capped`: there are more than `total`. */
export type Counted = Readonly<{ total: number; capped: boolean }>;

/** @param rows a query that selects nothing yet */
export async function countUpTo<DB, Tables extends keyof DB>(
  q: Queryable,
  rows: SelectQueryBuilder<DB, Tables, object>,
  most: number = MOST_COUNTED,
): Promise<Counted> {
  const some = rows.select(sql.lit(1).as('one')).limit(most + 1);
  const counted = await sql<{ n: number }>`select count(*) as n from ${some} as counted`.execute(q);
  const n = counted.rows[0]?.n ?? 0;
  return { total: Math.min(n, most), capped: n > most };
}

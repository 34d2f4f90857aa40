/** Length of a list, counted to a bound: nobody reads to the end of a very long one, and counting it all costs every look. */

import { type SelectQueryBuilder, sql } from 'kysely';
import type { Queryable } from '../postgres/db.ts';

/** Lists count no further; figures know the whole total. */
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

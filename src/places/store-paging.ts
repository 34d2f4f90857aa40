/** Parts of queries this slice shares: reach, search and pages. */

import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { type Counted, countUpTo } from '../platform/http/counted.ts';
import { type Queryable, tablesOf } from '../platform/postgres/db.ts';
import type { Reach } from './model.ts';
import type { PlacesTables } from './tables.ts';

export type Paging = Readonly<{ limit: number; offset: number }>;
export type Page<T> = Counted & Readonly<{ items: readonly T[] }>;

export function placesOn(q: Queryable): Kysely<PlacesTables> {
  return tablesOf<PlacesTables>(q);
}

/** One array parameter instead of two hundred: a city has that many divisions. */
export function within(column: string, scope: Reach) {
  return sql<boolean>`${sql.ref(column)} = any(${[...scope.divisionCodes]}::text[])`;
}

export async function pageOf<From extends keyof PlacesTables, Row>(
  q: Queryable,
  rows: SelectQueryBuilder<PlacesTables, From, object>,
  shape: (rows: SelectQueryBuilder<PlacesTables, From, object>) => SelectQueryBuilder<PlacesTables, From, Row>,
  paging: Paging,
): Promise<Page<Row>> {
  const counted = await countUpTo(q, rows);
  const items = await shape(rows).limit(paging.limit).offset(paging.offset).execute();
  return { ...counted, items: items as Row[] };
}

const ROWS_A_STATEMENT = 500;

/** PostgreSQL takes at most 65,535 parameters in a statement. */
export function batches<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const some: T[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) some.push(rows.slice(from, from + ROWS_A_STATEMENT));
  return some;
}

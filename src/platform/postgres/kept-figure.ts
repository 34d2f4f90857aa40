/** A figure of the source as a slice keeps it: the query that answers it is also what whoever doubts it is handed. */

import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from './db.ts';

export type KeptFigure = Readonly<{ key: string; query: RawBuilder<CountedValue> }>;

type CountedValue = Readonly<{ value: number }>;

/** @param from all that follows `select count(*)`; it takes no parameters, so that it can be run as it is printed. */
export function keptCount(key: string, from: RawBuilder<unknown>): KeptFigure {
  return { key, query: sql<CountedValue>`select count(*)::integer as value ${from}` };
}

/** Runs the very query that is printed. @throws where it takes parameters: printed, it could not be run again. */
export async function countKept(q: Queryable, { key, query }: KeptFigure): Promise<{ value: number; query: string }> {
  const compiled = query.compile(q);
  if (compiled.parameters.length > 0) throw new Error(`the query of ${key} takes parameters`);
  const { rows } = await query.execute(q);
  const [row] = rows;
  if (row === undefined) throw new Error(`the query of ${key} counted nothing`);
  return { value: row.value, query: compiled.sql.replace(/\s+/g, ' ').trim() };
}

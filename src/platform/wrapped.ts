/**
 * What is wrapped by the vault's key: the type of the list each slice adds itself to, and what a new key does to all of it. Whatever
 * stands in no entry is lost with the old key.
 */

import { type RawBuilder, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { City } from './city.ts';
import type { Job } from './jobs.ts';
import { NotOpened } from './keys.ts';
import { type Queryable, type Tx, transact } from './postgres/db.ts';

/** Columns of one table that are wrapped by one key. A test holds them against the schema. */
export type Wrapped = Readonly<{
  table: string;
  /** Column of the id to which they are bound. */
  id: string;
  /** Column of the id of the key; of a row without any value it may be null. */
  key: string;
  /** By wrapped column, what its value is bound to. */
  bound: Readonly<Record<string, (id: Uuid) => string>>;
}>;

/** Told of something that no key of the ring opens: a table or a channel, never a content. */
export type OnUnopened = (what: string) => void;

const BATCH = 200;

/**
 * Wraps everything of one entry with the newest key of the ring, in batches of one transaction each; may be stopped anywhere and
 * run again. A row that no key of the ring opens is left as it is: its key may come back.
 * @returns rows wrapped anew, and rows left
 */
export async function rewrap(city: City, wrapped: Wrapped): Promise<Readonly<{ done: number; unopened: number }>> {
  let [done, unopened] = [0, 0];
  let after: Uuid | null = null;
  for (;;) {
    const from = after;
    const batch = await transact(city.db, async (tx) => {
      const rows = await lockStale(tx, wrapped, city.keys.vault.id, from);
      for (const row of rows) {
        if (await rewrapOne(tx, city, wrapped, row)) done += 1;
        else unopened += 1;
      }
      return rows;
    });
    after = batch.at(-1)?.id ?? null;
    if (batch.length < BATCH) return { done, unopened };
  }
}

/** Keys that are needed still, with how many rows each wraps. A key may leave the ring once it is not named here. */
export async function keysInUse(q: Queryable, list: readonly Wrapped[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const wrapped of list) {
    const key = sql.ref(wrapped.key);
    const { rows } = await sql<{ key: string; n: number }>`
      select ${key} as key, count(*)::int as n from ${sql.table(wrapped.table)}
      where ${hasAny(wrapped)} group by ${key}`.execute(q);
    for (const row of rows) counts.set(row.key, (counts.get(row.key) ?? 0) + row.n);
  }
  return counts;
}

export function rewrapJob(list: readonly Wrapped[], onUnopened: OnUnopened): Job {
  return {
    name: 'platform.rewrap',
    everySeconds: 3600,
    run: async (city) => {
      for (const wrapped of list) {
        const { unopened } = await rewrap(city, wrapped);
        if (unopened > 0) onUnopened(wrapped.table);
      }
    },
  };
}

type Row = Readonly<{ id: Uuid; key: string; values: Readonly<Record<string, Uint8Array | null>> }>;

/** Locks some rows not yet wrapped with the newest key; rows locked by others are left to the next run. */
async function lockStale(tx: Tx, wrapped: Wrapped, newest: string, after: Uuid | null): Promise<readonly Row[]> {
  const [id, key] = [sql.ref(wrapped.id), sql.ref(wrapped.key)];
  const beyond = after === null ? sql`true` : sql`${id} > ${after}`;
  const columns = Object.keys(wrapped.bound);
  const { rows } = await sql<Readonly<Record<string, Uint8Array | null>> & Readonly<{ id: Uuid; key: string }>>`
    select ${id} as id, ${key} as key, ${sql.join(columns.map((column) => sql.ref(column)))}
    from ${sql.table(wrapped.table)}
    where ${key} <> ${newest} and ${beyond} and ${hasAny(wrapped)}
    order by ${id} limit ${BATCH} for update skip locked`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    values: Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
  }));
}

async function rewrapOne(tx: Tx, { keys }: City, wrapped: Wrapped, { id, key, values }: Row): Promise<boolean> {
  try {
    const sets = Object.entries(wrapped.bound).map(([column, boundTo]) => {
      const old = values[column] ?? null;
      const anew = old === null ? null : keys.vault.wrap(keys.vault.unwrap(old, key, boundTo(id)), boundTo(id));
      return sql`${sql.ref(column)} = ${anew}`;
    });
    await sql`update ${sql.table(wrapped.table)} set ${sql.ref(wrapped.key)} = ${keys.vault.id}, ${sql.join(sets)}
      where ${sql.ref(wrapped.id)} = ${id}`.execute(tx);
    return true;
  } catch (error) {
    if (error instanceof NotOpened) return false;
    throw error;
  }
}

function hasAny({ bound }: Wrapped): RawBuilder<unknown> {
  const columns = Object.keys(bound).map((column) => sql`${sql.ref(column)} is not null`);
  return sql`(${sql.join(columns, sql` or `)})`;
}

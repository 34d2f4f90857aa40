/** Connections and transactions. `inTransaction` is the only opener of a transaction in the program. */

import {
  type Compilable,
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { Result } from '../../kernel/result.ts';
import { preparing } from './prepared.ts';

// A slice sees its own tables only: it asks `tablesOf<ItsTables>(tx)`, and nothing else type-checks.
// biome-ignore lint/complexity/noBannedTypes: the empty schema is the point
type NoTables = {};
export type Db = Kysely<NoTables> & { readonly __kind?: 'db' };
export type Tx = Transaction<NoTables> & { readonly __kind?: 'tx' };
/** Reads take either; whatever writes takes a `Tx`. */
export type Queryable = Db | Tx;
/** Rows of another slice as a parenthesised query, to be joined without knowing whose table it is. */
export type Relation = RawBuilder<unknown>;

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const DATES = 1182;

/** Dates stay `YYYY-MM-DD`, instants become UTC ISO strings with milliseconds, bigint a number (refused when unsafe). */
export function pgTypes(): pg.CustomTypesConfig {
  const parsers: Record<number, (text: string) => unknown> = {
    [INT8]: (text) => {
      const value = Number(text);
      if (!Number.isSafeInteger(value)) throw new RangeError('bigint beyond the safe integers');
      return value;
    },
    [DATE]: (text) => text,
    // Several of them are texts, too; they hold no comma and need no quotes.
    [DATES]: (text) =>
      text
        .slice(1, -1)
        .split(',')
        .filter((date) => date !== ''),
    [TIMESTAMPTZ]: (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString(),
  };
  return {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
  };
}

export type Database = Readonly<{ db: Db; pool: pg.Pool; close: () => Promise<void> }>;

const pools = new WeakMap<Db, pg.Pool>();
const prepared = new WeakMap<Db, Db>();

/** The connections behind a database, for what the builder cannot do (COPY). */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db);
  if (pool === undefined) throw new Error('not a database that was opened here');
  return pool;
}

/**
 * The same database for what phones send again and again: each connection has a statement parsed and planned once and then
 * sends values alone, which is a third of what the database does for a complaint. Only for statements that find a few rows by
 * their keys, whatever the values: a plan made once suits them all, and would not suit a list or a count.
 */
export function preparedOn(db: Db): Db {
  const same = prepared.get(db);
  if (same === undefined) throw new Error('not a database that was opened here');
  return same;
}

export function openDatabase(options: pg.PoolConfig): Database {
  const pool = new pg.Pool({ max: 10, types: pgTypes(), ...options });
  // An idle connection that dies (server restarted) must not take the process with it; the pool opens another.
  pool.on('error', () => undefined);
  // A connection that dies inside a transaction must not either: its next query fails, and the transaction with it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  prepared.set(db, new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) }));
  return {
    db,
    pool,
    close: async () => {
      await db.destroy();
      // Kysely ends the pool only if it ever asked for a connection.
      if (!pool.ending) await pool.end();
    },
  };
}

/** The slice's own tables on a connection or a transaction. */
export function tablesOf<Tables>(on: Queryable): Kysely<Tables> {
  return on as unknown as Kysely<Tables>;
}

class RolledBack extends Error {
  readonly result: Result<never, unknown>;
  constructor(result: Result<never, unknown>) {
    super('rolled back');
    this.result = result;
  }
}

/** The first row in the shape a slice gives it; undefined where there is none. */
export async function firstAs<Row, As>(
  rows: Readonly<{ executeTakeFirst: () => Promise<Row | undefined> }>,
  shape: (row: Row) => As,
): Promise<As | undefined> {
  const row = await rows.executeTakeFirst();
  return row === undefined ? undefined : shape(row);
}

/** Commits when `work` returns ok, rolls back when it returns a problem or throws. READ COMMITTED; lock rows `for update`. */
export async function inTransaction<T, P>(db: Db, work: (tx: Tx) => Promise<Result<T, P>>): Promise<Result<T, P>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as Result<T, P>;
    throw error;
  }
}

/** For work that has no problem to report (jobs, ticks): commits unless it throws. */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

/** PostgreSQL's SQLSTATE of an error, if it is one; constraint names are not reliable on a cluster. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Until this transaction is over, whoever holds the same name waits. @param name with the slice in front */
export async function holdName(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

export const UNIQUE_VIOLATION = '23505';

/** A statement as SQL text, for what the builder cannot express. */
export function rawQuery(text: string, parameters: readonly unknown[] = []): CompiledQuery {
  return CompiledQuery.raw(text, [...parameters]);
}

/** For reads that must agree with each other over many statements (verify, backup): one snapshot, nothing written. */
export async function inSnapshot<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

/**
 * Streams rows from one snapshot for as long as the reader goes on, and ends it however reading ends. It
 * holds a connection meanwhile; whoever hands out such a stream bounds how many there are.
 */
export async function* readInSnapshot<T>(
  db: Db,
  read: (tx: Tx) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    yield* read(tx);
  } finally {
    // Nothing was written, so a failing rollback may be ignored: with a dead connection the transaction is gone too.
    await tx
      .rollback()
      .execute()
      .catch(() => undefined);
  }
}

/** Rows fetched at a time; each batch is completed, put into words and sent before the next is fetched. */
const HANDFUL = 500;

/**
 * The rows of one statement, some hundreds at a time, so that memory does not grow with their number. A cursor of SQL and not
 * of the protocol: between two handfuls the same transaction may ask something else, such as the names of what it just read.
 * One at a time in a transaction.
 */
export async function* handfuls<Row, As = Row>(
  tx: Tx,
  query: Compilable<Row>,
  as: (row: Row) => As = (row) => row as unknown as As,
): AsyncGenerator<readonly As[], void, undefined> {
  const { sql, parameters } = query.compile();
  await tx.executeQuery(rawQuery(`declare handful no scroll cursor for ${sql}`, parameters));
  for (;;) {
    const { rows } = await tx.executeQuery(rawQuery(`fetch ${HANDFUL} from handful`));
    if (rows.length > 0) yield rows.map((row) => as(row as Row));
    if (rows.length < HANDFUL) break;
  }
  await tx.executeQuery(rawQuery('close handful'));
}

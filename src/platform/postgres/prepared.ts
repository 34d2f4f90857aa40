/** Statements with a name: PostgreSQL keeps what it parsed and planned under it, for each connection. */

import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Each takes memory in every connection; a text past so many is sent as any other. */
const MOST_NAMES = 200;

/** By text, for all connections: each parses a name when it first meets it. */
const names = new Map<string, string>();

/** The same pool, whose connections send every statement with values by a name. */
export function preparing(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const before = known.get(client) ?? named(client);
      known.set(client, before);
      return before;
    },
    // Whoever opened the pool ends it.
    end: async () => undefined,
  };
}

function named(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) => {
    const name = values.length === 0 ? undefined : nameOf(text);
    return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  };
  // Cursors are for lists, which are not asked for here.
  return { query: query as unknown as PostgresPoolClient['query'], release: (isBroken) => client.release(isBroken) };
}

function nameOf(text: string): string | undefined {
  const before = names.get(text);
  if (before !== undefined || names.size >= MOST_NAMES) return before;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

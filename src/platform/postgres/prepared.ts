/** Statements with a name: PostgreSQL keeps what it parsed and planned under it, for each connection. */

import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Each takes memory in every connection; a text past so many is sent as any other. */
const MOST_NAMES = 200;

/** What PostgreSQL says of a name that its tables, or a pooler between, no longer fit; no later transaction would pass either. */
const UNFIT = ['0A000', '26000', '42P05'];

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
  let isUnfit = false;
  const query = async (text: string, values: readonly unknown[]) => {
    const name = values.length === 0 ? undefined : nameOf(text);
    try {
      return await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    } catch (error) {
      isUnfit ||= UNFIT.includes(String((error as { code?: unknown }).code));
      throw error;
    }
  };
  return {
    // Cursors are for lists, which are not asked for here.
    query: query as unknown as PostgresPoolClient['query'],
    // A connection of unfit names is closed; the next transaction gets another.
    release: (isBroken) => client.release(isUnfit || isBroken),
  };
}

/** Named by what it says: under a pooler, processes share connections, and a count of each would mean another text in each. */
function nameOf(text: string): string | undefined {
  const before = names.get(text);
  if (before !== undefined || names.size >= MOST_NAMES) return before;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

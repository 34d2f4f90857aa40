/** All SQL of failures to sign in. */

import { sql } from 'kysely';
import type { Instant } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { PeopleTables } from '../tables.ts';
import type { Counted, Failures } from './rules-sign-in.ts';

export async function failuresOf(q: Queryable, key: Buffer): Promise<Failures | undefined> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_sign_in_failure')
    .select(['failures', 'first_at', 'blocked_until'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    failures: row.failures,
    firstAt: row.first_at,
    blockedUntil: row.blocked_until,
  };
}

/**
 * Holds the counter of a key until the transaction ends, so that guesses sent at once are counted one after the other.
 * A transaction lock, because the row may not be there yet.
 */
export async function lockFailures(tx: Tx, key: Buffer): Promise<Failures | undefined> {
  await sql`select pg_advisory_xact_lock(${key.readInt32BE(0)}, ${key.readInt32BE(4)})`.execute(tx);
  return failuresOf(tx, key);
}

export async function saveFailures(
  tx: Tx,
  of: Readonly<{ key: Buffer; kind: Counted; account: Buffer | null }>,
  failures: Failures,
  at: Instant,
): Promise<void> {
  const facts = {
    failures: failures.failures,
    first_at: failures.firstAt,
    last_at: at,
    blocked_until: failures.blockedUntil,
  };
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_sign_in_failure')
    .values({ ...of, ...facts })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(facts))
    .execute();
}

export async function clearFailures(tx: Tx, key: Buffer): Promise<void> {
  await tablesOf<PeopleTables>(tx).deleteFrom('people_sign_in_failure').where('key', '=', key).execute();
}

/** All that is counted against one account, wherever it was tried from. */
export async function clearAccountFailures(tx: Tx, account: Buffer): Promise<void> {
  await tablesOf<PeopleTables>(tx).deleteFrom('people_sign_in_failure').where('account', '=', account).execute();
}

export async function deleteFailuresBefore(tx: Tx, before: Instant): Promise<void> {
  await tablesOf<PeopleTables>(tx).deleteFrom('people_sign_in_failure').where('last_at', '<', before).execute();
}

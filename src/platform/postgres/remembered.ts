/**
 * Cache of database reads, right within a second in every process: whoever changes a subject
 * raises its number in the same transaction, and a reader asks for the numbers at most every second.
 */

import { sql } from 'kysely';
import type { PlatformTables } from '../tables.ts';
import { type Queryable, type Tx, tablesOf } from './db.ts';

/** A kind of record (not a single record) whose changes invalidate what was cached from it. */
export type Subject = 'units' | 'places';

/** Longest time in milliseconds that a process may use an outdated value. */
const ASK_EVERY_MS = 1_000;

/** Raises the subject's number, in every transaction that changes what others cache; such transactions wait for each other. */
export async function changed(tx: Tx, subject: Subject): Promise<void> {
  await tablesOf<PlatformTables>(tx)
    .insertInto('platform_version')
    .values({ name: subject, version: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ version: sql<number>`platform_version.version + 1` }),
    )
    .execute();
}

async function versionOf(q: Queryable, subjects: readonly Subject[]): Promise<string> {
  const rows = await tablesOf<PlatformTables>(q)
    .selectFrom('platform_version')
    .select(['name', 'version'])
    .where('name', 'in', subjects)
    .orderBy('name')
    .execute();
  return rows.map(({ name, version }) => `${name} ${version}`).join();
}

export type Remembering = Readonly<{
  /** Subjects the cached values were read from. */
  of: readonly Subject[];
  most: number;
  /** Interval between checks; 0 checks at each read, for tests, whose steps are less than a second apart. */
  askEveryMs?: number | undefined;
}>;

export type Remembered<T> = Readonly<{ get: (key: string) => Promise<T>; forget: (key: string) => void }>;

/** Caches reads by key until a subject changes. What is read while a change commits is read again within a second. */
export function remembered<T>(q: Queryable, how: Remembering, read: (key: string) => Promise<T>): Remembered<T> {
  const askEveryMs = how.askEveryMs ?? ASK_EVERY_MS;
  const kept = new Map<string, T>();
  let version: string | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    const startedAt = performance.now();
    const now = await versionOf(q, how.of);
    if (now !== version) kept.clear();
    version = now;
    askedAt = startedAt;
  };

  const get = async (key: string): Promise<T> => {
    if (performance.now() - askedAt >= askEveryMs) {
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      await asking;
    }
    const found = kept.get(key);
    if (found !== undefined) return found;
    const readUnder = version;
    const value = await read(key);
    if (version === readUnder) {
      if (kept.size >= how.most) kept.delete(kept.keys().next().value ?? key);
      kept.set(key, value);
    }
    return value;
  };
  return { get, forget: (key) => kept.delete(key) };
}

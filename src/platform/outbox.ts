/**
 * The outbox: what must happen because something was committed, and nothing else.
 *
 * A row is written in the transaction that causes it and names ids only. A handler runs in a transaction of its own that
 * also marks the row done, so its effect on the database happens exactly once whatever dies in between. An effect outside
 * the database (mail) cannot be exactly once; its handler records the attempt first and repeats it at most after a crash.
 */

import { sql } from 'kysely';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Uuid } from '../kernel/ids.ts';
import { addMs, type Instant } from '../kernel/time.ts';
import type { City } from './city.ts';
import type { Metrics } from './http/metrics.ts';
import type { Log } from './log.ts';
import { type Db, holdName, preparedOn, type Tx, tablesOf, transact } from './postgres/db.ts';
import type { PlatformTables } from './tables.ts';

export type OutboxPayload = Readonly<Record<string, string | number | boolean | null>>;
export type OutboxMessage = Readonly<{ topic: string; payload: OutboxPayload }>;
/** A handler gets the row's id to make its own writes recognisable. It may throw: the row is tried again later. */
export type OutboxHandler = (tx: Tx, city: City, payload: OutboxPayload, outboxId: string) => Promise<void>;
/** Several slices may listen to one topic; they share the row's transaction. */
export type OutboxHandlers = Readonly<Record<string, readonly OutboxHandler[]>>;

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** Bound of the doubling of waits between attempts: a failing row is tried for ever and stays visible to the operator. */
const MOST_DOUBLINGS = 9;

/** @param from not handled before this instant; at once when absent */
export async function enqueue(tx: Tx, city: City, message: OutboxMessage, from?: Instant): Promise<void> {
  const now = city.outside.now();
  await tablesOf<PlatformTables>(tx)
    .insertInto('platform_outbox')
    .values({
      id: city.outside.uuid(),
      topic: message.topic,
      payload: JSON.stringify(message.payload),
      created_at: now,
      available_at: from ?? now,
      attempts: 0,
    })
    .execute();
}

/**
 * Enqueues unless the very same message waits already. Its handler does all there is to do, and before it ends asks
 * `holdMessage` and looks once more.
 */
export async function enqueueOnce(tx: Tx, city: City, message: OutboxMessage): Promise<void> {
  await holdMessage(tx, message);
  const waiting = await tablesOf<PlatformTables>(tx)
    .selectFrom('platform_outbox')
    .select('id')
    .where('topic', '=', message.topic)
    .where(sql<boolean>`payload = ${JSON.stringify(message.payload)}::jsonb`)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  if (waiting === undefined) await enqueue(tx, city, message);
}

/** Until this transaction is over nobody enqueues this message once; whoever did before has committed. */
export async function holdMessage(tx: Tx, { topic, payload }: OutboxMessage): Promise<void> {
  await holdName(tx, `outbox/${topic}/${canonicalJson(payload)}`);
}

type Ran = 'none' | 'done' | 'failed';

/** Handles one waiting row; rows another process holds are skipped. */
async function runOne(city: City, handlers: OutboxHandlers, metrics: Metrics, log: Log): Promise<Ran> {
  let failed: { id: Uuid; topic: string; attempts: number; reason: string } | undefined;
  const ran = await transact(preparedOn(city.db), async (tx): Promise<Ran> => {
    const row = await tablesOf<PlatformTables>(tx)
      .selectFrom('platform_outbox')
      .select(['id', 'topic', 'payload', 'attempts'])
      .where('done_at', 'is', null)
      .where('available_at', '<=', city.outside.now())
      .orderBy('available_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return 'none';
    try {
      for (const handle of handlers[row.topic] ?? []) await handle(tx, city, row.payload as OutboxPayload, row.id);
    } catch (error) {
      failed = { id: row.id, topic: row.topic, attempts: row.attempts, reason: nameOf(error) };
      throw error;
    }
    await tablesOf<PlatformTables>(tx)
      .updateTable('platform_outbox')
      .set({ done_at: city.outside.now(), last_error: null })
      .where('id', '=', row.id)
      .execute();
    return 'done';
  }).catch((error: unknown): Ran => {
    if (failed === undefined) throw error;
    return 'failed';
  });
  if (failed !== undefined) {
    metrics.outboxFailures.inc({ topic: failed.topic });
    log.error({ topic: failed.topic, attempts: failed.attempts + 1, reason: failed.reason }, 'outbox handler failed');
    await postpone(city.db, city, failed);
  }
  return ran;
}

async function postpone(db: Db, city: City, row: { id: Uuid; attempts: number; reason: string }): Promise<void> {
  const waitMs = Math.min(FIRST_RETRY_MS * 2 ** Math.min(row.attempts, MOST_DOUBLINGS), LONGEST_RETRY_MS);
  await tablesOf<PlatformTables>(db)
    .updateTable('platform_outbox')
    .set({
      attempts: row.attempts + 1,
      available_at: addMs(city.outside.now(), waitMs),
      last_error: row.reason,
    })
    .where('id', '=', row.id)
    .where('done_at', 'is', null)
    .execute();
}

/** Runs everything that is due now; returns how many rows were done. Tests call it, the ticker calls it. */
export async function drainOutbox(city: City, handlers: OutboxHandlers, metrics: Metrics, log: Log): Promise<number> {
  let done = 0;
  for (;;) {
    const ran = await runOne(city, handlers, metrics, log);
    if (ran === 'none') return done;
    if (ran === 'done') done += 1;
  }
}

/** Rows not yet done, for the gauge and the doctor. */
export async function waitingInOutbox(db: Db): Promise<number> {
  const row = await tablesOf<PlatformTables>(db)
    .selectFrom('platform_outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Class and SQLSTATE of an error, never its message: that might quote what a person wrote. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

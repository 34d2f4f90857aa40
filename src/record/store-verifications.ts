/** SQL of verifications: who asked, progress, findings. They are the whole city's, not any office's. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { RecordTables } from './tables.ts';
import { asReport, type VerifyReport, type VerifyStep } from './verify-findings.ts';

export type Verification = Readonly<{
  id: Uuid;
  /** null: the nightly job. */
  askedByPost: Uuid | null;
  askedAt: Instant;
  begunAt: Instant | null;
  step: 'waiting' | VerifyStep | 'done' | 'failed';
  /** Rows read in this step. */
  done: number;
  endedAt: Instant | null;
  report: VerifyReport | null;
}>;

const COLUMNS = ['id', 'asked_by_post', 'asked_at', 'begun_at', 'step', 'done', 'ended_at', 'report'] as const;

/** Inserts a verification. @returns false when one is under way already */
export async function insertVerification(
  tx: Tx,
  asked: Readonly<{ id: Uuid; user: Uuid | null; post: Uuid | null; at: Instant }>,
): Promise<boolean> {
  const result = await tablesOf<RecordTables>(tx)
    .insertInto('record_verification')
    .values({
      id: asked.id,
      asked_by_user: asked.user,
      asked_by_post: asked.post,
      asked_at: asked.at,
      begun_at: null,
      beat_at: null,
      ended_at: null,
      step: 'waiting',
      done: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Locks a waiting verification, or one whose process died; one locked by another process is skipped. */
export async function takeVerification(tx: Tx, now: Instant, silentSince: Instant): Promise<Uuid | undefined> {
  const row = await tablesOf<RecordTables>(tx)
    .selectFrom('record_verification')
    .select('id')
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('beat_at', 'is', null), eb('beat_at', '<', silentSince)]))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await tablesOf<RecordTables>(tx)
    .updateTable('record_verification')
    .set({ begun_at: now, beat_at: now, step: 'seals', done: 0 })
    .where('id', '=', row.id)
    .execute();
  return row.id;
}

export async function noteProgress(
  tx: Tx,
  id: Uuid,
  far: Readonly<{ step: VerifyStep; done: number; at: Instant }>,
): Promise<void> {
  await tablesOf<RecordTables>(tx)
    .updateTable('record_verification')
    .set({ step: far.step, done: far.done, beat_at: far.at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends a verification. @param report null: it was interrupted, which says nothing about the record */
export async function endVerification(tx: Tx, id: Uuid, report: VerifyReport | null, at: Instant): Promise<void> {
  await tablesOf<RecordTables>(tx)
    .updateTable('record_verification')
    .set({
      step: report === null ? 'failed' : 'done',
      ended_at: at,
      ...(report === null ? {} : { report: JSON.stringify(report) }),
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** The newest first. */
export async function recentVerifications(q: Queryable, limit: number): Promise<readonly Verification[]> {
  const rows = await tablesOf<RecordTables>(q)
    .selectFrom('record_verification')
    .select(COLUMNS)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    askedByPost: row.asked_by_post,
    askedAt: row.asked_at,
    begunAt: row.begun_at,
    step: row.step as Verification['step'],
    done: row.done,
    endedAt: row.ended_at,
    report: row.report === null ? null : asReport(row.report),
  }));
}

export type RecordSize = Readonly<{
  events: number;
  leaves: number;
  seals: number;
  /** Events chained but not sealed yet. */
  unsealed: Readonly<{ events: number; oldestAt: Instant | null }>;
}>;

/** Number of events, and how many are not sealed yet. The anti-join costs about 0.3 s a million events. */
export async function recordSize(q: Queryable): Promise<RecordSize> {
  const tables = tablesOf<RecordTables>(q);
  const { events } = await tables
    .selectFrom('record_event')
    .select(({ fn }) => fn.countAll<number>().as('events'))
    .executeTakeFirstOrThrow();
  const last = await tables
    .selectFrom('record_seal')
    .select(['number', 'size'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const open = await tables
    .selectFrom('record_event as e')
    .leftJoin('record_leaf as l', (join) => join.onRef('l.stream_id', '=', 'e.stream_id').onRef('l.seq', '=', 'e.seq'))
    .where('l.leaf_index', 'is', null)
    .select(({ fn }) => [fn.countAll<number>().as('events'), fn.min('e.at').as('oldest')])
    .executeTakeFirstOrThrow();
  return {
    events,
    leaves: last?.size ?? 0,
    seals: last?.number ?? 0,
    unsealed: { events: open.events, oldestAt: open.oldest as Instant | null },
  };
}

export type SealLine = Readonly<{ number: number; size: number; root: string; at: Instant; keyId: string }>;

/** Seals below a number (all of them without one), the newest first. */
export async function sealsBelow(q: Queryable, below: number | undefined, limit: number): Promise<readonly SealLine[]> {
  let query = tablesOf<RecordTables>(q)
    .selectFrom('record_seal')
    .select(['number', 'size', 'root', 'at', 'key_id'])
    .orderBy('number', 'desc')
    .limit(limit);
  if (below !== undefined) query = query.where('number', '<', below);
  return (await query.execute()).map((row) => ({
    number: row.number,
    size: row.size,
    root: row.root.toString('hex'),
    at: row.at,
    keyId: row.key_id,
  }));
}

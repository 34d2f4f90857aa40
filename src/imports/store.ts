/** All SQL of runs and of remembered headings; parts of files are in store-parts.ts, rows in store-rows.ts. */

import { type Kysely, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { rowOf } from '../platform/postgres/columns.ts';
import { firstAs, handfuls, holdName, type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { ImportRun, Mapping, Progress, Reach, RunCounts, RunProblem, SheetName, WriteMode } from './model.ts';
import type { Remembered } from './rules-headings.ts';
import type { ImportsTables } from './tables.ts';

export function importsOn(q: Queryable): Kysely<ImportsTables> {
  return tablesOf<ImportsTables>(q);
}

const NEW = [
  'r.id',
  'r.kind',
  'r.file_name as fileName',
  'r.file_bytes as fileBytes',
  'r.user_id as userId',
  'r.post_id as postId',
  'r.unit_id as unitId',
  'r.division_code as divisionCode',
  'r.made_at as madeAt',
] as const;

/** Key of a sealed run, wrapped by the vault's. */
export type RunKey = Readonly<{ wrapped: Buffer; keyId: string }>;

function runs(q: Queryable) {
  return importsOn(q)
    .selectFrom('imports_run as r')
    .select(NEW)
    .select(['r.state', 'r.sheets', 'r.mapping', 'r.mode', 'r.phase', 'r.done', 'r.total', 'r.counts', 'r.problem'])
    .select(['r.checked_at as checkedAt', 'r.written_at as writtenAt'])
    .select(sql<boolean>`r.file_key is not null`.as('isSealed'))
    .select(sql<number>`(select count(*)::integer from imports_part p where p.run_id = r.id)`.as('parts'));
}

type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number];

function runOf({ phase, done, total, ...run }: RunRow): ImportRun {
  return { ...run, progress: phase === null ? null : { phase, done, total } };
}

export async function findRun(q: Queryable, reach: Reach, id: Uuid): Promise<ImportRun | undefined> {
  return firstAs(runs(q).where('r.id', '=', id).where(within(reach)), runOf);
}

/** `findRun` with a lock on the row. */
export async function lockRun(tx: Tx, reach: Reach, id: Uuid): Promise<ImportRun | undefined> {
  await importsOn(tx).selectFrom('imports_run').select('id').where('id', '=', id).forUpdate().execute();
  return findRun(tx, reach, id);
}

export async function runById(q: Queryable, id: Uuid): Promise<ImportRun | undefined> {
  return firstAs(runs(q).where('r.id', '=', id), runOf);
}

export async function listRuns(
  q: Queryable,
  reach: Reach,
  paging: Readonly<{ limit: number; offset: number }>,
): Promise<Readonly<{ total: number; items: readonly ImportRun[] }>> {
  const counted = await importsOn(q)
    .selectFrom('imports_run as r')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(within(reach))
    .executeTakeFirstOrThrow();
  const rows = await runsWithin(q, reach).limit(paging.limit).offset(paging.offset).execute();
  return { total: Number(counted.n), items: rows.map(runOf) };
}

/** All rows in the same order, in batches. */
export function eachRun(tx: Tx, reach: Reach): AsyncIterable<readonly ImportRun[]> {
  return handfuls(tx, runsWithin(tx, reach), runOf);
}

function runsWithin(q: Queryable, reach: Reach) {
  return runs(q).where(within(reach)).orderBy('r.made_at', 'desc').orderBy('r.id', 'desc');
}

function within({ divisionCodes, kinds }: Reach) {
  return sql<boolean>`(r.division_code = any(${[...divisionCodes]}::text[]) and r.kind = any(${[...kinds]}::text[]))`;
}

export type NewRun = Pick<
  ImportRun,
  'id' | 'kind' | 'fileName' | 'fileBytes' | 'userId' | 'postId' | 'unitId' | 'divisionCode' | 'madeAt'
>;

/** @param key of one that is sealed */
export async function insertRun(tx: Tx, run: NewRun, key: RunKey | null): Promise<void> {
  await importsOn(tx)
    .insertInto('imports_run')
    .values({
      ...{ ...rowOf(NEW, run), state: 'uploading', sheets: '[]', done: 0, total: 0, attempts: 0 },
      ...{ file_key: key?.wrapped ?? null, file_key_id: key?.keyId ?? null },
    })
    .execute();
}

export async function keyOfRun(q: Queryable, id: Uuid): Promise<RunKey | undefined> {
  const row = await importsOn(q)
    .selectFrom('imports_run')
    .select(['file_key as wrapped', 'file_key_id as keyId'])
    .where('id', '=', id)
    .executeTakeFirst();
  const { wrapped = null, keyId = null } = row ?? {};
  return wrapped === null || keyId === null ? undefined : { wrapped, keyId };
}

/** Takes away the key of sealed runs: nothing of their files and rows opens any more. */
export async function dropKeys(tx: Tx, ids: readonly Uuid[]): Promise<void> {
  await importsOn(tx)
    .updateTable('imports_run')
    .set({ file_key: null, file_key_id: null })
    .where('id', 'in', [...ids])
    .execute();
}

/** Sets the mapping, when the file is whole or its columns are chosen anew. */
export async function setMapping(tx: Tx, id: Uuid, mapping: Mapping, sheets?: readonly SheetName[]): Promise<void> {
  await importsOn(tx)
    .updateTable('imports_run')
    .set({
      state: 'mapping',
      mapping: JSON.stringify(mapping),
      ...(sheets === undefined ? {} : { sheets: JSON.stringify(sheets) }),
      problem: null,
      counts: null,
      checked_at: null,
    })
    .where('id', '=', id)
    .execute();
}

/** Queues the run for the workers, at the beginning of a step. */
export async function queueRun(
  tx: Tx,
  id: Uuid,
  state: 'check-waiting' | 'write-waiting',
  mode: WriteMode | null,
): Promise<void> {
  await importsOn(tx)
    .updateTable('imports_run')
    .set({
      state,
      mode,
      phase: null,
      done: 0,
      total: 0,
      attempts: 0,
      problem: null,
      worker: null,
      worker_seen_at: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function endRun(tx: Tx, id: Uuid, state: 'given-up', at: Instant): Promise<void> {
  await importsOn(tx)
    .updateTable('imports_run')
    .set({ state, ended_at: at, phase: null, worker: null, worker_seen_at: null })
    .where('id', '=', id)
    .execute();
}

/** Takes the longest waiting run, or one whose worker has not been seen since `deadSince`. @returns how often it was tried. */
export async function claimRun(
  tx: Tx,
  worker: Uuid,
  at: Instant,
  deadSince: Instant,
  only?: Uuid,
): Promise<Readonly<{ id: Uuid; attempts: number }> | undefined> {
  let waiting = importsOn(tx)
    .selectFrom('imports_run')
    .select(['id', 'state', 'attempts'])
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['check-waiting', 'write-waiting']),
        eb.and([eb('state', 'in', ['checking', 'writing']), eb('worker_seen_at', '<', deadSince)]),
      ]),
    );
  if (only !== undefined) waiting = waiting.where('id', '=', only);
  const row = await waiting.orderBy('made_at').limit(1).forUpdate().skipLocked().executeTakeFirst();
  if (row === undefined) return undefined;
  const attempts = row.attempts + 1;
  await importsOn(tx)
    .updateTable('imports_run')
    .set({
      state: row.state === 'check-waiting' || row.state === 'checking' ? 'checking' : 'writing',
      worker,
      worker_seen_at: at,
      attempts,
    })
    .where('id', '=', row.id)
    .execute();
  return { id: row.id, attempts };
}

/** @returns false where the run is another worker's by now, or somebody gave it up. */
export async function reportProgress(
  q: Queryable,
  id: Uuid,
  worker: Uuid,
  at: Instant,
  progress: Progress | undefined,
): Promise<boolean> {
  const updated = await importsOn(q)
    .updateTable('imports_run')
    .set({
      worker_seen_at: at,
      ...(progress === undefined ? {} : { phase: progress.phase, done: progress.done, total: progress.total }),
    })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export type StepEnd = Readonly<{
  state: 'mapping' | 'checked' | 'written' | 'check-waiting' | 'write-waiting';
  at: Instant;
  counts?: RunCounts;
  problem?: RunProblem;
}>;

/** Ends a worker's step. @returns false where the run is another worker's by now: then nothing of this step may count. */
export async function endStep(tx: Tx, id: Uuid, worker: Uuid, end: StepEnd): Promise<boolean> {
  const { state, at, counts, problem } = end;
  const updated = await importsOn(tx)
    .updateTable('imports_run')
    .set({
      state,
      phase: null,
      worker: null,
      worker_seen_at: null,
      problem: problem === undefined ? null : JSON.stringify(problem),
      ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
      ...(state === 'checked' && counts !== undefined ? { checked_at: at } : {}),
      ...(state === 'written' ? { written_at: at, ended_at: at } : {}),
    })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export async function rememberedHeadings(q: Queryable, kind: string, unitId: Uuid): Promise<Remembered> {
  const row = await importsOn(q)
    .selectFrom('imports_mapping')
    .select('headings')
    .where('kind', '=', kind)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return row?.headings ?? {};
}

/** Remembers these headings and keeps the others. */
export async function rememberHeadings(
  tx: Tx,
  kind: string,
  unitId: Uuid,
  headings: Remembered,
  at: Instant,
): Promise<void> {
  await importsOn(tx)
    .insertInto('imports_mapping')
    .values({ kind, unit_id: unitId, headings: JSON.stringify(headings), saved_at: at })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'unit_id']).doUpdateSet({
        headings: sql`imports_mapping.headings || excluded.headings`,
        saved_at: at,
      }),
    )
    .execute();
}

/**
 * Settings for very many rows in one transaction. Sorts and joins get memory enough to stay off the disk. The GIN index
 * gathers many rows before it takes them in, at a third of the time, but searches meanwhile read the gathered ones: the last
 * portion is written with `gathering` off, after which at most the usual 4 MB are left.
 */
export async function takeRoom(tx: Tx, gathering: boolean): Promise<void> {
  await sql`select set_config('work_mem', '128MB', true)`.execute(tx);
  const limit = gathering ? '64MB' : '4MB';
  await sql`select set_config('gin_pending_list_limit', ${limit}, true)`.execute(tx);
}

/** Serialises writes of one kind across processes: two files about the same records would deadlock or half know each other. */
export async function takeTurn(tx: Tx, kind: string): Promise<void> {
  await holdName(tx, `imports/${kind}`);
}

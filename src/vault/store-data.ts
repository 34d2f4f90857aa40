/** All SQL of requests about one's own data, their answers and corrections. Only a provisional date and the lane ever change. */

import { type Kysely, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { Scope } from '../people/index.ts';
import { rowOf } from '../platform/postgres/columns.ts';
import { handfuls, type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { MatterFacts } from './model.ts';
import type { DataRequest, DataStepWhat } from './model-data.ts';
import { READER } from './rules.ts';
import type { ActingOffice } from './store-openings.ts';
import type { VaultTables } from './tables.ts';

const OWN = [
  'id',
  'matter_id as matterId',
  'division_code as divisionCode',
  'lane',
  'kind',
  'channel',
  'known_by as knownBy',
  'identified',
  'received_on as receivedOn',
  'due_on as dueOn',
  'due_provisional as dueProvisional',
  'at',
] as const;
const COLUMNS = [...OWN, 'limit_version', 'limit_amount', 'limit_unit', 'office_unit', 'office_post'] as const;

export const db = (q: Queryable): Kysely<VaultTables> => tablesOf<VaultTables>(q);

export type NewDataRequest = Omit<DataRequest, 'steps' | 'office'> &
  Readonly<{ words: Uint8Array | null; by: ActingOffice | null }>;

/** Inserts a request. @returns false when this id was used before */
export async function insertDataRequest(tx: Tx, request: NewDataRequest): Promise<boolean> {
  const { by } = request;
  const done = await db(tx)
    .insertInto('vault_data_request')
    .values({
      ...rowOf(OWN, request),
      words: request.words === null ? null : Buffer.from(request.words),
      limit_version: request.limit.version,
      limit_amount: request.limit.amount,
      limit_unit: request.limit.unit,
      ...officeColumns(by),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Inserts a step. @param about the request and its number of steps, so that two acts at once cannot take the same number */
export async function insertDataStep(
  tx: Tx,
  about: Readonly<{ requestId: Uuid; no: number }>,
  step: Readonly<{
    what: DataStepWhat;
    ground: string | null;
    reason: string | null;
    submissionId: Uuid | null;
    at: Instant;
  }>,
  by: ActingOffice | null,
): Promise<void> {
  await db(tx)
    .insertInto('vault_data_step')
    .values({
      request_id: about.requestId,
      no: about.no,
      what: step.what,
      ground: step.ground,
      reason: step.reason,
      submission_id: step.submissionId,
      ...officeColumns(by),
      at: step.at,
    })
    .execute();
}

function officeColumns(by: ActingOffice | null) {
  return {
    by_user: by?.userId ?? null,
    by_post: by?.postId ?? null,
    for_post: by?.forPostId ?? null,
    office_unit: by?.unit ?? null,
    office_post: by?.post ?? null,
  };
}

export async function dataRequestById(q: Queryable, id: Uuid): Promise<DataRequest | undefined> {
  const rows = await requests(q).where('id', '=', id).execute();
  return (await withSteps(q, rows))[0];
}

/** `dataRequestById` with a lock on the row. */
export async function lockDataRequest(tx: Tx, id: Uuid): Promise<DataRequest | undefined> {
  const rows = await requests(tx).where('id', '=', id).forUpdate().execute();
  return (await withSteps(tx, rows))[0];
}

/** Every request about a matter, first one first. */
export async function dataRequestsOfMatter(q: Queryable, matterId: Uuid): Promise<readonly DataRequest[]> {
  const rows = await requests(q).where('matter_id', '=', matterId).orderBy('at').orderBy('id').execute();
  return withSteps(q, rows);
}

/** Sealed words of the person; null where they wrote nothing. */
export async function dataRequestWords(q: Queryable, id: Uuid): Promise<Uint8Array | null> {
  const row = await db(q).selectFrom('vault_data_request').select('words').where('id', '=', id).executeTakeFirst();
  return row?.words ?? null;
}

/** The step that this submission was, for an act sent twice. */
export async function dataStepOfSubmission(
  q: Queryable,
  submissionId: Uuid,
): Promise<
  Readonly<{ requestId: Uuid; what: DataStepWhat; userId: Uuid | null; reason: string | null; at: Instant }> | undefined
> {
  return db(q)
    .selectFrom('vault_data_step')
    .select(['request_id as requestId', 'what', 'by_user as userId', 'reason', 'at'])
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

export type DataFilter = Readonly<{
  state: 'open' | 'answered' | 'all';
  /** Matters too near for the reader, which are left out. */
  without: readonly Uuid[];
}>;

/** Requests of the reader's divisions and lane: open ones by date, then answered ones. */
export async function listDataRequests(
  q: Queryable,
  scope: Scope,
  filter: DataFilter,
  paging: Readonly<{ limit: number; offset: number }>,
): Promise<Readonly<{ total: number; items: readonly DataRequest[] }>> {
  const found = reached(q, scope, filter);
  const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await inOrder(found).limit(paging.limit).offset(paging.offset).execute();
  return { total: n, items: await withSteps(q, rows) };
}

/** All of them in the same order, in batches. */
export async function* eachDataRequest(
  tx: Tx,
  scope: Scope,
  filter: DataFilter,
): AsyncIterable<readonly DataRequest[]> {
  for await (const rows of handfuls(tx, inOrder(reached(tx, scope, filter)))) yield withSteps(tx, rows);
}

const ANSWERED = sql<boolean>`exists (select from vault_data_step s where s.request_id = vault_data_request.id and s.what in ('done', 'refused'))`;

export async function mattersAskedAbout(q: Queryable, scope: Scope): Promise<readonly Uuid[]> {
  const all = reached(q, scope, { state: 'all', without: [] });
  const rows = await all.select('matter_id').distinct().execute();
  return rows.map((row) => row.matter_id);
}

function reached(q: Queryable, scope: Scope, filter: DataFilter) {
  const lanes = (['ordinary', 'discipline'] as const).filter((lane) => READER[lane] === scope.actor.role);
  const mine = db(q)
    .selectFrom('vault_data_request')
    .where(sql<boolean>`lane = any(${lanes}::text[])`)
    .where(sql<boolean>`division_code = any(${[...scope.divisionCodes]}::text[])`)
    .where(sql<boolean>`not (matter_id = any(${[...filter.without]}::uuid[]))`);
  if (filter.state === 'all') return mine;
  return mine.where(filter.state === 'answered' ? ANSWERED : sql<boolean>`not ${ANSWERED}`);
}

function inOrder(found: ReturnType<typeof reached>) {
  return found.select(COLUMNS).orderBy(ANSWERED).orderBy('due_on').orderBy('id');
}

/** Ids of requests that wait for an answer and whose date a holiday table could still move. */
export async function provisionalDataRequests(q: Queryable): Promise<readonly Uuid[]> {
  const rows = await db(q)
    .selectFrom('vault_data_request')
    .select('id')
    .where(sql<boolean>`not ${ANSWERED}`)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

export async function setDataRequestDue(
  tx: Tx,
  id: Uuid,
  due: Readonly<{ on: LocalDate; provisional: boolean }>,
): Promise<void> {
  await db(tx)
    .updateTable('vault_data_request')
    .set({ due_on: due.on, due_provisional: due.provisional })
    .where('id', '=', id)
    .execute();
}

export async function moveDataRequests(tx: Tx, matterId: Uuid, lane: MatterFacts['lane']): Promise<void> {
  await db(tx).updateTable('vault_data_request').set({ lane }).where('matter_id', '=', matterId).execute();
}

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];

function requests(q: Queryable) {
  return db(q).selectFrom('vault_data_request').select(COLUMNS);
}

async function withSteps(q: Queryable, rows: readonly Row[]): Promise<readonly DataRequest[]> {
  if (rows.length === 0) return [];
  const steps = await db(q)
    .selectFrom('vault_data_step')
    .select(['request_id', 'what', 'ground', 'reason', 'by_user as byUserId', 'office_unit', 'office_post', 'at'])
    .where(
      'request_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('request_id')
    .orderBy('no')
    .execute();
  return rows.map(
    ({ limit_version: version, limit_amount: amount, limit_unit: unit, office_unit, office_post, ...row }) => ({
      ...row,
      limit: { version, amount, unit },
      office: officeOfRow({ office_unit, office_post }),
      steps: steps
        .filter((step) => step.request_id === row.id)
        .map(({ what, ground, reason, byUserId, at, ...step }) => ({
          what,
          ground,
          reason,
          office: officeOfRow(step),
          byUserId,
          at,
        })),
    }),
  );
}

function officeOfRow(row: Readonly<{ office_unit: string | null; office_post: string | null }>): DataRequest['office'] {
  return row.office_unit === null || row.office_post === null ? null : { unit: row.office_unit, post: row.office_post };
}

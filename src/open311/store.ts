/** All SQL of filings and of published summaries. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import { rowOf } from '../platform/postgres/columns.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { PublishedRequest, RequestFilter } from './model.ts';
import type { Open311Tables } from './tables.ts';

export const open311On = (q: Queryable) => tablesOf<Open311Tables>(q);

export type StoredFiling = Readonly<{
  id: Uuid;
  token: Uuid;
  clientId: Uuid;
  matterId: Uuid;
  /** HMAC of the sender's id of the request, if it gave one. */
  requestMac: Buffer | null;
  contentMac: Buffer;
  at: Instant;
}>;

export async function insertFiling(tx: Tx, filing: StoredFiling): Promise<void> {
  await open311On(tx).insertInto('open311_filing').values(rowOf(FILING, filing)).execute();
}

const FILING = [
  'id',
  'token',
  'client_id as clientId',
  'matter_id as matterId',
  'request_mac as requestMac',
  'content_mac as contentMac',
  'at',
] as const;

function filingRows(q: Queryable) {
  return open311On(q).selectFrom('open311_filing').select(FILING);
}

/** Earlier filing of a request id; the caller holds the system's row. */
export async function filingOfRequest(tx: Tx, clientId: Uuid, requestMac: Buffer): Promise<StoredFiling | undefined> {
  return filingRows(tx).where('client_id', '=', clientId).where('request_mac', '=', requestMac).executeTakeFirst();
}

/** Earlier filing of the same content without an id, not long ago. */
export async function filingOfContent(
  tx: Tx,
  clientId: Uuid,
  contentMac: Buffer,
  since: Instant,
): Promise<StoredFiling | undefined> {
  return filingRows(tx)
    .where('client_id', '=', clientId)
    .where('at', '>=', since)
    .where('content_mac', '=', contentMac)
    .where('request_mac', 'is', null)
    .orderBy('at')
    .executeTakeFirst();
}

export async function countFilings(
  tx: Tx,
  clientId: Uuid,
  since: Readonly<{ minute: Instant; day: Instant }>,
): Promise<Readonly<{ inMinute: number; inDay: number }>> {
  const row = await open311On(tx)
    .selectFrom('open311_filing')
    .select((eb) => [
      eb.fn.countAll<number>().as('inDay'),
      eb.fn.countAll<number>().filterWhere('at', '>=', since.minute).as('inMinute'),
    ])
    .where('client_id', '=', clientId)
    .where('at', '>=', since.day)
    .executeTakeFirstOrThrow();
  return { inMinute: Number(row.inMinute), inDay: Number(row.inDay) };
}

/** Request of a token: undefined where there is none, `null` while its matter is not published. */
export async function requestOfToken(q: Queryable, token: Uuid): Promise<Uuid | null | undefined> {
  const row = await open311On(q)
    .selectFrom('open311_filing')
    .leftJoin('open311_published', 'open311_published.matter_id', 'open311_filing.matter_id')
    .select('open311_published.id')
    .where('token', '=', token)
    .executeTakeFirst();
  return row === undefined ? undefined : row.id;
}

const PUBLISHED = [
  'id',
  'service_code as serviceCode',
  'status',
  'period',
  'from_on as fromOn',
  'until_on as untilOn',
  'place',
  'agency',
  'address',
  'address_id as addressId',
  'expected_on as expectedOn',
  'changed_on as changedOn',
] as const;

function publishedRows(q: Queryable) {
  return open311On(q).selectFrom('open311_published').select(PUBLISHED);
}
const NEW_PUBLISHED = [...PUBLISHED, 'matter_id as matterId', 'published_on as publishedOn'] as const;

/** Published requests, latest spans first, then by random ids, which are no order of arrival. */
export async function publishedIn(
  q: Queryable,
  filter: RequestFilter,
  limit: number,
): Promise<readonly PublishedRequest[]> {
  if (filter.services?.length === 0) return [];
  let rows = publishedRows(q).where('from_on', '>=', filter.fromOn).where('from_on', '<=', filter.untilOn);
  if (filter.services !== null) rows = rows.where('service_code', 'in', [...filter.services]);
  if (filter.statuses !== null) rows = rows.where('status', 'in', [...filter.statuses]);
  return (await rows.orderBy('from_on', 'desc').orderBy('id').limit(limit).execute()) as PublishedRequest[];
}

export async function publishedByIds(q: Queryable, ids: readonly Uuid[]): Promise<readonly PublishedRequest[]> {
  if (ids.length === 0) return [];
  const rows = publishedRows(q).where('id', 'in', [...ids]);
  return (await rows.orderBy('from_on', 'desc').orderBy('id').execute()) as PublishedRequest[];
}

export type NewPublished = Omit<PublishedRequest, 'changedOn'> & Readonly<{ matterId: Uuid; publishedOn: LocalDate }>;

const ROWS_A_STATEMENT = 500;

export async function insertPublished(tx: Tx, requests: readonly NewPublished[]): Promise<void> {
  for (let from = 0; from < requests.length; from += ROWS_A_STATEMENT) {
    const rows = requests
      .slice(from, from + ROWS_A_STATEMENT)
      .map((request) => rowOf(NEW_PUBLISHED, { ...request, changedOn: request.publishedOn }));
    await open311On(tx).insertInto('open311_published').values(rows).execute();
  }
}

export async function publishedAmong(tx: Tx, matterIds: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
  if (matterIds.length === 0) return new Set();
  const rows = await open311On(tx)
    .selectFrom('open311_published')
    .select('matter_id')
    .where((eb) => eb('matter_id', '=', eb.fn.any(eb.val([...matterIds]))))
    .execute();
  return new Set(rows.map((row) => row.matter_id));
}

export async function publishedMatters(tx: Tx): Promise<readonly Readonly<{ matterId: Uuid; status: string }>[]> {
  return open311On(tx).selectFrom('open311_published').select(['matter_id as matterId', 'status']).execute();
}

export async function setStatus(
  tx: Tx,
  matterIds: readonly Uuid[],
  status: 'open' | 'closed',
  on: LocalDate,
): Promise<void> {
  if (matterIds.length === 0) return;
  await open311On(tx)
    .updateTable('open311_published')
    .set({ status, changed_on: on })
    .where((eb) => eb('matter_id', '=', eb.fn.any(eb.val([...matterIds]))))
    .execute();
}

/** @returns false when that week was done before. */
export async function beginBatch(tx: Tx, weekOf: LocalDate, at: Instant): Promise<boolean> {
  const done = await open311On(tx)
    .insertInto('open311_batch')
    .values({ week_of: weekOf, published: 0, at })
    .onConflict((conflict) => conflict.column('week_of').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function endBatch(tx: Tx, weekOf: LocalDate, published: number): Promise<void> {
  await open311On(tx).updateTable('open311_batch').set({ published }).where('week_of', '=', weekOf).execute();
}

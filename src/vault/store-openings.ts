/** All SQL of openings, of requests to open and of decisions on them. Append-only throughout. */

import { type Kysely, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { Opening, OpeningRequest, SecretField } from './model.ts';
import { fieldList, fieldsOfList } from './rules.ts';
import type { VaultTables } from './tables.ts';

const db = (q: Queryable): Kysely<VaultTables> => tablesOf<VaultTables>(q);

/** The acting office by the names it has now; renaming it later does not change who opened. */
export type ActingOffice = Readonly<{
  userId: Uuid;
  postId: Uuid;
  forPostId: Uuid | null;
  unit: string;
  post: string;
}>;

/** The office as its names stand beside what it did. */
const officeRow = ({ unit, post }: ActingOffice) => ({ office_unit: unit, office_post: post });

/** What is asked to be opened, or was: of which matter, which fields, why and when. */
type Asking = Readonly<{ id: Uuid; matterId: Uuid; fields: readonly SecretField[]; reason: string; at: Instant }>;

function askedRow({ id, matterId, fields, reason, at }: Asking) {
  return { id, matter_id: matterId, fields: fieldList(fields), reason, at };
}

export async function insertRequest(tx: Tx, request: Asking, by: ActingOffice): Promise<void> {
  await db(tx)
    .insertInto('vault_request')
    .values({
      ...askedRow(request),
      asked_by_user: by.userId,
      asked_by_post: by.postId,
      asked_for_post: by.forPostId,
      ...officeRow(by),
    })
    .execute();
}

/** Inserts a decision. @returns false when somebody decided before */
export async function insertDecision(
  tx: Tx,
  decision: Readonly<{ requestId: Uuid; approved: boolean; reason: string; at: Instant }>,
  by: ActingOffice,
): Promise<boolean> {
  const result = await db(tx)
    .insertInto('vault_decision')
    .values({
      request_id: decision.requestId,
      approved: decision.approved,
      reason: decision.reason,
      decided_by_user: by.userId,
      decided_by_post: by.postId,
      decided_for_post: by.forPostId,
      ...officeRow(by),
      at: decision.at,
    })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function insertOpening(
  tx: Tx,
  opening: Asking & Readonly<{ requestId: Uuid | null }>,
  by: ActingOffice,
): Promise<void> {
  await db(tx)
    .insertInto('vault_opening')
    .values({
      ...askedRow(opening),
      request_id: opening.requestId,
      opened_by_user: by.userId,
      opened_by_post: by.postId,
      opened_for_post: by.forPostId,
      ...officeRow(by),
    })
    .execute();
}

export type KnownOpening = Omit<Asking, 'id'> & Readonly<{ userId: Uuid; requestId: Uuid | null }>;

export async function openingById(q: Queryable, id: Uuid): Promise<KnownOpening | undefined> {
  const row = await db(q)
    .selectFrom('vault_opening')
    .select(['matter_id as matterId', 'opened_by_user as userId', 'fields', 'reason', 'request_id as requestId', 'at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, fields: fieldsOfList(row.fields) };
}

/** Whether a person opened the field, or agreed to an opening of it that was then made. */
export async function openedBy(q: Queryable, matterId: Uuid, field: SecretField, userId: Uuid): Promise<boolean> {
  const rows = await db(q)
    .selectFrom('vault_opening as o')
    .leftJoin('vault_decision as d', 'd.request_id', 'o.request_id')
    .select('o.fields')
    .where('o.matter_id', '=', matterId)
    .where((eb) => eb.or([eb('o.opened_by_user', '=', userId), eb('d.decided_by_user', '=', userId)]))
    .execute();
  return rows.some(({ fields }) => fieldsOfList(fields).includes(field));
}

/** Every opening of a matter's identity, the first one first. */
export async function listOpenings(q: Queryable, matterId: Uuid): Promise<readonly Opening[]> {
  const rows = await db(q)
    .selectFrom('vault_opening as o')
    .leftJoin('vault_decision as d', 'd.request_id', 'o.request_id')
    .select(['o.at', 'o.fields', 'o.reason', 'o.office_unit', 'o.office_post'])
    .select(['d.office_unit as second_unit', 'd.office_post as second_post'])
    .where('o.matter_id', '=', matterId)
    .orderBy('o.at')
    .orderBy('o.id')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    fields: fieldsOfList(row.fields),
    office: { unit: row.office_unit, post: row.office_post },
    approvedBy:
      row.second_unit === null || row.second_post === null ? null : { unit: row.second_unit, post: row.second_post },
    reason: row.reason,
  }));
}

export async function listRequests(
  q: Queryable,
  filter: Readonly<{ id: Uuid } | { matterId: Uuid }>,
): Promise<readonly OpeningRequest[]> {
  let query = db(q)
    .selectFrom('vault_request as r')
    .leftJoin('vault_decision as d', 'd.request_id', 'r.id')
    .select(['r.id', 'r.matter_id as matterId', 'r.fields', 'r.reason', 'r.asked_by_user as askedByUser', 'r.at'])
    .select(['r.office_unit', 'r.office_post'])
    .select(['d.approved', 'd.office_unit as second_unit', 'd.office_post as second_post', 'd.at as decided_at'])
    .select(sql<boolean>`exists (select from vault_opening o where o.request_id = r.id)`.as('spent'));
  query = 'id' in filter ? query.where('r.id', '=', filter.id) : query.where('r.matter_id', '=', filter.matterId);
  const rows = await query.orderBy('r.at').orderBy('r.id').execute();
  return rows.map(({ fields, office_unit, office_post, approved, decided_at, second_unit, second_post, ...row }) => ({
    ...row,
    fields: fieldsOfList(fields),
    office: { unit: office_unit, post: office_post },
    decision:
      approved === null || decided_at === null
        ? null
        : { approved, office: { unit: second_unit ?? '', post: second_post ?? '' }, at: decided_at },
  }));
}

/** All SQL of who holds which post. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Role } from '../model.ts';
import type { PeopleTables } from '../tables.ts';
import { roleOf } from './store-posts.ts';

export type Holding = Readonly<{
  id: Uuid;
  userId: Uuid;
  postId: Uuid;
  fromOn: LocalDate;
  untilOn: LocalDate | null;
}>;

const HOLDING = ['id', 'user_id as userId', 'post_id as postId', 'from_on as fromOn', 'until_on as untilOn'] as const;

export async function insertHolding(tx: Tx, holding: Holding): Promise<void> {
  await tablesOf<PeopleTables>(tx).insertInto('people_holding').values(rowOf(HOLDING, holding)).execute();
}

export async function holdingById(q: Queryable, id: Uuid): Promise<Holding | undefined> {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_holding')
    .select([...HOLDING])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Sets the last day of a holding; its former content stays on record. */
export async function endHolding(
  tx: Tx,
  before: Holding,
  on: LocalDate,
  record: Readonly<{ id: Uuid; byPost: Uuid | null; at: Instant }>,
): Promise<void> {
  const tables = tablesOf<PeopleTables>(tx);
  await tables
    .insertInto('people_holding_past')
    .values({
      id: record.id,
      holding_id: before.id,
      from_on: before.fromOn,
      until_on: before.untilOn,
      changed_by_post: record.byPost,
      changed_at: record.at,
    })
    .execute();
  await tables.updateTable('people_holding').set({ until_on: on }).where('id', '=', before.id).execute();
}

/** Holdings of a person not ended before a day, future ones included. */
export async function holdingsOfUser(
  q: Queryable,
  userId: Uuid,
  on: LocalDate,
): Promise<readonly (Holding & { role: Role; title: string; unitId: Uuid })[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_holding as h')
    .innerJoin('people_post as p', 'p.id', 'h.post_id')
    .select(HOLDING.map((column) => `h.${column}` as const))
    .select(['p.role', 'p.title', 'p.unit_id as unitId'])
    .where('h.user_id', '=', userId)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .orderBy('h.from_on')
    .execute();
  return rows.map((row) => ({ ...row, role: roleOf(row.role) }));
}

export async function holdingsOfUsers(
  q: Queryable,
  userIds: readonly Uuid[],
  on: LocalDate,
): Promise<readonly (Holding & { role: Role; unitId: Uuid })[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_holding as h')
    .innerJoin('people_post as p', 'p.id', 'h.post_id')
    .select(HOLDING.map((column) => `h.${column}` as const))
    .select(['p.role', 'p.unit_id as unitId'])
    .where((eb) => eb('h.user_id', '=', eb.fn.any(sql<Uuid[]>`${[...userIds]}::uuid[]`)))
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .orderBy('h.from_on')
    .execute();
  return rows.map((row) => ({ ...row, role: roleOf(row.role) }));
}

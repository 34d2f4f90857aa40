/** All SQL of who holds which post. */

import { type Selectable, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
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

const HOLDING = ['id', 'user_id', 'post_id', 'from_on', 'until_on'] as const;

function holdingOf(row: Selectable<PeopleTables['people_holding']>): Holding {
  return {
    id: row.id as Uuid,
    userId: row.user_id as Uuid,
    postId: row.post_id as Uuid,
    fromOn: row.from_on as LocalDate,
    untilOn: row.until_on as LocalDate | null,
  };
}

export async function insertHolding(tx: Tx, holding: Holding): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_holding')
    .values({
      id: holding.id,
      user_id: holding.userId,
      post_id: holding.postId,
      from_on: holding.fromOn,
      until_on: holding.untilOn,
    })
    .execute();
}

export async function holdingById(q: Queryable, id: Uuid): Promise<Holding | undefined> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_holding')
    .select([...HOLDING])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : holdingOf(row);
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
): Promise<readonly (Holding & { role: Role; title: string; unitId: Uuid; unitName: string })[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_holding as h')
    .innerJoin('people_post as p', 'p.id', 'h.post_id')
    .innerJoin('people_unit as u', 'u.id', 'p.unit_id')
    .select([
      'h.id',
      'h.user_id',
      'h.post_id',
      'h.from_on',
      'h.until_on',
      'p.role',
      'p.title',
      'p.unit_id',
      'u.name as unit_name',
    ])
    .where('h.user_id', '=', userId)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .orderBy('h.from_on')
    .execute();
  return rows.map((row) => ({
    ...holdingOf(row),
    role: roleOf(row.role),
    title: row.title,
    unitId: row.unit_id as Uuid,
    unitName: row.unit_name,
  }));
}

export async function holdingsOfUsers(
  q: Queryable,
  userIds: readonly Uuid[],
  on: LocalDate,
): Promise<readonly (Holding & { role: Role; unitId: Uuid })[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_holding as h')
    .innerJoin('people_post as p', 'p.id', 'h.post_id')
    .select(['h.id', 'h.user_id', 'h.post_id', 'h.from_on', 'h.until_on', 'p.role', 'p.unit_id'])
    .where((eb) => eb('h.user_id', '=', eb.fn.any(sql<Uuid[]>`${[...userIds]}::uuid[]`)))
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .orderBy('h.from_on')
    .execute();
  return rows.map((row) => ({ ...holdingOf(row), role: roleOf(row.role), unitId: row.unit_id as Uuid }));
}

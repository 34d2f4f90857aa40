/** All SQL of delegations (代理, AB 岗). */

import type { Selectable } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Delegation, Role } from '../model.ts';
import type { PeopleTables } from '../tables.ts';
import { holdingsOfUser } from './store-holdings.ts';
import { roleOf } from './store-posts.ts';

const DELEGATION = [
  'id',
  'post_id',
  'to_user',
  'principal_user',
  'from_on',
  'to_on',
  'reason',
  'made_at',
  'ended_at',
  'ended_on',
] as const;

function delegationOf(row: Selectable<PeopleTables['people_delegation']>): Delegation {
  return {
    id: row.id as Uuid,
    postId: row.post_id as Uuid,
    toUserId: row.to_user as Uuid,
    principalUserId: row.principal_user as Uuid,
    fromOn: row.from_on as LocalDate,
    toOn: row.to_on as LocalDate,
    reason: row.reason,
    endedAt: row.ended_at as Instant | null,
  };
}

export async function insertDelegation(tx: Tx, delegation: Delegation, madeAt: Instant): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_delegation')
    .values({
      id: delegation.id,
      post_id: delegation.postId,
      to_user: delegation.toUserId,
      principal_user: delegation.principalUserId,
      from_on: delegation.fromOn,
      to_on: delegation.toOn,
      reason: delegation.reason,
      made_at: madeAt,
    })
    .execute();
}

export async function delegationById(q: Queryable, id: Uuid): Promise<Delegation | undefined> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_delegation')
    .select([...DELEGATION])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : delegationOf(row);
}

export async function endDelegation(tx: Tx, id: Uuid, at: Instant, on: LocalDate): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_delegation')
    .set({ ended_at: at, ended_on: on })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Every role the person holds or is lent, from a day on. */
export async function rolesOfUser(q: Queryable, userId: Uuid, on: LocalDate): Promise<readonly Role[]> {
  const held = await holdingsOfUser(q, userId, on);
  const lent = await tablesOf<PeopleTables>(q)
    .selectFrom('people_delegation as d')
    .innerJoin('people_post as p', 'p.id', 'd.post_id')
    .select('p.role')
    .where('d.to_user', '=', userId)
    .where('d.to_on', '>=', on)
    .where('d.ended_at', 'is', null)
    .execute();
  return [...held, ...lent].map(({ role }) => roleOf(role));
}

export type DelegationLine = Delegation &
  Readonly<{ postTitle: string; unitName: string; toName: string; principalName: string }>;

export async function delegationsAround(q: Queryable, userId: Uuid): Promise<readonly DelegationLine[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_delegation as d')
    .innerJoin('people_post as p', 'p.id', 'd.post_id')
    .innerJoin('people_unit as n', 'n.id', 'p.unit_id')
    .innerJoin('people_user as t', 't.id', 'd.to_user')
    .innerJoin('people_user as w', 'w.id', 'd.principal_user')
    .select(DELEGATION.map((column) => `d.${column}` as const))
    .select([
      'p.title as post_title',
      'n.name as unit_name',
      't.display_name as to_name',
      'w.display_name as principal_name',
    ])
    .where((eb) => eb.or([eb('d.to_user', '=', userId), eb('d.principal_user', '=', userId)]))
    .orderBy('d.from_on', 'desc')
    .orderBy('d.id')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    ...delegationOf(row),
    postTitle: row.post_title,
    unitName: row.unit_name,
    toName: row.to_name,
    principalName: row.principal_name,
  }));
}

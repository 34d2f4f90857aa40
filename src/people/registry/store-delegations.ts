/** All SQL of delegations (代理, AB 岗). */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Delegation, Role } from '../model.ts';
import type { PeopleTables } from '../tables.ts';
import { holdingsOfUser } from './store-holdings.ts';
import { roleOf } from './store-posts.ts';

const DELEGATION = [
  'id',
  'post_id as postId',
  'to_user as toUserId',
  'principal_user as principalUserId',
  'from_on as fromOn',
  'to_on as toOn',
  'reason',
  'ended_at as endedAt',
] as const;

export async function insertDelegation(tx: Tx, delegation: Delegation, madeAt: Instant): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_delegation')
    .values({ ...rowOf(DELEGATION, delegation), made_at: madeAt })
    .execute();
}

export async function delegationById(q: Queryable, id: Uuid): Promise<Delegation | undefined> {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_delegation')
    .select([...DELEGATION])
    .where('id', '=', id)
    .executeTakeFirst();
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
  Readonly<{ postTitle: string; unitId: Uuid; toName: string; principalName: string }>;

export async function delegationsAround(q: Queryable, userId: Uuid): Promise<readonly DelegationLine[]> {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_delegation as d')
    .innerJoin('people_post as p', 'p.id', 'd.post_id')
    .innerJoin('people_user as t', 't.id', 'd.to_user')
    .innerJoin('people_user as w', 'w.id', 'd.principal_user')
    .select(DELEGATION.map((column) => `d.${column}` as const))
    .select([
      'p.title as postTitle',
      'p.unit_id as unitId',
      't.display_name as toName',
      'w.display_name as principalName',
    ])
    .where((eb) => eb.or([eb('d.to_user', '=', userId), eb('d.principal_user', '=', userId)]))
    .orderBy('d.from_on', 'desc')
    .orderBy('d.id')
    .limit(500)
    .execute();
}

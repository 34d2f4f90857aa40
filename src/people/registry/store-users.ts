/** All SQL of accounts. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import { containing } from '../../kernel/search-text.ts';
import type { Instant } from '../../kernel/time.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { firstAs, handfuls, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Scope, User } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

const ACCOUNT = [
  'id',
  'username',
  'display_name as displayName',
  'division_code as divisionCode',
  'email',
  'created_at as createdAt',
] as const;
const USER = [
  ...ACCOUNT,
  'password_set_at',
  'totp_confirmed_at',
  'disabled_at as disabledAt',
  'posts_suspended_at',
] as const;

/** Whether the identity provider opens the account. */
const PROVIDER_LINKED = sql<boolean>`exists (
  select from people_provider_account linked where linked.user_id = people_user.id)`.as('providerLinked');

function userRows(q: Queryable) {
  return tablesOf<PeopleTables>(q).selectFrom('people_user').select(USER).select(PROVIDER_LINKED);
}

type Row = Awaited<ReturnType<ReturnType<typeof usersWithin>['execute']>>[number];

function userOf({ password_set_at, totp_confirmed_at, posts_suspended_at, ...user }: Row): User {
  return {
    ...user,
    passwordSet: password_set_at !== null,
    secondFactor: totp_confirmed_at !== null,
    postsSuspended: posts_suspended_at !== null,
  };
}

export async function userById(q: Queryable, userId: Uuid): Promise<User | undefined> {
  return firstAs(userRows(q).where('id', '=', userId), userOf);
}

/** Names of these people, also where their account was closed since. */
export async function namesOfUsers(q: Queryable, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_user')
    .select(['id', 'display_name'])
    .where('id', 'in', [...(userIds as readonly Uuid[])])
    .execute();
  return new Map(rows.map((row) => [row.id, row.display_name]));
}

export async function userByName(q: Queryable, username: string): Promise<User | undefined> {
  return firstAs(userRows(q).where('username', '=', username.toLowerCase()), userOf);
}

/** Users of these sign-in names, whoever keeps them: a name is taken or not. */
export async function usersNamed(q: Queryable, usernames: readonly string[]): Promise<readonly User[]> {
  const rows = await userRows(q)
    .where((eb) => eb('username', '=', eb.fn.any(eb.val([...usernames]))))
    .execute();
  return rows.map(userOf);
}

export async function lockUser(tx: Tx, userId: Uuid): Promise<User | undefined> {
  return firstAs(userRows(tx).where('id', '=', userId).forUpdate(), userOf);
}

export type UserFilter = Readonly<{ search?: string | undefined; disabled?: boolean | undefined }>;

export async function listUsers(
  q: Queryable,
  scope: Pick<Scope, 'divisionCodes'>,
  filter: UserFilter,
): Promise<readonly User[]> {
  return (await usersWithin(q, scope, filter).limit(2_000).execute()).map(userOf);
}

/** All rows in the same order, in batches. */
export function eachUser(tx: Tx, scope: Scope, filter: UserFilter): AsyncIterable<readonly User[]> {
  return handfuls(tx, usersWithin(tx, scope, filter), userOf);
}

function usersWithin(q: Queryable, scope: Pick<Scope, 'divisionCodes'>, filter: UserFilter) {
  let query = userRows(q)
    .where('division_code', 'in', [...scope.divisionCodes])
    .orderBy('username');
  if (filter.search !== undefined) {
    const pattern = containing(filter.search);
    query = query.where((eb) =>
      eb.or([eb('username', 'like', pattern.toLowerCase()), eb('display_name', 'like', pattern)]),
    );
  }
  return filter.disabled === true ? query : query.where('disabled_at', 'is', null);
}

export async function insertUser(
  tx: Tx,
  user: Pick<User, 'id' | 'username' | 'displayName' | 'divisionCode' | 'email' | 'createdAt'>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_user')
    .values({ ...rowOf(ACCOUNT, user), version: 1 })
    .execute();
}

export async function setDisabled(tx: Tx, userId: Uuid, at: Instant | null): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_user')
    .set({ disabled_at: at })
    .where('id', '=', userId)
    .execute();
}

/** Suspends all posts of a person, or lifts the suspension (null). */
export async function setPostsSuspended(tx: Tx, userId: Uuid, at: Instant | null): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_user')
    .set({ posts_suspended_at: at })
    .where('id', '=', userId)
    .execute();
}

/** All SQL of posts, holdings and delegations. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { firstAs, handfuls, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Post, Role, Scope } from '../model.ts';
import { isRole } from '../rules.ts';
import type { PeopleTables } from '../tables.ts';

const POST = [
  'id',
  'role',
  'unit_id as unitId',
  'division_code as divisionCode',
  'title',
  'valid_from as validFrom',
  'valid_to as validTo',
  'version',
] as const;

function postRows(q: Queryable) {
  return tablesOf<PeopleTables>(q).selectFrom('people_post').select(POST);
}

function postOf<Row extends Readonly<{ role: string }>>(row: Row) {
  return { ...row, role: roleOf(row.role) };
}

export function roleOf(text: string): Role {
  if (!isRole(text)) throw new Error('a post has a role this program does not know');
  return text;
}

export async function postById(q: Queryable, postId: Uuid): Promise<Post | undefined> {
  return firstAs(postRows(q).where('id', '=', postId), postOf);
}

export async function lockPost(tx: Tx, postId: Uuid): Promise<Post | undefined> {
  return firstAs(postRows(tx).where('id', '=', postId).forUpdate(), postOf);
}

/** Living posts of a role for a division, the oldest first. */
export async function postsFor(q: Queryable, role: Role, divisionCode: string): Promise<readonly Post[]> {
  return postsAmong(q, [role], [divisionCode]);
}

/** Living posts of these roles for these divisions, the oldest first. */
export async function postsAmong(
  q: Queryable,
  roles: readonly Role[],
  divisionCodes: readonly string[],
): Promise<readonly Post[]> {
  const rows = await postRows(q)
    .where('role', '=', sql<string>`any(${[...roles]}::text[])`)
    .where('division_code', '=', sql<string>`any(${[...divisionCodes]}::text[])`)
    .where('valid_to', 'is', null)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  return rows.map(postOf);
}

/** Living posts of a unit, of one role or of all. */
export async function postsInUnit(q: Queryable, unitId: Uuid, role?: Role): Promise<readonly Post[]> {
  let query = postRows(q)
    .where('unit_id', '=', unitId)
    .where('valid_to', 'is', null)
    .orderBy('valid_from')
    .orderBy('id');
  if (role !== undefined) query = query.where('role', '=', role);
  return (await query.execute()).map(postOf);
}

export async function postsInUnits(q: Queryable, unitIds: readonly Uuid[]): Promise<readonly Post[]> {
  const rows = await postRows(q)
    .where((eb) => eb('unit_id', '=', eb.fn.any(sql<Uuid[]>`${[...unitIds]}::uuid[]`)))
    .where('valid_to', 'is', null)
    .orderBy('valid_from')
    .execute();
  return rows.map(postOf);
}

export type PostFilter = Readonly<{
  within: 'mine' | 'city';
  role?: Role | undefined;
  unitId?: Uuid | undefined;
  ended?: boolean | undefined;
}>;

export type PostLine = Post & Readonly<{ holders: readonly { userId: Uuid; displayName: string }[] }>;

/** Posts with who holds them on a day. */
export async function listPosts(
  q: Queryable,
  scope: Scope,
  filter: PostFilter,
  on: LocalDate,
): Promise<readonly PostLine[]> {
  return withHolders(q, await postsWithin(q, scope, filter).limit(5_000).execute(), on);
}

/** All rows in the same order, in batches. */
export async function* eachPost(
  tx: Tx,
  scope: Scope,
  filter: PostFilter,
  on: LocalDate,
): AsyncIterable<readonly PostLine[]> {
  for await (const rows of handfuls(tx, postsWithin(tx, scope, filter))) yield await withHolders(tx, rows, on);
}

function postsWithin(q: Queryable, scope: Scope, filter: PostFilter) {
  let query = tablesOf<PeopleTables>(q)
    .selectFrom('people_post as p')
    .innerJoin('people_unit as u', 'u.id', 'p.unit_id')
    .select(POST.map((column) => `p.${column}` as const))
    .orderBy('p.division_code')
    .orderBy('u.name')
    .orderBy('p.title');
  if (filter.within === 'mine') query = query.where('p.division_code', 'in', [...scope.divisionCodes]);
  if (filter.role !== undefined) query = query.where('p.role', '=', filter.role);
  if (filter.unitId !== undefined) query = query.where('p.unit_id', '=', filter.unitId);
  return filter.ended === true ? query : query.where('p.valid_to', 'is', null);
}

type PostRow = Awaited<ReturnType<ReturnType<typeof postsWithin>['execute']>>[number];

async function withHolders(q: Queryable, rows: readonly PostRow[], on: LocalDate): Promise<readonly PostLine[]> {
  if (rows.length === 0) return [];
  const holders = await tablesOf<PeopleTables>(q)
    .selectFrom('people_holding as h')
    .innerJoin('people_user as u', 'u.id', 'h.user_id')
    .select(['h.post_id', 'h.user_id', 'u.display_name'])
    .where(
      'h.post_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('h.from_on', '<=', on)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .orderBy('h.from_on')
    .execute();
  return rows.map((row) => ({
    ...postOf(row),
    holders: holders
      .filter((holder) => holder.post_id === row.id)
      .map((holder) => ({ userId: holder.user_id, displayName: holder.display_name })),
  }));
}

export async function insertPost(tx: Tx, post: Post): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_post')
    .values({ ...rowOf(POST, post), since_on: post.validFrom })
    .execute();
}

export async function endPost(tx: Tx, post: Post, on: LocalDate): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_post')
    .set({ valid_to: on, version: post.version + 1 })
    .where('id', '=', post.id)
    .execute();
}

/** Moves a post to another unit under the same id, so that its work and its holders go with it. */
export async function movePost(
  tx: Tx,
  post: Post,
  toUnitId: Uuid,
  record: Readonly<{ id: Uuid; on: LocalDate; byPost: Uuid | null; at: Instant }>,
): Promise<void> {
  const tables = tablesOf<PeopleTables>(tx);
  const before = await tables
    .selectFrom('people_post')
    .select('since_on')
    .where('id', '=', post.id)
    .executeTakeFirstOrThrow();
  const on = [record.on, before.since_on].sort().at(-1) ?? record.on;
  await tables
    .insertInto('people_post_past')
    .values({
      id: record.id,
      post_id: post.id,
      unit_id: post.unitId,
      title: post.title,
      from_on: before.since_on,
      until_on: on,
      changed_by_post: record.byPost,
      changed_at: record.at,
    })
    .execute();
  await tables
    .updateTable('people_post')
    .set({
      unit_id: toUnitId,
      since_on: on,
      version: post.version + 1,
    })
    .where('id', '=', post.id)
    .execute();
}

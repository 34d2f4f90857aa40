/** All SQL of acting for posts on a day: holders, delegates, and heads of units for posts nobody holds. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { type Queryable, tablesOf } from '../../platform/postgres/db.ts';
import type { ActingPost, PostHolder, Role } from '../model.ts';
import { fallsToHead, mayBeLent, mayGoTogether } from '../rules.ts';
import type { PeopleTables } from '../tables.ts';
import { holdingsOfUser } from './store-holdings.ts';
import { roleOf } from './store-posts.ts';

/** Every post the person may act through on a day: their own first, then delegated ones, then vacant ones they answer for. */
export async function actingPosts(q: Queryable, userId: Uuid, on: LocalDate): Promise<readonly ActingPost[]> {
  if (await postsAreSuspended(q, userId)) return [];
  const held = await postsHeld(q, userId, on);
  const lent = await postsDelegated(q, userId, on);
  // Handling for a unit and seeing a whole division exclude each other, also where the delegation came first.
  const delegated = lent.filter((post) => [...held, ...lent].every(({ role }) => mayGoTogether(post.role, role)));
  const headed = held.filter((post) => post.role === 'unit-head').map((post) => post.unitId);
  const vacant = await vacantPosts(q, headed, on);
  const seen = new Set<string>();
  return [...held, ...delegated, ...vacant].filter((post) => !seen.has(post.postId) && seen.add(post.postId));
}

/** Roles a person has or will have, by their own posts or by delegation, suspended ones included. */
export async function rolesOfUser(q: Queryable, userId: Uuid, on: LocalDate): Promise<readonly Role[]> {
  const held = (await holdingsOfUser(q, userId, on)).map((holding) => holding.role);
  const lent = (await postsDelegated(q, userId, on)).map((post) => post.role);
  return [...new Set([...held, ...lent])].sort();
}

async function postsAreSuspended(q: Queryable, userId: Uuid): Promise<boolean> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_user')
    .select('posts_suspended_at')
    .where('id', '=', userId)
    .executeTakeFirst();
  return row !== undefined && row.posts_suspended_at !== null;
}

async function postsHeld(q: Queryable, userId: Uuid, on: LocalDate): Promise<readonly ActingPost[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_holding as h')
    .innerJoin('people_post as p', 'p.id', 'h.post_id')
    .select(['p.id', 'p.role', 'p.title', 'p.unit_id', 'p.division_code'])
    .where('h.user_id', '=', userId)
    .where('h.from_on', '<=', on)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .where('p.valid_from', '<=', on)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', on)]))
    .orderBy('h.from_on')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => acting(row, 'held', null));
}

async function postsDelegated(q: Queryable, userId: Uuid, on: LocalDate): Promise<readonly ActingPost[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_delegation as d')
    .innerJoin('people_post as p', 'p.id', 'd.post_id')
    .innerJoin('people_user as w', 'w.id', 'd.principal_user')
    // A delegation ends with the holding it came from.
    .innerJoin('people_holding as h', (join) =>
      join.onRef('h.post_id', '=', 'd.post_id').onRef('h.user_id', '=', 'd.principal_user'),
    )
    .select(['p.id', 'p.role', 'p.title', 'p.unit_id', 'p.division_code', 'w.display_name as principal'])
    .where('d.to_user', '=', userId)
    .where('d.from_on', '<=', on)
    .where('d.to_on', '>=', on)
    .where('d.ended_at', 'is', null)
    .where('h.from_on', '<=', on)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', on)]))
    .where('w.disabled_at', 'is', null)
    .orderBy('d.from_on')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => acting(row, 'delegated', row.principal)).filter((post) => mayBeLent(post.role));
}

async function vacantPosts(q: Queryable, unitIds: readonly Uuid[], on: LocalDate): Promise<readonly ActingPost[]> {
  if (unitIds.length === 0) return [];
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_post as p')
    .select(['p.id', 'p.role', 'p.title', 'p.unit_id', 'p.division_code'])
    .where('p.unit_id', 'in', [...unitIds])
    .where('p.valid_from', '<=', on)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', on)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('people_holding as h')
            .innerJoin('people_user as w', 'w.id', 'h.user_id')
            .select('h.id')
            .whereRef('h.post_id', '=', 'p.id')
            .where('h.from_on', '<=', on)
            .where((inner) => inner.or([inner('h.until_on', 'is', null), inner('h.until_on', '>', on)]))
            .where('w.disabled_at', 'is', null),
        ),
      ),
    )
    .orderBy('p.title')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => acting(row, 'vacancy', null)).filter((post) => fallsToHead(post.role));
}

type Row = Readonly<{
  id: string;
  role: string;
  title: string;
  unit_id: string;
  division_code: string;
}>;

function acting(row: Row, basis: ActingPost['basis'], principalName: string | null): ActingPost {
  return {
    postId: row.id as Uuid,
    role: roleOf(row.role),
    title: row.title,
    unitId: row.unit_id as Uuid,
    divisionCode: row.division_code,
    basis,
    principalName,
  };
}

/** People who hold the post on a day; those whose posts are suspended hold it too. */
export async function holdersOf(q: Queryable, postId: Uuid, on: LocalDate): Promise<readonly Uuid[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_holding as h')
    .innerJoin('people_user as u', 'u.id', 'h.user_id')
    .select('u.id')
    .where('h.post_id', '=', postId)
    .where('h.from_on', '<=', on)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .where('u.disabled_at', 'is', null)
    .orderBy('h.from_on')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * People able to act for posts on a day, by post: those whom `actingPosts` lets in. For a post nobody holds it is the head of
 * its unit; one whose holder is suspended is held, and waits. A post for which nobody is able is absent.
 */
export async function ableToAct(
  q: Queryable,
  postIds: readonly Uuid[],
  on: LocalDate,
): Promise<ReadonlyMap<string, readonly PostHolder[]>> {
  if (postIds.length === 0) return new Map();
  const { rows } = await sql<Candidate>`
    with held as materialized (
      select h.post_id, u.id, u.display_name, u.posts_suspended_at is null as able, h.from_on
      from people_holding h join people_user u on u.id = h.user_id
      where h.post_id = any(${[...postIds]}::uuid[]) and h.from_on <= ${on}
        and (h.until_on is null or h.until_on > ${on}) and u.disabled_at is null
    )
    select post_id, id, display_name, able, 'held' as basis, 1 as place, from_on from held
    union all
    select d.post_id, u.id, u.display_name, u.posts_suspended_at is null, 'delegated', 2, d.from_on
    from people_delegation d join people_user u on u.id = d.to_user
    where d.post_id = any(${[...postIds]}::uuid[]) and d.from_on <= ${on} and d.to_on >= ${on} and d.ended_at is null
      and u.disabled_at is null and (d.post_id, d.principal_user) in (select post_id, id from held)
    order by place, from_on`.execute(q);
  const found = rows
    .filter(({ able }) => able)
    .map((row) => ({
      postId: row.post_id,
      holder: { userId: row.id, displayName: row.display_name, basis: row.basis },
    }));
  const held = new Set(rows.map((row) => row.post_id));
  const vacant = postIds.filter((postId) => !held.has(postId));
  const byPost = Map.groupBy([...found, ...(await headsFor(q, vacant, on))], ({ postId }) => postId);
  return new Map([...byPost].map(([postId, each]) => [postId, each.map(({ holder }) => holder)]));
}

type Candidate = Readonly<{
  post_id: Uuid;
  id: Uuid;
  display_name: string;
  able: boolean;
  basis: 'held' | 'delegated';
}>;

async function headsFor(
  q: Queryable,
  postIds: readonly Uuid[],
  on: LocalDate,
): Promise<readonly Readonly<{ postId: Uuid; holder: PostHolder }>[]> {
  if (postIds.length === 0) return [];
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_post as vacant')
    .innerJoin('people_post as head', 'head.unit_id', 'vacant.unit_id')
    .innerJoin('people_holding as h', 'h.post_id', 'head.id')
    .innerJoin('people_user as u', 'u.id', 'h.user_id')
    .select(['vacant.id as post_id', 'u.id', 'u.display_name', 'vacant.role'])
    .where('vacant.id', '=', sql<Uuid>`any(${[...postIds]}::uuid[])`)
    .where('head.role', '=', 'unit-head')
    .where((eb) => eb.or([eb('head.valid_to', 'is', null), eb('head.valid_to', '>', on)]))
    .where('h.from_on', '<=', on)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .where('u.disabled_at', 'is', null)
    .where('u.posts_suspended_at', 'is', null)
    .orderBy('h.from_on')
    .execute();
  return rows
    .filter((row) => fallsToHead(roleOf(row.role)))
    .map((row) => ({
      postId: row.post_id,
      holder: { userId: row.id, displayName: row.display_name, basis: 'vacancy' as const },
    }));
}

/** The holder of a post on whose behalf a delegate acts; null when nobody delegated it to them. */
export async function principalOf(
  q: Queryable,
  postId: Uuid,
  delegateUserId: Uuid,
  on: LocalDate,
): Promise<Uuid | null> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_delegation')
    .select('principal_user')
    .where('post_id', '=', postId)
    .where('to_user', '=', delegateUserId)
    .where('from_on', '<=', on)
    .where('to_on', '>=', on)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.principal_user ?? null;
}

/**
 * Units in which the person worked, by a post of their own or by delegation, at any time from `since` to `until`; the unit
 * a post belonged to before a merger or split included.
 */
export async function unitsWorkedIn(
  q: Queryable,
  userId: Uuid,
  since: LocalDate,
  until: LocalDate,
): Promise<ReadonlySet<string>> {
  return (await unitsWorkedInBy(q, [userId], since, until)).get(userId) ?? new Set();
}

/** The same for several people, by person; who worked nowhere is absent. */
export async function unitsWorkedInBy(
  q: Queryable,
  userIds: readonly Uuid[],
  since: LocalDate,
  until: LocalDate,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ user_id: string; unit_id: string }>`
    with posts as materialized (
      select user_id, post_id from people_holding
      where user_id = any(${[...userIds]}::uuid[]) and from_on <= ${until} and (until_on is null or until_on > ${since})
      union
      select to_user, post_id from people_delegation
      where to_user = any(${[...userIds]}::uuid[]) and from_on <= ${until} and to_on >= ${since}
        and (ended_on is null or ended_on >= ${since})
    )
    select posts.user_id, p.unit_id from posts join people_post p on p.id = posts.post_id
    union
    select posts.user_id, p.unit_id from posts join people_post_past p on p.post_id = posts.post_id
    where p.until_on > ${since}`.execute(q);
  const byUser = Map.groupBy(rows, (row) => row.user_id);
  return new Map([...byUser].map(([userId, each]) => [userId, new Set(each.map((row) => row.unit_id))]));
}

/** All SQL of sessions and of failures to sign in. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { PeopleTables } from '../tables.ts';

export type Session = Readonly<{
  id: Uuid;
  userId: Uuid;
  postId: Uuid | null;
  state: 'second-factor' | 'open';
  /** Who vouched for the person: their password, or the identity provider. */
  way: 'password' | 'provider';
  secondFactorAt: Instant | null;
  browser: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
}>;

export type SessionEnd = 'signed-out' | 'revoked' | 'replaced' | 'password-changed' | 'disabled';

const SESSION = [
  'id',
  'user_id as userId',
  'post_id as postId',
  'state',
  'way',
  'second_factor_at as secondFactorAt',
  'browser',
  'created_at as createdAt',
  'last_seen_at as lastSeenAt',
  'expires_at as expiresAt',
] as const;

function sessionRows(q: Queryable) {
  return tablesOf<PeopleTables>(q).selectFrom('people_session').select(SESSION);
}

export async function insertSession(tx: Tx, session: Session, tokenHash: Buffer): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_session')
    .values({ ...rowOf(SESSION, session), token_hash: tokenHash })
    .execute();
}

type SessionOfPerson = Session &
  Readonly<{ displayName: string; username: string; passwordSetAt: Instant | null; postsSuspended: boolean }>;

/** The living session of a token: not ended, not past its end, seen since `idleSince`, of a person not disabled. */
export async function sessionByToken(
  q: Queryable,
  tokenHash: Buffer,
  now: Instant,
  idleSince: Instant,
): Promise<SessionOfPerson | undefined> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_session as s')
    .innerJoin('people_user as u', 'u.id', 's.user_id')
    .select(SESSION.map((column) => `s.${column}` as const))
    .select(['u.display_name as displayName', 'u.username', 'u.password_set_at as passwordSetAt'])
    .select('u.posts_suspended_at as suspendedAt')
    .where('s.token_hash', '=', tokenHash)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', idleSince)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { suspendedAt, ...session } = row;
  return { ...session, postsSuspended: suspendedAt !== null };
}

export async function touchSession(q: Queryable, id: Uuid, now: Instant): Promise<void> {
  await tablesOf<PeopleTables>(q)
    .updateTable('people_session')
    .set({ last_seen_at: now })
    .where('id', '=', id)
    .where('last_seen_at', '<', now)
    .execute();
}

/** After the second factor: a new token, so that one seen before it is worth nothing. */
export async function openSession(
  tx: Tx,
  id: Uuid,
  to: Readonly<{ tokenHash: Buffer; postId: Uuid | null; secondFactorAt: Instant; expiresAt: Instant }>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_session')
    .set({
      token_hash: to.tokenHash,
      state: 'open',
      post_id: to.postId,
      second_factor_at: to.secondFactorAt,
      last_seen_at: to.secondFactorAt,
      expires_at: to.expiresAt,
    })
    .where('id', '=', id)
    .execute();
}

export async function setSecondFactor(tx: Tx, id: Uuid, at: Instant): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_session')
    .set({ second_factor_at: at })
    .where('id', '=', id)
    .execute();
}

export async function setSessionPost(tx: Tx, id: Uuid, postId: Uuid): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_session')
    .set({ post_id: postId })
    .where('id', '=', id)
    .execute();
}

export async function endSession(tx: Tx, id: Uuid, at: Instant, reason: SessionEnd): Promise<boolean> {
  const result = await tablesOf<PeopleTables>(tx)
    .updateTable('people_session')
    .set({ ended_at: at, ended_reason: reason })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends every session of a person but one. */
export async function endSessionsOf(
  tx: Tx,
  userId: Uuid,
  at: Instant,
  reason: SessionEnd,
  except: Uuid | null,
): Promise<void> {
  let query = tablesOf<PeopleTables>(tx)
    .updateTable('people_session')
    .set({ ended_at: at, ended_reason: reason })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null);
  if (except !== null) query = query.where('id', '<>', except);
  await query.execute();
}

export async function sessionById(q: Queryable, id: Uuid): Promise<Session | undefined> {
  return sessionRows(q).where('id', '=', id).executeTakeFirst();
}

/** Living sessions of one person, the latest first. */
export async function sessionsOf(
  q: Queryable,
  userId: Uuid,
  now: Instant,
  idleSince: Instant,
): Promise<readonly Session[]> {
  return sessionRows(q)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', idleSince)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
}

/**
 * Those of these sessions that are alive and whose post the person may still act through: they hold it, it is lent to them,
 * or they head its unit. One query for all of them; the requests that follow are checked fully.
 */
export async function sessionsStillActing(
  q: Queryable,
  sessions: readonly Readonly<{ sessionId: Uuid; postId: Uuid }>[],
  at: Readonly<{ now: Instant; idleSince: Instant; today: LocalDate }>,
): Promise<ReadonlySet<Uuid>> {
  if (sessions.length === 0) return new Set();
  const { now, idleSince, today } = at;
  const ids = sessions.map(({ sessionId }) => sessionId);
  const posts = sessions.map(({ postId }) => postId);
  const holds = (post: string, user: string) => sql`exists (
    select from people_holding h join people_post p on p.id = h.post_id
    where h.post_id = ${sql.ref(post)} and h.user_id = ${sql.ref(user)} and h.from_on <= ${today}::date
      and (h.until_on is null or h.until_on > ${today}::date) and (p.valid_to is null or p.valid_to > ${today}::date))`;
  const found = await sql<{ id: Uuid }>`
    select s.id from unnest(${ids}::uuid[], ${posts}::uuid[]) as asked (id, post_id)
    join people_session s on s.id = asked.id join people_user u on u.id = s.user_id
    where s.ended_at is null and s.expires_at > ${now} and s.last_seen_at > ${idleSince} and u.disabled_at is null
      and s.post_id = asked.post_id
      and (${holds('asked.post_id', 's.user_id')}
        or exists (select from people_delegation d where d.post_id = asked.post_id and d.to_user = s.user_id
          and d.ended_at is null and d.from_on <= ${today}::date and d.to_on >= ${today}::date
          and ${holds('d.post_id', 'd.principal_user')})
        or exists (select from people_post vacant join people_post head on head.unit_id = vacant.unit_id
          where vacant.id = asked.post_id and head.role = 'unit-head' and ${holds('head.id', 's.user_id')}))`.execute(
    q,
  );
  return new Set(found.rows.map(({ id }) => id));
}

export async function deleteSessionsBefore(tx: Tx, before: Instant, keep: readonly Uuid[]): Promise<void> {
  let query = tablesOf<PeopleTables>(tx).deleteFrom('people_session').where('expires_at', '<', before);
  if (keep.length > 0) query = query.where('id', 'not in', [...keep]);
  await query.execute();
}

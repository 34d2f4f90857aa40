/** All SQL of the inbox. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Notice, Scope } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

export async function insertNotices(
  tx: Tx,
  notices: readonly Readonly<{
    id: Uuid;
    postId: Uuid;
    kind: string;
    matterId: Uuid | null;
    aboutId: Uuid | null;
    at: Instant;
  }>[],
): Promise<void> {
  if (notices.length === 0) return;
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_notice')
    .values(
      notices.map((notice) => ({
        id: notice.id,
        post_id: notice.postId,
        kind: notice.kind,
        matter_id: notice.matterId,
        about_id: notice.aboutId,
        at: notice.at,
      })),
    )
    .execute();
}

/** The inbox of the post the scope's actor acts through. */
export async function listNotices(
  q: Queryable,
  scope: Scope,
  filter: Readonly<{ unreadOnly: boolean }>,
): Promise<readonly Notice[]> {
  let query = tablesOf<PeopleTables>(q)
    .selectFrom('people_notice')
    .select([
      'id',
      'kind',
      'matter_id as matterId',
      'about_id as aboutId',
      'at',
      'read_at as readAt',
      'ended_at as endedAt',
    ])
    .where('post_id', '=', scope.actor.postId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(200);
  if (filter.unreadOnly) query = query.where('read_at', 'is', null).where('ended_at', 'is', null);
  return query.execute();
}

/** What notices of the post still ask for: each matter once, and each notice about none. */
export async function unreadNotices(
  q: Queryable,
  postId: Uuid,
): Promise<readonly Readonly<{ matterId: Uuid | null }>[]> {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_notice')
    .select(['matter_id as matterId', sql`coalesce(matter_id, id)`.as('about')])
    .distinct()
    .where('post_id', '=', postId)
    .where('read_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}

export type OpenNotice = Readonly<{ id: Uuid; postId: Uuid; kind: string }>;

/** Notices about a matter that nobody read and that did not end. */
export async function openNoticesAbout(q: Queryable, matterId: Uuid): Promise<readonly OpenNotice[]> {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_notice')
    .select(['id', 'post_id as postId', 'kind'])
    .where('matter_id', '=', matterId)
    .where('read_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}

export async function endNotices(tx: Tx, ids: readonly Uuid[], at: Instant): Promise<void> {
  if (ids.length === 0) return;
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_notice')
    .set({ ended_at: at })
    .where('id', 'in', [...ids])
    .execute();
}

/** Ends what still asks of a record that is no matter, but for the posts it goes on asking. */
export async function endNoticesAbout(
  tx: Tx,
  aboutId: Uuid,
  at: Instant,
  keeping: readonly Uuid[] = [],
): Promise<void> {
  let notices = tablesOf<PeopleTables>(tx)
    .updateTable('people_notice')
    .set({ ended_at: at })
    .where('about_id', '=', aboutId)
    .where('read_at', 'is', null)
    .where('ended_at', 'is', null);
  if (keeping.length > 0) notices = notices.where('post_id', 'not in', [...keeping]);
  await notices.execute();
}

/** @returns whether the post has such a notice, read before or now. */
export async function markNoticeRead(tx: Tx, postId: Uuid, id: Uuid, userId: Uuid, at: Instant): Promise<boolean> {
  const tables = tablesOf<PeopleTables>(tx);
  await tables
    .updateTable('people_notice')
    .set({ read_at: at, read_by_user: userId })
    .where('id', '=', id)
    .where('post_id', '=', postId)
    .where('read_at', 'is', null)
    .execute();
  const row = await tables
    .selectFrom('people_notice')
    .select('id')
    .where('id', '=', id)
    .where('post_id', '=', postId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteNoticesBefore(tx: Tx, before: Instant, keep: readonly Uuid[]): Promise<void> {
  let query = tablesOf<PeopleTables>(tx).deleteFrom('people_notice').where('at', '<', before);
  if (keep.length > 0) query = query.where('id', 'not in', [...keep]);
  await query.execute();
}

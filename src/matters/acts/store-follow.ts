/** All SQL of followed matters. */

import { type ExpressionBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Actor, Reader } from '../../people/index.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { mattersOn } from './store.ts';
import type { ReachedTables } from './store-reached.ts';

/** A person through a post: another post of theirs follows nothing. */
export type Follower = Readonly<{ postId: Uuid; userId: Uuid }>;

export async function insertFollow(tx: Tx, matterId: Uuid, by: Follower, since: Instant): Promise<void> {
  await mattersOn(tx)
    .insertInto('matters_follow')
    .values({ matter_id: matterId, post_id: by.postId, user_id: by.userId, since })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteFollow(tx: Tx, matterId: Uuid, by: Follower): Promise<void> {
  await mattersOn(tx)
    .deleteFrom('matters_follow')
    .where('matter_id', '=', matterId)
    .where('post_id', '=', by.postId)
    .where('user_id', '=', by.userId)
    .execute();
}

export async function followersOf(q: Queryable, matterId: Uuid): Promise<readonly Follower[]> {
  return mattersOn(q)
    .selectFrom('matters_follow')
    .where('matter_id', '=', matterId)
    .select(['post_id as postId', 'user_id as userId'])
    .orderBy('post_id')
    .orderBy('user_id')
    .execute();
}

export async function isFollowing(q: Queryable, { actor }: Reader, matterId: Uuid): Promise<boolean> {
  const followers = await followersOf(q, matterId);
  return followers.some(({ postId, userId }) => postId === actor.postId && userId === actor.userId);
}

/** As a condition on a list: matters the actor follows. */
export function isFollowedBy({ postId, userId }: Pick<Actor, 'postId' | 'userId'>) {
  return (eb: ExpressionBuilder<ReachedTables, 'matters_matter'>) =>
    eb.exists(
      eb
        .selectFrom('matters_follow as f')
        .whereRef('f.matter_id', '=', 'matters_matter.id')
        .where('f.post_id', '=', postId)
        .where('f.user_id', '=', userId)
        .select(sql`1`.as('one')),
    );
}

export async function followedIds(q: Queryable): Promise<readonly Uuid[]> {
  const rows = await mattersOn(q).selectFrom('matters_follow').select('matter_id as id').distinct().execute();
  return rows.map(({ id }) => id);
}

export async function deleteFollowsOf(tx: Tx, matterIds: readonly Uuid[]): Promise<void> {
  if (matterIds.length === 0) return;
  await mattersOn(tx)
    .deleteFrom('matters_follow')
    .where('matter_id', 'in', [...matterIds])
    .execute();
}

/**
 * The inbox of a post as one person reads it: of a matter too near for them it says nothing, since a notice comes at the moment
 * somebody acted, which no list or page of that matter would tell them.
 */

import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Actor, Notice, Reader } from '../model.ts';
import { readerOf, scopeOf } from '../registry/actions-acting.ts';
import { listNotices, unreadNotices } from './store-notices.ts';

/** Of these matters, those of which the reader is told nothing; from whoever keeps matters. */
export type HiddenMatters = (q: Queryable, reader: Reader, matterIds: readonly Uuid[]) => Promise<readonly Uuid[]>;

export async function inboxOf(
  q: Queryable,
  city: City,
  actor: Actor,
  filter: Readonly<{ unreadOnly: boolean }>,
  hiddenMatters: HiddenMatters,
): Promise<readonly Notice[]> {
  const notices = await listNotices(q, await scopeOf(q, actor), filter);
  const told = await toldOf(q, city, actor, notices.map(matterOf), hiddenMatters);
  return notices.filter(({ matterId }) => matterId === null || told.has(matterId));
}

/** How many things the inbox still asks for: a matter is one, however often it was told of. */
export async function waitingInInbox(
  q: Queryable,
  city: City,
  actor: Actor,
  hiddenMatters: HiddenMatters,
): Promise<number> {
  const unread = await unreadNotices(q, actor.postId);
  const told = await toldOf(q, city, actor, unread.map(matterOf), hiddenMatters);
  return unread.filter(({ matterId }) => matterId === null || told.has(matterId)).length;
}

/** Of these matters, each once, those the person is told of. */
export async function toldOf(
  q: Queryable,
  city: City,
  actor: Actor,
  matterIds: readonly (Uuid | null)[],
  hiddenMatters: HiddenMatters,
): Promise<ReadonlySet<Uuid>> {
  const ids = new Set(matterIds.filter((id) => id !== null));
  if (ids.size === 0) return ids;
  for (const id of await hiddenMatters(q, await readerOf(q, city, actor), [...ids])) ids.delete(id);
  return ids;
}

function matterOf({ matterId }: Readonly<{ matterId: Uuid | null }>): Uuid | null {
  return matterId;
}

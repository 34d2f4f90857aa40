/** Names of offices for people to read: the unit that sits at a desk, never a person. */

import { unitNames } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Desk, MatterState } from '../loop/model.ts';
import { turnOf } from '../loop/rules-desk.ts';
import { postsAtDesk } from './actions-desks.ts';

/** The unit that sits at a desk; null where no post is left there. */
export async function officeAt(q: Queryable, state: MatterState, desk: Desk): Promise<string | null> {
  const [post] = await postsAtDesk(q, state, desk);
  return post === undefined ? null : ((await unitNames(q, [post.unitId])).get(post.unitId) ?? null);
}

/** Whose turn it is. What is owed beside it stays unsaid: units read this, and a call-back would tell that a number was left. */
export async function officeNow(q: Queryable, state: MatterState): Promise<string | null> {
  const [task] = turnOf(state);
  if (task === undefined) return null;
  if ('desk' in task.holder) return officeAt(q, state, task.holder.desk);
  return (await unitNames(q, [task.holder.unit])).get(task.holder.unit) ?? null;
}

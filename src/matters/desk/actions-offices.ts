/** Names of offices for people to read: the unit that sits at a desk, never a person. */

import { postsFor, type Role, unitNames } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Desk, MatterState } from '../loop/model.ts';
import { tasksOf } from '../loop/rules-desk.ts';

/** The unit whose post sits at a desk; null where the post is gone. */
export async function officeAt(q: Queryable, desk: Desk): Promise<string | null> {
  for (const role of desk.roles) {
    const [post] = await postsFor(q, role as Role, desk.division);
    if (post !== undefined) return (await unitNames(q, [post.unitId])).get(post.unitId) ?? null;
  }
  return null;
}

/** Who has the matter now: the first of those expected to act. */
export async function officeNow(q: Queryable, state: MatterState): Promise<string | null> {
  const [task] = tasksOf(state);
  if (task === undefined) return null;
  if ('desk' in task.holder) return officeAt(q, task.holder.desk);
  return (await unitNames(q, [task.holder.unit])).get(task.holder.unit) ?? null;
}

/**
 * Notices that were overtaken: what they ask for waits no longer, or waits under another light. Goes by the tasks as desks show
 * them, so that an inbox tells nobody anything before the desk does.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { localDateOf } from '../../kernel/time.ts';
import { endNotices, openNoticesAbout } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { lightOf } from '../loop/rules-desk.ts';
import { postsOf } from './actions-desks.ts';
import { tasksOfMatter } from './store-ticks.ts';

const ASKS = 'matters.to-';
const WARNS = 'matters.light-';

export async function endOvertaken(tx: Tx, city: City, matterId: Uuid): Promise<void> {
  const notices = (await openNoticesAbout(tx, matterId)).filter(
    ({ kind }) => kind.startsWith(ASKS) || kind.startsWith(WARNS),
  );
  if (notices.length === 0) return;
  const today = localDateOf(city.outside.now());
  const asked = new Set<string>();
  for (const task of await tasksOfMatter(tx, matterId)) {
    const light = task.dueOn === null || task.dueKind === null ? null : lightOf(task.dueKind, task.dueOn, today);
    for (const post of await postsOf(tx, task, today)) {
      asked.add(`${post} ${ASKS}${task.what}`);
      if (light !== null) asked.add(`${post} ${WARNS}${light}`);
    }
  }
  const over = notices.filter(({ postId, kind }) => !asked.has(`${postId} ${kind}`));
  await endNotices(
    tx,
    over.map(({ id }) => id),
    city.outside.now(),
  );
}

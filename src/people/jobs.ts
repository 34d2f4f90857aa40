/** Jobs of people: deleting records whose retention time is over. */

import { addMs } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Job } from '../platform/jobs.ts';
import { transact } from '../platform/postgres/db.ts';
import { disposalOf } from './audit/actions-keeping.ts';
import { forgetAuditBefore } from './audit/store-audit.ts';
import { deleteNoticesBefore } from './audit/store-notices.ts';
import { deleteLinksBefore } from './sign-in/store-credentials.ts';
import { deleteFailuresBefore } from './sign-in/store-failures.ts';
import { deleteUnlinkedBefore } from './sign-in/store-provider.ts';
import { deleteSessionsBefore } from './sign-in/store-sessions.ts';
import { WAITS_MS } from './waiting/actions-waiting.ts';
import { forgetWaitingActsBefore } from './waiting/store-waiting.ts';

/** Hashes of addresses are kept a day at most, the time until the next run included. */
const FAILURES_KEPT_MS = 18 * 3_600_000;

/** Applies the retention rules of this slice's own kinds; a hold on all of a kind stops that kind. */
export async function applyRetention(city: City): Promise<void> {
  await transact(city.db, async (tx) => {
    const session = await disposalOf(tx, city, 'session');
    if (session !== undefined) await deleteSessionsBefore(tx, session.before, session.held);
    const link = await disposalOf(tx, city, 'one-time-link');
    if (link !== undefined) await deleteLinksBefore(tx, link.before, link.held);
    // A link asked for in the last moment of its code waits for a second person as long as any other act.
    await deleteUnlinkedBefore(tx, addMs(city.outside.now(), -WAITS_MS));
    const failure = await disposalOf(tx, city, 'sign-in-failure');
    if (failure !== undefined) await deleteFailuresBefore(tx, addMs(city.outside.now(), -FAILURES_KEPT_MS));
    const notice = await disposalOf(tx, city, 'notice');
    if (notice !== undefined) await deleteNoticesBefore(tx, notice.before, notice.held);
    // Audit lines are all alike evidence: a hold on any of them keeps them all.
    const audit = await disposalOf(tx, city, 'audit');
    if (audit !== undefined && audit.held.length === 0) {
      await forgetAuditBefore(tx, audit.before);
      await forgetWaitingActsBefore(tx, audit.before);
    }
  });
}

const SIX_HOURS_S = 6 * 3_600;

export const peopleJobs: readonly Job[] = [
  { name: 'people.apply-retention', everySeconds: SIX_HOURS_S, run: applyRetention },
];

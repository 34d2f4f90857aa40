/** Having the whole record looked at, without anybody waiting for it: asked for here, done by a job, read when it is done. */

import { setImmediate as letOthersThrough } from 'node:timers/promises';
import type { Uuid } from '../kernel/ids.ts';
import { addMs, epochMs } from '../kernel/time.ts';
import { type Actor, audit } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Job } from '../platform/jobs.ts';
import { inSnapshot, type Tx, transact } from '../platform/postgres/db.ts';
import { recordAccess } from './access.ts';
import { endVerification, insertVerification, noteProgress, takeVerification } from './store-verifications.ts';
import { verifyRecord } from './verify.ts';
import type { Projections } from './verify-events.ts';
import type { VerifyReport, Watch } from './verify-findings.ts';

const BEAT_MS = 1_000;
/** A process that said nothing for so long is dead; another begins again from the start. */
const SILENT_MS = 120_000;

/** @returns whether this request began one; otherwise one was under way, and its answer is this one's too. */
export async function askForVerification(tx: Tx, city: City, actor: Actor, submissionId: Uuid): Promise<boolean> {
  const asked = { id: submissionId, user: actor.userId, post: actor.postId, at: city.outside.now() };
  const isNew = await insertVerification(tx, asked);
  await audit(tx, city, {
    actor,
    action: recordAccess.verify.action,
    objectKind: 'record',
    objectId: isNew ? submissionId : null,
    outcome: 'done',
  });
  return isNew;
}

/** Does what was asked for, if anything was. @returns what was found; undefined when there was nothing to do. */
export async function verifyIfAsked(
  city: City,
  projections: readonly Projections[],
): Promise<VerifyReport | undefined> {
  const now = city.outside.now();
  const id = await transact(city.db, (tx) => takeVerification(tx, now, addMs(now, -SILENT_MS)));
  if (id === undefined) return undefined;
  try {
    const report = await inSnapshot(city.db, (tx) => verifyRecord(tx, city, projections, { watch: watchOf(city, id) }));
    await transact(city.db, (tx) => endVerification(tx, id, report, city.outside.now()));
    return report;
  } catch (error) {
    await transact(city.db, (tx) => endVerification(tx, id, null, city.outside.now()));
    throw error;
  }
}

/** Steps aside every few hundred rows for requests that wait, and says once a second how far it is. */
function watchOf(city: City, id: Uuid): Watch {
  let last = epochMs(city.outside.now());
  return async (step, done) => {
    await letOthersThrough();
    const at = city.outside.now();
    if (epochMs(at) - last < BEAT_MS) return;
    last = epochMs(at);
    await transact(city.db, (tx) => noteProgress(tx, id, { step, done, at }));
  };
}

const SECONDS_A_DAY = 86_400;

/** Apart from the sealing: a clock that jumps by days would look at everything at each of them. */
export const verifyJobs = (projections: readonly Projections[]): readonly Job[] => [
  {
    name: 'record.verify',
    everySeconds: 2,
    run: async (city) => {
      await verifyIfAsked(city, projections);
    },
  },
  {
    name: 'record.ask-to-verify',
    everySeconds: SECONDS_A_DAY,
    run: (city) =>
      transact(city.db, async (tx) => {
        const { outside } = city;
        await insertVerification(tx, { id: outside.uuid(), user: null, post: null, at: outside.now() });
      }),
  },
];

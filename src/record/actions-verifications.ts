/** Verification of the whole record in the background: asked for here, done by a job, read when it is done. */

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
/** Milliseconds without a sign of life after which the process is taken for dead and another begins again. */
const SILENT_MS = 120_000;

/** Asks for a verification. @returns whether this request began one; otherwise the one under way answers this request too */
export async function askForVerification(tx: Tx, city: City, actor: Actor, submissionId: Uuid): Promise<boolean> {
  const asked = { id: submissionId, user: actor.userId, post: actor.postId, at: city.outside.now() };
  const isNew = await insertVerification(tx, asked);
  await audit(tx, city, {
    actor,
    action: recordAccess.verify.action,
    objectKind: 'record',
    objectId: isNew ? submissionId : null,
  });
  return isNew;
}

/** Runs a waiting verification. @returns its report; undefined when none waited */
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

/** Lets waiting requests through every few hundred rows, and stores the progress once a second. */
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

/** Jobs of verification, apart from sealing: in tests that move the clock by days, every move would verify everything. */
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

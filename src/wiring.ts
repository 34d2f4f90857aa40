/** Handlers of the outbox and jobs of the clock, for the whole program. */

import { documentsErasing } from './documents/index.ts';
import { doors } from './doors.ts';
import { drawProjections, drawsJobs } from './draws/index.ts';
import { importsJobs, importsWrapped } from './imports/index.ts';
import type { Uuid } from './kernel/ids.ts';
import {
  ERASED_WITHIN,
  hiddenFromInbox,
  matterProjections,
  mattersHandlers,
  mattersJobs,
  RELEASED_WORDS_DESTROYED,
  sayNews,
  tellNewsJob,
} from './matters/index.ts';
import {
  type MailDeps,
  mailHandlers,
  type OpenChannels,
  peopleJobs,
  sayWaiting,
  secondFactorsWrapped,
  tellingWrapped,
  tellJob,
} from './people/index.ts';
import { placesJobs } from './places/index.ts';
import type { City } from './platform/city.ts';
import { createMetrics, type Metrics } from './platform/http/metrics.ts';
import type { Job } from './platform/jobs.ts';
import { createLog, type Log } from './platform/log.ts';
import { type Carriers, messageHandlers, messagesJob } from './platform/messages.ts';
import { drainOutbox, type OutboxHandlers, waitingInOutbox } from './platform/outbox.ts';
import type { Post } from './platform/outgoing.ts';
import type { Queryable } from './platform/postgres/db.ts';
import { type OnUnopened, rewrapJob, type Wrapped } from './platform/wrapped.ts';
import {
  type Projections,
  sealJob,
  type VerifyOptions,
  type VerifyReport,
  verifyJobs,
  verifyRecord,
} from './record/index.ts';
import { type Erasing, vaultHandlers, vaultWrapped } from './vault/index.ts';

/** Projections of streams, which the verifier compares with the log. */
export const projections: readonly Projections[] = [matterProjections, drawProjections];

export function verifyCity(
  q: Queryable,
  city: Pick<City, 'code' | 'keys' | 'outside'>,
  options?: VerifyOptions,
): Promise<VerifyReport> {
  return verifyRecord(q, city, projections, options);
}

/** A slice above matters that keeps something of a complainant stands here, from its public interface. */
const ERASED_AFTER: readonly Erasing[] = [documentsErasing, ...doors.flatMap(({ erasing = [] }) => erasing)];
/** All that goes when a complainant's words are destroyed, slice by slice. */
export const erasings: readonly Erasing[] = [...ERASED_WITHIN, ...ERASED_AFTER];

/** All that is wrapped by the vault's key. A slice that wraps something stands here, from its public interface. */
export const wrapped: readonly Wrapped[] = [secondFactorsWrapped, tellingWrapped, vaultWrapped, importsWrapped];

const erasingHandlers: OutboxHandlers = {
  [RELEASED_WORDS_DESTROYED]: ERASED_AFTER.map(({ told }) => async (tx, city, payload) => {
    await told?.(tx, city, String(payload.matterId) as Uuid, city.outside.now());
  }),
};

export const handlers: OutboxHandlers = merged(
  vaultHandlers,
  mattersHandlers,
  ...doors.map(({ handlers: own = {} }) => own),
  erasingHandlers,
);

const doorsJobs = doors.flatMap(({ jobs = [] }) => jobs);

export type Telling = Readonly<{
  open: OpenChannels;
  carriers: Carriers;
  /** How other programs are told. */
  post: Post;
  /** Absent where no letter can leave; then none is written. */
  mail?: MailDeps;
}>;

export function jobsOf({
  log,
  metrics,
  ...telling
}: Readonly<{ log: Log; metrics: Metrics }> & Telling): readonly Job[] {
  const onUnopened: OnUnopened = (what) => {
    metrics.unopened.inc({ what });
    log.warn({ what }, 'something sealed is opened by no key of the ring');
  };
  return [
    ...peopleJobs,
    ...placesJobs,
    rewrapJob(wrapped, onUnopened),
    ...mattersJobs,
    ...drawsJobs,
    sealJob,
    ...verifyJobs(projections),
    ...doorsJobs,
    ...importsJobs,
    tellJob(hiddenFromInbox, telling.open),
    ...(telling.open.sms ? [tellNewsJob] : []),
    messagesJob,
    outboxJob(merged(handlers, tellingHandlers(telling, onUnopened)), log, metrics),
  ];
}

/** Handlers of what leaves for a person or for another program. */
export function tellingHandlers(
  { carriers, post, mail }: Omit<Telling, 'open'>,
  onUnopened: OnUnopened,
): OutboxHandlers {
  return merged(
    ...doors.map(({ tells }) => tells?.(post) ?? {}),
    messageHandlers(carriers, { ...sayWaiting(hiddenFromInbox), ...sayNews }, onUnopened),
    mail === undefined ? {} : mailHandlers(mail, hiddenFromInbox),
  );
}

/** Merges slices' handlers of a topic; they share the row's transaction, in the order of the slices. */
function merged(...slices: readonly OutboxHandlers[]): OutboxHandlers {
  const topics = new Set(slices.flatMap((slice) => Object.keys(slice)));
  return Object.fromEntries([...topics].map((topic) => [topic, slices.flatMap((slice) => slice[topic] ?? [])]));
}

function outboxJob(listening: OutboxHandlers, log: Log, metrics: Metrics): Job {
  return {
    name: 'platform.drain-outbox',
    everySeconds: 1,
    run: async (city) => {
      await drainOutbox(city, listening, metrics, log);
      metrics.outboxWaiting.set(await waitingInOutbox(city.db));
    },
  };
}

/** Runs everything due by the city's present moment: for a clock that jumps (examples, tests). */
export async function endOfDay(city: City): Promise<void> {
  for (const job of [...mattersJobs, ...drawsJobs, sealJob, ...doorsJobs]) await job.run(city);
  await drainOutbox(city, handlers, createMetrics(), createLog({ level: 'warn' }));
}

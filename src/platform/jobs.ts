/** Scheduled jobs: each runs once per turn in one process at a time, however many processes there are. */

import { Cron } from 'croner';
import { addMs, type Instant } from '../kernel/time.ts';
import type { City } from './city.ts';
import type { Metrics } from './http/metrics.ts';
import type { Log } from './log.ts';
import { tablesOf, transact } from './postgres/db.ts';
import type { PlatformTables } from './tables.ts';

export type Job = Readonly<{
  /** `slice.verb-object`. */
  name: string;
  /** A turn begins when this much time has passed since the last one began. */
  everySeconds: number;
  /** @param stopping the program is ending: long work breaks off where that loses nothing. */
  run: (city: City, stopping?: AbortSignal) => Promise<void>;
}>;

export type JobRunner = Readonly<{ stop: () => Promise<void> }>;

/** Takes the turn if it is due and nobody else has: the row's next turn is set before the work begins. */
async function takeTurn(city: City, job: Job): Promise<boolean> {
  const now = city.outside.now();
  const due = addMs(now, -job.everySeconds * 1000);
  return transact(city.db, async (tx) => {
    const jobs = tablesOf<PlatformTables>(tx);
    const inserted = await jobs
      .insertInto('platform_job')
      .values({ name: job.name, last_started_at: now })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 1n) return true;
    const moved = await jobs
      .updateTable('platform_job')
      .set({ last_started_at: now })
      .where('name', '=', job.name)
      .where('last_started_at', '<=', due)
      .executeTakeFirst();
    return moved.numUpdatedRows === 1n;
  });
}

/** Runs one job if its turn has come. @returns whether it ran. */
export async function runJobIfDue(
  city: City,
  job: Job,
  metrics: Metrics,
  log: Log,
  stopping?: AbortSignal,
): Promise<boolean> {
  if (!(await takeTurn(city, job))) return false;
  const stop = metrics.jobSeconds.startTimer({ job: job.name });
  let outcome: 'done' | 'failed' = 'done';
  try {
    await job.run(city, stopping);
  } catch (error) {
    outcome = 'failed';
    log.error({ job: job.name, reason: error instanceof Error ? error.name : 'unknown' }, 'job failed');
  }
  stop({ outcome });
  await finish(city, job.name, outcome, city.outside.now());
  return true;
}

async function finish(city: City, name: string, outcome: 'done' | 'failed', at: Instant): Promise<void> {
  await tablesOf<PlatformTables>(city.db)
    .updateTable('platform_job')
    .set({ last_finished_at: at, last_outcome: outcome })
    .where('name', '=', name)
    .execute();
}

/** Starts the schedule: every second it runs the jobs that are due. `stop` waits for jobs that are running. */
export function startJobs(city: City, jobs: readonly Job[], metrics: Metrics, log: Log): JobRunner {
  const running = new Set<Promise<unknown>>();
  const busy = new Set<string>();
  const stopping = new AbortController();
  const tick = new Cron('* * * * * *', { protect: true }, () => {
    for (const job of jobs) {
      if (busy.has(job.name)) continue;
      busy.add(job.name);
      const run = runJobIfDue(city, job, metrics, log, stopping.signal)
        // The database may be restarting; the next second tries again.
        .catch((error: unknown) => log.warn({ job: job.name, reason: (error as Error).name }, 'no turn taken'))
        .finally(() => {
          busy.delete(job.name);
          running.delete(run);
        });
      running.add(run);
    }
  });
  return {
    stop: async () => {
      tick.stop();
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}

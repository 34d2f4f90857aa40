/** A worker's watch: reports progress, and stops the work when the run is no longer its own or the program ends. */

import type { Uuid } from '../kernel/ids.ts';
import type { City } from '../platform/city.ts';
import type { Progress } from './model.ts';
import { reportProgress } from './store.ts';

const SEEN_EVERY_MS = 500;

/** Thrown where this worker must stop: the program ends, the import was given up, or another worker has it. */
export class StepBroken extends Error {}

export type Work = Readonly<{
  runId: Uuid;
  worker: Uuid;
  report: (progress: Progress) => void;
  /** @throws StepBroken */
  mayGoOn: () => void;
}>;

export type WatchOptions = Readonly<{
  stopping?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}>;

type Watch = Readonly<{ work: Work; stop: () => Promise<void> }>;

/** Reports twice a second that the worker lives and how far it is. */
export function watchOver(city: City, runId: Uuid, worker: Uuid, options: WatchOptions): Watch {
  let latest: Progress | undefined;
  let lost = false;
  let telling: Promise<void> | undefined;
  const tell = async (): Promise<void> => {
    if (latest !== undefined) options.onProgress?.(latest);
    lost = !(await reportProgress(city.db, runId, worker, city.outside.now(), latest));
  };
  const timer = setInterval(() => {
    telling ??= tell()
      // The database may be away for a moment; the end of the step asks again whether the run is still ours.
      .catch(() => undefined)
      .finally(() => {
        telling = undefined;
      });
  }, SEEN_EVERY_MS);
  return {
    work: {
      runId,
      worker,
      report: (progress) => {
        latest = progress;
      },
      mayGoOn: () => {
        if (lost || options.stopping?.aborted === true) throw new StepBroken();
      },
    },
    stop: async () => {
      clearInterval(timer);
      await telling;
    },
  };
}

/**
 * The one writer of a process's taps. An idle one writes a tap at once; what comes while it writes waits, and goes together
 * in the next transaction. Each is answered when its transaction is on disk, and a kill loses nothing that was.
 *
 * Why: a transaction costs its nine statements and one commit whether it holds one tap or a hundred.
 */

import { setImmediate as afterTheNextBegan } from 'node:timers/promises';
import type { City } from '../../platform/city.ts';
import { sqlState, transact } from '../../platform/postgres/db.ts';
import { type Stored, submitReviews, type Tapped } from '../actions.ts';

export type TapWriter = Readonly<{
  /** Undefined where too many wait already: nothing was taken, and the same tap may come again. */
  write: (tap: Tapped) => Promise<Stored> | undefined;
  /** When nothing waits any more. */
  idle: () => Promise<void>;
}>;

type Waiting = Readonly<{ tap: Tapped; done: (stored: Stored) => void; failed: (error: unknown) => void }>;

/** Each holds two locks of the server's table, which is shared by all; and whoever waits for one waits for the longest. */
const MOST_TOGETHER = 128;
/** Some seconds' worth: who would wait longer is told to tap again. */
const MOST_WAITING = 5_000;

export function createTapWriter(city: City, mostWaiting = MOST_WAITING): TapWriter {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  const writeAll = async (taps: readonly Waiting[]): Promise<void> => {
    try {
      const stored = await transact(city.db, (tx) =>
        submitReviews(
          tx,
          city,
          taps.map(({ tap }) => tap),
        ),
      );
      // Answering takes longer than beginning the next, which the server can work at meanwhile.
      void afterTheNextBegan().then(() => {
        for (const [nth, { done }] of taps.entries()) done(stored[nth] as Stored);
      });
    } catch (error) {
      const [first] = taps;
      if (taps.length === 1) first?.failed(error);
      else if (isOfTheTaps(error)) for (const one of taps) await writeAll([one]);
      else for (const { failed } of taps) failed(error);
    }
  };

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const [together, later] = firstOf(waiting);
      waiting = later;
      await writeAll(together);
    }
    running = undefined;
  };

  return {
    write: (tap) => {
      if (waiting.length >= mostWaiting) return undefined;
      return new Promise<Stored>((done, failed) => {
        waiting.push({ tap, done, failed });
        running ??= run();
      });
    },
    idle: async () => {
      while (running !== undefined) await running;
    },
  };
}

/** No submission twice: a finger that tapped two times is answered one tap after the other. */
function firstOf(waiting: readonly Waiting[]): readonly [Waiting[], Waiting[]] {
  const together: Waiting[] = [];
  const later: Waiting[] = [];
  const taken = new Set<string>();
  for (const each of waiting) {
    const { submissionId } = each.tap;
    if (together.length < MOST_TOGETHER && !taken.has(submissionId)) together.push(each);
    else later.push(each);
    taken.add(submissionId);
  }
  return [together, later];
}

/** What one of them can cause, and the others need not bear: a value, a constraint, a lock. Else the server is away for all. */
function isOfTheTaps(error: unknown): boolean {
  const state = sqlState(error);
  return state === undefined ? error instanceof RangeError || error instanceof TypeError : /^(22|23|40|55)/.test(state);
}

/**
 * The one writer of a process's taps. An idle one writes a tap at once; what comes while it writes waits, and goes together
 * in the next transaction. Each is answered when its transaction is on disk, and a kill loses nothing that was.
 *
 * Why: a transaction costs its ten statements and one commit whether it holds one tap or a hundred.
 */

import { setImmediate as afterTheNextBegan } from 'node:timers/promises';
import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import { rawQuery, sqlState, transact } from '../../platform/postgres/db.ts';
import { type Stored, submitReviews, type Tapped } from '../actions.ts';

export type TapWriter = Readonly<{
  /** Undefined where too many wait already, or a lock it needs was held too long: nothing was taken, and the same tap may come again. */
  write: (tap: Tapped) => Promise<Stored | undefined>;
  /** When nothing waits any more. */
  idle: () => Promise<void>;
}>;

type Waiting = Readonly<{ tap: Tapped; done: (stored: Stored | undefined) => void; failed: (error: unknown) => void }>;

/** Each holds two locks of the server's table, which is shared by all; and whoever waits for one waits for the longest. */
const MOST_TOGETHER = 128;
/** Some seconds' worth: who would wait longer is told to tap again. */
const MOST_WAITING = 5_000;
/** Of one submission: a finger that taps and taps. Each goes in a transaction of its own, so many would keep the writer busy. */
const MOST_OF_ONE = 3;
/** How long all wait for a lock, and then each alone: a complaint holds its code for some ten milliseconds. */
const LOCK_TOGETHER = '2s';
const LOCK_ALONE = '200ms';

const LOCK_NOT_AVAILABLE = '55P03';
const OUT_OF_MEMORY = '53200';
const QUERY_CANCELLED = '57014';

export function createTapWriter(city: City, mostWaiting = MOST_WAITING): TapWriter {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  const waitingOf = new Map<Uuid, number>();

  const store = (taps: readonly Waiting[], lockTimeout: string) =>
    transact(city.db, async (tx) => {
      await tx.executeQuery(rawQuery(`set local lock_timeout = '${lockTimeout}'`));
      return submitReviews(
        tx,
        city,
        taps.map(({ tap }) => tap),
      );
    });

  const writeTogether = async (taps: readonly Waiting[]): Promise<void> => {
    try {
      const stored = await store(taps, LOCK_TOGETHER);
      // Answering takes longer than beginning the next, which the server can work at meanwhile.
      void afterTheNextBegan().then(() => {
        for (const [nth, { done }] of taps.entries()) done(stored[nth]);
      });
    } catch (error) {
      if (taps.length > 1 && isOfTheTaps(error)) await writeOneByOne(taps);
      else for (const one of taps) refuse(one, error);
    }
  };

  /** Whoever needs what somebody else holds is told to come again, and so are all of that code: the next would wait as long. */
  const writeOneByOne = async (taps: readonly Waiting[]): Promise<void> => {
    const held = new Set<Uuid>();
    for (const one of taps) {
      const { codeId } = one.tap.place;
      if (held.has(codeId)) {
        one.done(undefined);
        continue;
      }
      try {
        const [stored] = await store([one], LOCK_ALONE);
        one.done(stored);
      } catch (error) {
        if (isHeld(error)) held.add(codeId);
        refuse(one, error);
      }
    }
  };

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const [together, later] = firstOf(waiting);
      waiting = later;
      for (const { tap } of together) {
        const left = (waitingOf.get(tap.submissionId) ?? 0) - 1;
        if (left > 0) waitingOf.set(tap.submissionId, left);
        else waitingOf.delete(tap.submissionId);
      }
      await writeTogether(together);
    }
    running = undefined;
  };

  return {
    write: async (tap) => {
      const ofThis = waitingOf.get(tap.submissionId) ?? 0;
      if (waiting.length >= mostWaiting || ofThis >= MOST_OF_ONE) return undefined;
      waitingOf.set(tap.submissionId, ofThis + 1);
      return new Promise<Stored | undefined>((done, failed) => {
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

/** Somebody else holds what it needs. */
function isHeld(error: unknown): boolean {
  return sqlState(error) === LOCK_NOT_AVAILABLE;
}

function refuse({ done, failed }: Waiting, error: unknown): void {
  if (isHeld(error)) done(undefined);
  else failed(error);
}

/**
 * What one of them can cause, or all of them only together, and the others need not bear: a value, a constraint, a lock; more
 * than the server's memory, limits or patience. Else the server is away for all.
 */
function isOfTheTaps(error: unknown): boolean {
  const state = sqlState(error);
  if (state === undefined) return error instanceof RangeError || error instanceof TypeError;
  return /^(22|23|40|54|55)/.test(state) || state === OUT_OF_MEMORY || state === QUERY_CANCELLED;
}

/**
 * Writes a process's taps, one batch at a time. An idle writer writes a tap at once; taps that come meanwhile wait and go
 * together in the next transaction. Each is answered when its transaction is on disk, so a kill loses none that was
 * answered.
 * Why: a transaction costs its ten statements and one commit whether it holds one tap or a hundred.
 */

import { setImmediate as afterTheNextBegan } from 'node:timers/promises';
import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import { rawQuery, sqlState, transact } from '../../platform/postgres/db.ts';
import { type Stored, submitReviews, type Tapped } from '../actions.ts';

export type TapWriter = Readonly<{
  /** Undefined where too many wait, or a lock was held too long: nothing was taken, and the same tap may come again. */
  write: (tap: Tapped) => Promise<Stored | undefined>;
  /** Resolves when nothing waits any more. */
  idle: () => Promise<void>;
}>;

type Waiting = Readonly<{ tap: Tapped; done: (stored: Stored | undefined) => void; failed: (error: unknown) => void }>;

/** Most taps of a transaction: each takes two locks of a table all share, and all wait for the slowest. */
const MOST_TOGETHER = 128;
/** Most waiting taps, some seconds' worth; further ones are told to tap again. */
const MOST_WAITING = 5_000;
/** Most waiting taps of one submission: each needs a transaction of its own, so a busy finger would occupy the writer. */
const MOST_OF_ONE = 3;
/** Longest wait for a lock, of all together and then of each alone: a complaint holds its code for some ten milliseconds. */
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
      // Answers are sent after the next transaction began, which the server works at meanwhile.
      void afterTheNextBegan().then(() => {
        for (const [nth, { done }] of taps.entries()) done(stored[nth]);
      });
    } catch (error) {
      if (taps.length > 1 && isOfTheTaps(error)) await writeOneByOne(taps);
      else for (const one of taps) refuse(one, error);
    }
  };

  /** Writes taps one by one. One that meets a held lock is refused, and so are the others of its code, which would wait as long. */
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

/** Takes the first tap of each submission; repeated ones are answered in turn. */
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

/** Whether the error is a lock held by somebody else. */
function isHeld(error: unknown): boolean {
  return sqlState(error) === LOCK_NOT_AVAILABLE;
}

function refuse({ done, failed }: Waiting, error: unknown): void {
  if (isHeld(error)) done(undefined);
  else failed(error);
}

/**
 * Whether the taps caused the error, one of them or all together, so that writing them singly may help: a value, a
 * constraint, a lock, or more than the server's memory or settings allow. Else the server is away for all.
 */
function isOfTheTaps(error: unknown): boolean {
  const state = sqlState(error);
  if (state === undefined) return error instanceof RangeError || error instanceof TypeError;
  return /^(22|23|40|54|55)/.test(state) || state === OUT_OF_MEMORY || state === QUERY_CANCELLED;
}

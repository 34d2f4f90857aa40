/**
 * Reads a workbook in a thread: a file made to keep a reader busy delays nobody else, and one that takes too long or too much
 * memory ends with its thread. The thread asks this side for bytes and gives values. A csv is read here: it costs the same
 * few steps for every character, and a thread would cost many times as much.
 */

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type TakeTurn, turnsOf } from '../platform/turns.ts';
import { type SheetProblem, SheetRefused, type SheetRow } from './model.ts';
import type { ByteSource } from './sheets-bytes.ts';
import { isPacked, openHere, type SheetFile, type TextForm } from './sheets-open.ts';
import type { Asked, Job, Said } from './sheets-worker.ts';

/** Longest silence of a thread: a piece of a file is milliseconds of work, on a busy machine too. */
const MOST_SILENT_MS = 30_000;
const MOST_LOOK_MS = 120_000;
/** The distinct strings of a whole city's register are some hundred MB. */
const MOST_HEAP_MB = 768;
/** Turns of first looks, which end soon. Reading a whole sheet takes as long as its consumer, and keeps no look waiting. */
const LOOKS = turnsOf({ atOnce: 2, waiting: 20 });
const WHOLE = turnsOf({ atOnce: 2, waiting: 8 });

/**
 * Opens a file and surveys it; every reading begins anew, so nothing is left open between two.
 * @param patient work that nobody stands waiting for takes its turn, however many wait
 */
export async function openSheets(
  source: ByteSource,
  told: Partial<TextForm> = {},
  { patient = false }: Readonly<{ patient?: boolean }> = {},
): Promise<Result<SheetFile, SheetProblem>> {
  if (!(await isPacked(source))) return openHere(source, told);
  let opened: Opened;
  try {
    opened = await answerOf<Opened>(source, { kind: 'open' }, patient);
  } catch (error) {
    if (error instanceof SheetRefused) return refuse(error.problem);
    throw error;
  }
  return ok({
    ...opened,
    countRows: (sheet) => answerOf<number | null>(source, { kind: 'count', sheet }, patient),
    rows: (sheet, { most, onBytes } = {}) =>
      rowsOf(source, { kind: 'rows', sheet, most: most ?? null }, onBytes, patient),
  });
}

/** @throws SheetRefused where too many wait already */
async function turnOf(take: TakeTurn, patient: boolean): Promise<() => void> {
  const giveBack = await take(patient);
  if (giveBack === undefined) throw new SheetRefused({ kind: 'sheets-busy' });
  return giveBack;
}

type Opened = Pick<SheetFile, 'text' | 'sheets'>;

async function answerOf<T>(source: ByteSource, job: Job, patient: boolean): Promise<T> {
  const giveBack = await turnOf(LOOKS, patient);
  let thread: Thread | undefined;
  try {
    thread = threadFor(source, job, MOST_LOOK_MS);
    const said = await thread.next();
    if (said.kind !== 'answer') throw new Error('a thread that was asked for an answer gives one');
    return said.answer as T;
  } finally {
    // A thread that could not be begun keeps no turn either.
    await thread?.end();
    giveBack();
  }
}

async function* rowsOf(
  source: ByteSource,
  job: Extract<Job, { kind: 'rows' }>,
  onBytes: ((bytes: number) => void) | undefined,
  patient: boolean,
): AsyncGenerator<SheetRow> {
  const isWhole = job.most === null;
  const giveBack = await turnOf(isWhole ? WHOLE : LOOKS, patient);
  let thread: Thread | undefined;
  try {
    thread = threadFor(source, job, isWhole ? null : MOST_LOOK_MS);
    let coming = thread.next();
    for (;;) {
      const said = await coming;
      if (said.kind !== 'rows') return;
      // The next rows are read while these are worked on.
      coming = thread.next();
      coming.catch(() => undefined);
      if (said.bytes > 0) onBytes?.(said.bytes);
      yield* JSON.parse(said.rows) as SheetRow[];
    }
  } finally {
    await thread?.end();
    giveBack();
  }
}

type Answer = Extract<Said, { kind: 'rows' | 'answer' | 'ended' }>;
type Thread = Readonly<{
  /** The thread's next answer. @throws SheetRefused, or what reading the source threw */
  next: () => Promise<Answer>;
  end: () => Promise<void>;
}>;

/** An idle thread waits this long for more work: starting one costs more than most files. */
const IDLE_MS = 10_000;
type Idle = Readonly<{ worker: Worker; until: NodeJS.Timeout }>;
let idle: Idle | undefined;

function takeWorker(): Worker {
  const kept = idle;
  if (kept === undefined) {
    // The worker's file stands beside this one, compiled or not.
    return new Worker(new URL(`./sheets-worker${path.extname(import.meta.url)}`, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
      execArgv: [],
    });
  }
  idle = undefined;
  clearTimeout(kept.until);
  forget(kept.worker);
  kept.worker.ref();
  return kept.worker;
}

/** Takes off this job's listeners only: the thread's own carry its messages. */
function forget(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}

async function giveBack(worker: Worker): Promise<void> {
  forget(worker);
  if (idle !== undefined) {
    await worker.terminate();
    return;
  }
  const end = (): void => {
    if (idle?.worker === worker) idle = undefined;
    void worker.terminate();
  };
  idle = { worker, until: setTimeout(end, IDLE_MS).unref() };
  worker.on('error', end);
  worker.unref();
}

function threadFor(source: ByteSource, job: Job, mostMs: number | null): Thread {
  const worker = takeWorker();
  let waiting: PromiseWithResolvers<Answer> | undefined;
  let failure: unknown;
  let unanswered = 0;
  /** Whether nothing of this job is left in the thread. */
  let done = false;
  let silence: NodeJS.Timeout | undefined;
  const fail = (error: unknown): void => {
    failure ??= error;
    clearTimeout(silence);
    waiting?.reject(failure);
    waiting = undefined;
  };
  const tooSlow = (): void => fail(new SheetRefused({ kind: 'sheet-took-too-long' }));
  const whole = mostMs === null ? undefined : setTimeout(tooSlow, mostMs);
  const tell = (asked: Asked): void => {
    if (failure !== undefined) return;
    clearTimeout(silence);
    silence = setTimeout(tooSlow, MOST_SILENT_MS);
    worker.postMessage(asked);
  };
  worker.on('message', (said: Said) => {
    clearTimeout(silence);
    if (said.kind === 'read') {
      unanswered += 1;
      source.read(said.offset, said.length).then((bytes) => {
        unanswered -= 1;
        tell({ kind: 'bytes', id: said.id, bytes });
      }, fail);
      return;
    }
    done = said.kind !== 'rows' && unanswered === 0;
    if (said.kind === 'refused') fail(new SheetRefused(said.problem));
    else {
      waiting?.resolve(said);
      waiting = undefined;
    }
  });
  worker.on('error', (error) => {
    done = false;
    const full = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    fail(full ? new SheetRefused({ kind: 'sheet-too-large-inside' }) : error);
  });
  worker.on('exit', () => {
    done = false;
    fail(new Error('the reading thread ended early'));
  });
  tell({ kind: 'job', size: source.size, job });
  return {
    next: () => {
      waiting = Promise.withResolvers<Answer>();
      const { promise } = waiting;
      if (failure === undefined) tell({ kind: 'next' });
      else fail(failure);
      return promise;
    },
    end: async () => {
      clearTimeout(whole);
      fail(new Error('the reading was ended'));
      if (done) await giveBack(worker);
      else await worker.terminate();
    },
  };
}

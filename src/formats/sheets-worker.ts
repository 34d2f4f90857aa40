/** The thread that reads a workbook: it asks for bytes as it needs them and gives rows as they are wanted. */

import { parentPort } from 'node:worker_threads';
import { type SheetProblem, SheetRefused, type SheetRow } from './model.ts';
import type { ByteSource } from './sheets-bytes.ts';
import { openHere, type SheetFile } from './sheets-open.ts';

export type Job =
  | Readonly<{ kind: 'open' }>
  | Readonly<{ kind: 'count'; sheet: number }>
  | Readonly<{ kind: 'rows'; sheet: number; most: number | null }>;
/** Messages to the thread; one job at a time. */
export type Asked =
  | Readonly<{ kind: 'job'; size: number; job: Job }>
  | Readonly<{ kind: 'next' }>
  | Readonly<{ kind: 'bytes'; id: number; bytes: Uint8Array }>;
/** Messages from the thread. */
export type Said =
  | Readonly<{ kind: 'read'; id: number; offset: number; length: number }>
  /** Rows as one JSON text: copying it costs less than copying every cell. */
  | Readonly<{ kind: 'rows'; rows: string; bytes: number }>
  | Readonly<{ kind: 'answer'; answer: unknown }>
  | Readonly<{ kind: 'refused'; problem: SheetProblem }>
  | Readonly<{ kind: 'ended' }>;

const ROWS_AT_ONCE = 500;

const port = parentPort;
if (port === null) throw new Error('this file is run as a thread');
const say = (said: Said): void => port.postMessage(said);

const reads = new Map<number, (bytes: Buffer) => void>();
let nextRead = 0;
let wanted = Promise.withResolvers<void>();
port.on('message', (asked: Asked) => {
  if (asked.kind === 'next') wanted.resolve();
  else if (asked.kind === 'bytes') {
    const { buffer, byteOffset, byteLength } = asked.bytes;
    reads.get(asked.id)?.(Buffer.from(buffer, byteOffset, byteLength));
    reads.delete(asked.id);
  } else void work(sourceOf(asked.size), asked.job);
});

function sourceOf(size: number): ByteSource {
  return {
    size,
    read: (offset, length) =>
      new Promise((resolve) => {
        nextRead += 1;
        reads.set(nextRead, resolve);
        say({ kind: 'read', id: nextRead, offset, length });
      }),
  };
}

async function give(said: Said): Promise<void> {
  await wanted.promise;
  wanted = Promise.withResolvers();
  say(said);
}

async function work(source: ByteSource, job: Job): Promise<void> {
  try {
    const opened = await openHere(source);
    if (!opened.ok) throw new SheetRefused(opened.problem);
    const file = opened.value;
    if (job.kind === 'open') await give({ kind: 'answer', answer: { text: file.text, sheets: file.sheets } });
    else if (job.kind === 'count') await give({ kind: 'answer', answer: await file.countRows(job.sheet) });
    else await giveRows(file, job.sheet, job.most);
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    await give({ kind: 'refused', problem: error.problem });
  }
}

async function giveRows(file: SheetFile, sheet: number, most: number | null): Promise<void> {
  let rows: SheetRow[] = [];
  let bytes = 0;
  const onBytes = (more: number): void => {
    bytes += more;
  };
  for await (const row of file.rows(sheet, { onBytes, ...(most === null ? {} : { most }) })) {
    rows.push(row);
    if (rows.length < ROWS_AT_ONCE) continue;
    await give({ kind: 'rows', rows: JSON.stringify(rows), bytes });
    rows = [];
    bytes = 0;
  }
  await give({ kind: 'rows', rows: JSON.stringify(rows), bytes });
  await give({ kind: 'ended' });
}

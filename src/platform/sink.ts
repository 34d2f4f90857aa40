/**
 * Sink of a demonstration: what would have been sent by mail, SMS and messenger, or told to another program. Its operator reads it in one file, a visitor on
 * one page of the guide; whom it was for is masked before it is written, for a visitor may have typed a number of their own.
 */

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { maskedMobile, normalMobile } from '../kernel/phone.ts';
import type { Config } from './config.ts';
import type { Channel } from './messages.ts';

/** Lines of text; of a letter the subject is the first, of a signed body its headers. */
export type Unsent = Readonly<{ channel: 'mail' | Channel | 'program'; to: string; lines: readonly string[] }>;
export type Sink = Readonly<{
  put: (unsent: readonly Unsent[]) => Promise<void>;
  /** The newest first. */
  read: () => Promise<readonly Unsent[]>;
}>;

/** Of each channel: letters to everybody do not crowd out the few messages. */
const MOST_KEPT = 20;

export function sinkFile(config: Pick<Config, 'dataDir'>): string {
  return path.join(config.dataDir, 'not-sent.jsonl');
}

/** Keeps the last of each channel, one a line, readable for the operator alone. */
export function fileSink(file: string): Sink {
  const read = async (): Promise<readonly Unsent[]> => {
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as Unsent);
  };
  return {
    put: async (unsent) => {
      const said = unsent.map((each) => (each.channel === 'program' ? each : { ...each, to: masked(each.to) }));
      const all = [...(await read()), ...said];
      const last = all.filter((each, at) => all.slice(at).filter(isOf(each)).length <= MOST_KEPT);
      await mkdir(path.dirname(file), { recursive: true });
      // Whoever reads meanwhile has the whole of it, and so has the next start after a crash.
      const next = `${file}.next`;
      await writeFile(next, last.map((each) => `${JSON.stringify(each)}\n`).join(''), { mode: 0o600 });
      await rename(next, file);
    },
    read: async () => [...(await read())].reverse(),
  };
}

function isOf({ channel }: Unsent): (other: Unsent) => boolean {
  return (other) => other.channel === channel;
}

/** A mobile number as everywhere; of any other name the first letter, of an address what is behind the @ too. */
function masked(to: string): string {
  if (normalMobile(to) === to) return maskedMobile(to);
  const [name = '', ...domain] = to.split('@');
  const [first = ''] = name;
  return [`${first}****`, ...domain].join('@');
}

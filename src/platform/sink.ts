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

const MOST_KEPT = 50;

export function sinkFile(config: Pick<Config, 'dataDir'>): string {
  return path.join(config.dataDir, 'not-sent.jsonl');
}

/** Keeps the last of them, one a line, readable for the operator alone. */
export function fileSink(file: string): Sink {
  const kept = async (): Promise<readonly string[]> =>
    (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  return {
    put: async (unsent) => {
      const lines = [
        ...(await kept()),
        ...unsent.map((each) => JSON.stringify(each.channel === 'program' ? each : { ...each, to: masked(each.to) })),
      ];
      await mkdir(path.dirname(file), { recursive: true });
      // Whoever reads meanwhile has the whole of it, and so has the next start after a crash.
      const next = `${file}.next`;
      await writeFile(next, `${lines.slice(-MOST_KEPT).join('\n')}\n`, { mode: 0o600 });
      await rename(next, file);
    },
    read: async () => (await kept()).map((line) => JSON.parse(line) as Unsent).reverse(),
  };
}

/** A mobile number as everywhere; of any other name the first letter, of an address what is behind the @ too. */
function masked(to: string): string {
  if (normalMobile(to) === to) return maskedMobile(to);
  const [name = '', ...domain] = to.split('@');
  const [first = ''] = name;
  return [`${first}****`, ...domain].join('@');
}

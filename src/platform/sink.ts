/**
 * Sink of a demonstration: what would have been sent by mail, SMS and messenger. Its operator reads it in one file, a visitor on
 * one page of the guide; whom it was for is masked before it is written, for a visitor may have typed a number of their own.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.ts';
import type { Channel } from './messages.ts';

/** Lines of text; of a letter the subject is the first. */
export type Unsent = Readonly<{ channel: 'mail' | Channel; to: string; lines: readonly string[] }>;
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
      const lines = [...(await kept()), ...unsent.map((each) => JSON.stringify({ ...each, to: masked(each.to) }))];
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, `${lines.slice(-MOST_KEPT).join('\n')}\n`, { mode: 0o600 });
    },
    read: async () => (await kept()).map((line) => JSON.parse(line) as Unsent).reverse(),
  };
}

/** `13900000001` as `139****0001`; of an address, the name before the @. */
function masked(to: string): string {
  const [name = '', ...domain] = to.split('@');
  const [from, until] = name.length > 8 ? [3, -4] : [1, name.length];
  return [`${name.slice(0, from)}****${name.slice(until)}`, ...domain].join('@');
}

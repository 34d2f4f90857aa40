/** Folders of the embedded server with their owners, its access files and its log. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  constants,
  existsSync,
  fchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PostgresUnavailable, type RunAs } from './postgres-process.ts';

export type Place = Readonly<{ dataDir: string; cluster: string; sockets: string; logFile: string }>;

export const PORT = 5432;
/** The kernel's limit of a Unix socket's path. */
const LONGEST_SOCKET_PATH = 107;
const LOG_KEPT_BYTES = 8_000_000;

/** @throws PostgresUnavailable naming the folder that cannot be used and why. */
export function preparePlace(dataDir: string, runAs: RunAs | undefined): Place {
  try {
    // Under root the server has a uid of its own that must be able to enter; otherwise only the owner may.
    makeFolder(dataDir, runAs === undefined ? 0o700 : 0o711);
    const cluster = path.join(dataDir, 'postgres');
    const sockets = socketFolder(dataDir);
    for (const folder of [cluster, sockets]) ownFolder(folder, runAs);
    if (runAs !== undefined) requireReachable(cluster, runAs);
    return { dataDir, cluster, sockets, logFile: path.join(cluster, 'server.log') };
  } catch (error) {
    if (error instanceof PostgresUnavailable) throw error;
    const { code, path: at } = error as NodeJS.ErrnoException;
    throw new PostgresUnavailable(`DATA_DIR: ${at ?? dataDir} cannot be used (${code ?? 'unknown error'})`, {
      cause: error,
    });
  }
}

/** Makes a folder and missing parents with exactly this mode, whatever the umask. Existing folders keep theirs. */
export function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder), mode);
  try {
    mkdirSync(folder);
    chmodSync(folder, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** `run/` in the data folder, or a short path elsewhere when that one is too long for a socket. */
function socketFolder(dataDir: string): string {
  const fits = (folder: string): boolean =>
    Buffer.byteLength(path.join(folder, `.s.PGSQL.${PORT}`)) <= LONGEST_SOCKET_PATH;
  const wanted = path.join(dataDir, 'run');
  if (fits(wanted)) return wanted;
  const digest = createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 12);
  const own = process.getuid?.() === 0 ? '/run' : process.env['XDG_RUNTIME_DIR'];
  // The names below can be guessed, so in a folder open to all another user may have made it first; `ownFolder` checks.
  const parent = own !== undefined && existsSync(own) && fits(path.join(own, `mashang-${digest}`)) ? own : '/tmp';
  return path.join(parent, parent === '/tmp' ? `mashang-${process.getuid?.() ?? 0}-${digest}` : `mashang-${digest}`);
}

function ownFolder(folder: string, runAs: RunAs | undefined): void {
  makeFolder(folder, 0o700);
  const found = lstatSync(folder);
  const mine = [process.getuid?.(), runAs?.uid];
  if (!found.isDirectory() || !mine.includes(found.uid)) {
    throw new PostgresUnavailable(
      `DATA_DIR: ${folder} is not a folder of this user; expected a DATA_DIR made by the user who runs the program`,
    );
  }
  if (runAs !== undefined) chownSync(folder, runAs.uid, runAs.gid);
  chmodSync(folder, 0o700);
}

function requireReachable(folder: string, runAs: RunAs): void {
  const test = spawnSync('/usr/bin/test', ['-w', folder], { ...runAs, cwd: '/', env: {} });
  if (test.status !== 0) {
    throw new PostgresUnavailable(
      `DATA_DIR: as root the database runs as uid ${runAs.uid}, which cannot reach ${folder}; expected a folder others may pass through, such as one under /var/lib`,
    );
  }
}

/** Peer authentication: the kernel says who is calling; the user of this program may act as these roles, nobody else as any. */
export function writeAccessFiles(place: Place, roles: readonly string[], runAs: RunAs | undefined): void {
  const me = ownName();
  const files: readonly (readonly [string, string])[] = [
    ['pg_hba.conf', 'local all all peer map=mashang\n'],
    ['pg_ident.conf', roles.map((role) => `mashang "${me}" "${role}"\n`).join('')],
  ];
  for (const [name, text] of files) {
    const file = path.join(place.cluster, name);
    const fresh = `${file}.new`;
    rmSync(fresh, { force: true });
    writeFileSync(fresh, text, { mode: 0o600, flag: 'wx' });
    if (runAs !== undefined) chownSync(fresh, runAs.uid, runAs.gid);
    renameSync(fresh, file);
  }
}

function ownName(): string {
  try {
    return os.userInfo().username;
  } catch {
    throw new PostgresUnavailable(
      `uid ${process.getuid?.() ?? '?'} has no name in /etc/passwd, and PostgreSQL asks for one; add it, or set DATABASE_URL`,
    );
  }
}

/** The server's log, opened for it; one older file is kept. */
export function openLog(place: Place, runAs: RunAs | undefined): number {
  if (existsSync(place.logFile) && statSync(place.logFile).size > LOG_KEPT_BYTES) {
    renameSync(place.logFile, `${place.logFile}.1`);
  }
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;
  const log = openSync(place.logFile, flags, 0o600);
  if (runAs !== undefined) fchownSync(log, runAs.uid, runAs.gid);
  return log;
}

export function lastLines(place: Place): string {
  if (!existsSync(place.logFile)) return 'no log was written';
  return readFileSync(place.logFile, 'utf8').split('\n').slice(-6).join(' ').trim();
}

/**
 * The supervisor of the embedded PostgreSQL.
 *
 * The server runs in a session of its own, so that Ctrl-C in the terminal reaches us and not it, and so that it outlives a
 * kill -9 of ours; the next start adopts it. It listens on a Unix socket in a folder of mode 700 and nowhere else, and
 * believes the kernel about who is calling (peer), so no password lies around.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findBinaries, PostgresUnavailable, type RunAs } from './postgres-binaries.ts';

/** As root the server runs under a number nobody else has; it needs no entry in the list of users. */
const OWN_UID: RunAs = { uid: 27_432, gid: 27_432 };
/** `initdb` insists on a uid that has a name; what it makes is handed to OWN_UID at once. */
const NAMED_UID: RunAs = { uid: 65_534, gid: 65_534 };
export const SUPERUSER = 'postgres';
const PORT = 5432;
const LONGEST_SOCKET_PATH = 107;
const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 60_000;

export type EmbeddedOptions = Readonly<{
  dataDir: string;
  binDir?: string | undefined;
  /** Database roles the operating-system user of this process may act as. */
  roles: readonly string[];
  /** Only the tests of other things may turn durability off. */
  durable?: boolean;
  onEvent?: (event: string) => void;
}>;

export type Embedded = Readonly<{
  /** True when the server was already running, left over by a process that was killed. */
  adopted: boolean;
  connection: (role: string, database: string) => pg.PoolConfig;
  /** Starts the server again whenever it dies, until `stop` or `release`. */
  watch: () => void;
  /** Fast, clean shutdown; returns when the server has ended. */
  stop: () => Promise<void>;
  /** Leaves the server running and lets go of it. */
  release: () => void;
}>;

export async function startPostgres(options: EmbeddedOptions): Promise<Embedded> {
  const runAs = process.getuid?.() === 0 ? OWN_UID : undefined;
  const bin = findBinaries(options.binDir, runAs);
  const place = preparePlace(options.dataDir, runAs);
  if (!existsSync(path.join(place.cluster, 'PG_VERSION'))) createCluster(bin, place, runAs);
  refuseOtherMajor(bin, place.cluster);
  const event = options.onEvent ?? (() => undefined);
  const adopted = await answers(place);
  if (!adopted) await launch(bin, place, options, runAs, event);
  let ending = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    if (ending || serverPid(place.cluster) !== undefined) return;
    event('PostgreSQL has died; starting it again');
    await launch(bin, place, options, runAs, event);
  };
  return {
    adopted,
    connection: (role, database) => ({ host: place.sockets, port: PORT, user: role, database }),
    watch: () => {
      const again = (): void => {
        timer = setTimeout(() => {
          look()
            .catch((error: unknown) => event(`PostgreSQL does not start: ${(error as Error).message}`))
            .finally(() => {
              if (!ending) again();
            });
        }, 250);
        timer.unref();
      };
      again();
    },
    stop: async () => {
      ending = true;
      clearTimeout(timer);
      await shutDown(place.cluster);
    },
    release: () => {
      ending = true;
      clearTimeout(timer);
    },
  };
}

type Place = Readonly<{ cluster: string; sockets: string; logFile: string }>;

function preparePlace(dataDir: string, runAs: RunAs | undefined): Place {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const cluster = path.join(dataDir, 'postgres');
  const wanted = path.join(dataDir, 'run');
  const longest = Buffer.byteLength(path.join(wanted, `.s.PGSQL.${PORT}`));
  const digest = createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 12);
  const sockets =
    longest <= LONGEST_SOCKET_PATH ? wanted : path.join('/tmp', `mashang-${process.getuid?.() ?? 0}-${digest}`);
  for (const folder of [cluster, sockets]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (runAs !== undefined) chownSync(folder, runAs.uid, runAs.gid);
    else if (statSync(folder).uid !== process.getuid?.()) {
      throw new PostgresUnavailable(`${folder} belongs to another user; set DATA_DIR to a folder of your own`);
    }
    chmodSync(folder, 0o700);
  }
  if (runAs !== undefined) requireReachable(cluster, runAs);
  return { cluster, sockets, logFile: path.join(cluster, 'server.log') };
}

function requireReachable(folder: string, runAs: RunAs): void {
  const test = spawnSync('/usr/bin/test', ['-w', folder], { ...runAs, cwd: '/', env: {} });
  if (test.status !== 0) {
    throw new PostgresUnavailable(
      `DATA_DIR: as root the database runs as uid ${runAs.uid}, which cannot reach ${folder}; expected a folder others may pass through, such as one under /var/lib`,
    );
  }
}

function createCluster(bin: string, place: Place, runAs: RunAs | undefined): void {
  const maker = runAs === undefined ? undefined : NAMED_UID;
  // Made beside and renamed, so that a kill in the middle leaves nothing that looks like a cluster.
  const half = path.join(runAs === undefined ? path.dirname(place.cluster) : '/tmp', `mashang-initdb-${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (maker !== undefined) chownSync(half, maker.uid, maker.gid);
  const major = Number(/(\d+)\./.exec(versionOf(bin))?.[1] ?? 0);
  const locale =
    major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8']
      : ['--locale=C.UTF-8'];
  const made = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', half, '-U', SUPERUSER, '--auth=peer', '--encoding=UTF8', '--data-checksums', ...locale],
    { ...maker, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' }, encoding: 'utf8', umask: undefined } as object,
  );
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new PostgresUnavailable(`initdb failed: ${String(made.stderr).trim().slice(-600)}`);
  }
  if (runAs !== undefined) handOver(half, runAs);
  rmSync(place.cluster, { recursive: true, force: true });
  const moved = spawnSync('mv', [half, place.cluster], { encoding: 'utf8' });
  if (moved.status !== 0)
    throw new PostgresUnavailable(`cannot move the new cluster into ${place.cluster}: ${moved.stderr}`);
}

function handOver(folder: string, to: RunAs): void {
  lchownSync(folder, to.uid, to.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) handOver(inside, to);
    else lchownSync(inside, to.uid, to.gid);
  }
}

function versionOf(bin: string): string {
  return spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' }).stdout ?? '';
}

function refuseOtherMajor(bin: string, cluster: string): void {
  const data = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  const program = /(\d+)\./.exec(versionOf(bin))?.[1];
  if (program !== undefined && program !== data) {
    throw new PostgresUnavailable(
      `the data folder was made by PostgreSQL ${data}, the program is ${program}; take a backup with the old one and restore it with the new`,
    );
  }
}

async function launch(
  bin: string,
  place: Place,
  options: EmbeddedOptions,
  runAs: RunAs | undefined,
  event: (text: string) => void,
): Promise<void> {
  const deadline = performance.now() + START_WITHIN_MS;
  for (;;) {
    // A postmaster killed a moment ago may still be a zombie, or its children may still hold the shared memory.
    if (await answers(place)) return;
    writeAccessFiles(place, options.roles, runAs);
    const child = spawnServer(bin, place, options.durable ?? true, runAs);
    const outcome = await waitForStart(child, place, deadline);
    if (outcome === 'ready') return;
    if (performance.now() > deadline)
      throw new PostgresUnavailable(`PostgreSQL does not start: ${lastLines(place.logFile)}`);
    event('PostgreSQL is not ready to start yet; trying again');
    await pause(500);
  }
}

function writeAccessFiles(place: Place, roles: readonly string[], runAs: RunAs | undefined): void {
  const me = os.userInfo().username;
  const files: readonly (readonly [string, string])[] = [
    ['pg_hba.conf', 'local all all peer map=mashang\n'],
    ['pg_ident.conf', [SUPERUSER, ...roles].map((role) => `mashang "${me}" "${role}"\n`).join('')],
  ];
  for (const [name, text] of files) {
    const file = path.join(place.cluster, name);
    const fresh = `${file}.new`;
    writeFileSync(fresh, text, { mode: 0o600 });
    if (runAs !== undefined) chownSync(fresh, runAs.uid, runAs.gid);
    renameSync(fresh, file);
  }
}

function spawnServer(bin: string, place: Place, durable: boolean, runAs: RunAs | undefined): ChildProcess {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    unix_socket_directories: place.sockets,
    unix_socket_permissions: '0700',
    port: String(PORT),
    max_connections: '80',
    shared_buffers: '128MB',
    timezone: 'UTC',
    // A statement or a key's value may hold what a person wrote; the log gets neither.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const log = openSync(place.logFile, 'a', 0o600);
  if (runAs !== undefined) chownSync(place.logFile, runAs.uid, runAs.gid);
  const child = spawn(
    path.join(bin, 'postgres'),
    ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...runAs, cwd: place.cluster, env: { LC_ALL: 'C', TZ: 'UTC' }, detached: true, stdio: ['ignore', log, log] },
  );
  child.on('error', () => undefined);
  child.unref();
  return child;
}

async function waitForStart(child: ChildProcess, place: Place, deadline: number): Promise<'ready' | 'ended'> {
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return 'ended';
    if (await answers(place)) return 'ready';
    await pause(30);
  }
  return 'ended';
}

async function answers(place: Place): Promise<boolean> {
  if (serverPid(place.cluster) === undefined) return false;
  const client = new pg.Client({
    host: place.sockets,
    port: PORT,
    user: SUPERUSER,
    database: 'postgres',
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function shutDown(cluster: string): Promise<void> {
  const pid = serverPid(cluster);
  if (pid === undefined) return;
  // SIGINT is PostgreSQL's fast shutdown: sessions are ended, a checkpoint is written.
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + STOP_WITHIN_MS;
  while (serverPid(cluster) !== undefined) {
    if (performance.now() > deadline)
      throw new PostgresUnavailable('PostgreSQL did not end in time; it was left running');
    await pause(30);
  }
}

/** Pid of the running postmaster of this cluster; a zombie does not count. */
export function serverPid(cluster: string): number | undefined {
  let pid: number;
  try {
    pid = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
    if (state === 'Z' || state === 'X') return undefined;
    // After a reboot the number may be somebody else's.
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')) return undefined;
  } catch {
    return undefined;
  }
  return pid;
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-6).join(' ').trim() : 'no log was written';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

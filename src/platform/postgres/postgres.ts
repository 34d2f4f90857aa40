/**
 * The supervisor of the embedded PostgreSQL.
 *
 * The server runs in a session of its own, so that Ctrl-C in the terminal reaches us and not it, and so that it outlives a
 * kill -9 of ours; the next start adopts it. It listens on a Unix socket in a folder of mode 700 and nowhere else, and
 * lets the kernel tell who is calling (peer authentication), so that no password has to be stored.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type Binaries, findBinaries } from './postgres-binaries.ts';
import { ensureCluster, SUPERUSER } from './postgres-cluster.ts';
import { lastLines, openLog, type Place, PORT, preparePlace, writeAccessFiles } from './postgres-place.ts';
import { OWN_UID, PostgresUnavailable, pause, type RunAs, serverPid, shutDown } from './postgres-process.ts';

export { SUPERUSER } from './postgres-cluster.ts';
export { PostgresUnavailable, serverPid } from './postgres-process.ts';

const START_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;
const RETRY_MS = 300;
const LINGER_MS = 600;

export type EmbeddedOptions = Readonly<{
  dataDir: string;
  binDir?: string | undefined;
  /** Database roles the operating-system user of this process may act as, beside the superuser. */
  roles: readonly string[];
  /** Whether commits are synced to disk; only tests of other things may turn it off. */
  durable?: boolean;
  onEvent?: (event: string) => void;
}>;

export type Embedded = Readonly<{
  /** True when the server was not started by us: left over by a process that was killed, or started by another one. */
  adopted: boolean;
  connection: (role: string, database: string) => pg.PoolConfig;
  /** Starts the server again whenever it dies, until `stop` or `release`. */
  watch: () => void;
  /** Whether another process (or pool of this one) is connected. */
  inUse: () => Promise<boolean>;
  /** Fast, clean shutdown; returns when the server has ended. */
  stop: () => Promise<void>;
  /** Leaves the server running and lets go of it. */
  release: () => void;
}>;

/** @throws PostgresUnavailable with a message for the operator. */
export async function startPostgres(options: EmbeddedOptions): Promise<Embedded> {
  const runAs = process.getuid?.() === 0 ? OWN_UID : undefined;
  const binaries = findBinaries(options.binDir, runAs);
  const place = preparePlace(path.resolve(options.dataDir), runAs);
  ensureCluster(binaries, place, runAs);
  const event = options.onEvent ?? (() => undefined);
  let ending = false;
  const server: Server = { binaries, place, options, runAs, event, ending: () => ending };
  const adopted = !(await launch(server));
  let looking = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const lookLater = (): void => {
    timer = setTimeout(() => {
      looking = look(server).finally(() => {
        if (!ending) lookLater();
      });
    }, LOOK_EVERY_MS);
    timer.unref();
  };
  const release = (): void => {
    ending = true;
    clearTimeout(timer);
  };
  return {
    adopted,
    connection: (role, database) => ({ host: place.sockets, port: PORT, user: role, database }),
    watch: lookLater,
    inUse: () => inUse(place),
    stop: async () => {
      release();
      // A restart in progress would otherwise finish after the stop and leave a server running.
      await looking;
      await shutDown(place.cluster);
    },
    release,
  };
}

type Server = Readonly<{
  binaries: Binaries;
  place: Place;
  options: EmbeddedOptions;
  runAs: RunAs | undefined;
  event: (text: string) => void;
  ending: () => boolean;
}>;

async function look(server: Server): Promise<void> {
  if (server.ending() || serverPid(server.place.cluster) !== undefined) return;
  server.event('PostgreSQL has died; starting it again');
  try {
    await launch(server);
  } catch (error) {
    server.event((error as Error).message);
  }
}

/** Returns when the server answers. @returns true when it is a process we started. */
async function launch(server: Server): Promise<boolean> {
  const { place, options, runAs } = server;
  const deadline = performance.now() + START_WITHIN_MS;
  for (let tries = 1; ; tries += 1) {
    if (await answers(place)) return false;
    // Another process's server may be starting or recovering; a second one would be refused.
    if (serverPid(place.cluster) === undefined) {
      writeAccessFiles(place, [SUPERUSER, ...options.roles], runAs);
      const child = spawnServer(server);
      if (await answersInTime(child, place, deadline)) return child.pid === serverPid(place.cluster);
    }
    if (performance.now() > deadline || server.ending()) {
      throw new PostgresUnavailable(`PostgreSQL does not start: ${lastLines(place)}`);
    }
    // A postmaster killed a moment ago may still be a zombie, or its children may still hold the shared memory.
    if (tries === 3) server.event('PostgreSQL is not ready to start yet; trying again');
    await pause(RETRY_MS);
  }
}

function spawnServer({ binaries, place, options, runAs }: Server): ChildProcess {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    unix_socket_directories: place.sockets,
    unix_socket_permissions: '0700',
    port: String(PORT),
    max_connections: '80',
    shared_buffers: '128MB',
    timezone: 'UTC',
    // A statement, a message about a bad value or a key's detail may hold what a person wrote; the log gets none of them.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const log = openLog(place, runAs);
  const child = spawn(
    path.join(binaries.bin, 'postgres'),
    ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...runAs, cwd: place.cluster, env: { LC_ALL: 'C', TZ: 'UTC' }, detached: true, stdio: ['ignore', log, log] },
  );
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

async function answersInTime(child: ChildProcess, place: Place, deadline: number): Promise<boolean> {
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false;
    if (await answers(place)) return true;
    await pause(30);
  }
  return false;
}

async function answers(place: Place): Promise<boolean> {
  if (serverPid(place.cluster) === undefined) return false;
  try {
    await asSuperuser(place, (client) => client.query('select 1'));
    return true;
  } catch {
    return false;
  }
}

/** Whether others are connected. Waits a little for an answer of no: a connection closed just now is still listed. */
async function inUse(place: Place): Promise<boolean> {
  const deadline = performance.now() + LINGER_MS;
  for (;;) {
    const found = await asSuperuser(place, (client) =>
      client.query(
        "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
      ),
    );
    if (found.rowCount === 0) return false;
    if (performance.now() > deadline) return true;
    await pause(30);
  }
}

async function asSuperuser<T>(place: Place, work: (client: pg.Client) => Promise<T>): Promise<T> {
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
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The supervisor adopts a running server, restarts a dead one, and never runs two on one folder. Durable, as in production. */

import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { type Embedded, PostgresUnavailable, SUPERUSER, serverPid, startPostgres } from './postgres.ts';

const started: Embedded[] = [];
const folders: string[] = [];

function aFolder(name = 'mashang-pg-'): string {
  const folder = mkdtempSync(path.join('/tmp', name));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

async function start(dataDir: string): Promise<Embedded> {
  const server = await startPostgres({ dataDir, binDir: process.env['PG_BIN_DIR'], roles: [] });
  started.push(server);
  return server;
}

async function ask(server: Embedded, sql: string): Promise<unknown> {
  const client = new pg.Client(server.connection(SUPERUSER, 'postgres'));
  client.on('error', () => undefined);
  await client.connect();
  const result = await client.query(sql);
  await client.end();
  return Object.values(result.rows[0] ?? {})[0];
}

async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Starts the server in another process that writes a row and exits without stopping the server. */
function first(dataDir: string): Promise<{ adopted: boolean }> {
  const program = `
    import pg from 'pg';
    import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'postgres.ts'))};
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, roles: [] });
    const client = new pg.Client(server.connection('postgres', 'postgres'));
    await client.connect();
    await client.query('create database made_by_' + process.pid);
    await client.end();
    console.log(JSON.stringify({ adopted: server.adopted }));`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: path.resolve(import.meta.dirname, '../../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.on('exit', (code) => {
      if (code === 0) resolve(JSON.parse(said));
      else reject(new Error(`the starter ended with ${code}`));
    });
  });
}

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('is durable, listens on a socket of mode 700 only, and keeps what people wrote out of its log', async () => {
    const dataDir = aFolder();
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    expect(await ask(server, 'show fsync')).toBe('on');
    expect(await ask(server, 'show synchronous_commit')).toBe('on');
    expect(await ask(server, 'show listen_addresses')).toBe('');
    expect(await ask(server, 'show data_checksums')).toBe('on');
    expect(await ask(server, 'show log_min_error_statement')).toBe('panic');
    expect(await ask(server, 'show server_encoding')).toBe('UTF8');
    expect(statSync(String(server.connection('', '').host)).mode & 0o777).toBe(0o700);
  });

  it('is adopted when the program that started it is gone', async () => {
    const dataDir = aFolder();
    const first = await start(dataDir);
    await ask(first, 'create table kept (a int primary key)');
    first.release();
    const second = await start(dataDir);
    expect(second.adopted).toBe(true);
    expect(await ask(second, 'select count(*)::int from kept')).toBe(0);
  });

  it('is started again when it was killed, with what was committed', async () => {
    const dataDir = aFolder();
    const server = await start(dataDir);
    server.watch();
    await ask(server, 'create table kept (a int primary key)');
    await ask(server, 'insert into kept values (1) returning a');
    process.kill(serverPid(path.join(dataDir, 'postgres')) ?? 0, 'SIGKILL');
    expect(await eventually(() => ask(server, 'select count(*)::int from kept'))).toBe(1);
  });

  it('lives in a folder whose path is too long for a socket', async () => {
    const dataDir = path.join(aFolder(), 'a'.repeat(60), 'b'.repeat(60));
    const server = await start(dataDir);
    const sockets = String(server.connection('', '').host);
    folders.push(sockets);
    expect(sockets.length).toBeLessThan(90);
    expect(sockets).not.toContain(dataDir);
    expect(await ask(server, 'select 1')).toBe(1);
  });

  it('is made once when two programs start for the first time in the same moment', async () => {
    const dataDir = aFolder();
    const answers = await Promise.all([first(dataDir), first(dataDir)]);
    expect(answers.map((answer) => answer.adopted).sort()).toEqual([false, true]);
    const server = await start(dataDir);
    expect(await ask(server, "select count(*)::int from pg_database where datname like 'made_by_%'")).toBe(2);
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'run']);
  });

  it('knows whether anybody else is connected', async () => {
    const server = await start(aFolder());
    expect(await server.inUse()).toBe(false);
    const client = new pg.Client(server.connection(SUPERUSER, 'postgres'));
    await client.connect();
    expect(await server.inUse()).toBe(true);
    await client.end();
  });

  it('does not go through a link somebody laid in its way', async () => {
    const dataDir = aFolder();
    const elsewhere = path.join(aFolder(), 'precious');
    mkdirSync(elsewhere, { mode: 0o755 });
    symlinkSync(elsewhere, path.join(dataDir, 'run'));
    await expect(start(dataDir)).rejects.toBeInstanceOf(PostgresUnavailable);
    expect(statSync(elsewhere)).toMatchObject({ uid: process.getuid?.() });
    expect(statSync(elsewhere).mode & 0o777).toBe(0o755);
  });

  it('names the folder it cannot use', async () => {
    await expect(start('/proc/mashang')).rejects.toThrow(/^DATA_DIR: \/proc/);
  });

  it('ends when told to, also while it is being started again', async () => {
    const dataDir = aFolder();
    const server = await start(dataDir);
    server.watch();
    process.kill(serverPid(path.join(dataDir, 'postgres')) ?? 0, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 400));
    await server.stop();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(serverPid(path.join(dataDir, 'postgres'))).toBeUndefined();
  });
});

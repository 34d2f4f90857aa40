/** The supervisor: adopts what it finds running, starts again what died, and never runs two on one folder. Durable settings, as in production. */

import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { type Embedded, SUPERUSER, serverPid, startPostgres } from './postgres.ts';

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
    expect(sockets.startsWith('/tmp/mashang-')).toBe(true);
    expect(await ask(server, 'select 1')).toBe(1);
  });

  it('ends when told to', async () => {
    const dataDir = aFolder();
    const server = await start(dataDir);
    await server.stop();
    expect(serverPid(path.join(dataDir, 'postgres'))).toBeUndefined();
  });
});

/** Opening a city: whole, or refused with nothing changed; embedded and on a server, by one process and by several. */

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tickingOutside } from '../../../test/harness/today.ts';
import { type Config, readConfig } from '../config.ts';
import { type OpenCity, openCity } from './open-city.ts';
import { type Embedded, SUPERUSER, serverPid, startPostgres } from './postgres.ts';
import { lockForServing } from './serve-lock.ts';

let root: string;
let server: Embedded;
const open: OpenCity[] = [];

beforeAll(async () => {
  root = mkdtempSync('/tmp/mashang-open-');
  chmodSync(root, 0o711);
  server = await startPostgres({
    dataDir: path.join(root, 'server'),
    binDir: process.env['PG_BIN_DIR'],
    roles: ['dba', 'c411400_owner', 'c411400_app'],
    durable: false,
  });
  await asSuperuser('postgres', (admin) => admin.query('create role dba login createrole'));
});
afterEach(async () => {
  for (const city of open.splice(0)) await city.close();
});
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

async function asSuperuser<T>(database: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(server.connection(SUPERUSER, database));
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** A database owned by an administrator who is no superuser, as on a site's own server. */
async function onServer(env: Readonly<Record<string, string>> = {}): Promise<Config> {
  const name = `d${randomUUID().replaceAll('-', '')}`;
  await asSuperuser('postgres', (admin) => admin.query(`create database ${name} owner dba`));
  const url = `postgres://dba@localhost/${name}?host=${String(server.connection('', '').host)}`;
  return readConfig({ DATABASE_URL: url, MASHANG_MODE: 'demo', KEYS_DIR: path.join(root, `keys-${name}`), ...env });
}

function embeddedIn(folder: string, env: Readonly<Record<string, string>> = {}): Config {
  return readConfig({
    DATA_DIR: path.join(root, folder),
    KEYS_DIR: path.join(root, `${folder}-keys`),
    PG_BIN_DIR: process.env['PG_BIN_DIR'] ?? '',
    ...env,
  });
}

async function opened(config: Config, migrate = true): Promise<OpenCity> {
  const city = await openCity(config, { outside: tickingOutside, migrate, connections: 2 });
  open.push(city);
  return city;
}

async function databaseIs(city: OpenCity): Promise<{ user: string; path: string }> {
  const found = await city.database.pool.query('select current_user as user, current_schema() as path');
  return found.rows[0];
}

describe('a city on a server', () => {
  it('is made by an administrator who may create roles, and used as the application role', async () => {
    const config = await onServer();
    const city = await opened(config);
    expect(city.applied.length).toBeGreaterThan(5);
    expect(await databaseIs(city)).toEqual({ user: 'c411400_app', path: 'c411400' });
    expect((await opened(config)).applied).toEqual([]);
  });

  it('lets its roles in by a password of the key file that was never sent in clear', async () => {
    const config = await onServer();
    const hba = path.join(root, 'server/postgres/pg_hba.conf');
    const before = readFileSync(hba, 'utf8');
    writeFileSync(hba, `local all c411400_owner,c411400_app scram-sha-256\n${before}`);
    await asSuperuser('postgres', (admin) => admin.query('select pg_reload_conf()'));
    try {
      const city = await opened(config);
      expect(await databaseIs(city)).toMatchObject({ user: 'c411400_app' });
      const url = new URL(config.databaseUrl ?? '');
      url.username = 'c411400_app';
      url.password = 'guess';
      await expect(new pg.Client({ connectionString: url.href }).connect()).rejects.toMatchObject({ code: '28P01' });
    } finally {
      writeFileSync(hba, before);
      await asSuperuser('postgres', (admin) => admin.query('select pg_reload_conf()'));
    }
  });

  it('is migrated once when several programs start together', async () => {
    const config = await onServer();
    const cities = await Promise.all([opened(config), opened(config), opened(config)]);
    const names = cities.flatMap((city) => city.applied);
    expect(new Set(names).size).toBe(names.length);
    const [first] = cities;
    expect(names.length).toBe((await first?.database.pool.query('select 1 from platform_migration'))?.rowCount);
  });

  it('refuses to put examples beside other data, and leaves the database as it was', async () => {
    const config = await onServer();
    const name = new URL(config.databaseUrl ?? '').pathname.slice(1);
    await asSuperuser(name, (admin) => admin.query('create table public.payroll (id int primary key)'));
    await expect(opened(config)).rejects.toThrow(/other data \(payroll\)/);
    const schemas = await asSuperuser(name, (admin) => admin.query("select to_regnamespace('c411400') as there"));
    expect(schemas.rows[0].there).toBeNull();
    expect(existsSync(config.keysDir)).toBe(false);
  });

  it('never changes from examples to real or back', async () => {
    const config = await onServer();
    await opened(config);
    const real = { ...config, mode: 'production' as const };
    await expect(opened(real)).rejects.toThrow(/^MASHANG_MODE: .* demo city .* production; nothing was touched$/);
  });

  it('is refused without its own keys, and no new ones are made', async () => {
    const config = await onServer();
    await opened(config);
    renameSync(config.keysDir, `${config.keysDir}.away`);
    await expect(opened(config)).rejects.toThrow(/^KEYS_DIR: there is no key file/);
    expect(existsSync(config.keysDir)).toBe(false);
    const other = await onServer();
    await opened(other);
    await expect(opened({ ...config, keysDir: other.keysDir })).rejects.toThrow(
      /^KEYS_DIR: the key file is another one/,
    );
    renameSync(`${config.keysDir}.away`, config.keysDir);
    expect((await opened(config)).applied).toEqual([]);
  });

  it('is looked at without being made', async () => {
    const config = await onServer();
    await expect(opened(config, false)).rejects.toThrow(/no city yet/);
    expect(existsSync(config.keysDir)).toBe(false);
  });

  it('says when no server answers, without the password', async () => {
    const config = readConfig({ DATABASE_URL: 'postgres://u:s3cret@127.0.0.1:1/d', MASHANG_MODE: 'demo' });
    await expect(opened(config)).rejects.toThrow(/^DATABASE_URL: no connection \(ECONNREFUSED\)/);
    await expect(opened(config)).rejects.not.toThrow(/s3cret/);
  });
});

describe('a city on the embedded server', () => {
  it('ends the server with the last program that uses it', async () => {
    const config = embeddedIn('last');
    const cluster = path.join(config.dataDir, 'postgres');
    const one = await openCity(config, { outside: tickingOutside, migrate: true, connections: 2 });
    const two = await openCity(config, { outside: tickingOutside, migrate: true, connections: 2 });
    await databaseIs(two);
    await one.close();
    expect(serverPid(cluster)).toBeDefined();
    expect(await databaseIs(two)).toMatchObject({ user: 'c411400_app' });
    await two.close();
    expect(serverPid(cluster)).toBeUndefined();
  });

  it('leaves the server to the program that serves from the folder', async () => {
    const config = embeddedIn('served');
    const cluster = path.join(config.dataDir, 'postgres');
    const city = await openCity(config, { outside: tickingOutside, migrate: true, connections: 2 });
    const other = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { lockForServing } from ${JSON.stringify(path.join(import.meta.dirname, 'serve-lock.ts'))};
         lockForServing(${JSON.stringify(config.dataDir)}); console.log('held'); setTimeout(() => {}, 60_000);`,
    ]);
    await new Promise((resolve) => other.stdout.once('data', resolve));
    expect(() => lockForServing(config.dataDir)).toThrow(`process ${other.pid}`);
    await city.close();
    expect(serverPid(cluster)).toBeDefined();
    other.kill('SIGKILL');
    await new Promise((resolve) => other.once('exit', resolve));
    await (await openCity(config, { outside: tickingOutside, migrate: false, connections: 2 })).close();
    expect(serverPid(cluster)).toBeUndefined();
  });

  it('is looked at without a cluster being made', async () => {
    const config = embeddedIn('never');
    await expect(opened(config, false)).rejects.toThrow(/no city yet/);
    expect(existsSync(config.dataDir)).toBe(false);
  });
});

/** From configuration to a city that can be used: keys, database, roles, migrations. Shared by the server and every command. */

import path from 'node:path';
import pg from 'pg';
import type { Outside } from '../kernel/ids.ts';
import type { City } from './city.ts';
import { type Config, HOME_FOLDER, type Mode } from './config.ts';
import { type Database, openDatabase } from './db.ts';
import { databasePassword, openKeys } from './keys.ts';
import { ensureCity, migrate, pendingMigrations, readMigrations, rolesOf } from './migrate.ts';
import { type Embedded, SUPERUSER, startPostgres } from './postgres.ts';

const DATABASE = 'mashang';
export const MIGRATIONS_FOLDER = path.join(HOME_FOLDER, 'migrations');

export type OpenCity = Readonly<{
  city: City;
  database: Database;
  /** The embedded server, when there is one. */
  embedded: Embedded | undefined;
  connection: (role: 'owner' | 'app') => pg.PoolConfig;
  applied: readonly string[];
  /** Closes connections; ends the embedded server only if this process started it. */
  close: () => Promise<void>;
}>;

export class CityRefused extends Error {}

export type OpenOptions = Readonly<{
  outside: Outside;
  /** `doctor` and `backup` look and do not touch. */
  migrate: boolean;
  connections?: number;
  onEvent?: (event: string) => void;
}>;

/** @throws CityRefused, MigrationRefused, PostgresUnavailable, KeysUnusable: each with a message for the operator. */
export async function openCity(config: Config, options: OpenOptions): Promise<OpenCity> {
  const keys = openKeys(config);
  const roles = rolesOf(config.cityCode);
  const reach =
    config.databaseUrl === undefined ? await reachEmbedded(config, options) : reachServer(config, config.databaseUrl);
  const connection = (role: 'owner' | 'app'): pg.PoolConfig => reach.connection(roles[role]);
  const stopEmbedded = async (): Promise<void> => {
    if (reach.embedded?.adopted === false) await reach.embedded.stop();
    else reach.embedded?.release();
  };
  try {
    let applied: readonly string[] = [];
    if (options.migrate) {
      await withClient(reach.admin, (admin) => ensureCity(admin, roles, reach.passwordOf));
      applied = await withClient(connection('owner'), (owner) =>
        migrate(owner, roles, readMigrations(MIGRATIONS_FOLDER), options.outside.now),
      );
    }
    await withClient(connection('owner'), (owner) => claim(owner, config, options));
    const database = openDatabase({ ...connection('app'), max: options.connections ?? 10 });
    return {
      city: { code: config.cityCode, name: config.cityName, db: database.db, keys, outside: options.outside },
      database,
      embedded: reach.embedded,
      connection,
      applied,
      close: async () => {
        await database.close();
        await stopEmbedded();
      },
    };
  } catch (error) {
    await stopEmbedded();
    throw error;
  }
}

/** Migrations this program has and the city has not yet; for `doctor`. */
export async function pendingOf(open: OpenCity): Promise<readonly string[]> {
  return withClient(open.connection('owner'), (owner) => pendingMigrations(owner, readMigrations(MIGRATIONS_FOLDER)));
}

type Reach = Readonly<{
  admin: pg.ClientConfig;
  connection: (role: string) => pg.PoolConfig;
  passwordOf?: (role: string) => string;
  embedded: Embedded | undefined;
}>;

async function reachEmbedded(config: Config, options: OpenOptions): Promise<Reach> {
  const roles = rolesOf(config.cityCode);
  const embedded = await startPostgres({
    dataDir: config.dataDir,
    binDir: config.pgBinDir,
    roles: [roles.owner, roles.app],
    ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
  });
  await withClient(embedded.connection(SUPERUSER, 'postgres'), async (admin) => {
    const there = await admin.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (there.rowCount !== 0) return;
    await admin.query(`create database ${DATABASE}`).catch((error: unknown) => {
      // Another process made it in the same moment.
      if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
    });
  });
  return {
    admin: embedded.connection(SUPERUSER, DATABASE),
    connection: (role) => embedded.connection(role, DATABASE),
    embedded,
  };
}

function reachServer(config: Config, databaseUrl: string): Reach {
  const passwordOf = (role: string): string => databasePassword(config, role);
  return {
    admin: { connectionString: databaseUrl },
    connection: (role) => {
      const url = new URL(databaseUrl);
      url.username = role;
      url.password = passwordOf(role);
      return { connectionString: url.href };
    },
    passwordOf,
    embedded: undefined,
  };
}

/** Writes into an empty city what it is for, and refuses to meet one of another kind ever after. */
async function claim(owner: pg.Client, config: Config, options: OpenOptions): Promise<void> {
  const there = await owner.query("select to_regclass('platform_city') is not null as there");
  if (there.rows[0]?.there !== true) {
    throw new CityRefused('the database holds no city yet; run `mashang migrate` or start the program once');
  }
  if (options.migrate) {
    await owner.query(
      'insert into platform_city (code, name, mode, created_at) values ($1, $2, $3, $4) on conflict (code) do nothing',
      [config.cityCode, config.cityName, config.mode, options.outside.now()],
    );
  }
  const found = await owner.query<{ mode: Mode }>('select mode from platform_city where code = $1', [config.cityCode]);
  const mode = found.rows[0]?.mode;
  if (mode !== undefined && mode !== config.mode) {
    throw new CityRefused(
      `MASHANG_MODE: this database holds a ${mode} city and the program was started as ${config.mode}; nothing was touched`,
    );
  }
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Opening of a city from the configuration: keys, database, roles, migrations. Shared by the server and every command. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Outside } from '../../kernel/ids.ts';
import type { City } from '../city.ts';
import { type Config, HOME_FOLDER } from '../config.ts';
import { databasePassword, openKeys } from '../keys.ts';
import { CityRefused, claim, refuseMismatch, refuseOldServer, writtenClaim } from './city-claim.ts';
import { type Database, openDatabase } from './db.ts';
import { ensureCity, migrate, pendingMigrations, readMigrations, rolesOf } from './migrate.ts';
import { type Embedded, SUPERUSER, startPostgres } from './postgres.ts';
import { servingPid } from './serve-lock.ts';

export { CityRefused } from './city-claim.ts';

const DATABASE = 'mashang';
export const MIGRATIONS_FOLDER = path.join(HOME_FOLDER, 'migrations');

export type OpenCity = Readonly<{
  city: City;
  database: Database;
  /** The embedded server, when there is one. */
  embedded: Embedded | undefined;
  connection: (role: 'owner' | 'app') => pg.PoolConfig;
  applied: readonly string[];
  /** Closes connections; ends the embedded server unless somebody else uses it. */
  close: () => Promise<void>;
}>;

export type OpenOptions = Readonly<{
  outside: Outside;
  /** Whether migrations are applied; `doctor` and `verify` only look. */
  migrate: boolean;
  connections?: number;
  onEvent?: (event: string) => void;
}>;

/** @throws CityRefused, MigrationRefused, PostgresUnavailable, KeysUnusable: each with a message for the operator. */
export async function openCity(config: Config, options: OpenOptions): Promise<OpenCity> {
  const roles = rolesOf(config.cityCode);
  const reach =
    config.databaseUrl === undefined ? await reachEmbedded(config, options) : reachServer(config, config.databaseUrl);
  const connection = (role: 'owner' | 'app'): pg.PoolConfig => reach.connection(roles[role]);
  try {
    // Every refusal comes before anything is made, the key file included.
    const written = await withClient(reach.admin, async (admin) => {
      await refuseOldServer(admin);
      const found = await writtenClaim(admin, roles);
      await refuseMismatch(admin, roles, found, config);
      return found;
    });
    if (written === undefined && !options.migrate) throw new CityRefused(NO_CITY);
    const keys = openKeys(config);
    let applied: readonly string[] = [];
    if (options.migrate) {
      await withClient(reach.admin, (admin) => ensureCity(admin, roles, reach.passwordOf));
      applied = await withClient(connection('owner'), async (owner) => {
        const names = await migrate(owner, roles, readMigrations(MIGRATIONS_FOLDER), options.outside.now);
        await claim(owner, { ...config, keysPrint: keys.print, at: options.outside.now() });
        return names;
      });
    }
    const database = openDatabase({ ...connection('app'), max: options.connections ?? 10 });
    return {
      city: {
        code: config.cityCode,
        name: config.cityName,
        hotline: config.hotline,
        db: database.db,
        keys,
        outside: options.outside,
      },
      database,
      embedded: reach.embedded,
      connection,
      applied,
      close: async () => {
        await database.close();
        await letGo(config, reach.embedded);
      },
    };
  } catch (error) {
    await letGo(config, reach.embedded);
    throw error;
  }
}

const NO_CITY = 'the database holds no city yet; run `mashang migrate` or start the program once';

/** Lets go of the embedded server: the last user stops it, also one left over by a killed process. */
async function letGo(config: Config, embedded: Embedded | undefined): Promise<void> {
  if (embedded === undefined) return;
  const serving = servingPid(config.dataDir);
  const used = (serving !== undefined && serving !== process.pid) || (await embedded.inUse().catch(() => false));
  if (used) embedded.release();
  else await embedded.stop();
}

/** Migrations this program has and the city has not yet; for `doctor`. */
export async function pendingOf(open: OpenCity): Promise<readonly string[]> {
  return withClient(open.connection('owner'), (owner) => pendingMigrations(owner, readMigrations(MIGRATIONS_FOLDER)));
}

/** Vacuums and analyses after a bulk load: statistics, and which pages are visible to everybody. */
export async function settleTables(open: OpenCity): Promise<void> {
  await withClient(open.connection('owner'), (owner) => owner.query('vacuum (analyze, skip_locked)'));
}

type Reach = Readonly<{
  /** Connection of a role that may create roles and schemas. */
  admin: pg.ClientConfig;
  connection: (role: string) => pg.PoolConfig;
  passwordOf?: (role: string) => string;
  embedded: Embedded | undefined;
}>;

async function reachEmbedded(config: Config, options: OpenOptions): Promise<Reach> {
  const roles = rolesOf(config.cityCode);
  if (!options.migrate && !existsSync(path.join(config.dataDir, 'postgres', 'PG_VERSION'))) {
    throw new CityRefused(`${NO_CITY} (DATA_DIR ${config.dataDir})`);
  }
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
    admin: { connectionString: databaseUrl, connectionTimeoutMillis: 10_000 },
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

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    throw new CityRefused(
      `${config.connectionString === undefined ? 'the database' : 'DATABASE_URL'}: no connection (${code ?? message}); expected a PostgreSQL that answers and lets this user in`,
      { cause: error },
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

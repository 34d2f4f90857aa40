/** The claim of a database: which city, demo or real, made with which keys. Nothing is changed before it is checked. */

import type pg from 'pg';
import type { Config, Mode } from '../config.ts';
import { KeysUnusable, keysExist, openKeys } from '../keys.ts';
import type { CityRoles } from './migrate.ts';

export class CityRefused extends Error {}

export type Claim = Readonly<{ mode: Mode; keysPrint: string }>;

const OLDEST_SERVER = 150_000;

/** The claim written when the city was made; undefined in a database without this city. */
export async function writtenClaim(admin: pg.ClientBase, { schema }: CityRoles): Promise<Claim | undefined> {
  const there = await admin.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${schema}.platform_city`,
  ]);
  if (there.rows[0]?.there !== true) return undefined;
  const found = await admin.query<Claim>(
    `select mode, keys_print as "keysPrint" from ${schema}.platform_city where code = $1`,
    [schema.slice(1)],
  );
  return found.rows[0];
}

/** @throws CityRefused KeysUnusable */
export async function refuseMismatch(
  admin: pg.ClientBase,
  roles: CityRoles,
  written: Claim | undefined,
  config: Config,
): Promise<void> {
  if (written === undefined) {
    if (config.mode === 'demo' && config.databaseUrl !== undefined) await refuseForeignTables(admin, roles);
    return;
  }
  if (written.mode !== config.mode) {
    throw new CityRefused(
      `MASHANG_MODE: this database holds a ${written.mode} city and the program was started as ${config.mode}; nothing was touched`,
    );
  }
  // Without its own keys a city's sealed texts cannot be read and its printed codes are void, so new keys are not made.
  const found = keysExist(config) ? openKeys(config).print : undefined;
  if (found !== written.keysPrint) {
    throw new KeysUnusable(
      `KEYS_DIR: ${found === undefined ? 'there is no key file' : 'the key file is another one'} in ${config.keysDir}; expected the one this city was made with (put it back, or set KEYS_DIR); nothing was touched`,
    );
  }
}

/** Refuses a demo city in a database that holds other tables. */
async function refuseForeignTables(admin: pg.ClientBase, { schema }: CityRoles): Promise<void> {
  const found = await admin.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%' and n.nspname <> $1
       and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     limit 1`,
    [schema],
  );
  const [table] = found.rows;
  if (table !== undefined) {
    throw new CityRefused(
      `DATABASE_URL: the database holds other data (${table.name}); expected an empty one for the demo city, or MASHANG_MODE=production`,
    );
  }
}

export async function refuseOldServer(admin: pg.ClientBase): Promise<void> {
  const found = await admin.query<{ number: string; version: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version",
  );
  const [server] = found.rows;
  if (Number(server?.number ?? 0) < OLDEST_SERVER) {
    throw new CityRefused(`the database is PostgreSQL ${server?.version ?? '?'}; expected 15 or newer`);
  }
}

/** Writes the claim into an empty city. */
export async function claim(
  owner: pg.ClientBase,
  city: Readonly<{ cityCode: string; cityName: string; mode: Mode; keysPrint: string; at: string }>,
): Promise<void> {
  await owner.query(
    'insert into platform_city (code, name, mode, keys_print, created_at) values ($1, $2, $3, $4, $5) on conflict (code) do nothing',
    [city.cityCode, city.cityName, city.mode, city.keysPrint, city.at],
  );
}

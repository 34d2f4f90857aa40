/** Migrations: numbered SQL files, forward only, one transaction each, run once however many processes start together. */

import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

export type Migration = Readonly<{ name: string; sha256: string; statements: readonly string[] }>;
export type CityRoles = Readonly<{ schema: string; owner: string; app: string }>;

/** The schema and the two roles of a city: the owner migrates, the application reads and writes rows. */
export function rolesOf(cityCode: string): CityRoles {
  if (!/^\d{6}$/.test(cityCode)) throw new RangeError('a city code has six digits');
  return { schema: `c${cityCode}`, owner: `c${cityCode}_owner`, app: `c${cityCode}_app` };
}

export class MigrationRefused extends Error {}

/** Key of the advisory lock; arbitrary, unlikely to be used by other programs on the server. */
const LOCK = 4_114_002_026;

/** Reads `NNNN-name.sql` files in order. A statement ends with `;` at the end of a line. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => /^(?:\d{4}|\d{12})-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      return {
        name: name.replace(/\.sql$/, ''),
        sha256: createHash('sha256').update(text).digest('hex'),
        statements: statementsOf(text),
      };
    });
}

export function statementsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/**
 * Makes the roles and the schema if they are missing. Run by a role that may create roles.
 * @param passwordOf gives the password of a role where the server asks for one.
 */
export async function ensureCity(
  admin: pg.ClientBase,
  roles: CityRoles,
  passwordOf?: (role: string) => string,
): Promise<void> {
  const { schema, owner, app } = roles;
  await admin.query('begin');
  await admin.query(`select pg_advisory_xact_lock(${LOCK})`);
  for (const role of [owner, app]) {
    const known = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
    if (known.rowCount === 0) await admin.query(`create role ${role} login`);
    if (passwordOf !== undefined) {
      await admin.query(`alter role ${role} password ${pg.escapeLiteral(scramVerifier(passwordOf(role)))}`);
    }
    await admin.query(`alter role ${role} set search_path = ${schema}`);
  }
  // A role that is no superuser must be a member of the owner role to give it a schema.
  const me = await admin.query<{ name: string; super: boolean }>(
    'select rolname as name, rolsuper as super from pg_roles where rolname = current_user',
  );
  if (me.rows[0]?.super === false) await admin.query(`grant ${owner} to current_user`);
  await admin.query(`create schema if not exists ${schema} authorization ${owner}`);
  await admin.query(`grant usage on schema ${schema} to ${app}`);
  await admin.query('commit');
}

/** SCRAM verifier of a password, sent in its place so that a server that logs statements does not log passwords. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyOf = (label: string): Buffer => createHmac('sha256', salted).update(label).digest();
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyOf('Server Key').toString('base64')}`;
}

/**
 * Applies what is missing, as the owner.
 * @returns names of the migrations applied now.
 * @throws MigrationRefused when an applied file was changed, or the database knows a migration this program does not.
 */
export async function migrate(
  owner: pg.ClientBase,
  roles: CityRoles,
  migrations: readonly Migration[],
  now: () => string,
): Promise<readonly string[]> {
  const applied: string[] = [];
  await locked(owner, async () => {
    await owner.query(
      'create table if not exists platform_migration (name text primary key, sha256 text not null, applied_at timestamptz(3) not null)',
    );
    await owner.query(`revoke all on platform_migration from ${roles.app}`);
    await owner.query(`grant select on platform_migration to ${roles.app}`);
  });
  for (const migration of migrations) {
    await locked(owner, async () => {
      const done = await owner.query<{ name: string; sha256: string }>('select name, sha256 from platform_migration');
      refuseSurprises(done.rows, migrations);
      if (done.rows.some((row) => row.name === migration.name)) return;
      await owner.query('insert into platform_migration (name, sha256, applied_at) values ($1, $2, $3)', [
        migration.name,
        migration.sha256,
        now(),
      ]);
      await owner.query(
        `alter default privileges in schema ${roles.schema} grant select, insert, update, delete on tables to ${roles.app}`,
      );
      await owner.query(
        `alter default privileges in schema ${roles.schema} grant usage, select on sequences to ${roles.app}`,
      );
      for (const statement of migration.statements) await owner.query(withRoles(statement, roles));
      applied.push(migration.name);
    });
  }
  return applied;
}

/** Names of migrations this program has and the database has not. */
export async function pendingMigrations(
  client: pg.ClientBase,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const there = await client.query("select to_regclass('platform_migration') is not null as there");
  if (there.rows[0]?.there !== true) return migrations.map((migration) => migration.name);
  const done = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform_migration');
  refuseSurprises(done.rows, migrations);
  const names = new Set(done.rows.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((name) => !names.has(name));
}

async function locked(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function refuseSurprises(done: readonly { name: string; sha256: string }[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.sha256]));
  for (const { name, sha256 } of done) {
    const mine = known.get(name);
    if (mine === undefined) {
      throw new MigrationRefused(
        `the database was migrated by a newer program (${name}); start that one, or restore a backup`,
      );
    }
    if (mine !== sha256) {
      throw new MigrationRefused(
        `migration ${name} was changed after it was applied; put the file back and add a new one`,
      );
    }
  }
}

function withRoles(statement: string, roles: CityRoles): string {
  return statement.replace(/(?<![:\w]):(owner|app)\b/g, (_, name: 'owner' | 'app') => roles[name]);
}

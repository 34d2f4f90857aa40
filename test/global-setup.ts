/** PostgreSQL server of the whole test run, in its own folder, with a migrated template database. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { ensureCity, migrate, readMigrations, rolesOf } from '../src/platform/postgres/migrate.ts';
import { SUPERUSER, startPostgres } from '../src/platform/postgres/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sockets: string;
  }
}

export const TEST_CITY = '411400';
export const TEMPLATE = 'mashang_test_template';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Not below the checkout: as root, the server's own uid must be able to pass.
  const dataDir = mkdtempSync(path.join('/tmp', 'mashang-test-'));
  chmodSync(dataDir, 0o711);
  const roles = rolesOf(TEST_CITY);
  // Speed only: what is tested for durability starts servers of its own.
  const server = await startPostgres({
    dataDir,
    binDir: process.env['PG_BIN_DIR'],
    roles: [roles.owner, roles.app],
    durable: false,
  });
  const connection = (role: string, database: string) => server.connection(role, database);
  const admin = new pg.Client(connection(SUPERUSER, 'postgres'));
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const inTemplate = new pg.Client(connection(SUPERUSER, TEMPLATE));
  await inTemplate.connect();
  await ensureCity(inTemplate, roles);
  await inTemplate.end();
  const owner = new pg.Client(connection(roles.owner, TEMPLATE));
  await owner.connect();
  await migrate(
    owner,
    roles,
    readMigrations(path.join(import.meta.dirname, '../migrations')),
    () => '2026-01-01T00:00:00.000Z',
  );
  await owner.end();
  project.provide('sockets', String(connection('', '').host));
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

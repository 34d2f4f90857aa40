/** Generates the list of doors, schema.sql from a freshly migrated database, openapi.json from the routes, the console's names, the list of rules and the place of the example in CONTRIBUTING.md. */

import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { ensureCity, migrate, readMigrations, rolesOf } from '../src/platform/postgres/migrate.ts';
import { SUPERUSER, startPostgres } from '../src/platform/postgres/postgres.ts';
import { catalogueColumns, schemaText } from '../src/platform/postgres/schema.ts';
import { doorFiles } from './door-files.ts';
import { exampleAnew } from './example-diff.ts';
import { rulesReadme } from './rules-readme.ts';
import { tableTypes } from './table-types.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const write = (files: readonly (readonly [string, string])[]) => {
  for (const [file, text] of files) writeFileSync(path.join(ROOT, file), text);
};
// The program is loaded when it knows every door.
write(doorFiles());
const { openApiDocument } = await import('../src/app.ts');
const { consoleNames } = await import('./console-names.ts');
const { consoleWords } = await import('./console-words.ts');

const roles = rolesOf('411400');
const dataDir = mkdtempSync(path.join('/tmp', `mashang-gen-${randomUUID().slice(0, 8)}-`));
chmodSync(dataDir, 0o711);
const server = await startPostgres({ dataDir, roles: [roles.owner, roles.app], durable: false });
try {
  const admin = new pg.Client(server.connection(SUPERUSER, 'postgres'));
  await admin.connect();
  await ensureCity(admin, roles);
  await admin.end();
  const owner = new pg.Client(server.connection(roles.owner, 'postgres'));
  await owner.connect();
  await migrate(owner, roles, readMigrations(path.join(ROOT, 'migrations')), () => '2026-01-01T00:00:00.000Z');
  writeFileSync(path.join(ROOT, 'migrations/schema.sql'), await schemaText(owner, roles));
  const columns = await catalogueColumns(owner, roles.schema);
  write(tableTypes(columns));
  await owner.end();
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
// Sorted by name: the order of loading would turn every move of a file into a change of the contract.
const { components, paths, ...contract } = (await openApiDocument()) as {
  components: { schemas: object };
  paths: object;
};
const byName = (named: object) => Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1)));
const document = {
  ...contract,
  components: { ...components, schemas: byName(components.schemas) },
  paths: byName(paths),
};
writeFileSync(path.join(ROOT, 'docs/openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
write(consoleNames());
write(await consoleWords());
writeFileSync(path.join(ROOT, 'docs/rules/README.md'), rulesReadme());
writeFileSync(path.join(ROOT, 'CONTRIBUTING.md'), exampleAnew());

/** Regenerates what is derived and checked in: migrations/schema.sql, docs/openapi.json, the console's API types and names. */

import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
run('tsx', ['scripts/gen.ts']);
run('openapi-typescript', [
  'docs/openapi.json',
  '-o',
  'console/src/api/schema.ts',
  '--root-types',
  '--root-types-no-schema-prefix',
]);

function run(program, args) {
  const done = spawnSync(path.join(ROOT, 'node_modules/.bin', program), args, { cwd: ROOT, stdio: 'inherit' });
  if (done.status !== 0) process.exit(1);
}

/** Builds server and console into dist/, each only when its sources changed since the last build; `--force` builds anyway. */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const bin = (name) => path.join(ROOT, 'node_modules', '.bin', name);
const force = process.argv.includes('--force');

const parts = [
  {
    name: 'server',
    sources: ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    stale: ['dist/src', 'dist/server.tsbuildinfo'],
    command: [bin('tsc'), '-p', 'tsconfig.build.json'],
  },
  {
    name: 'console',
    sources: ['console', 'docs/openapi.json', 'package-lock.json'],
    stale: ['dist/console'],
    command: [bin('vite'), 'build', 'console', '--logLevel', 'warn'],
  },
];

const results = await Promise.all(parts.map(buildIfChanged));
process.exit(results.every(Boolean) ? 0 : 1);

async function buildIfChanged(part) {
  const stamp = path.join(ROOT, 'dist', `.${part.name}-sources`);
  const hash = hashOf(part.sources);
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  console.log(`Building the ${part.name}…`);
  for (const folder of part.stale) rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  mkdirSync(path.dirname(stamp), { recursive: true });
  rmSync(stamp, { force: true });
  const ended = await run(part.command);
  if (ended !== 0) {
    console.error(`The ${part.name} does not build.`);
    return false;
  }
  writeFileSync(stamp, hash);
  return true;
}

function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit' });
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(1));
  });
}

function hashOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(source)).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(place) {
  const full = path.join(ROOT, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [place];
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)));
}

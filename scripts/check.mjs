/** Checks that need no database, side by side: format, lint, types, dead code, import laws. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const checks = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit', '-p', '.']],
  ['types of the console', 'tsc', ['--noEmit', '-p', 'console']],
  ['dead code', 'knip', []],
  ['import laws', 'depcruise', ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', 'src', 'console/src']],
].filter(([, , args]) => !args.includes('console') || existsSync(path.join(ROOT, 'console/tsconfig.json')));

const outcomes = await Promise.all(checks.map(([name, program, args]) => run(name, program, args)));
for (const { name, ok, output, seconds } of outcomes) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (!ok) console.log(output.trimEnd());
}
process.exit(outcomes.every((outcome) => outcome.ok) ? 0 : 1);

function run(name, program, args) {
  const started = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(path.join(ROOT, 'node_modules/.bin', program), args, { cwd: ROOT });
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (code) =>
      resolve({ name, ok: code === 0, output, seconds: ((performance.now() - started) / 1000).toFixed(1) }),
    );
  });
}

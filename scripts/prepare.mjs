/**
 * Prepares a checkout: installs what the lock file says if it changed, and with `--build` builds what changed. Plain
 * JavaScript without dependencies, because it runs on the machine's own Node before anything is installed.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const STAMP = path.join(ROOT, 'node_modules', '.mashang-lock');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Node ${process.versions.node} is too old to install Mashang; expected 20.19 or newer (Mashang brings its own Node 24).`,
  );
}
if (process.platform !== 'linux' && major !== 24) {
  fail(
    `On ${process.platform} Mashang uses the Node that is installed; expected Node 24, got ${process.versions.node}.`,
  );
}

const lockHash = createHash('sha256')
  .update(readFileSync(path.join(ROOT, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lockHash) install();

if (process.argv.includes('--build')) run(process.execPath, [path.join(ROOT, 'scripts/build.mjs')]);

function install() {
  console.log('Installing what package-lock.json names (about a minute the first time)…');
  rmSync(STAMP, { force: true });
  const npm = process.env.npm_execpath;
  // The machine's npm may be configured otherwise; what runs here is Node 24 from the lock file.
  const args = ['ci', '--include=optional', '--include=dev', '--engine-strict=false'];
  args.push('--no-audit', '--no-fund', '--loglevel=error');
  if (npm?.endsWith('.js')) run(process.execPath, [npm, ...args]);
  else run('npm', args);
  writeFileSync(STAMP, lockHash);
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (done.status !== 0) fail(`${path.basename(command)} ${args.map((arg) => path.basename(arg)).join(' ')} failed.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

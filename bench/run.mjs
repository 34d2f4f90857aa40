/**
 * The sizes and speeds this step promises, measured on this machine in one run:
 * the second start, the weight of the pages, the first load of the console, deadlines and verification.
 * Starts a program of its own on a port and in a folder of its own, and ends it.
 */

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = path.resolve(import.meta.dirname, '..');
const PORT = 8399;
const ORIGIN = `http://localhost:${PORT}`;
const place = mkdtempSync('/tmp/mashang-bench-');
spawnSync('chmod', ['711', place]);
const env = {
  ...process.env,
  PORT: String(PORT),
  HOST: '127.0.0.1',
  DATA_DIR: path.join(place, 'data'),
  KEYS_DIR: path.join(place, 'keys'),
  MASHANG_MODE: 'demo',
  DATABASE_URL: '',
};
const rows = [];
const row = (what, value, promise, kept) => rows.push({ what, value, promise, kept: kept ? 'yes' : 'NO' });

try {
  const first = await start();
  row(
    'first start on an empty folder, examples included',
    seconds(first.ms),
    '< 180 s with the install',
    first.ms < 180_000,
  );
  await first.stop();
  const second = await start();
  row('start on existing data', seconds(second.ms), '< 3 s', second.ms < 3000);
  const scan = /scan page \S+(\/s\/\w+)/.exec(second.output())?.[1] ?? '/halls';
  for (const page of [scan, `${scan}/complaints`, '/t', '/open', '/open/seals', '/halls', '/privacy/1']) {
    const bytes = gzipSync(Buffer.from(await (await fetch(ORIGIN + page)).arrayBuffer())).length;
    row(`page ${page.replace(scan, '/s/:code')}, gzip`, kilobytes(bytes), '≤ 14 KB', bytes <= 14 * 1024);
  }
  const console_ = firstLoad();
  row('first load of the console, gzip', kilobytes(console_), '≤ 450 KB', console_ <= 450 * 1024);
  await second.stop();
  const verified = timed(() =>
    spawnSync(process.execPath, ['dist/src/cli.js', 'verify', '--json'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  );
  const report = JSON.parse(verified.value.stdout);
  row(
    `verify ${report.counted.events} events, start and stop of the database included`,
    seconds(verified.ms),
    'nothing broken',
    report.ok,
  );
} finally {
  rmSync(place, { recursive: true, force: true });
}
console.table(rows);
process.exit(rows.every((each) => each.kept === 'yes') ? 0 : 1);

async function start() {
  const began = performance.now();
  let output = '';
  const child = spawn(process.execPath, ['dist/src/main.js'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  while (!(await answers())) {
    if (child.exitCode !== null || performance.now() - began > 240_000) throw new Error('the program did not start');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const ms = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 500));
  return {
    ms,
    output: () => output,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

async function answers() {
  try {
    return (await fetch(`${ORIGIN}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** The page and every script and style it names, each compressed as a server in front would. */
function firstLoad() {
  const folder = path.join(ROOT, 'dist/console');
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = readdirSync(path.join(folder, 'assets')).filter((file) => page.includes(file));
  const files = [page, ...named.map((file) => readFileSync(path.join(folder, 'assets', file)))];
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

function timed(work) {
  const began = performance.now();
  const value = work();
  return { value, ms: performance.now() - began };
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

/** The program on a small city: starts, weight of pages, first load of the console, deadlines, verification. */

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { environment, PORT, ROOT, startProgram } from '../program.mjs';
import { kilobytes, seconds } from '../table.mjs';

const PAGE_BYTES = 14 * 1024;
const CONSOLE_BYTES = 450 * 1024;

export async function startOf({ place, table }) {
  const dataDir = path.join(place, 'small');
  const first = await startProgram({ dataDir, port: PORT });
  table.add(
    'first start on an empty folder, examples included',
    seconds(first.ms),
    '< 180 s with the install',
    first.ms < 180_000,
  );
  await first.stop();
  const second = await startProgram({ dataDir, port: PORT });
  table.add('start on existing data', seconds(second.ms), '< 3 s', second.ms < 3000);
  const scan = second.scanPath();
  for (const page of [scan, `${scan}/complaints`, '/t', '/open', '/open/seals', '/halls', '/privacy/1']) {
    const bytes = gzipSync(Buffer.from(await (await fetch(second.origin + page)).arrayBuffer())).length;
    table.add(`page ${page.replace(scan, '/s/:code')}, gzip`, kilobytes(bytes), '≤ 14 KB', bytes <= PAGE_BYTES);
  }
  const console_ = firstLoad();
  table.add('first load of the console, gzip', kilobytes(console_), '≤ 450 KB', console_ <= CONSOLE_BYTES);
  await second.stop();
  const began = performance.now();
  const { stdout } = spawnSync(process.execPath, ['dist/src/cli.js', 'verify', '--json'], {
    cwd: ROOT,
    env: environment(dataDir, PORT),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const ms = performance.now() - began;
  const report = JSON.parse(stdout);
  table.add(
    `verify ${report.counted.events} events, start and stop of the database included`,
    seconds(ms),
    'nothing broken',
    report.ok,
  );
}

/** The page with every script and style it names, each compressed as a server in front would. */
function firstLoad() {
  const folder = path.join(ROOT, 'dist/console');
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = readdirSync(path.join(folder, 'assets')).filter((file) => page.includes(file));
  const files = [page, ...named.map((file) => readFileSync(path.join(folder, 'assets', file)))];
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

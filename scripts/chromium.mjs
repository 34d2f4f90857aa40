/** Finds a Chromium for browser tests: the machine's, else npm's, unpacked once per version. Nothing is downloaded. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const ON_THE_MACHINE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** @returns the path of a Chromium that runs here, or the reason there is none */
export async function findChromium() {
  for (const file of [process.env.CHROMIUM_PATH, ...ON_THE_MACHINE]) {
    if (file && existsSync(file) && failure(file) === undefined) return { executable: file };
  }
  const unpacked = await unpack();
  const reason = failure(unpacked);
  if (reason === undefined) return { executable: unpacked };
  return {
    missing: `no Chromium runs here (${reason}); on Debian: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH`,
  };
}

/** Whether the machine has a Chinese font; without one screenshots show boxes, and tests that measure words may fail. */
export function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

/** Unpacks into a folder for this version: the package itself would reuse an older one in the temporary folder. */
async function unpack() {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'));
  const folder = path.join(ROOT, 'node_modules/.cache', `chromium-${manifest.version}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function failure(file) {
  const run = spawnSync(file, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 30_000 });
  if (run.status === 0) return undefined;
  return (run.stderr || String(run.error ?? `ended with ${run.status}`)).trim().split('\n')[0];
}

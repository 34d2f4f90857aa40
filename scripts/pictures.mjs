/**
 * The four pictures of the README, taken from a demonstration that is running: `npm run pictures -- http://localhost:8080`.
 * Fictional people only. They are small (a palette of colours), so that the checkout stays light.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { findChromium } from './chromium.mjs';

const FOLDER = path.resolve(import.meta.dirname, '../docs/pictures');
const CITY = (process.argv[2] ?? 'http://localhost:8080').replace(/\/$/, '');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
const WALL = { width: 1600, height: 900 };
const COLOURS = 96;

mkdirSync(FOLDER, { recursive: true });
const { executable, missing } = await findChromium();
if (executable === undefined) throw new Error(missing);
const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--disable-gpu'] });
const pageOf = async (viewport) => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  return context.newPage();
};
/** Opens a desk by its button in the guide, and goes on to a place in the console. */
const atDesk = async (page, button) => {
  await page.goto(`${CITY}/`);
  await page.getByRole('button', { name: button }).click();
  await page.waitForLoadState('networkidle');
};
const keep = async (name, png) => {
  const small = await sharp(png).png({ palette: true, colours: COLOURS, effort: 10 }).toBuffer();
  writeFileSync(path.join(FOLDER, `${name}.png`), small);
  console.log(`docs/pictures/${name}.png ${Math.round(small.byteLength / 1024)} KB`);
};

try {
  const phone = await pageOf(PHONE);
  await phone.goto(`${CITY}/`);
  await phone.getByRole('link', { name: '打开评议页' }).click();
  await phone.waitForLoadState('networkidle');
  await keep('phone', await phone.screenshot());

  const desk = await pageOf(DESK);
  await atDesk(desk, '打开交办员的工作台');
  // One that says enough: with words, past its first steps.
  await desk.goto(`${CITY}/console/matters?phase=handling`);
  await desk.locator('tbody a.mono').first().click();
  await desk.getByRole('region', { name: '基本情况' }).waitFor();
  await desk.waitForTimeout(800);
  await keep('matter', await desk.screenshot());

  await keep('plaque', await plaque(desk));

  const wall = await pageOf(WALL);
  await atDesk(wall, '打开市县领导的工作台');
  await wall.waitForTimeout(1500);
  await keep('wall', await wall.screenshot());
} finally {
  await browser.close();
}

/** The first plaque of the example city's first print, as a printer draws it; poppler's pdftoppm makes the picture. */
async function plaque(page) {
  const list = await (await page.request.get(`${CITY}/api/v1/prints?limit=20&offset=0`)).json();
  const pdf = await (await page.request.get(`${CITY}/api/v1/prints/${list.items.at(-1).id}/plaques.pdf`)).body();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plaque-'));
  try {
    writeFileSync(path.join(folder, 'all.pdf'), pdf);
    const done = spawnSync('pdftoppm', ['-f', '1', '-l', '1', '-r', '80', '-png', '-singlefile', 'all.pdf', 'one'], {
      cwd: folder,
    });
    if (done.error !== undefined || done.status !== 0)
      throw new Error('pictures need pdftoppm (Debian: poppler-utils)');
    return readFileSync(path.join(folder, 'one.png'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

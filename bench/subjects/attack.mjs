/** Attacks: small files made to keep the program busy; others must not feel them. */

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import sharp from 'sharp';
import { PORT, ROOT, startProgram } from '../program.mjs';
import { addPulse } from '../pulse.mjs';
import { kilobytes } from '../table.mjs';

const MOST_MS = 100;
const QUIET_MS = 3000;
const CATEGORY = /<option value="([^"]+)"/;
const SUBMISSION = /name="submission" value="([^"]+)"/;

export async function attackOf({ place, table }) {
  const program = await startProgram({ dataDir: path.join(place, 'attacked'), port: PORT });
  try {
    await untilQuiet(program.origin);
    await addPulse(table, 'nobody attacks', program.origin, MOST_MS, () => sleep(QUIET_MS));
    await byWorkbooks(program, table);
    await byPhotos(program, table, { edge: 7990, what: 'three PNGs of 64 megapixels, 16 bit, eight times at once' });
    await byPhotos(program, table, { edge: 4990, what: 'three PNGs of 25 megapixels, eight times at once' });
  } finally {
    await program.stop();
  }
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the counting after a start is over. */
async function untilQuiet(origin) {
  const page = async () => (await fetch(`${origin}/open`)).status;
  for (let tries = 0; tries < 100 && (await page()) !== 200; tries += 1) await sleep(200);
  await sleep(QUIET_MS);
}

async function byWorkbooks(program, table) {
  const headers = await program.signIn('paidan');
  const book = await bookWith(`<styleSheet>${'<cellXfs>'.repeat(80_000)}`);
  await addPulse(table, `a workbook of ${kilobytes(book.length)}, four at once`, program.origin, MOST_MS, async () => {
    const statuses = await Promise.all([1, 2, 3, 4].map(() => bring(program.origin, headers, book)));
    return counted(statuses);
  });
}

async function bring(origin, headers, book) {
  const id = randomUUID();
  const json = { ...headers, 'content-type': 'application/json' };
  const begun = await fetch(`${origin}/api/v1/imports`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ id, kind: 'entities', fileName: '名录.xlsx', fileBytes: book.length }),
  });
  if (begun.status !== 201) throw new Error(`an import was not begun: ${begun.status} ${await begun.text()}`);
  await fetch(`${origin}/api/v1/imports/${id}/parts/0`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: book,
  });
  const answer = await fetch(`${origin}/api/v1/imports/${id}/uploaded`, { method: 'POST', headers });
  await answer.arrayBuffer();
  return answer.status;
}

async function byPhotos(program, table, { edge, what }) {
  const { origin } = program;
  const png = await sharp({ create: { width: edge, height: edge, channels: 4, background: '#395' } })
    .toColourspace('rgb16')
    .png({ compressionLevel: 9 })
    .toBuffer();
  await addPulse(table, `${what} (${kilobytes(png.length)} each)`, origin, MOST_MS, async () => {
    const statuses = await Promise.all(Array.from({ length: 8 }, () => complain(origin, program.scanPath(), png)));
    return counted(statuses);
  });
}

async function complain(origin, scanPath, png) {
  const url = `${origin}${scanPath}/complaints`;
  const page = await (await fetch(url)).text();
  const form = new FormData();
  form.set('submission', SUBMISSION.exec(page)?.[1] ?? '');
  form.set('category', CATEGORY.exec(page.replace('<option value=""', ''))?.[1] ?? '');
  form.set('words', '窗口没有人，等了一上午。');
  for (let n = 0; n < 3; n += 1) form.append('photo', new Blob([png], { type: 'image/png' }), `${n}.png`);
  const headers = { origin, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(url, { method: 'POST', headers, body: form, redirect: 'manual' });
  await answer.arrayBuffer();
  return answer.status;
}

/** 415 three times, 503 once: `3 × 415, 1 × 503`. */
function counted(statuses) {
  const counts = new Map();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');
}

async function bookWith(styles) {
  const { zipOf } = await import(path.join(ROOT, 'dist/src/formats/zip-write.js'));
  const relation = (id, type, target) => `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`;
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'worksheet', 's.xml')}${relation('r2', 'styles', 'styles.xml')}</Relationships>`,
    'xl/s.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>0</v></c></row></sheetData></worksheet>',
    'xl/styles.xml': styles,
  };
  const pieces = [];
  const named = Object.entries(parts).map(([name, text]) => ({ path: name, text: [text] }));
  for await (const piece of zipOf(named, new Date().toISOString())) pieces.push(piece);
  return Buffer.concat(pieces);
}

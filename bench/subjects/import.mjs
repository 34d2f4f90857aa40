/**
 * Import of the whole register by the command line, from csv and from xlsx, against a bare COPY of the same rows into a table
 * with the same indexes and references; and the same file again, which changes nothing.
 */

import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { environment, NODE_FLAGS, PORT, ROOT } from '../program.mjs';
import { megabytes, seconds } from '../table.mjs';

const WHOLE_REGISTER = 854_613;
const MOST_BYTES = 600 * 1024 * 1024;
const AIM = 3;
const HEADINGS = ['统一社会信用代码', '名称', '类型', '区划', '乡镇街道', '状态', '四上', '成立日期'];
const KIND_WORDS = {
  enterprise: '企业',
  'sole-trader': '个体工商户',
  cooperative: '农民专业合作社',
  'foreign-branch': '外国公司分支机构',
  other: '其他',
};
const STATUS_WORDS = { active: '存续', dormant: '歇业', 'licence-revoked': '吊销' };

export async function importOf({ place, program, table, entities = WHOLE_REGISTER }) {
  if (!existsSync(path.join(ROOT, 'dist/src/cli/import.js'))) {
    table.add('import of the register', '', 'this program has no import on the command line yet');
    return;
  }
  const csv = path.join(place, 'entities.csv');
  const xlsx = path.join(place, 'entities.xlsx');
  await writeCsv(csv, entities);
  await writeXlsx(xlsx, entities);
  const copied = await copyInto(program.dataDir, csv, entities);
  for (const file of [csv, xlsx]) {
    const folder = path.join(place, `import-${path.extname(file).slice(1)}`);
    await command(folder, ['migrate']);
    const { ms, peak } = await command(folder, ['import', 'entities', '--file', file, '--json']);
    table.add(
      `import of ${entities} entities from ${nameOf(file)}`,
      `${seconds(ms)}, ${(ms / copied).toFixed(2)} × a bare COPY with the same indexes (${seconds(copied)}), peak memory ${megabytes(peak)}`,
      `< 600 MB; aim ≤ ${AIM} ×`,
      peak < MOST_BYTES,
    );
    if (file !== csv) continue;
    const again = await command(folder, ['import', 'entities', '--file', file, '--json']);
    table.add(
      'the same file once more: what it would change, which is nothing',
      `${seconds(again.ms)}, peak memory ${megabytes(again.peak)}`,
      '< 600 MB',
      again.peak < MOST_BYTES,
    );
  }
}

const nameOf = (file) => `${path.extname(file) === '.csv' ? 'a csv' : 'an xlsx'} of ${megabytes(statSync(file).size)}`;

async function* linesOfRegister(entities) {
  const { exampleEntities } = await import(path.join(ROOT, 'dist/src/demo/entities.js'));
  const { SHANGQIU } = await import(path.join(ROOT, 'dist/src/people/registry/divisions-shangqiu.js'));
  const sharesOf = (count) => Math.round((count * entities) / WHOLE_REGISTER);
  const sizes = { living: entities, ended: 0, coded: sharesOf(9123), siShang: sharesOf(2600) };
  const today = new Date().toISOString().slice(0, 10);
  for (const entity of exampleEntities(SHANGQIU, today, sizes)) {
    const { uscc, name, kind, divisionCode, townshipCode, status, siShang, openedOn } = entity;
    const cells = [uscc, name, KIND_WORDS[kind], divisionCode, townshipCode ?? '', STATUS_WORDS[status]];
    yield [...cells, siShang ? '是' : '否', openedOn];
  }
}

async function writeCsv(file, entities) {
  const lines = async function* () {
    let some = `\ufeff${HEADINGS.join(',')}\r\n`;
    for await (const cells of linesOfRegister(entities)) {
      some += `${cells.join(',')}\r\n`;
      if (some.length > 1 << 20) {
        yield some;
        some = '';
      }
    }
    yield some;
  };
  await pipeline(lines, createWriteStream(file));
}

async function writeXlsx(file, entities) {
  const { bookBytes } = await import(path.join(ROOT, 'dist/src/formats/index.js'));
  const columns = HEADINGS.map((heading) => ({ heading, kind: 'text' }));
  const about = { title: '', author: '', note: '', at: new Date().toISOString() };
  const book = { ...about, sheets: [{ name: '名录', columns, rows: linesOfRegister(entities) }] };
  await pipeline(bookBytes(book), createWriteStream(file));
}

/** Copies into a twin of the table on the program's server, with the csv's words turned into ours. */
async function copyInto(dataDir, csv, entities) {
  const require = createRequire(path.join(ROOT, 'package.json'));
  const pg = require('pg');
  const { from, to } = require('pg-copy-streams');
  const client = new pg.Client({ host: path.join(dataDir, 'run'), user: 'c411400_owner', database: 'mashang' });
  await client.connect();
  try {
    await client.query('drop table if exists bench_entity');
    await client.query('create table bench_entity (like places_entity including all)');
    for (const column of ['division_code', 'township_code']) {
      await client.query(`alter table bench_entity add foreign key (${column}) references people_division (code)`);
    }
    await client.query(
      `insert into bench_entity select * from places_entity where closed_on is null limit ${entities}`,
    );
    const out = path.join(path.dirname(csv), 'entities.copy');
    await pipeline(client.query(to('copy bench_entity to stdout')), createWriteStream(out));
    await client.query('truncate bench_entity');
    const began = performance.now();
    await pipeline(createReadStream(out), client.query(from('copy bench_entity from stdin')));
    return performance.now() - began;
  } finally {
    await client.query('drop table if exists bench_entity');
    await client.end();
  }
}

async function command(dataDir, args) {
  const began = performance.now();
  const child = spawn(process.execPath, [...NODE_FLAGS, 'dist/src/cli.js', ...args], {
    cwd: ROOT,
    env: environment(dataDir, PORT + 2),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    try {
      // A process that is just ending tells none.
      peak = Math.max(
        peak,
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024,
      );
    } catch {
      // The process has ended.
    }
  }, 200);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`mashang ${args[0]} ended with ${code}`);
  return { ms: performance.now() - began, peak };
}

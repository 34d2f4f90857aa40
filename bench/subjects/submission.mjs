/**
 * Reviews over HTTP, each stored before it is answered, at many windows as in life, against single-row inserts of the same
 * server through its own tool. Durability is what it is in service: nothing is switched off for either.
 */

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { toolAt } from '../machine.mjs';
import { rateOf } from '../timing.mjs';

const LOADS = [
  { together: 64, total: 2000, aim: 0.6 },
  { together: 512, total: 4000, aim: 1 },
];
const WINDOWS = 1000;
const SECONDS = 4;
/** The server takes eighty connections, and the program holds some of them. */
const MOST_CLIENTS = 60;

export async function submissionOf({ place, program, table }) {
  const codes = await codesOf(program);
  const pgbench = toolAt('pgbench', '/usr/lib/postgresql/15/bin/pgbench');
  for (const { together, total, aim } of LOADS) {
    const make = (n) => {
      const body = new URLSearchParams({ submission: randomUUID(), grade: '5' }).toString();
      return {
        method: 'POST',
        path: `/s/${codes[n % codes.length]}/reviews`,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          origin: program.origin,
          'sec-fetch-site': 'same-origin',
        },
        body,
      };
    };
    const ours = await rateOf({ origin: program.origin, together, total, make, expected: (status) => status === 303 });
    const theirs = pgbench === undefined ? undefined : insertsOf(pgbench, place, program.dataDir, together);
    const compared =
      theirs === undefined
        ? ''
        : `, ${(ours / theirs).toFixed(2)} × single-row inserts by pgbench (${Math.round(theirs)})`;
    table.add(
      `reviews, ${together} in flight`,
      `${Math.round(ours)} a second${compared}`,
      theirs === undefined ? 'no pgbench on this machine, or it may not reach this server' : `aim ≥ ${aim}`,
    );
  }
}

async function codesOf(program) {
  const headers = await program.signIn('paidan');
  const codes = [];
  for (let offset = 0; offset < WINDOWS; offset += 200) {
    const page = await fetch(`${program.origin}/api/v1/codes?kind=window&living=true&limit=200&offset=${offset}`, {
      headers,
    }).then((answer) => answer.json());
    codes.push(...page.items.map((code) => code.text));
  }
  return codes;
}

/** @returns commits a second, or undefined where the server lets us in by no way we know. */
function insertsOf(pgbench, place, dataDir, together) {
  const script = path.join(place, 'insert.sql');
  writeFileSync(
    script,
    "insert into bench_insert (id, at, note) values (gen_random_uuid(), now(), repeat('x', 120));\n",
  );
  const connection = ['-h', path.join(dataDir, 'run'), '-U', 'c411400_owner', 'mashang'];
  const sql = (text) => spawnSync('psql', ['-q', '-c', text, ...connection], { encoding: 'utf8' });
  if (sql('create table if not exists bench_insert (id uuid primary key, at timestamptz(3), note text)').status !== 0) {
    return undefined;
  }
  const clients = Math.min(together, MOST_CLIENTS);
  const ran = spawnSync(
    pgbench,
    ['-n', '-f', script, '-c', String(clients), '-j', '2', '-T', String(SECONDS), '-M', 'prepared', ...connection],
    { encoding: 'utf8' },
  );
  sql('drop table bench_insert');
  const tps = /tps = ([\d.]+)/.exec(ran.stdout)?.[1];
  return tps === undefined ? undefined : Number(tps);
}

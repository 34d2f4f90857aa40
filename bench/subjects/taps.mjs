/**
 * Taps over HTTP at many windows, each stored before it is answered, against single-row commits into a table with the same
 * indexes and references on the same server. Durability is as in service for both.
 */

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { CLIENT, loadOf } from '../load.mjs';
import { loadLine, toolAt } from '../machine.mjs';
import { median, milliseconds } from '../table.mjs';

const LOADS = [
  { together: 64, goal: undefined, aim: 0.6 },
  { together: 512, goal: 0.35, aim: 1 },
];
const SECONDS = 5;
const ROUNDS = 2;
/** Fewer than the server's eighty connections, of which the program holds some. */
const CLIENTS = 60;

export async function tapsOf({ place, program, table }) {
  const codes = await program.codes();
  const paths = codes.map((code) => `/s/${code}/reviews`);
  const form = { origin: program.origin, 'sec-fetch-site': 'same-origin' };
  const measured = (together) =>
    loadOf({
      place,
      origin: program.origin,
      paths,
      headers: form,
      body: 'submission={id}&grade=5',
      together,
      seconds: SECONDS,
    });
  const baseline = await commitsOf(place, program);
  const rounds = [];
  try {
    // Every code once, as after the first minutes of a morning.
    await measured(64);
    for (let round = 0; round < ROUNDS; round += 1) {
      const commits = baseline.measure();
      const ours = [];
      for (const { together } of LOADS) {
        const [before, cpuBefore] = [await baseline.stored(), program.cpuMs()];
        const load = await measured(together);
        const cpu = (1000 * (program.cpuMs() - cpuBefore)) / load.total;
        const stored = (await baseline.stored()) - before;
        if (load.wrong > 0) throw new Error(`${load.wrong} taps were not answered as expected`);
        if (stored < load.total) throw new Error(`${load.total} taps were answered and ${stored} stored`);
        ours.push({ ...load, cpu });
      }
      rounds.push({ ours, commits });
    }
  } finally {
    await baseline.end();
  }
  const commits = median(rounds.map((round) => round.commits));
  for (const [n, { together, goal, aim }] of LOADS.entries()) {
    const of = (pick) => median(rounds.map((round) => pick(round.ours[n])));
    const ratio = median(rounds.map((round) => round.ours[n].perSecond / round.commits));
    table.add(
      `taps stored, ${together} in flight`,
      `${Math.round(of((one) => one.perSecond))} a second, ${ratio.toFixed(2)} × single-row commits by ${baseline.by} (${Math.round(commits)}); p99 ${milliseconds(of((one) => one.p99Ms))}, processor ${Math.round(of((one) => one.cpu))} µs each; by ${CLIENT}, ${loadLine()}`,
      goal === undefined ? `aim ≥ ${aim} ×` : `≥ ${goal} ×, aim ${aim}`,
      goal === undefined ? undefined : ratio >= goal,
    );
  }
}

/** A twin of the table of reviews, and its writer. */
async function commitsOf(place, program) {
  const url = program.databaseUrl();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('drop table if exists bench_review');
  await client.query('create table bench_review (like reviews_review including all)');
  for (const [column, of] of [
    ['window_id', 'places_window'],
    ['hall_id', 'places_hall'],
    ['unit_id', 'people_unit'],
  ]) {
    await client.query(`alter table bench_review add foreign key (${column}) references ${of} (id)`);
  }
  const { rows } = await client.query(`select w.id as window, w.hall_id as hall, w.unit_id as unit, c.id as code
    from places_window w join places_code c on c.window_id = w.id limit 1`);
  const [{ window, hall, unit, code }] = rows;
  const row = `(id, submission_id, code_id, window_id, hall_id, division_code, unit_id, grade, day, at, device_hash, lang, notice_version, state, open_until)
 values (gen_random_uuid(), gen_random_uuid(), '${code}', '${window}', '${hall}', '411400', '${unit}', 5, current_date, now(), md5(random()::text), 'zh', 3, 'open', now())`;
  const pgbench = toolAt('pgbench', '/usr/lib/postgresql/15/bin/pgbench');
  const script = path.join(place, 'insert.sql');
  writeFileSync(script, `insert into bench_review ${row.replaceAll('\n', '')};\n`);
  const run = (program_, args) => spawnSync(program_, args, { encoding: 'utf8' });
  return {
    by: pgbench === undefined ? 'a client of ours' : 'pgbench',
    measure: () => {
      if (pgbench === undefined) {
        const file = path.join(import.meta.dirname, '../commits.mjs');
        return JSON.parse(
          run(process.execPath, [file, url, 'bench_review', row, String(CLIENTS), String(SECONDS)]).stdout,
        ).perSecond;
      }
      const load = ['-c', String(CLIENTS), '-j', '2', '-T', String(SECONDS), '-M', 'prepared'];
      const ran = run(pgbench, ['-n', '-f', script, ...load, url]);
      const tps = Number(/tps = ([\d.]+)/.exec(ran.stdout)?.[1]);
      if (Number.isNaN(tps)) throw new Error(`pgbench: ${ran.stderr.slice(0, 300)}`);
      return tps;
    },
    stored: async () => {
      const { rows: counted } = await client.query(
        'select count(*)::integer as n from reviews_review where code_id is not null',
      );
      return counted[0].n;
    },
    end: async () => {
      await client.query('drop table if exists bench_review');
      await client.end();
    },
  };
}

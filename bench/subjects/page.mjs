/**
 * The scan page, each answer with its own submission id, against the least a server of this runtime can do with the same
 * bytes, and against nginx with a file of them: all in the same run, in turn.
 */

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';
import { CLIENT, loadOf } from '../load.mjs';
import { loadLine, toolAt } from '../machine.mjs';
import { PORT } from '../program.mjs';
import { median, milliseconds } from '../table.mjs';

const TOGETHER = 32;
const SECONDS = 5;
const ROUNDS = 2;
const GOAL = 0.3;
const AIM = 0.5;
const GZIP = { 'accept-encoding': 'gzip' };
/** Headers of the connection, not of the page. */
const NOT_THE_PAGE = new Set(['date', 'connection', 'keep-alive', 'content-length']);

export async function pageOf({ place, program, table }) {
  const scan = program.scanPath();
  const { headers, body } = await fetched(program.origin + scan);
  const bare = await startBare(place, PORT + 1, headers, body);
  const nginx = toolAt('nginx', '/usr/sbin/nginx');
  const files = nginx === undefined ? undefined : await startNginx(nginx, path.join(place, 'nginx'), body, PORT + 3);
  const measured = (origin, at) =>
    loadOf({ place, origin, paths: [at], headers: GZIP, together: TOGETHER, seconds: SECONDS });
  const rounds = [];
  try {
    await measured(program.origin, scan);
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = program.cpuMs();
      const ours = await measured(program.origin, scan);
      const cpu = (1000 * (program.cpuMs() - before)) / ours.total;
      const theirs = await measured(bare.origin, '/');
      const files_ = files === undefined ? undefined : await measured(files.origin, '/page.html');
      if (ours.wrong > 0) throw new Error(`${ours.wrong} scans were not answered as expected`);
      rounds.push({ ours, cpu, theirs, files: files_, load: loadLine() });
    }
  } finally {
    bare.stop();
    files?.stop();
  }
  const ours = median(rounds.map((round) => round.ours.perSecond));
  const ratio = median(rounds.map((round) => round.ours.perSecond / round.theirs.perSecond));
  table.add(
    `scan page, ${TOGETHER} connections, gzip`,
    `${Math.round(ours)} a second, ${ratio.toFixed(2)} × a bare node:http server with the same bytes (${Math.round(median(rounds.map((round) => round.theirs.perSecond)))}); p99 ${milliseconds(median(rounds.map((round) => round.ours.p99Ms)))}, processor ${Math.round(median(rounds.map((round) => round.cpu)))} µs each; by ${CLIENT}, ${rounds.at(-1).load}`,
    `≥ ${GOAL} ×, aim ${AIM}`,
    ratio >= GOAL,
  );
  const ofFiles = rounds.map((round) => round.files?.perSecond).filter((rate) => rate !== undefined);
  table.add(
    'the same bytes as a file from nginx, one worker',
    ofFiles.length === 0
      ? 'no nginx on this machine'
      : `${Math.round(median(ofFiles))} a second: ours is ${(ours / median(ofFiles)).toFixed(2)} ×`,
  );
}

/** The answer as sent: compressed, with every header. */
function fetched(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: GZIP }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const headers = Object.entries(answer.headers).filter(([name]) => !NOT_THE_PAGE.has(name));
        resolve({ headers: Object.fromEntries(headers), body: Buffer.concat(chunks) });
      });
    }).once('error', reject);
  });
}

async function startBare(place, port, headers, body) {
  const [headersFile, bodyFile] = [path.join(place, 'page.json'), path.join(place, 'page.gz')];
  writeFileSync(headersFile, JSON.stringify({ ...headers, 'content-length': body.length }));
  writeFileSync(bodyFile, body);
  const child = spawn(process.execPath, [
    path.join(import.meta.dirname, '../bare.mjs'),
    String(port),
    headersFile,
    bodyFile,
  ]);
  return started(child, `http://127.0.0.1:${port}`, '/');
}

async function startNginx(nginx, folder, body, port) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'page.html'), body);
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events { worker_connections 256; }
http { access_log off; keepalive_requests 1000000;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server { listen 127.0.0.1:${port}; root ${folder}; default_type text/html; add_header content-encoding gzip; } }
`,
  );
  const child = spawn(nginx, ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: 'ignore' });
  return started(child, `http://127.0.0.1:${port}`, '/page.html');
}

async function started(child, origin, at) {
  for (let tries = 0; tries < 100; tries += 1) {
    const answers = await fetch(origin + at).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return { origin, stop: () => child.kill('SIGTERM') };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGTERM');
  throw new Error(`what ours is compared with did not start at ${origin}`);
}

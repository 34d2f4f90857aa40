/** The scan page, whole, with a submission id of its own in each answer, against a web server that sends a file of its size. */

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toolAt } from '../machine.mjs';
import { PORT } from '../program.mjs';
import { rateOf } from '../timing.mjs';

const TOGETHER = 32;
const TOTAL = 4000;
const AIM = 0.5;

export async function pageOf({ place, program, table }) {
  const scan = program.scanPath();
  const get = (at) => () => ({ method: 'GET', path: at });
  const expected = (status) => status === 200;
  const load = { together: TOGETHER, expected };
  await rateOf({ ...load, origin: program.origin, total: TOTAL / 10, make: get(scan) });
  const ours = await rateOf({ ...load, origin: program.origin, total: TOTAL, make: get(scan) });
  const nginx = toolAt('nginx', '/usr/sbin/nginx');
  if (nginx === undefined) {
    table.add('scan page', `${Math.round(ours)} a second`, 'no nginx on this machine to compare with');
    return;
  }
  const page = await (await fetch(program.origin + scan)).text();
  const origin = `http://127.0.0.1:${PORT + 1}`;
  const server = await startNginx(nginx, path.join(place, 'nginx'), page, PORT + 1);
  try {
    await rateOf({ ...load, origin, total: TOTAL / 10, make: get('/page.html') });
    const theirs = await rateOf({ ...load, origin, total: TOTAL, make: get('/page.html') });
    table.add(
      'scan page, one process',
      `${Math.round(ours)} a second, ${(ours / theirs).toFixed(2)} × nginx with a file of its size (${Math.round(theirs)})`,
      `aim ≥ ${AIM}`,
    );
  } finally {
    server.kill('SIGTERM');
  }
}

async function startNginx(nginx, folder, page, port) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'page.html'), page);
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events { worker_connections 256; }
http { access_log off; keepalive_requests 1000000;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server { listen 127.0.0.1:${port}; root ${folder}; default_type text/html; } }
`,
  );
  const child = spawn(nginx, ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(`http://127.0.0.1:${port}/page.html`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return child;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGTERM');
  throw new Error('nginx did not start');
}

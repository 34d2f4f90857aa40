/** Starts the built program on a folder and a port of its own, signs in, and ends it. */

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seconds } from './table.mjs';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const PORT = Number(process.env.BENCH_PORT ?? 8399);
const LONGEST_START_MS = 240_000;

export function environment(dataDir, port) {
  return {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    KEYS_DIR: process.env.KEYS_DIR ?? `${dataDir}-keys`,
    MASHANG_MODE: 'demo',
    DATABASE_URL: '',
    LOG_LEVEL: 'warn',
  };
}

/** What `npm start` gives the process, so that what is measured is what is served. */
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
export const NODE_FLAGS = scripts.start.match(/--\S+/g) ?? [];

/** @returns when it answers. */
export async function startProgram({ dataDir, port }) {
  const began = performance.now();
  const origin = `http://localhost:${port}`;
  let output = '';
  const child = spawn(process.execPath, [...NODE_FLAGS, 'dist/src/main.js'], {
    cwd: ROOT,
    env: environment(dataDir, port),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  while (!(await answers(origin))) {
    if (child.exitCode !== null || performance.now() - began > LONGEST_START_MS) {
      child.kill('SIGTERM');
      throw new Error('the program did not start');
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const ms = performance.now() - began;
  const accounts = () => JSON.parse(readFileSync(path.join(dataDir, 'demo-accounts.json'), 'utf8'));
  return {
    origin,
    pid: child.pid,
    dataDir,
    ms,
    output: () => output,
    scanPath: () => accounts().scanPath,
    signIn: (username) => signIn(origin, accounts().accounts, username),
    /** Peak of resident memory since the last call, in bytes. */
    peak: () => peakOf(child.pid),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

async function answers(origin) {
  try {
    return (await fetch(`${origin}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function signIn(origin, accounts, username) {
  const account = accounts.find((candidate) => candidate.username === username);
  if (account === undefined) throw new Error(`the examples have no ${username}`);
  const answer = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ username, password: account.password }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${username}: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const session = await (await fetch(`${origin}/api/v1/session`, { headers: { cookie } })).json();
  return { cookie, 'x-csrf-token': session.csrfToken, origin };
}

function peakOf(pid) {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  // The kernel's word for: from here on anew.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return Number(kilobytes ?? Number.NaN) * 1024;
}

/** Loads the examples at source size, as an operator would. */
export async function loadExamples(dataDir, table) {
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/src/cli.js', 'demo', '--scale', 'source'], {
    cwd: ROOT,
    env: environment(dataDir, PORT),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('the examples did not load');
  const ms = performance.now() - began;
  table.add('example city at source size, from nothing', seconds(ms), '< 600 s', ms < 600_000);
}

/** Starts the built program on its own folder and port, signs in, and ends it. */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seconds } from './table.mjs';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const PORT = Number(process.env.BENCH_PORT ?? 8399);
const LONGEST_START_MS = 240_000;

export function environment(dataDir, port) {
  return {
    ...process.env,
    ...SETTINGS,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    KEYS_DIR: process.env.KEYS_DIR ?? keysOf(dataDir),
    MASHANG_MODE: 'demo',
    DATABASE_URL: '',
    LOG_LEVEL: 'warn',
  };
}

/** Folder of the keys: beside the data of a bench run, else the program's default. */
function keysOf(dataDir) {
  const beside = `${dataDir}-keys`;
  return existsSync(beside) || !existsSync(path.join(dataDir, 'postgres')) ? beside : '';
}

/** Node options and settings of `npm start`, so that what is measured is what is served. */
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
export const NODE_FLAGS = scripts.start.match(/--\S+/g) ?? [];
const SETTINGS = Object.fromEntries(
  [...scripts.start.matchAll(/([A-Z_]+)=(\S+) /g)].map(([, name, value]) => [name, value]),
);

/** Resolves when the program answers. */
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
    /** Living codes of windows. */
    codes: async () => codesOf(origin, await signIn(origin, accounts().accounts, 'paidan')),
    databaseUrl: () => databaseUrlOf(dataDir, port),
    /** Processor milliseconds so far of the program and its database. */
    cpuMs: () => cpuMsOf(child.pid),
    databaseCpuMs: () => databasePids(dataDir).reduce((sum, pid) => sum + cpuMsOf(pid), 0),
    /** Resident memory now, in bytes. */
    memory: () => memoryOf(child.pid, 'VmRSS'),
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

async function codesOf(origin, headers) {
  const codes = [];
  for (let offset = 0; ; offset += 200) {
    const url = `${origin}/api/v1/codes?kind=window&living=true&limit=200&offset=${offset}`;
    const { items } = await (await fetch(url, { headers })).json();
    codes.push(...items.map((code) => code.text));
    if (items.length < 200) return codes;
  }
}

function databaseUrlOf(dataDir, port) {
  const told = spawnSync(process.execPath, ['dist/src/cli.js', 'doctor', '--json', '--show-secrets'], {
    cwd: ROOT,
    env: environment(dataDir, port),
    encoding: 'utf8',
  });
  return JSON.parse(told.stdout).databaseUrl;
}

const MS_PER_TICK = 10;

function cpuMsOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    // The process ended meanwhile.
    return 0;
  }
}

function databasePids(dataDir) {
  const [postmaster] = readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const isOfIt = (pid) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1] === postmaster;
    } catch {
      return false;
    }
  };
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && (name === postmaster || isOfIt(name)));
}

function peakOf(pid) {
  const bytes = memoryOf(pid, 'VmHWM');
  // 5 resets the peak.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return bytes;
}

function memoryOf(pid, what) {
  const kilobytes = new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
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

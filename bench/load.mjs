/**
 * Load on the program: many requests at once from another process, so that the client is not what is measured; wrk where
 * installed, else autocannon. Closed loop: each connection sends its next request when the last was answered.
 */

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { toolAt } from './machine.mjs';

const WRK = toolAt('wrk');

export const CLIENT = WRK === undefined ? 'autocannon' : 'wrk';

/**
 * @param what.paths each connection goes through them in turn
 * @param what.body of a POST, with `{id}` where every request has a fresh one
 * @returns answers a second, the slowest hundredth, and how many were problems
 */
export async function loadOf(what) {
  return WRK === undefined ? cannonOf(what) : wrkOf(WRK, what);
}

async function wrkOf(wrk, { place, origin, paths, headers = {}, body, together, seconds }) {
  const script = path.join(place, 'load.lua');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\\r\\n`);
  writeFileSync(script, luaOf(paths, `Host: ${new URL(origin).host}\\r\\n${lines.join('')}`, body));
  const said = await outputOf(wrk, [
    '-t',
    '1',
    '-c',
    String(together),
    '-d',
    `${seconds}s`,
    '--latency',
    '-s',
    script,
    origin,
  ]);
  const number = (pattern) => Number(pattern.exec(said)?.[1] ?? 0);
  const [, p99 = 'NaN', unit = 'ms'] = /99%\s+([\d.]+)(us|ms|s)/.exec(said) ?? [];
  return {
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    total: number(/(\d+) requests in/),
    p99Ms: Number(p99) * { us: 0.001, ms: 1, s: 1000 }[unit],
    wrong: wrongOf(said),
  };
}

/** Failures that wrk counts: problems, and connections refused, cut off or left without an answer. */
function wrongOf(said) {
  const [, ...errors] = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(said) ?? [];
  const [, problems = 0] = /Non-2xx or 3xx responses: (\d+)/.exec(said) ?? [];
  return [problems, ...errors].reduce((sum, count) => sum + Number(count), 0);
}

/** Script of ready requests for wrk: whatever it had to build would cost the measured machine. */
function luaOf(paths, head, body) {
  const list = paths.map((each) => JSON.stringify(each)).join(',');
  if (body === undefined) {
    return `local paths, n = {${list}}, 0
local ready = {}
for i, path in ipairs(paths) do ready[i] = 'GET ' .. path .. ' HTTP/1.1\\r\\n${head}\\r\\n' end
function request() n = n + 1; return ready[n % #ready + 1] end
`;
  }
  const [before, after] = body.split('{id}');
  return `local paths, n = {${list}}, 0
local random, format = math.random, string.format
local seed = 0
local source = io.open('/dev/urandom', 'rb')
for _ = 1, 6 do seed = seed * 256 + source:read(1):byte() end
math.randomseed(seed)
local heads = {}
for i, path in ipairs(paths) do
  heads[i] = 'POST ' .. path .. ' HTTP/1.1\\r\\n${head}Content-Type: application/x-www-form-urlencoded\\r\\nContent-Length: ${body.length - 4 + 36}\\r\\n\\r\\n'
end
function request()
  n = n + 1
  local id = format('%08x-%04x-4%03x-8%03x-%06x%06x', random(0, 0x7fffffff), random(0, 0xffff), random(0, 0xfff), random(0, 0xfff), random(0, 0xffffff), random(0, 0xffffff))
  return heads[n % #heads + 1] .. '${before}' .. id .. '${after}'
end
`;
}

async function cannonOf(what) {
  const said = await outputOf(process.execPath, [path.join(import.meta.dirname, 'cannon.mjs'), JSON.stringify(what)]);
  return JSON.parse(said);
}

function outputOf(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(said) : reject(new Error(`${program} ended with ${code}`))));
  });
}

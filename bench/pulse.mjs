/** Pulse: response times of the program for others while work is done to it, asked every few milliseconds from a thread. */

import { Agent, get } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { milliseconds, quantile } from './table.mjs';

const EVERY_MS = 20;

/** Does the work and adds a row of what others felt. @param most longest time an answer may take */
export async function addPulse(table, what, origin, most, work) {
  const thread = new Worker(new URL(import.meta.url), { workerData: origin });
  await new Promise((resolve) => thread.once('message', resolve));
  const began = performance.now();
  const said = await work();
  const took = performance.now() - began;
  const times = new Promise((resolve) => thread.once('message', resolve));
  thread.postMessage('enough');
  const each = await times;
  await thread.terminate();
  const longest = Math.max(...each);
  table.add(
    what,
    `/healthz longest ${milliseconds(longest)}, p50 ${milliseconds(quantile(each, 0.5))} of ${each.length} in ${(took / 1000).toFixed(1)} s${said === undefined ? '' : `; answered ${said}`}`,
    `longest < ${most} ms`,
    longest < most,
  );
}

async function beat(origin) {
  const agent = new Agent({ keepAlive: true });
  const times = [];
  let enough = false;
  parentPort.once('message', () => {
    enough = true;
  });
  const once = () =>
    new Promise((resolve, reject) => {
      get(`${origin}/healthz`, { agent }, (answer) => {
        answer.resume();
        answer.once('end', resolve);
      }).once('error', reject);
    });
  await once();
  parentPort.postMessage('begun');
  while (!enough) {
    const began = performance.now();
    await once();
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  parentPort.postMessage(times);
}

if (!isMainThread) await beat(workerData);

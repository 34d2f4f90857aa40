/** Times requests on one connection after another, and many at once. */

import { Agent, request } from 'node:http';
import { milliseconds, quantile } from './table.mjs';

const PROMISED_MS = 300;

/** @returns milliseconds of each of `times` requests, one after the other, the first (cold) one apart. */
export async function timesOf(url, headers, times) {
  const each = [];
  for (let n = 0; n < times; n += 1) {
    const began = performance.now();
    const answer = await fetch(url, { headers });
    const body = await answer.text();
    each.push(performance.now() - began);
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${body.slice(0, 200)}`);
  }
  return { first: each[0], warm: each.slice(1) };
}

/** A row: the first answer, the median and the slowest twentieth of the rest. */
export async function addTimes(table, what, url, headers, { times = 20, promise = PROMISED_MS } = {}) {
  const { first, warm } = await timesOf(url, headers, times);
  const p95 = quantile(warm, 0.95);
  const value = `first ${milliseconds(first)}, p50 ${milliseconds(quantile(warm, 0.5))}, p95 ${milliseconds(p95)}`;
  table.add(what, value, `p95 < ${promise} ms`, p95 < promise);
  return p95;
}

/**
 * Closed loop: each of `together` connections sends its next request when the last was answered.
 * @param make gives the request of a number: method, path, headers, body
 * @returns requests answered as expected a second.
 */
export async function rateOf({ origin, together, total, make, expected }) {
  const agent = new Agent({ keepAlive: true, maxSockets: together });
  const { hostname, port } = new URL(origin);
  let next = 0;
  let wrong = 0;
  const one = (n) =>
    new Promise((resolve, reject) => {
      const { body, ...options } = make(n);
      const sent = request({ agent, hostname, port, ...options }, (answer) => {
        if (!expected(answer.statusCode)) wrong += 1;
        answer.resume();
        answer.once('end', resolve);
      });
      sent.once('error', reject);
      sent.end(body);
    });
  const worker = async () => {
    while (next < total) {
      next += 1;
      await one(next);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: together }, worker));
  const perSecond = total / ((performance.now() - began) / 1000);
  agent.destroy();
  if (wrong > total / 100) throw new Error(`${wrong} of ${total} requests were not answered as expected`);
  return perSecond;
}

/** Times requests, one after the other. */

import { milliseconds, quantile } from './table.mjs';

const PROMISED_MS = 300;

/**
 * @param sent what a POST carries as JSON; without it the request is a GET
 * @returns milliseconds of `times` sequential requests, the first (cold) one apart
 */
export async function timesOf(url, headers, times, sent) {
  const posted = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } };
  const each = [];
  for (let n = 0; n < times; n += 1) {
    const began = performance.now();
    const answer = await fetch(url, sent === undefined ? { headers } : { ...posted, body: JSON.stringify(sent) });
    const body = await answer.text();
    each.push(performance.now() - began);
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${body.slice(0, 200)}`);
  }
  return { first: each[0], warm: each.slice(1) };
}

/** Adds a row: the first answer, then median and slowest twentieth of the rest. */
export async function addTimes(table, what, url, headers, { times = 20, promise = PROMISED_MS } = {}) {
  const { first, warm } = await timesOf(url, headers, times);
  const p95 = quantile(warm, 0.95);
  const value = `first ${milliseconds(first)}, p50 ${milliseconds(quantile(warm, 0.5))}, p95 ${milliseconds(p95)}`;
  table.add(what, value, `p95 < ${promise} ms`, p95 < promise);
  return p95;
}

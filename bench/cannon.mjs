/** Load by autocannon, in its own process: run by `load.mjs` where wrk is not installed. */

import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

const { origin, paths, headers = {}, body, together, seconds } = JSON.parse(process.argv[2]);
let n = 0;
const next = (request) => {
  n += 1;
  const asked = { ...request, path: paths[n % paths.length] };
  return body === undefined ? asked : { ...asked, body: body.replace('{id}', randomUUID()) };
};
const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
const result = await autocannon({
  url: origin,
  connections: together,
  duration: seconds,
  pipelining: 1,
  headers: { ...headers, ...form },
  requests: [{ method: body === undefined ? 'GET' : 'POST', setupRequest: next }],
});
const total = result['2xx'] + result['3xx'];
console.log(
  JSON.stringify({
    perSecond: total / result.duration,
    total,
    p99Ms: result.latency.p99,
    wrong: result['4xx'] + result['5xx'] + result.errors,
  }),
);

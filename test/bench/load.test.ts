/** Failures the benchmarks' client counts: a connection that was cut off is no answer. */

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const LOAD = '../../bench/load.mjs';
const place = mkdtempSync(path.join(tmpdir(), 'mashang-load-'));
let cuts = false;
const server = createServer((request, reply) => {
  if (cuts && Math.floor(performance.now()) % 3 === 0) request.socket.destroy();
  else reply.end('here');
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  rmSync(place, { recursive: true });
  return new Promise((resolve) => server.close(resolve));
});

describe('a load', () => {
  it.each([false, true])('counts connections that are cut off (%s)', async (cut) => {
    cuts = cut;
    const { loadOf } = await import(LOAD);
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { total, wrong } = await loadOf({ place, origin, paths: ['/'], together: 4, seconds: 1 });
    expect(total).toBeGreaterThan(0);
    expect(wrong > 0).toBe(cut);
  });
});

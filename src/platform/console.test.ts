/** The console’s page under its policy, and its files with what guards a file and no more. */

import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC_URL } from '../../test/harness/server.ts';
import type { Uuid } from '../kernel/ids.ts';
import { registerConsole } from './console.ts';
import { type App, buildServer } from './http/http.ts';
import { createMetrics } from './http/metrics.ts';
import { createLog } from './log.ts';

let app: App;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'console-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(
    path.join(folder, 'index.html'),
    '<script nonce="__CSP_NONCE__" src="/console/assets/a-1.js"></script>',
  );
  writeFileSync(path.join(folder, 'assets', 'a-1.js'), 'export {};');
  app = await buildServer({
    publicUrl: PUBLIC_URL,
    hotline: '12345',
    uuid: () => randomUUID() as Uuid,
    logger: createLog({ level: 'silent' }),
    metrics: createMetrics(),
    pageProblem: (_request, reply, status) => reply.code(status).type('text/plain').send(String(status)),
    protocols: [],
  });
  await registerConsole(app, { folder, cityName: '示例市', mode: 'demo', providerName: '', origin: PUBLIC_URL.origin });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

it('sends a page with a nonce of its own, and files that never change', async () => {
  const pages = await Promise.all([0, 1].map(() => app.inject('/console/any/room')));
  const nonces = pages.map(({ body }) => /nonce="([^"]+)"/.exec(body)?.[1] ?? '');
  expect(new Set(nonces).size).toBe(2);
  for (const [nth, { headers }] of pages.entries()) {
    expect(headers['content-security-policy']).toContain(`'nonce-${nonces[nth]}'`);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'SAMEORIGIN' });
  }
  const { headers } = await app.inject('/console/assets/a-1.js');
  expect(headers).toMatchObject({
    'cache-control': expect.stringContaining('immutable'),
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  expect(Object.keys(headers)).not.toContain('content-security-policy');
  expect(Object.keys(headers)).not.toContain('x-frame-options');
  expect((await app.inject('/console/assets/..%2findex.html')).statusCode).toBe(404);
});

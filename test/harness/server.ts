/** Test server with some routes behind the real guard, for a slice's own tests. */

import { type PeopleGuard, registerPeopleGuard } from '../../src/people/index.ts';
import { plaqueIssuer } from '../../src/places/index.ts';
import { type App, buildServer, type ServerOptions } from '../../src/platform/http/http.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createLog } from '../../src/platform/log.ts';
import type { TestCity } from './database.ts';

/** What no answer may go without; a page says more exactly what it may load. */
export const GUARDING = {
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

export const PUBLIC_URL = new URL('http://localhost:8080');

/** What the example city writes on its plaques. */
export function aPlaqueIssuer(city: TestCity) {
  return plaqueIssuer(city, { publicUrl: PUBLIC_URL, mode: 'demo' });
}

export async function testServer(
  city: TestCity,
  register: (app: App, guard: PeopleGuard) => void,
  options: Readonly<{
    publicUrl?: URL;
    secondFactorNeeded?: boolean;
    protocols?: NonNullable<ServerOptions['protocols']>;
  }> = {},
): Promise<App> {
  const { publicUrl = PUBLIC_URL, secondFactorNeeded = false, protocols = [] } = options;
  const app = await buildServer({
    publicUrl,
    hotline: city.hotline,
    uuid: city.outside.uuid,
    logger: createLog({ level: 'silent' }),
    metrics: createMetrics(),
    pageProblem: (_request, reply, status) => reply.code(status).type('text/plain').send(String(status)),
    protocols,
  });
  const guard = registerPeopleGuard(app, { city, publicUrl, secondFactorNeeded });
  register(app, guard);
  await app.ready();
  return app;
}

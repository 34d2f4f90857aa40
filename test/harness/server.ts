/** A server with some routes behind the real guard, for tests of a slice's own routes. */

import { registerPeopleGuard } from '../../src/people/index.ts';
import { type App, buildServer } from '../../src/platform/http.ts';
import { createLog } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import type { TestCity } from './database.ts';

export const PUBLIC_URL = new URL('http://localhost:8080');

export async function testServer(city: TestCity, register: (app: App) => void): Promise<App> {
  const app = await buildServer({
    publicUrl: PUBLIC_URL,
    uuid: city.outside.uuid,
    logger: createLog({ level: 'silent' }),
    metrics: createMetrics(),
    pageProblem: (_request, reply, status) => reply.code(status).type('text/plain').send(String(status)),
  });
  registerPeopleGuard(app, { city, publicUrl: PUBLIC_URL, adminsNeedSecondFactor: false });
  register(app);
  await app.ready();
  return app;
}

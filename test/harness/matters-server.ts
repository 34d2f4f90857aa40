/** The routes of matters alone, for tests that play the loop and ask as the console does. */

import { mattersRoutes } from '../../src/matters/index.ts';
import type { Actor } from '../../src/people/index.ts';
import type { App } from '../../src/platform/http/http.ts';
import type { TestCity } from './database.ts';
import type { Loop } from './loop.ts';
import { PUBLIC_URL, testServer } from './server.ts';

export function withMatters(to: App, city: TestCity): void {
  mattersRoutes(to, {
    city,
    publicUrl: PUBLIC_URL,
    alsoKept: async () => undefined,
    reviewsInWeek: async () => 0,
    issuedRecord: async () => false,
  });
}

export const mattersServer = (city: TestCity): Promise<App> => testServer(city, (to) => withMatters(to, city));

/** @param url below that of matters */
export async function ask(city: Loop, app: App, actor: Actor, method: 'GET' | 'POST', url: string, more: object = {}) {
  const { headers = {}, ...rest } = more as { headers?: object };
  const session = await city.world.signedIn(actor);
  return app.inject({ method, url: `/api/v1/matters/${url}`, headers: { ...session, ...headers }, ...rest });
}

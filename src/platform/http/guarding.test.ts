/** Security headers stand on every answer: pages, problems, redirects, and what is written past the framework. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { phoneTown } from '../../../test/harness/phone.ts';
import { GUARDING, testServer } from '../../../test/harness/server.ts';
import { reviewsRoutes } from '../../reviews/api.ts';
import type { App } from './http.ts';

let city: TestCity;
let code: string;
const servers = new Map<string, App>();

beforeAll(async () => {
  city = await testCity();
  code = (await (await phoneTown(city)).window()).code;
  for (const origin of ['http://localhost:8080', 'https://mashang.example']) {
    const publicUrl = new URL(origin);
    const routes = (to: App) => {
      reviewsRoutes(to, { city, publicUrl });
      to.get('/broken', { config: { access: 'public' } }, () => Promise.reject(new Error('broken')));
    };
    const app = await testServer(city, routes, { publicUrl });
    servers.set(publicUrl.protocol, app);
  }
});
afterAll(async () => {
  for (const app of servers.values()) await app.close();
  await city.close();
});

describe.each(['http:', 'https:'])('over %s', (protocol) => {
  it.each([
    ['GET', '/s/CODE', 200],
    ['HEAD', '/s/CODE', 200],
    ['GET', '/s/CODE/complaints', 200],
    ['GET', '/s/CODE/reviews', 303],
    ['GET', '/s/0000000000', 404],
    ['GET', '/nothing-here', 404],
    ['GET', '/nothing-here.json', 404],
    ['POST', '/s/CODE/reviews', 422],
    ['GET', '/api/v1/reviews/held', 401],
    ['GET', '/broken', 500],
    ['GET', '/%zz', 400],
    ['GET', '/%zz.json', 400],
  ] as const)('%s %s is answered %i with all of it', async (method, path, status) => {
    const app = servers.get(protocol);
    const answer = await app?.inject({ method, url: path.replace('CODE', code) });
    expect(answer?.statusCode).toBe(status);
    expect(answer?.headers).toMatchObject({
      ...GUARDING,
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const strict = protocol === 'https:' ? 'max-age=31536000; includeSubDomains' : undefined;
    expect(answer?.headers['strict-transport-security']).toBe(strict);
  });
});

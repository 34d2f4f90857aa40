/** Every procedure through every page: one that a page has no word for is shown plainly, and never breaks it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawRoutes } from '../../src/law/index.ts';
import { PROCEDURE_CODES } from '../../src/law/model.ts';
import { mattersRoutes } from '../../src/matters/index.ts';
import { actorOf, listRoute } from '../../src/people/index.ts';
import type { App } from '../../src/platform/http/http.ts';
import { routesOf } from '../authorisation/walk.ts';
import { type Loop, loop } from '../harness/loop.ts';
import { aPhone } from '../harness/phone.ts';
import { testServer } from '../harness/server.ts';

const ADDED = 'letter-complaint';

let city: Loop;
let app: App;

beforeAll(async () => {
  city = await loop();
  await city.city.asOwner((client) =>
    client.query(
      `insert into law_procedure (procedure, version, effective_from, terms, reason, at)
       select $1, version, effective_from, terms, reason, at from law_procedure where procedure = 'scan-complaint'`,
      [ADDED],
    ),
  );
  const deps = { city: city.city, publicUrl: new URL('http://localhost:8080'), alsoKept: async () => undefined };
  app = await testServer(city.city, (to) => {
    mattersRoutes(to, deps);
    const askSecondPerson = () => Promise.reject(new Error('nothing is changed here'));
    lawRoutes(to, { city: city.city, actorOf, listRoute, askSecondPerson });
  });
});
afterAll(async () => {
  await app.close();
  await city.city.close();
});

describe.each([...PROCEDURE_CODES, ADDED])('a matter of %s', (procedure) => {
  it('breaks no list, room or sheet of the console', async () => {
    const { posts, world } = city;
    const { matterId } = await city.register({ procedure, demands: ['一次说清'] });
    const broken: string[] = [];
    let asked = 0;
    for (const actor of [posts.dispatcher, posts.supervisor]) {
      const headers = await world.signedIn(actor);
      for (const { method, url } of routesOf(app)) {
        const filled = url.replace(':matterId', matterId);
        if (method !== 'GET' || !url.startsWith('/api/v1/') || filled.includes('/:') || url.includes('live')) continue;
        for (const address of [filled, `${filled}?procedure=${procedure}`]) {
          const { statusCode } = await app.inject({ method: 'GET', url: address, headers });
          asked += 1;
          if (statusCode >= 500) broken.push(`${statusCode} ${address}`);
        }
      }
    }
    expect(asked).toBeGreaterThan(40);
    expect(broken).toEqual([]);
  });

  it('breaks no page of its complainant', async () => {
    const { receipt } = await city.register({ procedure, demands: [] });
    const phone = aPhone(app);
    await phone.post('/t', { number: receipt?.number ?? '', pass: receipt?.pass ?? '' });
    for (const url of ['/t', '/t/data', '/t/data.html', '/t/data.json', '/t?lang=en']) {
      const { statusCode, body } = await phone.get(url);
      expect(statusCode, url).toBeLessThan(500);
      expect(body, url).not.toContain('undefined');
    }
    expect((await phone.get('/t')).statusCode).toBe(200);
  });
});

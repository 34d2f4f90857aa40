/** The edge guard's cost for a body is bounded, whatever shape the body has. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { flawsIn, MOST_DEPTH, MOST_FLAWS } from './edge.ts';
import { type App, buildServer } from './http.ts';
import { createMetrics } from './metrics.ts';

let app: App;

beforeAll(async () => {
  app = await buildServer({
    publicUrl: new URL('http://localhost:8080'),
    hotline: '12345',
    uuid: () => crypto.randomUUID() as never,
    logger: createLog({ level: 'silent' }),
    metrics: createMetrics(),
    pageProblem: (_request, reply, status) => reply.code(status).type('text/plain').send(String(status)),
  });
  for (const url of ['/api/v1/anything', '/page'])
    app.post(url, { config: { access: 'public', keyed: true } }, () => ({ done: true }));
  await app.ready();
});
afterAll(() => app.close());

const sent = (url: string, payload: string) =>
  app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload });
const within = (depth: number, inside: string) => '['.repeat(depth) + inside + ']'.repeat(depth);
const bad = (times: number) => Array.from({ length: times }, () => '"\\u0000"').join(',');
const isBad = (value: unknown) => value === '\0';

describe('a body of nothing but flaws', () => {
  it('is answered with the first of them', async () => {
    const answer = await sent('/api/v1/anything', `{"texts":[${bad(1000)}]}`);
    expect(answer.statusCode).toBe(422);
    const paths = answer.json().errors.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(Array.from({ length: MOST_FLAWS }, (_, nth) => `texts.${nth}`));
  });

  it('names no field at more length than anybody reads', async () => {
    const answer = await sent('/api/v1/anything', `{"${'名'.repeat(50_000)}":[${bad(1000)}]}`);
    expect([answer.statusCode, answer.body.length < 20_000]).toEqual([422, true]);
  });

  it('is read no further than they reach', () => {
    let looks = 0;
    const look = (value: unknown) => {
      looks += 1;
      return isBad(value);
    };
    const { flaws } = flawsIn({ body: Array.from({ length: 10_000 }, () => '\0') }, look);
    expect([flaws.length, looks < MOST_FLAWS + 5]).toEqual([MOST_FLAWS, true]);
  });

  it('is not searched where no flaw is named', async () => {
    expect((await sent('/page', `{"texts":[${bad(1000)}]}`)).statusCode).toBe(200);
  });
});

describe('a body of boxes in boxes', () => {
  it('is taken as deep as anything has to be, and the path of a flaw is its own', async () => {
    const deep = await sent('/api/v1/anything', within(MOST_DEPTH, '1'));
    expect(deep.statusCode).toBe(200);
    const flawed = await sent('/api/v1/anything', '{"a":[1,{"b":"\\u0000"}],"c":["\\u0000"],"d":{"\\u0000":1}}');
    expect(flawed.json().errors.map(({ path }: { path: string }) => path)).toEqual(['a.1.b', 'c.0', 'd']);
  });

  it.each([MOST_DEPTH + 1, 1000, 2000, 20_000, 120_000])(
    '%i deep is refused, with flaws or without, by a page as well',
    async (depth) => {
      for (const url of ['/api/v1/anything', '/page'])
        for (const inside of ['1', bad(1000)]) {
          const answer = await sent(url, within(depth, inside));
          expect([url, answer.statusCode]).toEqual([url, 400]);
        }
    },
  );

  it('is not entered below that', () => {
    let looks = 0;
    const found = flawsIn({ body: JSON.parse(within(5000, bad(1000))) }, (value) => {
      looks += 1;
      return isBad(value);
    });
    expect([found.isTooDeep, looks < MOST_DEPTH + 5]).toEqual([true, true]);
  });
});

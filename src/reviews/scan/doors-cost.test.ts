/** What a complaint asks of the database: each statement costs program and server both, and most of what a complaint costs. */

import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { aPhone, hidden, phoneTown } from '../../../test/harness/phone.ts';
import { testServer } from '../../../test/harness/server.ts';
import { type Database, openDatabase } from '../../platform/postgres/db.ts';
import { reviewsRoutes } from '../api.ts';

/** Some fifty before each was looked at. */
const MOST = 32;

let city: TestCity;
let counted: Database;
const asked: string[] = [];
/** Those of its transaction that are planned anew each time. */
const planned: string[] = [];
type Said = Readonly<{ text: string; values: readonly unknown[]; name?: string }>;

beforeAll(async () => {
  city = await testCity();
  counted = openDatabase({ ...city.connection('app'), max: 5 });
  counted.pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const listening = (said: string | Said, ...more: unknown[]) => {
      asked.push(typeof said === 'string' ? said : said.text);
      if (typeof said !== 'string' && said.values.length > 0 && said.name === undefined) planned.push(said.text);
      return query(said, ...more);
    };
    client.query = listening as PoolClient['query'];
  });
});
afterAll(async () => {
  await counted.close();
  await city.close();
});

describe('a complaint without a photo', () => {
  it('asks each thing once', async () => {
    const { code } = await (await phoneTown(city)).window();
    const app = await testServer(city, (server) =>
      reviewsRoutes(server, { city: { ...city, db: counted.db }, publicUrl: new URL('http://localhost:8080') }),
    );
    const phone = aPhone(app);
    const url = `/s/${code}/complaints`;
    const page = (await phone.get(url)).body;
    const category = /<option value="([^"]+)"/.exec(page.replace('<option value=""', ''))?.[1] ?? '';
    const fields = { category, words: '排队两小时没人理，问了三次都说等着', receipt: 'yes' };
    asked.length = 0;
    const answer = await phone.post(url, { ...fields, submission: hidden(page, 'submission') });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/t']);
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(MOST);
    expect(planned, 'all of its transaction have a name').toEqual([]);
    await app.close();
  });
});

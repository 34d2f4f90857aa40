/** `mashang doctor`: what it says of the database. */

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { tickingOutside } from '../../test/harness/today.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/postgres/db.ts';
import type { OpenCity } from '../platform/postgres/open-city.ts';
import type { Values } from './command.ts';
import { doctorCommand } from './doctor.ts';

describe('the address of the database', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await testCity();
  });
  afterAll(() => city.close());

  async function told(values: Values, env: Readonly<Record<string, string>> = {}) {
    const lines: string[] = [];
    const database = openDatabase({ ...city.connection('app'), max: 1 });
    await doctorCommand.run({
      values,
      positionals: [],
      json: true,
      config: () => readConfig({ DATA_DIR: '/tmp', ...env }),
      outside: tickingOutside,
      openCity: async () => ({ city, database, connection: city.connection }) as unknown as OpenCity,
      print: (text) => lines.push(text),
    });
    await database.close();
    return JSON.parse(lines.join('')) as Readonly<{ databaseUrl?: string }>;
  }

  it('is a secret', async () => {
    expect(await told({})).not.toHaveProperty('databaseUrl');
  });

  it('of the server that comes with the program lets its tools in', async () => {
    const { databaseUrl } = await told({ 'show-secrets': true });
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query('select current_user as who, current_database() as at');
    await client.end();
    const { user, database } = city.connection('owner');
    expect(rows).toEqual([{ who: user, at: database }]);
  });

  it('of a server of its own is the one that was given', async () => {
    const env = { DATABASE_URL: 'postgres://m:secret@db.example/mashang', MASHANG_MODE: 'demo' };
    expect(await told({ 'show-secrets': true }, env)).toMatchObject({ databaseUrl: env.DATABASE_URL });
  });
});

/** The harness itself: every test gets an empty city of its own. */

import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { type TestCity, testCity } from './database.ts';

const open: TestCity[] = [];

async function aCity(): Promise<TestCity> {
  const city = await testCity();
  open.push(city);
  return city;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((city) => city.close()));
});

it('gives two tests two databases', async () => {
  const cities = await Promise.all([aCity(), aCity()]);
  const names = await Promise.all(
    cities.map((city) =>
      city.asOwner(async (owner) => (await owner.query('select current_database() as n')).rows[0].n),
    ),
  );
  expect(names[0]).not.toBe(names[1]);
});

it('connects as the application role, which may not touch the log it wrote', async () => {
  const city = await aCity();
  const app = new pg.Client(city.connection('app'));
  await app.connect();
  await expect(app.query('update record_event set seq = 0')).rejects.toMatchObject({ code: '42501' });
  await expect(app.query('create table mine (id int primary key)')).rejects.toMatchObject({ code: '42501' });
  await app.end();
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { tablesOf } from '../postgres/db.ts';
import { countUpTo } from './counted.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(async () => {
  await city.close();
});

describe('the length of a list', () => {
  const rows = (n: number) =>
    tablesOf<object>(city.db).selectFrom(sql<{ n: number }>`generate_series(1, ${n}::int)`.as('t'));

  it('is told to the last below the bound and at it', async () => {
    expect(await countUpTo(city.db, rows(0), 3)).toEqual({ total: 0, capped: false });
    expect(await countUpTo(city.db, rows(2), 3)).toEqual({ total: 2, capped: false });
    expect(await countUpTo(city.db, rows(3), 3)).toEqual({ total: 3, capped: false });
  });

  it('is told as the bound, and more, beyond it', async () => {
    expect(await countUpTo(city.db, rows(4), 3)).toEqual({ total: 3, capped: true });
    expect(await countUpTo(city.db, rows(20_000))).toEqual({ total: 10_000, capped: true });
  });
});

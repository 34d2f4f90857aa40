/** A data folder of before counts its open dates again once the program knows the holidays the law fixes by date. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loop, loop } from '../../../test/harness/loop.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

const migration = (): string =>
  readFileSync(path.join(import.meta.dirname, '../../../migrations/202611292242-law-fixed-holidays.sql'), 'utf8');
const asked = () =>
  city.city.asOwner(async (owner) => {
    await owner.query(migration());
    const { rows } = await owner.query("select payload from platform_outbox where topic = 'law.calendar-imported'");
    return rows.map(({ payload }) => payload);
  });

it('asks for the recount where there are matters, and for nothing in a new city', async () => {
  expect(await asked()).toEqual([]);
  await city.register();
  expect(await asked()).toMatchObject([{ edition: '1' }]);
});

/** A data folder of before learns by which door each matter came from the first event of its log. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loop, loop } from '../../../test/harness/loop.ts';
import { verifyCity } from '../../wiring.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

const migration = (): string =>
  readFileSync(path.join(import.meta.dirname, '../../../migrations/202611300618-matters-door.sql'), 'utf8');

it('fills the column as the log says, and the verifier holds the column to it', async () => {
  const raised = { procedure: 'visit-finding', categoryCode: 'FN02', wantsReceipt: false, raiser: city.posts.checker };
  const made = [
    await city.register(),
    await city.register({ door: 'letter', writtenDown: { receivedOn: city.today() } }),
    await city.register(raised),
  ];
  const doors = await city.city.asOwner(async (owner) => {
    await owner.query('alter table matters_matter drop column door');
    await owner.query(migration());
    const { rows } = await owner.query<{ id: string; door: string }>('select id, door from matters_matter');
    return new Map(rows.map(({ id, door }) => [id, door]));
  });
  expect(made.map(({ matterId }) => doors.get(matterId))).toEqual(['scan-complaint', 'letter', 'office']);
  expect((await verifyCity(city.city.db, city.city)).broken).toEqual([]);

  await city.city.asOwner((owner) => owner.query("update matters_matter set door = 'phone' where door = 'letter'"));
  expect((await verifyCity(city.city.db, city.city)).broken).toMatchObject([{ id: made[1]?.matterId }]);
});

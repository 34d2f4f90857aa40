/** A data folder of before learns from the logs which units were given its matters, before anything is served. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loop, loop } from '../../../test/harness/loop.ts';
import { verifyCity } from '../../wiring.ts';
import { projectAgain } from './actions-project.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

it('folds them again, holds them to the log, and does so once', async () => {
  const { posts, units, act } = city;
  const [given, returned, waiting] = [await city.register(), await city.register(), await city.register()];
  for (const { matterId } of [given, returned]) {
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
  }
  await act(posts.lead, returned.matterId, { type: 'return', reason: '不归我们管。' });
  const stored = () =>
    city.city.asOwner(
      async (owner) =>
        (await owner.query('select * from matters_assignment where not shown order by matter_id, no')).rows,
    );
  const before = await stored();
  expect(before.map(({ matter_id, ended }) => [matter_id, ended])).toEqual(
    [
      [given.matterId, null],
      [returned.matterId, 'returned'],
    ].sort(),
  );

  await city.city.asOwner((owner) => owner.query('delete from matters_assignment'));
  expect(
    (await verifyCity(city.city.db, city.city)).broken.map((each) => ('id' in each ? each.id : null)).sort(),
  ).toEqual([given.matterId, returned.matterId].sort());
  await projectAgain(city.city);
  expect(await stored()).toEqual(before);
  expect((await verifyCity(city.city.db, city.city)).broken).toEqual([]);
  expect(before.map(({ matter_id }) => matter_id)).not.toContain(waiting.matterId);
});

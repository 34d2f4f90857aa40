/** Tasks by light: the database picks what the rule says. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loop, loop } from '../../../test/harness/loop.ts';
import { localDateOf } from '../../kernel/time.ts';
import { readerOf } from '../../people/index.ts';
import { deskOf } from '../desk/actions-lines.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
  // One a day: when the last comes in, the first is long overdue for acceptance.
  for (let day = 0; day < 8; day += 1) {
    await city.register({ words: `第 ${day} 天的投诉` });
    city.city.clock.advance({ days: 1 });
  }
});
afterAll(() => city.city.close());

it.each(['red', 'yellow', 'green'] as const)('of what is %s', async (light) => {
  const { db } = city.city;
  const today = localDateOf(city.city.clock.now());
  const scope = await readerOf(db, city.city, city.posts.dispatcher);
  const all = { limit: 200, offset: 0 };
  const whole = await deskOf(db, scope, { today }, all);
  const picked = await deskOf(db, scope, { today, light }, all);
  const expected = whole.items.filter((task) => task.due?.light === light);
  expect(expected.length).toBeGreaterThan(0);
  expect(picked.items).toEqual(expected);
  expect(picked.total).toBe(expected.length);
});

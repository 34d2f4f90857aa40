/** The reported number of resolved complaints is of those that came by scan, as the city has reported it. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loop, loop } from '../../test/harness/loop.ts';
import { localDateOf } from '../kernel/time.ts';
import type { RegisterMatter } from '../matters/index.ts';
import { countKept } from '../platform/postgres/kept-figure.ts';
import { reviewsFigures } from './store-kept.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

async function resolved(over: Partial<RegisterMatter>): Promise<void> {
  const { act } = city;
  const registered = await city.register(over);
  const { matterId } = registered;
  await city.answer(matterId);
  const verdict = { type: 'give-verdict', verdict: 'resolved', words: null, files: [] } as const;
  const closed = await act(await city.receiptId(registered), matterId, verdict);
  expect(closed).toMatchObject({ phase: 'closed', outcome: 'resolved' });
}

it('counts what came by scan, and nothing that an office wrote down or another program filed', async () => {
  await resolved({});
  await resolved({ door: 'phone', writtenDown: { receivedOn: localDateOf(city.city.outside.now()) } });
  await resolved({ door: 'open311' });
  const counted = await Promise.all(reviewsFigures.map((figure) => countKept(city.city.db, figure)));
  expect(counted).toMatchObject([{ value: 0 }, { value: 1 }]);
});

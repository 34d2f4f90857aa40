/** Fetching a whole list, however long. */

import { expect, it } from 'vitest';
import { everyPage } from './every-page.ts';

it.each([0, 1, 199, 200, 201, 400, 2654])('of %s rows every one is there, once and in order', async (count) => {
  const rows = Array.from({ length: count }, (_, no) => no);
  const read = everyPage<number>(async ({ limit, offset }) => ({ items: rows.slice(offset, offset + limit) }));
  expect(await read).toEqual(rows);
});

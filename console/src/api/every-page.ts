/** Fetches a whole list to choose from: the server gives two hundred rows at once. */

import type { Page } from './types.ts';

const ROWS = 200;

/** @param load one page, in a stable order */
export async function everyPage<Row>(
  load: (paging: Readonly<{ limit: number; offset: number }>) => Promise<Pick<Page<Row>, 'items'>>,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (;;) {
    const { items } = await load({ limit: ROWS, offset: all.length });
    all.push(...items);
    if (items.length < ROWS) return all;
  }
}

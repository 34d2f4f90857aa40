/** A whole list, where something is chosen from all of it: the server hands out two hundred rows at once. */

import type { Page } from './types.ts';

const ROWS = 200;

/** @param load one page of a list in an order that stays */
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

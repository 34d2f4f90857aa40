/** What anyone may read of the places. */

import { divisionTree } from '../people/index.ts';
import type { Queryable } from '../platform/db.ts';
import type { PublicHall } from './model.ts';
import { openHalls } from './store.ts';

/** Every open hall in the order of the divisions, for a page that must say where else to go. */
export async function hallsPublic(q: Queryable): Promise<readonly PublicHall[]> {
  const names = new Map((await divisionTree(q)).map((division) => [division.code, division.name]));
  return (await openHalls(q)).map(({ name, level, divisionCode, address, hours }) => ({
    name,
    level,
    divisionCode,
    divisionName: names.get(divisionCode) ?? divisionCode,
    address,
    hours,
  }));
}

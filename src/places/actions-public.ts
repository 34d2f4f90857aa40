/** Public reads of places. */

import { type Division, divisionTree } from '../people/index.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import type { PublicHall } from './model.ts';
import { openHalls } from './store.ts';

/** Halls of one county: its own first, then those of its townships by code. */
export type HallGroup = Readonly<{ code: string; name: string; halls: readonly PublicHall[] }>;

/** Every open hall below its county, in the order of the codes, for a page that must say where else to go. */
export async function hallsPublic(q: Queryable): Promise<readonly HallGroup[]> {
  const tree = await divisionTree(q);
  const byCode = new Map(tree.map((division) => [division.code, division]));
  const groups = new Map<string, PublicHall[]>();
  for (const { id, name, level, divisionCode, address, hours } of await openHalls(q)) {
    const division = byCode.get(divisionCode);
    const county = division === undefined ? divisionCode : countyOf(division, byCode).code;
    const hall = { id, name, level, divisionCode, divisionName: division?.name ?? divisionCode, address, hours };
    groups.set(county, [...(groups.get(county) ?? []), hall]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, halls]) => ({
      code,
      name: byCode.get(code)?.name ?? code,
      halls: [...halls].sort((a, b) =>
        a.divisionCode < b.divisionCode ? -1 : a.divisionCode > b.divisionCode ? 1 : 0,
      ),
    }));
}

/** A township's county or zone; a county or city is its own. */
function countyOf(division: Division, byCode: ReadonlyMap<string, Division>): Division {
  const above = division.parentCode === null ? undefined : byCode.get(division.parentCode);
  return division.level === 'township' && above !== undefined ? above : division;
}

/** Lets months leave that are over: once, in groups that tell of nobody; and names the groups for whoever reads them. */

import { addDays, firstDayOfMonth, lastDayOfMonth, type Month, monthAfter, monthOfWeek } from '../../kernel/time.ts';
import { divisionNames, unitNames } from '../../people/index.ts';
import { windowNames } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import { type Queryable, transact } from '../../platform/postgres/db.ts';
import { countedThrough, firstOwnMonth } from '../rollups/store-rollups.ts';
import type { LeavingPlace, LeftGroup } from './model.ts';
import { leavingGroups } from './rules-leaving.ts';
import { ourNumber, ourSystem } from './rules-ours.ts';
import { holdLeaving, insertLeaving, monthsThatLeft, windowWeeksIn } from './store-leaving.ts';

/** Days a month rests before it leaves: what was held in its last days is decided by then. What comes later stays here. */
const REST_DAYS = 7;

/** @returns the months that left now */
export async function letMonthsLeave(city: City): Promise<readonly Month[]> {
  return transact(city.db, async (tx) => {
    await holdLeaving(tx);
    const [first, through, left] = [await firstOwnMonth(tx), await countedThrough(tx), await monthsThatLeft(tx)];
    if (first === undefined || through === undefined) return [];
    const now: Month[] = [];
    for (let month = monthOfWeek(first); isOver(month); month = monthAfter(month)) {
      if (left.has(month)) continue;
      await insertLeaving(
        tx,
        month,
        leavingGroups(city.code, month, await windowWeeksIn(tx, month)),
        city.outside.now(),
      );
      now.push(month);
    }
    return now;

    function isOver(month: Month): boolean {
      return addDays(lastDayOfMonth(month), REST_DAYS) <= (through ?? firstDayOfMonth(month));
    }
  });
}

/** A group in words, with the name and number it leaves under. */
export type LeftLine = Readonly<{
  seq: number;
  sourceSystem: string;
  number: string;
  month: Month;
  weekOf: string | null;
  place: LeavingPlace;
  divisionCode: string;
  division: string;
  unit: string | null;
  hall: string | null;
  window: string | null;
  grades: LeftGroup['grades'];
  reviews: number;
}>;

export async function inWords(q: Queryable, city: City, groups: readonly LeftGroup[]): Promise<readonly LeftLine[]> {
  const ids = (of: 'windowId' | 'unitId') => groups.flatMap((group) => (group[of] === null ? [] : [group[of]]));
  const nameOf = await divisionNames(q);
  const windows = await windowNames(q, ids('windowId'));
  const units = await unitNames(q, ids('unitId'));
  return groups.map(({ seq, month, weekOf, place, divisionCode, unitId, windowId, grades }) => {
    const window = windowId === null ? undefined : windows.get(windowId);
    return {
      ...{ seq, month, weekOf, place, divisionCode, grades },
      sourceSystem: ourSystem(city.code),
      number: ourNumber(city.code, { month, seq }),
      division: nameOf(divisionCode),
      unit: unitId === null ? null : (units.get(unitId) ?? null),
      hall: window?.hallName ?? null,
      window: window?.number ?? null,
      reviews: grades[5] + grades[4] + grades[3] + grades[2] + grades[1],
    };
  });
}

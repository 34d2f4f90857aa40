/**
 * Matters closed last, for the wall screen: only details in which at least five of a year are alike. Where county and
 * category together are few, the category is dropped; where the county alone is, the matter is not shown.
 */

import type { LocalDate } from '../../kernel/time.ts';
import type { Closing } from '../../matters/index.ts';
import { LEAST_SHOWN } from '../methods/rules-interval.ts';

export type Latest = Readonly<{
  countyCode: string;
  /** null where there are too few of it, or it has none. */
  categoryCode: string | null;
  closedOn: LocalDate;
  outcome: Closing['outcome'];
}>;

/** @param year newest first; @param most number shown */
export function latestOf(
  year: readonly Closing[],
  countyOf: (divisionCode: string) => string,
  most: number,
): readonly Latest[] {
  const alike = new Map<string, number>();
  const add = (key: string, matters: number) => alike.set(key, (alike.get(key) ?? 0) + matters);
  for (const { divisionCode, categoryCode, matters } of year) {
    const county = countyOf(divisionCode);
    add(county, matters);
    if (categoryCode !== null) add(`${county}/${categoryCode}`, matters);
  }
  const isShown = (key: string): boolean => (alike.get(key) ?? 0) >= LEAST_SHOWN;
  const told: Latest[] = [];
  for (const { divisionCode, categoryCode, closedOn, outcome, matters } of year) {
    const countyCode = countyOf(divisionCode);
    if (!isShown(countyCode)) continue;
    const named = categoryCode !== null && isShown(`${countyCode}/${categoryCode}`) ? categoryCode : null;
    for (let n = 0; n < matters && told.length < most; n += 1) {
      told.push({ countyCode, categoryCode: named, closedOn, outcome });
    }
    if (told.length >= most) break;
  }
  return told;
}

/**
 * In which groups reviews of ours leave. A unit knows which bad reviews became matters, and may see what another system shows:
 * so a window is named only with a week of at least five bad ones, as on the unit's own page; what is left is told of the whole
 * county and month, then of the city, and never with fewer than five bad ones. A group is made smaller rather than its rest.
 */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate, Month } from '../../kernel/time.ts';
import type { GradeCounts } from '../model.ts';
import type { LeavingGroup } from './model.ts';

const LEAST_BAD = 5;
const COUNTY_DIGITS = 6;
const NONE: GradeCounts = { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };

/** Reviews of a window, while one unit staffed it, in a week. */
export type WindowWeek = Readonly<{
  weekOf: LocalDate;
  divisionCode: string;
  unitId: Uuid;
  hallId: Uuid;
  windowId: Uuid;
  grades: GradeCounts;
}>;

type County = Readonly<{ code: string; named: readonly WindowWeek[]; rest: GradeCounts }>;

/** Groups of a month that is over; all its reviews are in one of them, or none of them is told. */
export function leavingGroups(cityCode: string, month: Month, cells: readonly WindowWeek[]): readonly LeavingGroup[] {
  const counties = [...Map.groupBy(cells, ({ divisionCode }) => divisionCode.slice(0, COUNTY_DIGITS))]
    .map(([code, ofIt]) => countyOf(code, ofIt))
    .sort((a, b) => badInCounty(b) - badInCounty(a) || (a.code < b.code ? -1 : 1));
  const told = counties.filter(
    (county) => badIn(county.rest) >= LEAST_BAD || (county.named.length > 0 && isEmpty(county.rest)),
  );
  let rest = sum(counties.filter((county) => !told.includes(county)).map(wholeOf));
  while (!isEmpty(rest) && badIn(rest) < LEAST_BAD) {
    const smallest = told.pop();
    // Too few bad ones in the whole city: nothing can be told without telling of one of them.
    if (smallest === undefined) return [];
    rest = plus(rest, wholeOf(smallest));
  }
  return [
    ...told.sort((a, b) => (a.code < b.code ? -1 : 1)).flatMap((county) => groupsOf(month, county)),
    ...(isEmpty(rest) ? [] : [atLarge(month, 'city', cityCode, rest)]),
  ];
}

function countyOf(code: string, cells: readonly WindowWeek[]): County {
  const named = cells
    .filter(({ grades }) => badIn(grades) >= LEAST_BAD)
    .sort((a, b) => badIn(b.grades) - badIn(a.grades) || (placeKey(a) < placeKey(b) ? -1 : 1));
  let rest = sum(cells.filter((cell) => !named.includes(cell)).map(({ grades }) => grades));
  while (!isEmpty(rest) && badIn(rest) < LEAST_BAD) {
    const smallest = named.pop();
    if (smallest === undefined) break;
    rest = plus(rest, smallest.grades);
  }
  return { code, named: named.sort((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1)), rest };
}

function groupsOf(month: Month, { code, named, rest }: County): readonly LeavingGroup[] {
  return [
    ...named.map((cell): LeavingGroup => ({ ...cell, month, place: 'window' })),
    ...(isEmpty(rest) ? [] : [atLarge(month, 'county', code, rest)]),
  ];
}

function atLarge(month: Month, place: 'county' | 'city', divisionCode: string, grades: GradeCounts): LeavingGroup {
  return { month, place, weekOf: null, divisionCode, unitId: null, hallId: null, windowId: null, grades };
}

function wholeOf({ named, rest }: County): GradeCounts {
  return plus(rest, sum(named.map(({ grades }) => grades)));
}

function badInCounty(county: County): number {
  return badIn(wholeOf(county));
}

function badIn(grades: GradeCounts): number {
  return grades[1] + grades[2];
}

function isEmpty(grades: GradeCounts): boolean {
  return grades[5] + grades[4] + grades[3] + badIn(grades) === 0;
}

function sum(all: readonly GradeCounts[]): GradeCounts {
  return all.reduce(plus, NONE);
}

function plus(a: GradeCounts, b: GradeCounts): GradeCounts {
  return { 5: a[5] + b[5], 4: a[4] + b[4], 3: a[3] + b[3], 2: a[2] + b[2], 1: a[1] + b[1] };
}

function placeKey({ weekOf, windowId, unitId }: WindowWeek): string {
  return `${weekOf}/${windowId}/${unitId}`;
}

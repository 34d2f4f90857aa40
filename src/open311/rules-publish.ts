/**
 * k-anonymity of published requests: each is published only with at least four others that say the same service, place and
 * time, so that none can be told from the others.
 */

import {
  addDays,
  firstDayOfMonth,
  type LocalDate,
  lastDayOfMonth,
  type Month,
  monthOfWeek,
  weekOf,
} from '../kernel/time.ts';
import { type Candidate, PERIODS, type Period, type PlaceLevel, type Publishable } from './model.ts';

/** Smallest group: fewer could be told apart by whoever knows the place. */
export const LEAST_ALIKE = 5;
/** Days dispatchers have after a period: what they move or refuse meanwhile is never published. */
export const SETTLING_DAYS = 7;
/** Requests older than this stay unpublished for good. */
export const LOOK_BACK_DAYS = 220;

/** Levels from finest to coarsest. A longer period names no window, which would soon have five of anything. */
const LEVELS: Readonly<Record<Period, readonly PlaceLevel[]>> = {
  week: ['window', 'hall', 'county'],
  month: ['hall', 'county', 'city'],
  quarter: ['county', 'city'],
};

/**
 * @param today day of publishing; only its week matters
 * @returns every candidate that is one of at least five alike, each at the finest level where that is so.
 */
export function publishable(candidates: readonly Candidate[], today: LocalDate): readonly Publishable[] {
  const found: Publishable[] = [];
  let left = candidates;
  for (const period of PERIODS) {
    for (const place of LEVELS[period]) {
      const groups = new Map<string, Publishable[]>();
      for (const candidate of left) {
        const placed = at(candidate, period, place);
        if (placed === undefined || !isSettled(placed.untilOn, today)) continue;
        const key = `${candidate.service}|${placed.placeId ?? ''}|${placed.fromOn}`;
        groups.set(key, [...(groups.get(key) ?? []), placed]);
      }
      const alike = [...groups.values()].filter((group) => group.length >= LEAST_ALIKE).flat();
      const done = new Set(alike.map(({ candidate }) => candidate.matterId));
      found.push(...alike);
      left = left.filter(({ matterId }) => !done.has(matterId));
    }
  }
  return found;
}

export function isSettled(untilOn: LocalDate, today: LocalDate): boolean {
  return addDays(untilOn, SETTLING_DAYS) < weekOf(today);
}

function at(candidate: Candidate, period: Period, place: PlaceLevel): Publishable | undefined {
  const span = spanOf(period, candidate.receivedOn);
  switch (place) {
    case 'window':
      return candidate.windowId === null
        ? undefined
        : { candidate, period, ...span, place, placeId: candidate.windowId };
    case 'hall':
      return candidate.hallId === null ? undefined : { candidate, period, ...span, place, placeId: candidate.hallId };
    case 'county':
      return { candidate, period, ...span, place, placeId: candidate.countyCode };
    case 'city':
      return { candidate, period, ...span, place, placeId: null };
  }
}

/** First and last day of the week, month or quarter of a day; months and quarters consist of whole weeks, as in figures. */
export function spanOf(period: Period, day: LocalDate): Readonly<{ fromOn: LocalDate; untilOn: LocalDate }> {
  if (period === 'week') return { fromOn: weekOf(day), untilOn: addDays(weekOf(day), 6) };
  const month = monthOfWeek(day);
  if (period === 'month') return { fromOn: firstDayOfMonth(month), untilOn: lastDayOfMonth(month) };
  const inQuarter = (Number(month.slice(5)) - 1) % MONTHS_A_QUARTER;
  return {
    fromOn: firstDayOfMonth(monthsOn(month, -inQuarter)),
    untilOn: lastDayOfMonth(monthsOn(month, MONTHS_A_QUARTER - 1 - inQuarter)),
  };
}

const MONTHS_A_QUARTER = 3;

/** A month `by` months on; quarters never leave their year. */
function monthsOn(month: Month, by: number): Month {
  return `${month.slice(0, 5)}${String(Number(month.slice(5)) + by).padStart(2, '0')}` as Month;
}

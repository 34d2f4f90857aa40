/**
 * Which requests may be read by anybody, and how exactly they say where and when. A request is published only together
 * with at least four others that say the same service, place and time; so nobody can be told from the others by it.
 */

import { addDays, type LocalDate, localDate, weekOf } from '../kernel/time.ts';
import { type Candidate, PERIODS, type Period, type PlaceLevel, type Publishable } from './model.ts';

/** Fewer could be told apart by whoever knows the place. */
export const LEAST_ALIKE = 5;
/** After a period is over dispatchers have this long to look: what they move or refuse is then never published. */
export const SETTLING_DAYS = 7;
/** Requests older than this stay unpublished for good. */
export const LOOK_BACK_DAYS = 220;

/** From the finest to the coarsest. A longer period is no reason to name a window: it would soon have five of anything. */
const LEVELS: Readonly<Record<Period, readonly PlaceLevel[]>> = {
  week: ['window', 'hall', 'county'],
  month: ['hall', 'county', 'city'],
  quarter: ['county', 'city'],
};

/**
 * @param today the day of publishing; what it decides depends on that day's week alone.
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

/** The week, month or quarter a day lies in: first and last day. */
export function spanOf(period: Period, day: LocalDate): Readonly<{ fromOn: LocalDate; untilOn: LocalDate }> {
  if (period === 'week') return { fromOn: weekOf(day), untilOn: addDays(weekOf(day), 6) };
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const months = period === 'month' ? 1 : 3;
  const first = month - ((month - 1) % months);
  return { fromOn: firstOf(year, first), untilOn: addDays(firstOf(year, first + months), -1) };
}

function firstOf(year: number, month: number): LocalDate {
  const [y, m] = month > 12 ? [year + 1, month - 12] : [year, month];
  return localDate(`${y}-${String(m).padStart(2, '0')}-01`);
}

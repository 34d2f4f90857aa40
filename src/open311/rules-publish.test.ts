/** Publishing rules: one of at least five, in settled time, at the finest level where that holds. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../kernel/ids.ts';
import { addDays, type LocalDate, localDate, weekOf } from '../kernel/time.ts';
import type { Candidate, Publishable } from './model.ts';
import { isSettled, LEAST_ALIKE, publishable, SETTLING_DAYS, spanOf } from './rules-publish.ts';

const MONDAY = localDate('2026-03-02');
const LATER = localDate('2026-03-23');
const LONG_AFTER = localDate('2026-07-27');

let next = 0;
function some(count: number, over: Partial<Candidate> = {}): readonly Candidate[] {
  return Array.from({ length: count }, () => {
    next += 1;
    const matterId = `00000000-0000-4000-8000-${String(next).padStart(12, '0')}` as Uuid;
    return { ...AT_WINDOW, ...over, matterId };
  });
}
const AT_WINDOW: Omit<Candidate, 'matterId'> = {
  service: 'SV01',
  receivedOn: MONDAY,
  windowId: 'w1' as Uuid,
  hallId: 'h1' as Uuid,
  countyCode: '411402',
};

const levels = (found: readonly Publishable[]) =>
  [...new Set(found.map((each) => `${each.place}/${each.period}`))].sort();

describe('what is published', () => {
  it('is five alike and never four', () => {
    expect(publishable(some(4), LONG_AFTER)).toEqual([]);
    expect(publishable(some(5), LATER)).toHaveLength(5);
  });

  it('names the window where five of one week were there, else the hall, else the county', () => {
    expect(levels(publishable(some(5), LATER))).toEqual(['window/week']);
    const halls = [...some(3), ...some(2, { windowId: 'w2' as Uuid })];
    expect(levels(publishable(halls, LATER))).toEqual(['hall/week']);
    const counties = [...some(3), ...some(2, { windowId: null, hallId: null })];
    expect(levels(publishable(counties, LATER))).toEqual(['county/week']);
  });

  it('waits for the month, then for the quarter, with those that found no company', () => {
    const month = [...some(3), ...some(2, { receivedOn: addDays(MONDAY, 14) })];
    expect(publishable(month, LATER)).toEqual([]);
    expect(levels(publishable(month, localDate('2026-04-13')))).toEqual(['hall/month']);
    const quarter = [
      ...some(3, { receivedOn: localDate('2026-01-12') }),
      ...some(2, { countyCode: '411403', hallId: null }),
    ];
    expect(publishable(quarter, localDate('2026-03-30'))).toEqual([]);
    expect(levels(publishable(quarter, localDate('2026-04-06')))).toEqual(['city/quarter']);
  });

  it('never says where one was that had no company there, though the others are told', () => {
    const found = publishable([...some(6), ...some(1, { windowId: 'w9' as Uuid })], LONG_AFTER);
    expect(found).toHaveLength(6);
  });

  it('says nothing of a time that has not settled', () => {
    const sunday = addDays(MONDAY, 6);
    expect(isSettled(sunday, addDays(sunday, SETTLING_DAYS))).toBe(false);
    expect(isSettled(sunday, addDays(sunday, SETTLING_DAYS + 1))).toBe(true);
    // A day of the week decides nothing: only Mondays count.
    for (let day = 0; day < 7; day += 1) {
      expect(isSettled(sunday, addDays(addDays(sunday, SETTLING_DAYS + 1), day))).toBe(true);
      expect(isSettled(sunday, addDays(addDays(sunday, 1), day))).toBe(false);
    }
  });

  it.each([
    ['week', '2026-03-04', '2026-03-02', '2026-03-08'],
    // The Thursday of that week lies in March, and so do all its days.
    ['month', '2026-02-28', '2026-02-02', '2026-03-01'],
    ['month', '2026-03-31', '2026-03-30', '2026-05-03'],
    ['month', '2026-12-31', '2026-11-30', '2027-01-03'],
    ['quarter', '2026-01-01', '2025-12-29', '2026-03-29'],
    ['quarter', '2026-03-30', '2026-03-30', '2026-06-28'],
    ['quarter', '2026-11-15', '2026-09-28', '2027-01-03'],
  ] as const)('%s of %s', (period, day, fromOn, untilOn) => {
    expect(spanOf(period, localDate(day))).toEqual({ fromOn, untilOn });
  });
});

/** Groups of published requests that could be taken for fewer than five. */
function tooSmall(found: readonly Publishable[]): readonly string[] {
  const groups = new Map<string, number>();
  for (const { candidate, period, fromOn, place, placeId } of found) {
    const key = [candidate.service, period, fromOn, place, placeId].join('|');
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  return [...groups].flatMap(([key, size]) => (size < LEAST_ALIKE ? [key] : []));
}

describe('for any city', () => {
  const candidate = fc.record({
    service: fc.constantFrom('SV01', 'SV02', 'REQUEST'),
    receivedOn: fc.integer({ min: 0, max: 200 }).map((days) => addDays(localDate('2026-01-01'), days)),
    window: fc.constantFrom(null, 'w1', 'w2', 'w3'),
    countyCode: fc.constantFrom('411402', '411403'),
  });
  const city = fc.array(candidate, { maxLength: 120 }).map((all) =>
    all.map(
      (each, index): Candidate => ({
        matterId: `m${index}` as Uuid,
        service: each.service,
        receivedOn: each.receivedOn,
        windowId: each.window as Uuid | null,
        hallId: each.window === null ? null : ((each.window === 'w3' ? 'h2' : 'h1') as Uuid),
        countyCode: each.countyCode,
      }),
    ),
  );

  it('each is one of at least five, once, and inside its own span', () => {
    fc.assert(
      fc.property(city, fc.integer({ min: 0, max: 300 }), (candidates, days) => {
        const today = addDays(localDate('2026-01-01'), days);
        const found = publishable(candidates, today);
        expect(tooSmall(found)).toEqual([]);
        expect(new Set(found.map((each) => each.candidate.matterId)).size).toBe(found.length);
        for (const { candidate: each, fromOn, untilOn } of found) {
          expect(each.receivedOn >= fromOn && each.receivedOn <= untilOn).toBe(true);
          expect(addDays(untilOn, SETTLING_DAYS) < weekOf(today)).toBe(true);
        }
      }),
    );
  });

  it('week by week, what is published at once is always at least five alike, whatever came before', () => {
    fc.assert(
      fc.property(city, (candidates) => {
        let left: readonly Candidate[] = candidates;
        for (let monday: LocalDate = MONDAY; monday <= LONG_AFTER; monday = addDays(monday, 7)) {
          const found = publishable(left, monday);
          expect(tooSmall(found)).toEqual([]);
          const done = new Set(found.map((each) => each.candidate.matterId));
          left = left.filter((each) => !done.has(each.matterId));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the order they are given in decides nothing', () => {
    fc.assert(
      fc.property(city, (candidates) => {
        const said = (found: readonly Publishable[]) =>
          found.map((each) => `${each.candidate.matterId} ${each.place} ${each.fromOn}`).sort();
        expect(said(publishable([...candidates].reverse(), LONG_AFTER))).toEqual(
          said(publishable(candidates, LONG_AFTER)),
        );
      }),
    );
  });

  it('a list with one that stands alone would be noticed', () => {
    const [alone] = publishable(some(5), LATER);
    expect(alone === undefined ? [] : tooSmall([alone])).toHaveLength(1);
  });
});

/** Each fraud sign on weeks made by hand, and what holds for every week there could be. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grade } from '../model.ts';
import type { FoundFraudSign, FraudSignKind, Others, Rated, RatedWeek } from './model.ts';
import { combinationsOf, fraudSignsIn, weighed, weightUnder } from './rules.ts';

const DAY = 1_440;
const OPENS = 9 * 60;
const MIXED: readonly Grade[] = [5, 4, 5, 3, 5, 4, 2, 5];
const NOBODY: Others = { reviews: 0, afterHours: 0, known: 0, networks: new Map() };

/** A review with its own device and network by default. */
const review = (minute: number, more: Partial<Rated> = {}): Rated => ({
  minute,
  grade: MIXED[minute % MIXED.length] ?? 5,
  afterHours: false,
  network: `network ${minute % 7}`,
  device: null,
  ...more,
});
const week = (reviews: readonly Rated[], more: Partial<RatedWeek> = {}): RatedWeek => ({
  reviews: [...reviews].sort((a, b) => a.minute - b.minute),
  before: { weeks: 12, reviews: 120, best: 66 },
  others: { reviews: 200, afterHours: 4, known: 200, networks: new Map(range(7).map((n) => [`network ${n}`, 28])) },
  lately: { reviews: 40, best: 22, bad: 2, complaints: 0 },
  city: { bad: 900, complaints: 100 },
  ...more,
});
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
/** An ordinary week: ten strangers, at distances that are not alike. */
const ordinary = range(10).map((n) => review((n % 5) * DAY + OPENS + ((n * 97 + n * n * 13) % 470)));
const found = (of: RatedWeek, kind: FraudSignKind): FoundFraudSign | undefined =>
  fraudSignsIn(of).find((sign) => sign.kind === kind);

describe('an ordinary week', () => {
  it('has no sign', () => {
    expect(fraudSignsIn(week(ordinary))).toEqual([]);
  });
});

describe('bursts', () => {
  const within = (count: number, minutes: number) =>
    week([...ordinary, ...range(count).map((n) => review(2 * DAY + OPENS + 30 + Math.floor((n * minutes) / count)))]);
  it.each([
    // Ten minutes: two and a half are one group, eleven are not.
    [9, 8, false],
    [12, 8, true],
    // Half an hour.
    [13, 29, false],
    [17, 29, true],
    // Two hours.
    [18, 110, false],
    [24, 110, true],
  ])('%i in %i minutes: %s', (count, minutes, is) => {
    expect(found(within(count, minutes), 'burst') !== undefined).toBe(is);
  });

  it('are measured by the window’s own rhythm: at a busy window the same is nothing', () => {
    const burst = within(14, 10);
    expect(found(burst, 'burst')?.seen).toMatchObject({ what: 'burst', count: 14, minutes: 10 });
    expect(found({ ...burst, before: { weeks: 12, reviews: 12 * 400, best: 12 * 220 } }, 'burst')).toBeUndefined();
  });
});

describe('one network or device', () => {
  const from = (count: number, more: Partial<Rated>) => [
    ...ordinary,
    ...range(count).map((n) => review((n % 5) * DAY + OPENS + ((n * 83) % 470), more)),
  ];
  it('that nobody else in the hall uses gives itself away', () => {
    expect(found(week(from(12, { network: 'own' })), 'own-network')?.seen).toMatchObject({
      what: 'network',
      count: 12,
      of: 22,
    });
  });
  it('that many in the hall use is its Wi-Fi', () => {
    const others = { reviews: 200, afterHours: 0, known: 200, networks: new Map([['own', 120]]) };
    expect(found(week(from(12, { network: 'own' }), { others }), 'own-network')).toBeUndefined();
  });
  it('is not held against a hall of one window that has a Wi-Fi', () => {
    const half = range(20).map((n) => review(n * 200, { network: n % 2 === 0 ? 'own' : `network ${n}` }));
    expect(found(week(half, { others: NOBODY }), 'own-network')).toBeUndefined();
  });
  it.each([
    [6, false],
    [12, true],
  ])('%i times one device: %s', (count, is) => {
    const sign = found(week(from(count, { device: 'one' })), 'own-network');
    expect(sign?.seen.what === 'device').toBe(is);
  });
  it('is no sign where nothing is known of networks any more', () => {
    const erased = from(30, { network: null, device: null }).map((each) => ({ ...each, network: null }));
    expect(found(week(erased), 'own-network')).toBeUndefined();
  });
});

describe('after hours', () => {
  const late = (count: number) =>
    week([
      ...ordinary,
      ...range(count).map((n) => review((n % 5) * DAY + 19 * 60 + ((n * 53) % 200), { afterHours: true })),
    ]);
  it.each([
    [3, false],
    [8, true],
  ])('%i of the week: %s', (count, is) => {
    expect(found(late(count), 'after-hours') !== undefined).toBe(is);
  });
  it('are nothing where the whole hall was open longer, or its hours are written wrongly', () => {
    const others = { reviews: 200, afterHours: 60, known: 0, networks: new Map() };
    expect(found({ ...late(6), others }, 'after-hours')).toBeUndefined();
  });
});

describe('too much alike', () => {
  const best = (count: number) =>
    range(count).map((n) => review((n % 5) * DAY + OPENS + ((n * n * 31) % 470), { grade: 5 }));
  it.each([
    [25, false],
    [40, true],
  ])('%i, every one the best grade: %s', (count, is) => {
    const sign = found(week(best(count), { before: { weeks: 12, reviews: 480, best: 260 } }), 'uniform');
    expect(sign?.seen.what === 'grades').toBe(is);
  });
  it('are not grades that the window always had', () => {
    const before = { weeks: 12, reviews: 480, best: 474 };
    expect(found(week(best(40), { before }), 'uniform')).toBeUndefined();
  });
  it.each([
    [8, false],
    [20, true],
  ])('%i, one every ten minutes: %s', (count, is) => {
    const like = range(count).map((n) => review(DAY + OPENS + 10 * n + (n % 3 === 0 ? 1 : 0)));
    expect(found(week([...ordinary, ...like]), 'uniform')?.seen.what === 'spacing').toBe(is);
  });
});

describe('a mismatch with complaints', () => {
  const spotless = (complaints: number) =>
    week(
      range(20).map((n) => review((n % 5) * DAY + OPENS + ((n * n * 31) % 470), { grade: 5 })),
      { lately: { reviews: 40, best: 40, bad: 0, complaints } },
    );
  it.each([
    [0, false],
    [1, false],
    [3, true],
  ])('everybody wholly content and %i complaints: %s', (complaints, is) => {
    expect(found(spotless(complaints), 'mismatch') !== undefined).toBe(is);
  });
  it('is none where the discontent also give bad grades', () => {
    const lately = { reviews: 40, best: 25, bad: 9, complaints: 3 };
    expect(found({ ...spotless(3), lately }, 'mismatch')).toBeUndefined();
  });
});

const anyWeek = fc
  .array(
    fc.record({
      minute: fc.integer({ min: 0, max: 7 * DAY - 1 }),
      grade: fc.constantFrom<Grade>(1, 2, 3, 4, 5),
      afterHours: fc.boolean(),
      network: fc.constantFrom(null, 'a', 'b', 'c'),
      device: fc.constantFrom(null, 'x', 'y'),
    }),
    { maxLength: 60 },
  )
  .map((reviews) => week(reviews));

describe('whatever a week looks like', () => {
  it('there is at most one sign of a kind, under none fewer than five, none more probable than one in a thousand', () => {
    fc.assert(
      fc.property(anyWeek, (each) => {
        const signs = fraudSignsIn(each);
        expect(new Set(signs.map(({ kind }) => kind)).size).toBe(signs.length);
        for (const { tail, under, seen } of signs) {
          expect(tail).toBeLessThanOrEqual(0.001);
          expect(new Set(under).size).toBe(under.length);
          expect(under.length).toBeGreaterThanOrEqual(5);
          expect(under.every((place) => place >= 0 && place < each.reviews.length)).toBe(true);
          expect(seen.count).toBeGreaterThan(seen.expected);
        }
      }),
    );
  });

  it('the marks’ own names mean nothing: only who shares one', () => {
    const renamed = (name: string | null) => (name === null ? null : `another ${name}`);
    fc.assert(
      fc.property(anyWeek, (each) => {
        const reviews = each.reviews.map((r) => ({ ...r, network: renamed(r.network), device: renamed(r.device) }));
        expect(fraudSignsIn({ ...each, reviews })).toEqual(fraudSignsIn(each));
      }),
      { numRuns: 50 },
    );
  });

  it('weights never add, never take more than a sign allows, and are whole again once explained', () => {
    const weights = new Map<FraudSignKind, number>([
      ['burst', 0.5],
      ['own-network', 0.25],
      ['after-hours', 0.5],
      ['uniform', 0.5],
    ]);
    fc.assert(
      fc.property(anyWeek, (each) => {
        const counts = { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
        for (const { grade } of each.reviews) counts[grade] += 1;
        const under = combinationsOf(each, fraudSignsIn(each));
        const sums = weighed(counts, under, weights);
        const all = each.reviews.length;
        expect(sums.weight).toBeLessThanOrEqual(all);
        expect(sums.weight).toBeGreaterThanOrEqual(all * 0.25 - 1e-9);
        expect(sums.contentWeight).toBeLessThanOrEqual(sums.weight + 1e-9);
        expect(sums.squares).toBeLessThanOrEqual(sums.weight + 1e-9);
        expect(weighed(counts, under, new Map()).weight).toBe(all);
      }),
    );
  });

  it('the heaviest sign alone counts', () => {
    const weights = new Map<FraudSignKind, number>([
      ['burst', 0.5],
      ['own-network', 0.25],
    ]);
    expect(weightUnder(['burst', 'own-network'], weights)).toBe(0.25);
    expect(weightUnder(['mismatch'], weights)).toBe(1);
  });
});

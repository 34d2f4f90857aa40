/** Satisfaction of everybody served, estimated from those who spoke. The tables of docs/figures/satisfaction.md are read here. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableUnder } from '../../../test/harness/rules-pages.ts';
import {
  type Counted,
  NOTHING,
  participationOf,
  plus,
  SILENCE_ALLOWANCE,
  satisfactionOf,
  weightedSatisfactionOf,
} from './rules-interval.ts';

const counted = (reviews: number, content: number, served: number | null, weights?: Partial<Counted>): Counted => ({
  reviews,
  content,
  weight: reviews,
  contentWeight: content,
  squares: reviews,
  served,
  heard: served === null ? 0 : reviews,
  ...weights,
});
const someReviews = fc
  .tuple(
    fc.integer({ min: 30, max: 3000 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 20_000 }),
  )
  .map(([reviews, part, silent]) => counted(reviews, Math.round(reviews * part), reviews + silent));

describe('the worked examples', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../docs/figures/satisfaction.md'), 'utf8');
  const rows = tableUnder(page, '## 示例');
  it.each(rows.map((row) => [`${row['评价']} 条、办件${row['办件']}`, row] as const))(
    'say of %s what is counted',
    (_, row) => {
      const served = row['办件'] === '不知道' ? null : Number(row['办件']);
      const stated = satisfactionOf(counted(Number(row['评价']), Number(row['好评']), served));
      const percent = (part: number) => `${(part * 100).toFixed(1)}%`;
      const range = ({ low, high }: { low: number; high: number }) => `${percent(low)}–${percent(high)}`;
      const cells =
        stated.kind === 'enough' ? [percent(stated.share), range(stated.spoken), range(stated)] : ['数据不足', '', ''];
      expect([row['好评率'], row['碰巧的区间'], row['说得出口的区间']]).toEqual(cells);
    },
  );

  it('were read', () => {
    expect(rows.length).toBeGreaterThan(5);
  });
});

describe('satisfaction', () => {
  it('is not stated for fewer than thirty reviews, and the number itself is hidden under five', () => {
    expect(satisfactionOf(counted(29, 29, null))).toEqual({ kind: 'not-enough-data', reviews: 29, needs: 30 });
    expect(satisfactionOf(counted(4, 0, null))).toEqual({ kind: 'not-enough-data', reviews: null, needs: 30 });
    expect(satisfactionOf(NOTHING)).toEqual({ kind: 'not-enough-data', reviews: 0, needs: 30 });
  });

  it('of everybody is known: nothing is left to chance or silence', () => {
    expect(satisfactionOf(counted(50, 45, 50))).toMatchObject({ kind: 'enough', share: 0.9, low: 0.9, high: 0.9 });
  });

  it('where nobody said how many were served allows for silence in full', () => {
    const stated = satisfactionOf(counted(100, 90, null));
    if (stated.kind !== 'enough') throw new Error('a hundred are enough');
    expect(stated.spoken.low - stated.low).toBeCloseTo(SILENCE_ALLOWANCE, 12);
    expect(stated.high).toBeCloseTo(Math.min(1, stated.spoken.high + SILENCE_ALLOWANCE), 12);
  });

  it('holds its share, inside what the silent could have made it, whatever was heard', () => {
    fc.assert(
      fc.property(someReviews, (these) => {
        const stated = satisfactionOf(these);
        if (stated.kind !== 'enough') throw new Error('thirty are enough');
        const served = these.served ?? 0;
        expect(stated.low).toBeLessThanOrEqual(stated.share);
        expect(stated.high).toBeGreaterThanOrEqual(stated.share);
        expect(stated.low).toBeGreaterThanOrEqual(these.content / served - 1e-9);
        expect(stated.high).toBeLessThanOrEqual((these.content + served - these.reviews) / served + 1e-9);
      }),
    );
  });

  it('is never surer when fewer of those served spoke', () => {
    fc.assert(
      fc.property(someReviews, fc.integer({ min: 1, max: 5000 }), (these, more) => {
        const [a, b] = [satisfactionOf(these), satisfactionOf({ ...these, served: (these.served ?? 0) + more })];
        if (a.kind !== 'enough' || b.kind !== 'enough') throw new Error('thirty are enough');
        expect(b.low).toBeLessThanOrEqual(a.low + 1e-12);
        expect(b.high).toBeGreaterThanOrEqual(a.high - 1e-12);
      }),
    );
  });
});

describe('the weighted share', () => {
  it('is the plain one where nothing weighs less', () => {
    fc.assert(
      fc.property(someReviews, (these) => {
        expect(weightedSatisfactionOf(these)).toEqual(satisfactionOf(these));
      }),
    );
  });

  it('moves away from reviews under a sign, and becomes less sure', () => {
    // Forty honest reviews of which thirty content, and forty content ones under a fraud sign that weigh a quarter each.
    const these = counted(80, 70, null, { weight: 50, contentWeight: 40, squares: 42.5 });
    const [plain, weighted] = [satisfactionOf(these), weightedSatisfactionOf(these)];
    if (plain.kind !== 'enough' || weighted.kind !== 'enough') throw new Error('eighty are enough');
    expect(plain.share).toBeCloseTo(0.875, 12);
    expect(weighted.share).toBeCloseTo(0.8, 12);
    expect(weighted.spoken.high - weighted.spoken.low).toBeGreaterThan(plain.spoken.high - plain.spoken.low);
  });

  it('is not stated where too little weight is left', () => {
    const most = counted(60, 60, null, { weight: 15, contentWeight: 15, squares: 15 });
    expect(weightedSatisfactionOf(most)).toMatchObject({ kind: 'not-enough-data' });
    expect(weightedSatisfactionOf({ ...most, weight: 0, contentWeight: 0, squares: 0 })).toMatchObject({
      kind: 'not-enough-data',
    });
  });
});

it('participation is unknown where nobody counted, and never above one', () => {
  expect(participationOf(counted(30, 30, null))).toBeNull();
  expect(participationOf(counted(30, 30, 0))).toBeNull();
  expect(participationOf(counted(30, 30, 600))).toBeCloseTo(0.05, 12);
  expect(participationOf(counted(30, 30, 20))).toBe(1);
});

it('sums know that one part has no count of served: its reviews are not set against the other’s', () => {
  const sum = plus(counted(40, 30, null), counted(10, 10, 100));
  expect(sum).toMatchObject({ reviews: 50, content: 40, served: 100, heard: 10 });
  expect(participationOf(sum)).toBeCloseTo(0.1, 12);
});

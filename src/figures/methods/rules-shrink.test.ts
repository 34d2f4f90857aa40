/** Shrinkage of shares towards their kin. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn, kinOf } from './rules-shrink.ts';

const of = (weight: number, contentWeight: number) => ({ weight, contentWeight });

describe('a share drawn towards its kin', () => {
  it('of few reviews goes most of the way, of many hardly', () => {
    const kin = kinOf([of(1000, 950), of(1000, 850), of(1000, 900), of(1000, 880), of(5, 0)]);
    const few = drawn(of(5, 0), kin) ?? 0;
    const many = drawn(of(1000, 850), kin) ?? 0;
    expect(few).toBeGreaterThan(0.5);
    expect(Math.abs(many - 0.85)).toBeLessThan(0.01);
  });

  it('among members that differ only by chance is their common share', () => {
    const kin = kinOf([of(100, 90), of(100, 91), of(100, 89)]);
    expect(kin?.strength).toBe(Number.POSITIVE_INFINITY);
    expect(drawn(of(10, 1), kin)).toBeCloseTo(0.9, 12);
  });

  it('is nothing where nobody spoke', () => {
    expect(kinOf([])).toBeNull();
    expect(kinOf([of(0, 0)])).toBeNull();
    expect(drawn(of(10, 5), null)).toBeNull();
  });

  it('lies between its own share and the mean of its kin', () => {
    const observed = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, part]) => of(n, Math.round(n * part)));
    fc.assert(
      fc.property(fc.array(observed, { minLength: 1, maxLength: 20 }), (members) => {
        const kin = kinOf(members);
        if (kin === null) throw new Error('somebody spoke');
        for (const member of members) {
          const own = member.contentWeight / member.weight;
          const share = drawn(member, kin) ?? Number.NaN;
          expect(share).toBeGreaterThanOrEqual(Math.min(own, kin.mean) - 1e-12);
          expect(share).toBeLessThanOrEqual(Math.max(own, kin.mean) + 1e-12);
        }
      }),
    );
  });

  it('errs less than the plain share, as it promises', () => {
    // Twenty windows with true shares around 0.9, ten reviews each, from a fixed random sequence.
    let state = 7;
    const next = () => {
      state = (state * 16_807) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const truth = Array.from({ length: 200 }, () => 0.82 + 0.16 * next());
    const members = truth.map((p) => of(10, Array.from({ length: 10 }, next).filter((x) => x < p).length));
    const kin = kinOf(members);
    const error = (shares: readonly number[]) =>
      shares.reduce((sum, share, index) => sum + (share - (truth[index] ?? 0)) ** 2, 0);
    const plain = error(members.map(({ weight, contentWeight }) => contentWeight / weight));
    expect(error(members.map((member) => drawn(member, kin) ?? 0))).toBeLessThan(plain / 2);
  });
});

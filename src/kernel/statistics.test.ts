/** Values against published tables, and what must hold for any numbers. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAtLeast, binomialAtMost, lnFactorial, poissonAtLeast, wilson } from './statistics.ts';

describe('Wilson’s interval', () => {
  it.each([
    // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %f to %f', (x, n, low, high) => {
    expect(wilson(x / n, n).low).toBeCloseTo(low, 4);
    expect(wilson(x / n, n).high).toBeCloseTo(high, 4);
  });

  it('holds the share, stays inside nought and one, and narrows with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const share = Math.round(n * part) / n;
        const { low, high } = wilson(share, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        const tenfold = wilson(share, n * 10);
        expect(tenfold.high - tenfold.low).toBeLessThan(high - low);
      }),
    );
  });

  it('of everybody is the share itself', () => {
    expect(wilson(0.4, Number.POSITIVE_INFINITY)).toEqual({ low: 0.4, high: 0.4 });
  });
});

describe('probabilities', () => {
  it('agree with tables', () => {
    // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.7 (Poisson) and tables of the binomial.
    expect(poissonAtLeast(3, 1)).toBeCloseTo(0.0803, 4);
    expect(poissonAtLeast(10, 5)).toBeCloseTo(0.0318, 4);
    expect(poissonAtLeast(1, 1000)).toBe(1);
    expect(binomialAtLeast(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(binomialAtMost(1, 10, 0.3)).toBeCloseTo(0.1493, 4);
    expect(lnFactorial(50)).toBeCloseTo(148.47776695, 7);
  });

  it('complement each other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.nat(300),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (n, k, p) => {
          fc.pre(k <= n);
          expect(binomialAtLeast(k, n, p) + (k === 0 ? 0 : binomialAtMost(k - 1, n, p))).toBeCloseTo(1, 8);
        },
      ),
    );
  });

  it('fall as more is asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.double({ min: 0.01, max: 60, noNaN: true }), (k, mean) => {
        expect(poissonAtLeast(k, mean)).toBeLessThanOrEqual(poissonAtLeast(k - 1, mean) + 1e-12);
      }),
    );
  });
});

/** Hiding of small counts: no subtraction brings them back. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, inTens, LEAST_SHOWN, percent, suppress, suppressTotal } from './rules.ts';

describe('suppression', () => {
  it.each([
    [
      [10, 20, 30],
      [10, 20, 30],
    ],
    [
      [0, 20, 30],
      [0, 20, 30],
    ],
    [
      [3, 20, 30],
      [null, null, 30],
    ],
    [
      [3, 4, 30],
      [null, null, 30],
    ],
    [
      [0, 3, 0],
      [0, null, 0],
    ],
  ])('of %j shows %j', (parts, shown) => {
    expect(suppress(parts)).toEqual(shown);
  });

  it('never shows one to four, and never hides exactly one of several parts that are not nought', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), (parts) => {
        const shown = suppress(parts);
        shown.forEach((part, index) => {
          if (part !== null) expect(part === 0 || part >= LEAST_SHOWN).toBe(true);
          if (part !== null) expect(part).toBe(parts[index]);
        });
        const hidden = shown.filter((part) => part === null).length;
        const positive = parts.filter((part) => part > 0).length;
        if (hidden === 1) expect(positive).toBe(1);
      }),
    );
  });

  it('hides a small total too', () => {
    expect([suppressTotal(0), suppressTotal(4), suppressTotal(5)]).toEqual([0, null, 5]);
  });
});

describe('a line of CSV', () => {
  it('quotes what needs it and disarms formulas', () => {
    expect(csvLine(['梁园区', 5, null])).toBe('梁园区,5,\r\n');
    expect(csvLine(['a,"b"', '=1+1', '\n'])).toBe('"a,""b""",\'=1+1,"\n"\r\n');
  });
});

it('a percentage has one decimal, half up', () => {
  expect([percent(0.12345), percent(0.9995), percent(1), percent(0)]).toEqual(['12.3', '100.0', '100.0', '0.0']);
});

it('a running count moves by tens, and is not said below ten (security 20)', () => {
  expect([0, 1, 9, 10, 13, 14, 19, 20].map(inTens)).toEqual([0, null, null, 10, 10, 10, 10, 20]);
});

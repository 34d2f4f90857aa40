/** The credit code against publicly known codes, made-up ones and the case many implementations get wrong. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasUsualOrgCheck, isUscc, normalUscc, orgCheck, usccCheck } from './uscc.ts';

const KNOWN = [
  '914403001922038216',
  '9144030071526726XG',
  '91330100799655058B',
  '91110000802100433B',
  '91100000100003962T',
  '9111000071093123XX',
  '91110000101623741K',
  '91350100M000100Y43',
];
const SYNTHETIC = [
  '91411402MA00001460',
  '91411402MA0000023Y',
  '91411402MA4T040287',
  '91411403MA4T04036G',
  '91411421MA4T04212F',
  '91411422MA4T04220Q',
  '91411423MA4T042394',
  '91411424MA4T04247D',
  '91411425MA4T04255N',
  '91411426MA4T042630',
  '91411481MA4T048108',
];
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const letter = fc.constantFrom(...ALPHABET);
const first17 = fc
  .tuple(
    fc.string({ unit: letter, minLength: 2, maxLength: 2 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 }),
    fc.string({ unit: letter, minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(''));

describe('a credit code', () => {
  it.each([...KNOWN, ...SYNTHETIC])('%s is one', (code) => {
    expect(isUscc(code)).toBe(true);
  });

  it.each(KNOWN)('%s has the usual organisation check inside', (code) => {
    expect(isUscc(code) && hasUsualOrgCheck(code)).toBe(true);
  });

  it('ends in 0 when the weighted sum is a multiple of 31', () => {
    expect(usccCheck('91411402MA0000146')).toBe('0');
    expect(isUscc('91411402MA00001460')).toBe(true);
  });

  it('ends in Y when the remainder is 1', () => {
    expect(usccCheck('91411402MA0000023')).toBe('Y');
  });

  it.each([
    ['invented in an article', '91310115MA1H8R7C6D'],
    ['that does not check', '91350211M0000XUF46'],
    ['too short', '9141140200000146'],
    ['too long', '91411402MA000014600'],
    ['with a letter outside the alphabet', '91411402MO00001460'],
    ['with letters where the division stands', '914114AAMA00001460'],
    ['in small letters', '91411402ma00001460'],
    ['with full-width digits', '９1411402MA00001460'],
    ['empty', ''],
  ])('is not a text %s', (_, text) => {
    expect(isUscc(text)).toBe(false);
  });

  it('accepts exactly one last character for any first seventeen', () => {
    fc.assert(
      fc.property(first17, (start) => {
        expect([...ALPHABET].filter((last) => isUscc(start + last))).toEqual([usccCheck(start)]);
      }),
    );
  });

  it('finds every single wrong character and every two neighbours swapped', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), letter, (start, at, other) => {
        const code = start + usccCheck(start);
        const typo = code.slice(0, at) + other + code.slice(at + 1);
        if (typo !== code) expect(isUscc(typo)).toBe(false);
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        if (at < 17 && swapped !== code) expect(isUscc(swapped)).toBe(false);
      }),
    );
  });

  it('is written in one way', () => {
    expect(normalUscc(' 91411402-ma0000 1460 ')).toBe('91411402MA00001460');
  });

  it('refuses to check what is no code', () => {
    expect(() => usccCheck('914114')).toThrow(RangeError);
    expect(() => usccCheck('91411402MO0000146')).toThrow(RangeError);
    expect(() => orgCheck('1234567')).toThrow(RangeError);
  });
});

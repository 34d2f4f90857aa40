/** Division codes of every length, the city's own codes of functional zones among them. */

import { describe, expect, it } from 'vitest';
import { divisionCodeLevel, isDivisionCode, isInternalDivisionCode } from './division-code.ts';

describe('a division code', () => {
  it.each([
    ['410000', 'province'],
    ['411400', 'city'],
    ['411402', 'county'],
    ['411481', 'county'],
    ['4114SF', 'county'],
    ['411402001', 'township'],
    ['411471002', 'township'],
    ['411402001001', 'village'],
  ] as const)('%s is that of a %s', (code, level) => {
    expect(isDivisionCode(code)).toBe(true);
    expect(divisionCodeLevel(code)).toBe(level);
  });

  it.each(['', '4114', '41140', '4114020', '4114sf', '4114S1', '041400', '411402 ', '４11402'])('is not %j', (text) => {
    expect(isDivisionCode(text)).toBe(false);
    expect(() => divisionCodeLevel(text)).toThrow(RangeError);
  });

  it('says which ones are ours', () => {
    expect(isInternalDivisionCode('4114SF')).toBe(true);
    expect(isInternalDivisionCode('411402')).toBe(false);
    expect(isInternalDivisionCode('SF4114')).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCheckDigit, withCheckDigit } from './check-digit.ts';

const digits = fc.stringMatching(/^[0-9]{3,14}$/);

describe('the check digit', () => {
  // The standard’s own example: 0794 has the check digit 5.
  it('is that of the standard', () => {
    expect(withCheckDigit('0794')).toBe('07945');
    expect(hasCheckDigit('07945')).toBe(true);
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, at, off) => {
        const whole = withCheckDigit(text);
        const index = at % whole.length;
        const wrong = `${whole.slice(0, index)}${(Number(whole[index]) + off) % 10}${whole.slice(index + 1)}`;
        expect(hasCheckDigit(wrong)).toBe(false);
      }),
    );
  });

  it('takes digits only', () => {
    expect(() => withCheckDigit('12a')).toThrow();
    expect(hasCheckDigit('')).toBe(false);
    expect(hasCheckDigit('1')).toBe(false);
  });
});

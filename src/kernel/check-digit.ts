/** Check digit of ISO 7064 MOD 11,10: it reveals one wrong digit or two neighbours changed over. */

const DIGITS = /^[0-9]+$/;

/** @returns the digits with their check digit behind them. @throws on anything but digits. */
export function withCheckDigit(digits: string): string {
  if (!DIGITS.test(digits)) throw new Error('a check digit is taken of digits');
  return `${digits}${(11 - product(digits)) % 10}`;
}

export function hasCheckDigit(digits: string): boolean {
  return DIGITS.test(digits) && digits.length > 1 && withCheckDigit(digits.slice(0, -1)) === digits;
}

function product(digits: string): number {
  return [...digits].reduce((last, digit) => {
    const sum = (last + Number(digit)) % 10;
    return ((sum === 0 ? 10 : sum) * 2) % 11;
  }, 10);
}

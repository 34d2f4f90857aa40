/** Form of a receipt: sixteen digits of which the last is a check digit, and a pass of six characters. */

/** Characters of passes, without the easily confused I, L, O and U. */
const PASS_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const NUMBER_DIGITS = 15;
export const RECEIPT_DIGITS = NUMBER_DIGITS + 1;
export const PASS_LENGTH = 6;

/** Fifteen digits and a check digit, from at least sixteen random-looking bytes. */
export function receiptNumber(bytes: Uint8Array): string {
  // Sixteen bytes against 10^15: the bias of the remainder is far below one in a billion.
  const value = bytes
    .slice(0, 16)
    .reduce((sum, byte) => (sum * 256n + BigInt(byte)) % 10n ** BigInt(NUMBER_DIGITS), 0n);
  const digits = String(value).padStart(NUMBER_DIGITS, '0');
  return `${digits}${checkDigit(digits)}`;
}

/** Six characters from at least six random-looking bytes. */
export function receiptPass(bytes: Uint8Array): string {
  return [...bytes.slice(0, PASS_LENGTH)].map((byte) => PASS_LETTERS[byte % 32]).join('');
}

/** Luhn's check digit: finds every wrong digit and most swaps of neighbours. */
export function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** A typed number without spaces; undefined when it cannot be one. */
export function parseReceiptNumber(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '');
  if (!/^\d{16}$/.test(digits)) return undefined;
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? digits : undefined;
}

/** Number of digits typed, for the message of a wrong number. */
export function digitsIn(typed: string): number {
  return typed.normalize('NFKC').replaceAll(/\D/g, '').length;
}

/** A typed pass: any case, look-alikes replaced. */
export function parseReceiptPass(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\s-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return text.length === PASS_LENGTH && [...text].every((letter) => PASS_LETTERS.includes(letter)) ? text : undefined;
}

/** Wait after wrong passes: none at first, then doubling up to a quarter of an hour. */
export function waitAfterWrongPassMs(wrongPasses: number): number {
  if (wrongPasses < 3) return 0;
  return Math.min(2_000 * 2 ** (wrongPasses - 3), 15 * 60_000);
}

/**
 * Numbers of matters, which people say on the telephone and search for. Digits that tell no order where the complainant must
 * not be guessed; a series by organ and year where an office raised it.
 */

import { hasCheckDigit, withCheckDigit } from '../../kernel/check-digit.ts';
import type { Uuid } from '../../kernel/ids.ts';

/** Digits before the check digit. */
const RANDOM_DIGITS = 11;
const RANGE = 10n ** BigInt(RANDOM_DIGITS);

/**
 * A number made of the random id, so that older matters have one too.
 *
 * @param attempt counts up while another matter has the same number
 */
export function randomNumber(id: Uuid, attempt = 0): string {
  const drawn = (BigInt(`0x${id.replaceAll('-', '')}`) + BigInt(attempt)) % RANGE;
  return withCheckDigit(drawn.toString().padStart(RANDOM_DIGITS, '0'));
}

export function seriesNumber(year: number, nth: number): string {
  return `${year}-${nth}`;
}

/** A number as said and printed: `1234 5678 9012`, `〔2026〕12号`. */
export function numberInWords(number: string): string {
  const [year, nth] = number.split('-');
  return nth === undefined ? number.replaceAll(/(\d{4})(?=\d)/g, '$1 ') : `〔${year}〕${nth}号`;
}

/** `mistyped`: as long as a number, but its check digit is another one. */
export type ReadNumber = Readonly<{ kind: 'number'; number: string }> | Readonly<{ kind: 'mistyped' }>;

/** Reads a typed number: groups of digits, `2026-12`, `〔2026〕12号`; undefined when it is none. */
export function readNumber(typed: string): ReadNumber | undefined {
  const text = typed.normalize('NFKC').trim();
  const series = /^[〔[(]?(20\d\d)[\])〕]?\s*[-年]?\s*第?([1-9]\d{0,6})号?$/.exec(text);
  const digits = text.replaceAll(/[\s-]/g, '');
  if (/^\d+$/.test(digits) && digits.length === RANDOM_DIGITS + 1) {
    return hasCheckDigit(digits) ? { kind: 'number', number: digits } : { kind: 'mistyped' };
  }
  if (series === null || !/[^\d]/.test(text)) return undefined;
  return { kind: 'number', number: seriesNumber(Number(series[1]), Number(series[2])) };
}

/** Telephone numbers as people write them. */

import { plainText } from './plain-text.ts';
import { narrow } from './spelling.ts';

/** A mobile number of mainland China, or a landline with its area code. */
const FORM = /^(1[3-9]\d{9}|0\d{9,11})$/;
/** Blanks, dashes, dots and brackets of any kind. */
const BETWEEN = /[\s\p{Pd}\p{Ps}\p{Pe}\u2212\u30FC_.·•・。]/gu;
const COUNTRY = /^(?:\+|00)?86/;

/** The digits alone, without separators or +86; undefined when they are no number that could be called here. */
export function normalPhone(text: string): string | undefined {
  const written = narrow(plainText(text)).replaceAll(BETWEEN, '');
  const digits = written.replace(COUNTRY, '');
  if (FORM.test(digits)) return digits;
  // From abroad the 0 of an area code is left out: +86 370 288 1234.
  const within = `0${digits}`;
  return digits !== written && !/^1[3-9]/.test(digits) && FORM.test(within) ? within : undefined;
}

/** The same of a mobile number alone. */
export function normalMobile(text: string): string | undefined {
  const digits = normalPhone(text);
  return digits?.startsWith('1') === true ? digits : undefined;
}

/** `13900000001` as `139****0001`: enough for whoever knows it. @param mobile as `normalMobile` gives it */
export function maskedMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}

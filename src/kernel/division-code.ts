/**
 * 行政区划代码: six digits down to the county (GB/T 2260), nine for a township, twelve for a village. A functional zone
 * (功能区) has no national code; ours is four digits and two capital letters, and its townships keep the statistical code
 * of another parent. So a parent is looked up, never cut from a code.
 */

export type DivisionCodeLevel = 'province' | 'city' | 'county' | 'township' | 'village';

const FORM = /^(?:\d{6}|\d{9}|\d{12}|\d{4}[A-Z]{2})$/;
const DIGITS_OF_FIRST_PROVINCE = 11;

export function isDivisionCode(text: string): boolean {
  return FORM.test(text) && Number(text.slice(0, 2)) >= DIGITS_OF_FIRST_PROVINCE;
}

/** @throws RangeError when the text is not a division code. */
export function divisionCodeLevel(code: string): DivisionCodeLevel {
  if (!isDivisionCode(code)) throw new RangeError('not a division code');
  if (code.length === 12) return 'village';
  if (code.length === 9) return 'township';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** Whether the code is one of ours, not one of the national list. */
export function isInternalDivisionCode(code: string): boolean {
  return isDivisionCode(code) && /[A-Z]/.test(code);
}

/** Telephone numbers as people write them. */

/** A mobile number of mainland China, or a landline with its area code. */
const FORM = /^(1[3-9]\d{9}|0\d{9,11})$/;

/** The digits alone, without spaces, dashes or +86; undefined when they are no number that could be called here. */
export function normalPhone(text: string): string | undefined {
  const digits = text.replaceAll(/[\s-]|^\+?86/g, '');
  return FORM.test(digits) ? digits : undefined;
}

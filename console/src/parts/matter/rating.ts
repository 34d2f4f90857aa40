/** Text of a review's grade and reasons: legal reasons by category, praise by its own words. */

import { type Words, wordOr } from '../../words/index.ts';

export function gradeName(t: Words, grade: number): string {
  return wordOr(t, `reviews.grade.${grade}`, `${grade} / 5`);
}

export function reasonNames(t: Words, nameOf: (code: string) => string, codes: readonly string[]): string {
  return codes.map((code) => wordOr(t, `reviews.praise.${code}`, nameOf(code))).join(t('reviews.listed'));
}

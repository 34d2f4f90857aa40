/** What the codes of reviews are called, by the keys the console knows them by. */

import { type Names, renamed } from '../platform/pages/words.ts';
import { signWords } from './signs/words-signs.ts';
import { reviewsWords } from './words.ts';

export const reviewsNames: Names = [
  renamed(reviewsWords, { 'reviews.sheet.kind.': 'reviews.held.kind.' }),
  renamed(signWords, { 'signs.kind.': 'signs.kind.', 'signs.seen.': 'signs.seen.' }),
];

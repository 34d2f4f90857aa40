/** What the codes of reviews are called, and the columns of their lists, by the keys the console knows them by. */

import { headsOf } from '../papers/index.ts';
import { type Names, renamed } from '../platform/pages/words.ts';
import { heldSheet, servedSheet } from './sheets.ts';
import { signSheet } from './signs/sheets-signs.ts';
import { signWords } from './signs/words-signs.ts';
import { reviewsWords } from './words.ts';

export const reviewsNames: Names = [
  headsOf(heldSheet, servedSheet, signSheet),

  renamed(reviewsWords, { 'reviews.sheet.kind.': 'reviews.held.kind.' }),
  renamed(signWords, { 'signs.kind.': 'signs.kind.', 'signs.seen.': 'signs.seen.' }),
];

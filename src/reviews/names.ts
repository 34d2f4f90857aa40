/** Names of codes and columns of reviews, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, renamed } from '../platform/pages/words.ts';
import { fraudSignSheet } from './fraud-signs/sheets.ts';
import { fraudSignWords } from './fraud-signs/words.ts';
import { heldSheet, servedSheet } from './sheets.ts';
import { reviewsWords } from './words.ts';

export const reviewsNames: Names = [
  headsOf(heldSheet, servedSheet, fraudSignSheet),

  renamed(reviewsWords, { 'reviews.sheet.kind.': 'reviews.held.kind.' }),
  renamed(fraudSignWords, { 'fraudSigns.kind.': 'fraudSigns.kind.', 'fraudSigns.seen.': 'fraudSigns.seen.' }),
];

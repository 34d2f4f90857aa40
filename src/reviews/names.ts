/** Names of codes and columns of reviews, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, renamed } from '../platform/pages/words.ts';
import { fraudSignSheet } from './fraud-signs/sheets.ts';
import { fraudSignWords } from './fraud-signs/words.ts';
import { leavingSheet, provinceSheet, systemsSheet } from './province/sheets.ts';
import { provinceWords } from './province/words.ts';
import { heldSheet, servedSheet } from './sheets.ts';
import { reviewsWords } from './words.ts';

export const reviewsNames: Names = [
  headsOf(heldSheet, servedSheet, fraudSignSheet),
  headsOf(provinceSheet),
  headsOf(leavingSheet),
  headsOf(systemsSheet),

  renamed(reviewsWords, { 'reviews.sheet.kind.': 'reviews.held.kind.' }),
  renamed(provinceWords, { 'province.channel.': 'province.channel.', 'province.place.': 'province.place.' }),
  renamed(fraudSignWords, { 'fraudSigns.kind.': 'fraudSigns.kind.', 'fraudSigns.seen.': 'fraudSigns.seen.' }),
];

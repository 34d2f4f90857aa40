/** What the codes of figures are called, by the keys the console knows them by. */

import { type Names, renamed } from '../platform/pages/words.ts';
import { officeWords } from './office/words-office.ts';

export const figuresNames: Names = [
  renamed(officeWords, {
    'figures.pace.': 'pace.phase.',
    'figures.standing.': 'reviews.standing.',
    'figures.taken-over.': 'reviews.takenOver.',
  }),
];

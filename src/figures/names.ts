/** Names of codes and columns of figures, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, renamed } from '../platform/pages/words.ts';
import { PACE_BY } from './office/model-office.ts';
import { officeWords } from './office/words-office.ts';
import { figureSheets, paceSheet, unitSheet } from './sheets.ts';
import { dodgingSheet, handlersSheet, unitsSheet } from './sheets-work.ts';

export const figuresNames: Names = [
  headsOf(
    ...Object.values(figureSheets),
    ...PACE_BY.map(paceSheet),
    unitSheet,
    unitsSheet,
    dodgingSheet,
    handlersSheet,
  ),

  renamed(officeWords, {
    'figures.pace.': 'pace.phase.',
    'figures.standing.': 'reviews.standing.',
    'figures.taken-over.': 'reviews.takenOver.',
  }),
];

/** Names of codes and columns of places and plaques, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, renamed } from '../platform/pages/words.ts';
import { codesSheet, deadScansSheet, findingsSheet, printsSheet } from './codes/sheets-codes.ts';
import { entitiesSheet, hallsSheet, windowsSheet } from './sheets.ts';
import { placesWords } from './words.ts';

export const placesNames: Names = [
  headsOf(codesSheet, deadScansSheet, entitiesSheet, findingsSheet, hallsSheet, printsSheet, windowsSheet),

  renamed(placesWords, {
    'places.code.': 'code.state.',
    'places.code.entity': 'code.kind.entity',
    'places.code.window': 'code.kind.window',
    'places.format.': 'plaque.format.',
    'places.kind.': 'kind.',
    'places.level.': 'level.',
    'places.revoke.': 'revoke.',
    'places.status.': 'status.',
  }),
];

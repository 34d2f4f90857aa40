/** What the codes of requests about one's own data are called, by the keys the console knows them by. */

import { type Names, renamed } from '../platform/pages/words.ts';
import { dataSheetWords } from './words-sheets.ts';

export const vaultNames: Names = [
  renamed(dataSheetWords, {
    'channel.': 'personal.channel.',
    'kind.': 'personal.kind.',
    'known.': 'personal.known.',
    'standing.': 'personal.standing.',
  }),
];

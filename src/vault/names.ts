/** Names of codes and columns of data requests, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import type { Instant } from '../kernel/time.ts';
import { type Names, renamed } from '../platform/pages/words.ts';
import { dataRequestSheet } from './sheets.ts';
import { dataSheetWords } from './words-sheets.ts';

export const vaultNames: Names = [
  // Only headings are read here: the day does not matter.
  headsOf(dataRequestSheet(() => '2026-01-01T00:00:00.000Z' as Instant)),

  renamed(dataSheetWords, {
    'channel.': 'personal.channel.',
    'kind.': 'personal.kind.',
    'known.': 'personal.known.',
    'standing.': 'personal.standing.',
  }),
];

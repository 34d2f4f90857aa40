/** Names of the columns of the list of cases, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import type { Names } from '../platform/pages/words.ts';
import { casesSheet, platformsSheet } from './sheets.ts';

export const casesNames: Names = [headsOf(casesSheet), headsOf(platformsSheet)];

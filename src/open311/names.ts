/** Names of the columns of the list of keys, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import type { Names } from '../platform/pages/words.ts';
import { keysSheet } from './sheets.ts';

export const open311Names: Names = [headsOf(keysSheet)];

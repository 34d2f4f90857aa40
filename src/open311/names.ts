/** What the columns of the list of keys are called, by the keys the console knows them by. */

import { headsOf } from '../formats/index.ts';
import type { Names } from '../platform/pages/words.ts';
import { keysSheet } from './sheets.ts';

export const open311Names: Names = [headsOf(keysSheet)];

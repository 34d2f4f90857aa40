/** Names of draws and of the columns of their list, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import type { Names } from '../platform/pages/words.ts';
import { drawsSheet } from './sheets.ts';
import { drawsWords } from './words.ts';

export const drawsNames: Names = [headsOf(drawsSheet), drawsWords];

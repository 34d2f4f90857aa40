/** Names of letters and of the columns of their list, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import type { Names } from '../platform/pages/words.ts';
import { lettersSheet } from './sheets.ts';
import { lettersWords } from './words.ts';

export const lettersNames: Names = [headsOf(lettersSheet), lettersWords];

/** Names of inspections and of the columns of its lists, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import type { Names } from '../platform/pages/words.ts';
import { agenciesSheet, itemsSheet, officersSheet } from './sheets.ts';
import { inspectionsWords } from './words.ts';

export const inspectionsNames: Names = [headsOf(agenciesSheet, officersSheet, itemsSheet), inspectionsWords];

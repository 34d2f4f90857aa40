/** Names of an import's states and of the columns of its lists, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, namesOf } from '../platform/pages/words.ts';
import { runsSheet } from './sheets-list.ts';
import { STATE_WORDS } from './words.ts';

export const importsNames: Names = [headsOf(runsSheet), namesOf('imports.state.', Object.entries(STATE_WORDS))];

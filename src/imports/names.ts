/** What the states of an import are called, and the columns of their lists, by the keys the console knows them by. */

import { headsOf } from '../formats/index.ts';
import { type Names, namesOf } from '../platform/pages/words.ts';
import { runsSheet } from './sheets-list.ts';
import { STATE_WORDS } from './words.ts';

export const importsNames: Names = [headsOf(runsSheet), namesOf('imports.state.', Object.entries(STATE_WORDS))];

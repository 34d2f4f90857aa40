/** What the states of an import are called, by the keys the console knows them by. */

import { type Names, namesOf } from '../platform/pages/words.ts';
import { STATE_WORDS } from './words.ts';

export const importsNames: Names = [namesOf('imports.state.', Object.entries(STATE_WORDS))];

/** What the codes of people are called, by the keys the console knows them by. */

import { type Names, renamed } from '../platform/pages/words.ts';
import { peopleWords } from './words.ts';

export const peopleNames: Names = [
  renamed(peopleWords, {
    'people.role.': 'role.',
    'people.record.': 'retention.kind.',
    'people.state.': 'people.state.',
  }),
];

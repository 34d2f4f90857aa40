/** What the codes of people are called, and the columns of their lists, by the keys the console knows them by. */

import { headsOf } from '../formats/index.ts';
import { type Names, renamed } from '../platform/pages/words.ts';
import { auditSheet, holdsSheet, postsSheet, retentionSheet, unitsSheet, usersSheet } from './registry/sheets.ts';
import { peopleWords } from './words.ts';

export const peopleNames: Names = [
  headsOf(auditSheet, holdsSheet, postsSheet, retentionSheet, unitsSheet, usersSheet),

  renamed(peopleWords, {
    'people.role.': 'role.',
    'people.record.': 'retention.kind.',
    'people.state.': 'people.state.',
  }),
];

/** Names of codes and columns of people, by the console's keys. */

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

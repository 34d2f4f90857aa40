/** Names of codes and columns of people, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Lang, type Names, renamed } from '../platform/pages/words.ts';
import type { Role } from './model.ts';
import { phrasesSheet } from './phrases/sheets.ts';
import { auditSheet, holdsSheet, postsSheet, retentionSheet, unitsSheet, usersSheet } from './registry/sheets.ts';
import { peopleWords } from './words.ts';

export const peopleNames: Names = [
  headsOf(auditSheet, holdsSheet, phrasesSheet, postsSheet, retentionSheet, unitsSheet, usersSheet),

  renamed(peopleWords, {
    'people.role.': 'role.',
    'people.phrase.': 'phrase.use.',
    'people.record.': 'retention.kind.',
    'people.state.': 'people.state.',
  }),
];

/** What a role is called, for whoever speaks of it beside the console. */
export function roleName(lang: Lang, role: Role): string {
  return peopleWords[lang][`people.role.${role}`];
}

/** Names of codes and columns of law, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, namesOf, renamed } from '../platform/pages/words.ts';
import { PROCEDURES } from './procedures.ts';
import { calendarSheet, categoriesSheet, limitsSheet, proceduresSheet } from './sheets.ts';
import { lawWords } from './words.ts';

export const lawNames: Names = [
  headsOf(calendarSheet, categoriesSheet, limitsSheet, proceduresSheet),

  namesOf(
    'procedure.',
    Object.entries(PROCEDURES).map(([code, { name }]) => [code, name] as const),
  ),
  renamed(lawWords, {
    'law.category.': 'category-kind.',
    'law.limit.': 'limit.',
    'law.sheet.unverified': 'rules.unverified',
    'law.sheet.verified': 'rules.verified',
    'law.term.': 'term.',
  }),
];

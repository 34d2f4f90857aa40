/** Names of papers and of the columns of their lists, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, renamed } from '../platform/pages/words.ts';
import { registerSheet, templatesSheet } from './sheets.ts';
import { documentsWords } from './words.ts';

export const documentsNames: Names = [
  headsOf(registerSheet, templatesSheet),
  renamed(documentsWords, { 'documents.kind.': 'paper.kind.', 'documents.state.': 'paper.state.' }),
];

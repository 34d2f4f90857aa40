/** Names of sources, reasons and fields of registering by hand, by the console's keys. */

import { type Names, renamed } from '../platform/pages/words.ts';
import { registeringWords } from './words.ts';

export const registeringNames: Names = [
  renamed(registeringWords, { 'source.': 'door.', 'late.': 'registering.late.', 'field.': 'registering.field.' }),
];

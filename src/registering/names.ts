/** Names of sources, reasons and fields of registering by hand, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, renamed } from '../platform/pages/words.ts';
import { registeredSheet } from './sheets.ts';
import { registeringWords } from './words.ts';

export const registeringNames: Names = [
  headsOf(registeredSheet),
  renamed(registeringWords, { 'source.': 'door.', 'late.': 'registering.late.', 'field.': 'registering.field.' }),
];

/** Names of an import's kinds, states and of the columns of its lists, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, namesOf } from '../platform/pages/words.ts';
import { KINDS } from './kinds.ts';
import { runsSheet } from './sheets-list.ts';
import { STATE_WORDS } from './words.ts';

export const importsNames: Names = [
  headsOf(runsSheet),
  namesOf('imports.state.', Object.entries(STATE_WORDS)),
  // What the audit says was brought in.
  namesOf(
    'object.import-',
    KINDS.map(({ name, said }) => [name, { zh: `导入：${said.zh}`, en: `import of ${said.en}` }] as const),
  ),
];

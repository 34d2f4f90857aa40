/** Every word of one language in one catalogue. */

import { auditWords } from './zh/audit.ts';
import { batchWords } from './zh/batch.ts';
import { commandWords } from './zh/commands.ts';
import { importWords } from './zh/imports.ts';
import { integrityWords } from './zh/integrity.ts';
import { keyWords } from './zh/keys.ts';
import { lawWords } from './zh/law.ts';
import { loopWords } from './zh/loop.ts';
import { matterWords } from './zh/matter.ts';
import { peopleWords } from './zh/people.ts';
import { personalDataWords } from './zh/personal-data.ts';
import { plaqueWords } from './zh/plaques.ts';
import { registryWords } from './zh/registry.ts';
import { reviewWords } from './zh/reviews.ts';
import { ruleWords } from './zh/rules.ts';
import { screenWords } from './zh/screen.ts';
import { shellWords } from './zh/shell.ts';
import { signWords } from './zh/signs.ts';
import { tableWords } from './zh/table.ts';
import { vaultWords } from './zh/vault.ts';
import { waitingWords } from './zh/waiting.ts';

export const catalogue = {
  ...auditWords,
  ...batchWords,
  ...commandWords,
  ...importWords,
  ...integrityWords,
  ...keyWords,
  ...lawWords,
  ...loopWords,
  ...matterWords,
  ...peopleWords,
  ...plaqueWords,
  ...personalDataWords,
  ...registryWords,
  ...reviewWords,
  ...ruleWords,
  ...screenWords,
  ...shellWords,
  ...signWords,
  ...tableWords,
  ...vaultWords,
  ...waitingWords,
};

/** Every word of one language in one catalogue. */

import { auditWords } from './en/audit.ts';
import { batchWords } from './en/batch.ts';
import { commandWords } from './en/commands.ts';
import { importWords } from './en/imports.ts';
import { integrityWords } from './en/integrity.ts';
import { keyWords } from './en/keys.ts';
import { lawWords } from './en/law.ts';
import { loopWords } from './en/loop.ts';
import { matterWords } from './en/matter.ts';
import { peopleWords } from './en/people.ts';
import { personalDataWords } from './en/personal-data.ts';
import { plaqueWords } from './en/plaques.ts';
import { registryWords } from './en/registry.ts';
import { reviewWords } from './en/reviews.ts';
import { ruleWords } from './en/rules.ts';
import { screenWords } from './en/screen.ts';
import { shellWords } from './en/shell.ts';
import { signWords } from './en/signs.ts';
import { tableWords } from './en/table.ts';
import { vaultWords } from './en/vault.ts';
import { waitingWords } from './en/waiting.ts';

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

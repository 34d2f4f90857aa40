/** Every word of one language in one catalogue, for types and tests; the program loads them by room (`rooms.ts`). */

import { accountWords } from './zh/account.ts';
import { actsWords } from './zh/acts.ts';
import { alikeWords } from './zh/alike.ts';
import { auditWords } from './zh/audit.ts';
import { batchWords } from './zh/batch.ts';
import { commandsWords } from './zh/commands.ts';
import { datesWords } from './zh/dates.ts';
import { formsWords } from './zh/forms.ts';
import { importsWords } from './zh/imports.ts';
import { inboxWords } from './zh/inbox.ts';
import { integrityWords } from './zh/integrity.ts';
import { lawWords } from './zh/law.ts';
import { legalWords } from './zh/legal.ts';
import { listsWords } from './zh/lists.ts';
import { loopWords } from './zh/loop.ts';
import { matterWords } from './zh/matter.ts';
import { figuresNames } from './zh/names-figures.ts';
import { importsNames } from './zh/names-imports.ts';
import { lawNames } from './zh/names-law.ts';
import { mattersNames } from './zh/names-matters.ts';
import { peopleNames } from './zh/names-people.ts';
import { placesNames } from './zh/names-places.ts';
import { reviewsNames } from './zh/names-reviews.ts';
import { vaultNames } from './zh/names-vault.ts';
import { peopleWords } from './zh/people.ts';
import { personalDataWords } from './zh/personal-data.ts';
import { plaquesWords } from './zh/plaques.ts';
import { ratingWords } from './zh/rating.ts';
import { registryWords } from './zh/registry.ts';
import { reviewsWords } from './zh/reviews.ts';
import { rulesWords } from './zh/rules.ts';
import { screenWords } from './zh/screen.ts';
import { shellWords } from './zh/shell.ts';
import { signInWords } from './zh/sign-in.ts';
import { signsWords } from './zh/signs.ts';
import { supervisionWords } from './zh/supervision.ts';
import { tableWords } from './zh/table.ts';
import { vaultWords } from './zh/vault.ts';
import { waitingWords } from './zh/waiting.ts';

export const catalogue = {
  ...accountWords,
  ...actsWords,
  ...alikeWords,
  ...auditWords,
  ...batchWords,
  ...commandsWords,
  ...datesWords,
  ...formsWords,
  ...importsWords,
  ...inboxWords,
  ...integrityWords,
  ...lawWords,
  ...legalWords,
  ...listsWords,
  ...loopWords,
  ...matterWords,
  ...figuresNames,
  ...importsNames,
  ...lawNames,
  ...mattersNames,
  ...peopleNames,
  ...placesNames,
  ...reviewsNames,
  ...vaultNames,
  ...peopleWords,
  ...personalDataWords,
  ...plaquesWords,
  ...ratingWords,
  ...registryWords,
  ...reviewsWords,
  ...rulesWords,
  ...screenWords,
  ...shellWords,
  ...signInWords,
  ...signsWords,
  ...supervisionWords,
  ...tableWords,
  ...vaultWords,
  ...waitingWords,
};

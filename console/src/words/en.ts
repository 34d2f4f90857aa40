/** Every word of one language in one catalogue, for types and tests; the program loads them by room (`rooms.ts`). */

import { accountWords } from './en/account.ts';
import { actsWords } from './en/acts.ts';
import { alikeWords } from './en/alike.ts';
import { auditWords } from './en/audit.ts';
import { batchWords } from './en/batch.ts';
import { commandsWords } from './en/commands.ts';
import { datesWords } from './en/dates.ts';
import { formsWords } from './en/forms.ts';
import { importsWords } from './en/imports.ts';
import { inboxWords } from './en/inbox.ts';
import { integrityWords } from './en/integrity.ts';
import { lawWords } from './en/law.ts';
import { legalWords } from './en/legal.ts';
import { listsWords } from './en/lists.ts';
import { loopWords } from './en/loop.ts';
import { matterWords } from './en/matter.ts';
import { figuresNames } from './en/names-figures.ts';
import { importsNames } from './en/names-imports.ts';
import { lawNames } from './en/names-law.ts';
import { mattersNames } from './en/names-matters.ts';
import { peopleNames } from './en/names-people.ts';
import { placesNames } from './en/names-places.ts';
import { reviewsNames } from './en/names-reviews.ts';
import { vaultNames } from './en/names-vault.ts';
import { peopleWords } from './en/people.ts';
import { personalDataWords } from './en/personal-data.ts';
import { plaquesWords } from './en/plaques.ts';
import { ratingWords } from './en/rating.ts';
import { registryWords } from './en/registry.ts';
import { reviewsWords } from './en/reviews.ts';
import { rulesWords } from './en/rules.ts';
import { screenWords } from './en/screen.ts';
import { shellWords } from './en/shell.ts';
import { signInWords } from './en/sign-in.ts';
import { signsWords } from './en/signs.ts';
import { supervisionWords } from './en/supervision.ts';
import { tableWords } from './en/table.ts';
import { vaultWords } from './en/vault.ts';
import { waitingWords } from './en/waiting.ts';
import type { catalogue as chinese } from './zh.ts';

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
} satisfies Record<keyof typeof chinese, string>;

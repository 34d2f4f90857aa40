/** The front door of the vault: identities sealed apart from the matter. */

export { vaultAccess } from './access.ts';
export {
  eraseSecrets,
  holdingsOf,
  neededKeks,
  readForComplainant,
  rewrapDataKeys,
  sealSecret,
} from './actions.ts';
export { auditRefusal, openingsOf, openSecret } from './actions-open.ts';
export { openTexts, sealTexts } from './actions-texts.ts';
export { vaultRoutes } from './api.ts';
export { vaultJobs } from './jobs.ts';
export type {
  Holdings,
  MatterFacts,
  Office,
  Opening,
  OpenSecret,
  SecretField,
  Secrets,
  VaultProblem,
} from './model.ts';
export { vaultProblemTitles, vaultWords } from './words.ts';

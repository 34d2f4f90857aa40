/** The front door of the vault: identities sealed apart from the matter. */

export {
  eraseSecrets,
  holdingsOf,
  readForComplainant,
  sealSecret,
} from './actions.ts';
export { openingsOf } from './actions-open.ts';
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
export { vaultProblemTitles } from './words.ts';

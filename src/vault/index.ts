/** Public interface of the vault: identities sealed apart from the matter. */

export {
  eraseSecrets,
  forgetIdentity,
  holdingsOf,
  identitiesSealedBefore,
  readForComplainant,
  sealSecrets,
  vaultWrapped,
} from './actions.ts';
export { contactOf, correctContact, correctionsOf } from './actions-correct.ts';
export { askForOwnData, basisOfRequest, dataRequestsOf, registerDataRequest } from './actions-data.ts';
export { answerDataRequest } from './actions-data-answer.ts';
export { askToOpen, decideOpening, hasOpened, openingsOf, openSecret } from './actions-open.ts';
export { identityIn } from './actions-spans.ts';
export { openTexts, openTextsOf, sealTexts } from './actions-texts.ts';
export { vaultRoutes } from './api.ts';
export type { VaultDeps } from './api-knock.ts';
export { DATA_KEY_BYTES, NONCE_BYTES, seal, unseal } from './cipher.ts';
export { type Erasing, vaultErasing } from './erasing.ts';
export { vaultHandlers } from './jobs.ts';
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
export type {
  Contact,
  DataRequest,
  DataRequestKind,
  DataStanding,
  NoticeKept,
  PersonalData,
  ReviewKept,
} from './model-data.ts';
export { vaultNames } from './names.ts';
export {
  askForNotices,
  endNotices,
  hasNotice,
  keepNews,
  markNewsTold,
  noteUse,
  noticeOf,
  numberToTell,
  waitingNews,
} from './notices/actions-notices.ts';
export { READER } from './rules.ts';
export { standingOf } from './rules-data.ts';
export type { Span } from './rules-spans.ts';
export { moveDataRequests } from './store-data.ts';
export { vaultProblemTitles } from './words.ts';

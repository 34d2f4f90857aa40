/** The front door of the people slice. */

export type { AccessRow } from './access.ts';
export {
  actorFor,
  audit,
  directoryOf,
  formsAndBelow,
  isConflicted,
  notify,
  readerOf,
  scopeOf,
} from './actions-acting.ts';
export { peopleImports } from './actions-import.ts';
export { disposalOf, isHeld, type NewRetentionRule, seedPeople, seedRetention } from './actions-keeping.ts';
export { makeOneTimeLink } from './actions-links.ts';
export { type MailDeps, mailHandlers, mailJob } from './actions-mail.ts';
export { divisionNames, unitNames } from './actions-names.ts';
export { setPassword } from './actions-password.ts';
export { createPost, givePost, type HoldsCheck } from './actions-posts.ts';
export { actingSessions } from './actions-sign-in.ts';
export { createUnit, mergeUnits } from './actions-units.ts';
export { createUser, setUserDisabled } from './actions-users.ts';
export { askSecondPerson } from './actions-waiting.ts';
export { peopleProblemTitles, peopleRoutes } from './api.ts';
export { actorOf, type PeopleGuard, registerPeopleGuard, signedInOf } from './api-guard.ts';
export { sendSheet, sendWhileWritten } from './api-sheets.ts';
export { oneTimeLinkUrl } from './api-users.ts';
export { peopleJobs } from './jobs.ts';
export type {
  ActingPost,
  Actor,
  AuditEntry,
  Division,
  Importer,
  Notice,
  PeopleProblem,
  Post,
  PostHolder,
  PrivacyNotice,
  Reader,
  Role,
  Scope,
  Unit,
  User,
} from './model.ts';
export { ROLES } from './model.ts';
export type { ReleasedActs } from './released-act.ts';
export { withBelow } from './rules.ts';
export type { Directory } from './rules-directory.ts';
export { listUnits, livingUnit, unitById } from './store.ts';
export { holdersOf } from './store-acting.ts';
export { divisionByCode, divisionTree, superiorDivision } from './store-divisions.ts';
export { privacyNoticeOn, privacyNoticeVersion, retentionRuleOn } from './store-keeping.ts';
export { holdingsOfUser, postById, postsFor, postsInUnit } from './store-posts.ts';
export { listUsers, namesOfUsers, userByName } from './store-users.ts';
export { openActsAbout } from './store-waiting.ts';

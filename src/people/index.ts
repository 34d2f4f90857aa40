/** Public interface of the people slice. */

export type { AccessRow } from './access.ts';
export { peopleProblemTitles, peopleRoutes } from './api.ts';
export { actRoutes } from './api-acts.ts';
export { actorOf, type PeopleGuard, registerPeopleGuard, signedInOf } from './api-guard.ts';
export { waitsView } from './api-schemas.ts';
export { disposalOf, isHeld, type NewRetentionRule, seedPeople, seedRetention } from './audit/actions-keeping.ts';
export { privacyNoticeOn, privacyNoticeVersion, retentionRuleOn } from './audit/store-keeping.ts';
export { endNotices, endNoticesAbout, openNoticesAbout } from './audit/store-notices.ts';
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
export { peopleNames, roleName } from './names.ts';
export { ownUnit, postsAtWork } from './own-unit/actions-own-unit.ts';
export { keepPhrase } from './phrases/actions-phrases.ts';
export {
  actorFor,
  audit,
  auditAlone,
  conflictedAmong,
  directoryOf,
  formsAndBelow,
  isConflicted,
  notify,
  readerOf,
  scopeOf,
} from './registry/actions-acting.ts';
export { peopleImports } from './registry/actions-import.ts';
export { divisionNames, unitNames, unitsNamed, withDivisions } from './registry/actions-names.ts';
export { createPost, givePost, type HoldsCheck } from './registry/actions-posts.ts';
export { createUnit, mergeUnits } from './registry/actions-units.ts';
export { createUser, setUserDisabled } from './registry/actions-users.ts';
export { listRoute, sendWhileWritten } from './registry/api-sheets.ts';
export { oneTimeLinkUrl } from './registry/api-users.ts';
export type { Directory } from './registry/rules-directory.ts';
export { ableToAct } from './registry/store-acting.ts';
export {
  divisionByCode,
  divisionTree,
  isWithinDivision,
  superiorDivision,
  superiorsFrom,
} from './registry/store-divisions.ts';
export { holdingsOfUser } from './registry/store-holdings.ts';
export { postById, postsAmong, postsFor, postsInUnit } from './registry/store-posts.ts';
export { listUsers, namesOfUsers, userByName } from './registry/store-users.ts';
export { isHandling, isOfSealedLane, withBelow } from './rules.ts';
export type { Finder, Found } from './search/finder.ts';
export { makeOneTimeLink } from './sign-in/actions-links.ts';
export { setPassword } from './sign-in/actions-password.ts';
export { secondFactorsWrapped } from './sign-in/actions-second-factor.ts';
export { actingSessions } from './sign-in/actions-sign-in.ts';
export { signInOnPage } from './sign-in/api-session-replies.ts';
export { signersOf } from './sign-off/actions-sign-off.ts';
export { hasSignOff } from './sign-off/store-sign-off.ts';
export { listUnits, livingUnit, unitById } from './store.ts';
export { type MailDeps, mailHandlers, type OpenChannels, sayWaiting, tellJob } from './telling/actions-tell.ts';
export { chooseTelling, tellingWrapped } from './telling/actions-telling.ts';
export type { Quiet, Telling } from './telling/model-telling.ts';
export { isQuiet, momentDue, toldAtMoment, USUAL } from './telling/rules-telling.ts';
export { askSecondPerson } from './waiting/actions-waiting.ts';
export type { ReleasedActs } from './waiting/released-act.ts';
export { openActsAbout } from './waiting/store-waiting.ts';

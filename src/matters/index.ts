/** The front door of the loop. */

export { type Acted, type ActProblem, actOnMatter, type By, eraseMatter, MATTER_CHANGED } from './actions.ts';
export { heldByPost, matterFacts, openMattersDueFrom } from './actions-desk.ts';
export { calendarEffect, openMattersOf } from './actions-law-preview.ts';
export { personalDataOf } from './actions-own-data.ts';
export { projectAgain } from './actions-project.ts';
export {
  openSessionOfSubmission,
  type Receipt,
  receiptOf,
  type SignedIn,
  signInByReceipt,
} from './actions-receipts.ts';
export { type Registered, type RegisterMatter, type RegisterProblem, registerMatter } from './actions-register.ts';
export { verifyJobs } from './actions-verifications.ts';
export type { CommandInput } from './actions-words.ts';
export { type MattersDeps, mattersRoutes } from './api.ts';
export { mattersHandlers, mattersJobs } from './jobs.ts';
export type { MatterState, Outcome, Phase, Verdict } from './model.ts';
export type { CommandType, MatterProblem } from './model-commands.ts';
export { registerSeals } from './pages-seals.tsx';
export { registerTrackPages } from './pages-track-routes.tsx';
export {
  clearReceiptCookies,
  forgetOpened,
  freshReceiptOf,
  rememberOpened,
  setFreshReceipt,
  setReceiptSession,
} from './receipt-cookie.ts';
export { seedMatters } from './retention.ts';
export { latestSeal, type SealStamp } from './seals.ts';
export { acceptedComplaints } from './store-complaints.ts';
export { type DivisionMatters, mattersByDivision } from './store-figures.ts';
export { type Closing, closingsSince, type Glance, glance, mayGlance } from './store-glance.ts';
export { matterMonths } from './store-months.ts';
export { PACED_PHASES, type PaceCount, type PacedPhase, paceOf, paceOfAll } from './store-pace.ts';
export { endedAmong, type ModeratedMatter, moderatedMatters } from './store-publication.ts';
export { tooNearAmong } from './store-reached.ts';
export { type KeptSeal, parseKeptCopy, verifyCity } from './verify.ts';
export { describeBroken, type VerifyReport } from './verify-findings.ts';
export { mattersProblemTitles } from './words.ts';

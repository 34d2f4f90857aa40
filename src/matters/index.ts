/** Public interface of the loop. */

export {
  type Acted,
  type ActProblem,
  actOnMatter,
  type By,
  eraseMatter,
  MATTER_CHANGED,
} from './acts/actions.ts';
export { ERASED_WITHIN, RELEASED_WORDS_DESTROYED } from './acts/actions-erasing.ts';
export { projectAgain } from './acts/actions-project.ts';
export { type Registered, type RegisterMatter, type RegisterProblem, registerMatter } from './acts/actions-register.ts';
export { type Standing, standingAfter } from './acts/actions-standing.ts';
export type { CommandInput } from './acts/actions-words.ts';
export { bearersOf, takeNumber } from './acts/store.ts';
export { ORDINARY, ordinaryMatters, PUBLISHED } from './acts/store-lanes.ts';
export { LINE_COLUMNS, type MatterRow } from './acts/store-lines.ts';
export { hiddenFromInbox, reachedOpenly, tooNearAmong } from './acts/store-reached.ts';
export { calendarEffect, openMattersOf } from './counts/actions-law-preview.ts';
export { seedMatters } from './counts/retention.ts';
export {
  type Days,
  type Moved,
  movedBetween,
  type WorkCounts,
  type WorkDone,
  workDone,
} from './counts/store-assignments.ts';
export { type DivisionMatters, mattersByDivision } from './counts/store-figures.ts';
export { type Closing, closingsSince, type Glance, glance, mayGlance } from './counts/store-glance.ts';
export { matterMonths } from './counts/store-months.ts';
export { PACED_PHASES, type PaceCount, type PacedPhase, paceOf, paceOfAll } from './counts/store-pace.ts';
export { endedAmong, type ModeratedMatter, moderatedMatters } from './counts/store-publication.ts';
export {
  heldByPost,
  matterFacts,
  matterNumbers,
  matterNumbersInFull,
  openMattersDueFrom,
} from './desk/actions-desk.ts';
export { type HeldMatter, heldMatters, type LetterTarget, letterTarget } from './desk/actions-letters.ts';
export { type MatterLine, matterLines, type NamedLine, namedLines } from './desk/actions-lines.ts';
export { writeNote } from './desk/actions-notes.ts';
export { type MatterView, matterView, matterViewOfUnit, matterViewOfUnits, sightFor } from './desk/actions-view.ts';
export { STEP_FACTS, type TimelineStep } from './desk/actions-view-timeline.ts';
export { type MattersDeps, mattersRoutes } from './desk/api.ts';
export type { IssuedRecord } from './desk/api-act.ts';
export { matterLine as matterLineSchema, matterPage } from './desk/api-schemas.ts';
export { mattersFinders } from './desk/finders.ts';
export { MATTER_COLUMNS } from './desk/sheets.ts';
export { endedIds, endedSeenBy, reachedIds } from './desk/store-held.ts';
export type { DoorDeps, DoorSlice } from './door.ts';
export { mattersHandlers, mattersJobs } from './jobs.ts';
export {
  type Due,
  LADDER_STEPS,
  type LadderStep,
  LETTER_STEPS,
  type LetterStep,
  type MatterState,
  type Outcome,
  PHASES,
  type Phase,
  type Verdict,
} from './loop/model.ts';
export type { CommandType, MatterProblem } from './loop/model-commands.ts';
export { matterProjections } from './loop/verify-projections.ts';
export { loopNames, mattersNames } from './names.ts';
export { sayNews, tellNewsJob } from './receipt/actions-news.ts';
export { personalDataOf } from './receipt/actions-own-data.ts';
export {
  openSessionOfSubmission,
  type Receipt,
  receiptOf,
  type SignedIn,
  signInByReceipt,
} from './receipt/actions-receipts.ts';
export { ownMatter } from './receipt/own-matter.ts';
export { registerTrackPages } from './receipt/pages-track-routes.tsx';
export {
  clearReceiptCookies,
  forgetOpened,
  freshReceiptOf,
  rememberOpened,
  setFreshReceipt,
  setReceiptSession,
} from './receipt/receipt-cookie.ts';
export { mattersProblemTitles } from './words.ts';

/** Public interface of the record. */

export { verifyJobs } from './actions-verifications.ts';
export { type RecordDeps, recordRoutes } from './api.ts';
export { type OwnStream, recordProblemTitles } from './api-seals.ts';
export {
  appendEvents,
  type EventData,
  eventHash,
  hasEvent,
  type LoggedEvent,
  readEvents,
  type Stream,
} from './log.ts';
export { latestSeal, proofsOf, type SealStamp, type StreamProofs, sealJob, sealOf } from './seals.ts';
export { type KeptSeal, parseKeptCopy, type VerifyOptions, verifyRecord } from './verify.ts';
export type { Projections, StateColumns } from './verify-events.ts';
export { describeBroken, type VerifyReport } from './verify-findings.ts';

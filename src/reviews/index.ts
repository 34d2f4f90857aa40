/** The front door of the scan reviews. */

export { sendDetails, submitReview } from './actions.ts';
export { enterByDoor } from './actions-doors.ts';
export { reviewsImports } from './actions-import.ts';
export { reviewKept } from './actions-kept.ts';
export { type RecordedReview, recordReviews } from './actions-record.ts';
export { recordServed, type ServedReport } from './actions-served.ts';
export { reviewsRoutes } from './api.ts';
export { reviewsHandlers, reviewsJobs } from './jobs.ts';
export type { Grade, GradeCounts, Tally } from './model.ts';
export { seedReviews } from './retention.ts';
export {
  type HallMonth,
  hallMonths,
  hallMonthsOfAll,
  type Months,
  reviewsBetween,
  type WindowTally,
  windowTallies,
  windowTalliesOfAll,
} from './store-figures.ts';
export { countedThrough, firstOwnMonth, firstReviewDay } from './store-rollups.ts';
export { namedServices, namedServicesOfAll } from './store-services.ts';
export { type WindowWeeks, windowWeeks } from './store-weeks.ts';
export { reviewsProblemTitles } from './words.ts';

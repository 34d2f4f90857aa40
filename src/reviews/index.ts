/** The front door of the scan reviews. */

export { sendDetails, submitReview } from './actions.ts';
export { enterByDoor } from './actions-doors.ts';
export { type RecordedReview, recordReviews } from './actions-record.ts';
export { reviewsRoutes } from './api.ts';
export { reviewsJobs } from './jobs.ts';
export type { Grade, GradeCounts } from './model.ts';
export { seedReviews } from './retention.ts';
export { lastFullWeekEnd, satisfactionOf } from './rules.ts';
export { reviewsByDivision } from './store-figures.ts';
export { reviewsProblemTitles } from './words.ts';

/** The front door of the scan reviews. */

export { reviewsAccess } from './access.ts';
export { closeDueReviews, type From, sendDetails, submitReview, type WindowPlace } from './actions.ts';
export { type DoorPlace, enterByDoor } from './actions-doors.ts';
export { reviewsRoutes } from './api.ts';
export type { Details, DoorForm } from './forms.ts';
export { reviewsJobs } from './jobs.ts';
export type { Door, Grade, GradeCounts, Satisfaction } from './model.ts';
export { seedReviews } from './retention.ts';
export { lastFullWeekEnd, satisfactionOf, wilson } from './rules.ts';
export { type DivisionReviews, reviewsByDivision } from './store-figures.ts';
export { reviewsProblemTitles, reviewsWords } from './words.ts';

/** Door: scan reviews of windows, and the three entry forms of the scan page. */

import type { DoorSlice } from '../matters/index.ts';
import { reviewsRoutes } from './api.ts';
import { reviewsHandlers, reviewsJobs } from './jobs.ts';
import { reviewsNames } from './names.ts';
import { provinceProblemTitles } from './province/words.ts';
import { seedReviews } from './retention.ts';
import { reviewsProblemTitles } from './words.ts';

export const reviewsDoor: DoorSlice = {
  routes: reviewsRoutes,
  titles: { ...reviewsProblemTitles, ...provinceProblemTitles },
  names: reviewsNames,
  jobs: reviewsJobs,
  handlers: reviewsHandlers,
  seed: seedReviews,
};

export { sendDetails, submitReview } from './actions.ts';
export { reviewsImports } from './import/actions-import.ts';
export type { Grade, GradeCounts, Tally } from './model.ts';
export { recordProvinceReviews } from './province/actions-record.ts';
export { admitSystem } from './province/actions-systems.ts';
export { reviewsReleasedActs } from './province/actions-words.ts';
export type { ProvinceReview } from './province/model.ts';
export { recordServed, type ServedReport } from './rollups/actions-served.ts';
export {
  type HallMonth,
  hallMonths,
  hallMonthsOfAll,
  type Months,
  reviewsBetween,
  type WindowTally,
  windowTallies,
  windowTalliesOfAll,
} from './rollups/store-figures.ts';
export { countedThrough, firstOwnMonth, firstReviewDay } from './rollups/store-rollups.ts';
export { type WindowWeeks, windowWeeks } from './rollups/store-weeks.ts';
export { submitEntry } from './scan/actions-entries.ts';
export { reviewKept } from './scan/actions-kept.ts';
export { type RecordedReview, recordReviews } from './scan/actions-record.ts';
export { namedServices, namedServicesOfAll } from './scan/store-services.ts';
export { reviewsInWeek } from './store.ts';
export { reviewsFigures } from './store-kept.ts';
export { reviewsJobs, reviewsRoutes };

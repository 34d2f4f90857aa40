/** Public interface of draws. */

export { drawsRoutes } from './api.ts';
export { drawsJobs } from './jobs.ts';
export { DRAW_PURPOSES, DRAW_SOURCES, DRAW_STATES, EXCLUSION_REASONS } from './model.ts';
export { drawsNames } from './names.ts';
export { drawProjections } from './verify-projections.ts';
export { drawsProblemTitles } from './words.ts';

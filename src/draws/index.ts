/** Public interface of draws. */

export { announceDraw, commitToDraw, publishDraw, revealForDraw } from './actions.ts';
export { drawsRoutes } from './api.ts';
export { commitmentOf, SECRET_BYTES } from './drawing.ts';
export { drawsJobs } from './jobs.ts';
export { DRAW_PURPOSES, DRAW_SOURCES, DRAW_STATES, EXCLUSION_REASONS } from './model.ts';
export { drawsNames } from './names.ts';
export { drawProjections } from './verify-projections.ts';
export { drawsProblemTitles } from './words.ts';

/** Public interface of registering by hand. */

export { registerByHand } from './actions.ts';
export { registeringRoutes } from './api.ts';
export type { Source } from './model.ts';
export { registeringNames } from './names.ts';
export { registeringProblemTitles } from './words.ts';

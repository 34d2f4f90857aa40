/** The front door of the figures: what the public may know. */

export { publicFigures } from './actions.ts';
export type { CountyFigures, PublicFigures } from './model.ts';
export { figuresRoutes } from './pages.tsx';
export { csvLine } from './rules.ts';
export { figuresWords } from './words.ts';

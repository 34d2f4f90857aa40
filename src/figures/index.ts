/** The front door of the figures: what the public may know. */

export type { CountyFigures, PublicFigures } from './model.ts';
export { figuresRoutes } from './pages.tsx';

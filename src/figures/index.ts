/** The front door of the figures: what the public may know. */

export { publicCountyMonths, publicFigures, publicMonths } from './actions.ts';
export { publicHalls, publicWindows } from './actions-places.ts';
export type {
  CountyFigures,
  CountyMonths,
  MonthFigures,
  PlaceFigures,
  PlacesTable,
  PublicFigures,
} from './model.ts';
export { figuresRoutes } from './pages.tsx';

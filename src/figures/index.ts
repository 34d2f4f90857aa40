/** Public interface of the figures: what the public may know. */

export { publicCountyMonths, publicFigures, publicMonths } from './actions.ts';
export { figuresRoutes } from './api.ts';
export type {
  CountyFigures,
  CountyMonths,
  MonthFigures,
  PlaceFigures,
  PlacesTable,
  PublicFigures,
} from './model.ts';
export { figuresNames } from './names.ts';
export { publicHalls, publicServices, publicWindows } from './office/actions-places.ts';
export { type SourceFigure, sourceFigures } from './source/actions-source.ts';

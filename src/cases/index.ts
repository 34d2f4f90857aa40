/** Public interface of provincial cases. */

import type { DoorSlice } from '../matters/index.ts';
import { caseListRoutes } from './api-list.ts';
import { casesNames } from './names.ts';

export { casesFigures } from './store-kept.ts';

export const casesDoor: DoorSlice = {
  routes: (app, { city }) => caseListRoutes(app, city),
  names: casesNames,
};

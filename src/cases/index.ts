/** Door: the list of what the provincial platform handed over, with the clock of its entry; entered by registering by hand. */

import type { DoorSlice } from '../matters/index.ts';
import { caseListRoutes } from './api-list.ts';
import { casesNames } from './names.ts';

export { casesFigures } from './store-kept.ts';

export const casesDoor: DoorSlice = {
  routes: (app, { city }) => caseListRoutes(app, city),
  names: casesNames,
};

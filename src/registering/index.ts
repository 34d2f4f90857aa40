/** Doors: telephone, letter, visit, hotline, orders from above; and what an office raises itself. */

import type { DoorSlice } from '../matters/index.ts';
import { registeringRoutes } from './api.ts';
import { registeringNames } from './names.ts';
import { registeringProblemTitles } from './words.ts';

export { registerByHand } from './actions.ts';
export type { Source } from './model.ts';

export const registeringDoor: DoorSlice = {
  routes: registeringRoutes,
  titles: registeringProblemTitles,
  names: registeringNames,
};

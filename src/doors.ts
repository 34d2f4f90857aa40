/** Written by `npm run gen`: change what it is written from. */

import { casesDoor } from './cases/index.ts';
import type { DoorSlice } from './matters/index.ts';
import { open311Door } from './open311/index.ts';
import { registeringDoor } from './registering/index.ts';
import { reviewsDoor } from './reviews/index.ts';

/** Doors, the slices by which work enters, by the names of their folders. */
export const DOORS: Readonly<Record<string, DoorSlice>> = {
  cases: casesDoor,
  open311: open311Door,
  registering: registeringDoor,
  reviews: reviewsDoor,
};

export const doors: readonly DoorSlice[] = Object.values(DOORS);

/** Doors: the slices by which work enters. A new one stands here, and nowhere else among what puts the slices together. */

import { casesDoor } from './cases/index.ts';
import type { DoorSlice } from './matters/index.ts';
import { open311Door } from './open311/index.ts';
import { registeringDoor } from './registering/index.ts';
import { reviewsDoor } from './reviews/index.ts';

/** By the names of their slices. */
export const DOORS: Readonly<Record<string, DoorSlice>> = {
  reviews: reviewsDoor,
  open311: open311Door,
  registering: registeringDoor,
  cases: casesDoor,
};

export const doors: readonly DoorSlice[] = Object.values(DOORS);

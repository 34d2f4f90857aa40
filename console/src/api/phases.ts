/** Every phase in the order of the loop; one the server adds does not compile until it stands here. */

import type { Phase } from './types.ts';

const order: Readonly<Record<Phase, number>> = {
  registered: 1,
  accepted: 2,
  dispatched: 3,
  handling: 4,
  suspended: 5,
  checking: 6,
  answered: 7,
  contested: 8,
  closed: 9,
  refused: 10,
  appealed: 11,
  terminated: 12,
  merged: 13,
  transferred: 14,
};

export const PHASES = (Object.keys(order) as Phase[]).sort((a, b) => order[a] - order[b]);

/** The real clock and the real source of randomness; the one place that touches them. */

import { randomBytes, randomUUID } from 'node:crypto';
import type { Outside, Uuid } from '../../kernel/ids.ts';
import { instantOfEpochMs } from '../../kernel/time.ts';

export const realOutside: Outside = {
  now: () => instantOfEpochMs(Date.now()),
  uuid: () => randomUUID() as Uuid,
  randomBytes: (length) => randomBytes(length),
};

/** The machine's clock and randomness; the one place that touches them. */

import { randomBytes, randomUUID } from 'node:crypto';
import type { Outside, Uuid } from '../../kernel/ids.ts';
import { instantOfEpochMs } from '../../kernel/time.ts';

/** Random bytes drawn at once: a few at a time would cost more than most answers do. */
const DRAWN_AT_ONCE = 4_096;
let drawn = Buffer.alloc(0);
let used = 0;

/** Each byte is handed out once and then wiped here. */
function someRandomBytes(length: number): Uint8Array {
  if (length > DRAWN_AT_ONCE) return randomBytes(length);
  if (used + length > drawn.length) {
    drawn = randomBytes(DRAWN_AT_ONCE);
    used = 0;
  }
  const bytes = Uint8Array.from(drawn.subarray(used, used + length));
  drawn.fill(0, used, used + length);
  used += length;
  return bytes;
}

export const realOutside: Outside = {
  now: () => instantOfEpochMs(Date.now()),
  uuid: () => randomUUID() as Uuid,
  randomBytes: someRandomBytes,
};

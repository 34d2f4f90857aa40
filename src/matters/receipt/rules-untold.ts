/** Matters of whose news no message tells. */

import type { Instant } from '../../kernel/time.ts';
import type { MatterState } from '../loop/model.ts';
import type { Recorded } from '../loop/model-events.ts';
import { isErased } from '../loop/rules-stream.ts';

export type Untold = 'lead' | 'destroyed';

/**
 * A number at a gateway would say that somebody gave a lead; and whoever had their data destroyed, or whose data went with their
 * time, gives none anew. @param erasedAt when the vault destroyed what it had of the person; null where it did not
 */
export function whyUntold(
  { state, log }: Readonly<{ state: Pick<MatterState, 'lane'>; log: readonly Recorded[] }>,
  erasedAt: Instant | null,
): Untold | null {
  if (state.lane !== 'ordinary') return 'lead';
  return erasedAt !== null || isErased(log) ? 'destroyed' : null;
}

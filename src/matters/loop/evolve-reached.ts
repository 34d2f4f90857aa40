/** First days of reaching each phase, and of leaving without an answer: the basis of pace. */

import { localDateOf } from '../../kernel/time.ts';
import type { MatterState, Phase, Reached } from './model.ts';
import type { Recorded } from './model-events.ts';

export const nothingReached: Reached = { dispatchedOn: null, signedOn: null, answeredOn: null, leftOn: null };

/** Ends without an answer. */
const EXITS: ReadonlySet<Phase> = new Set(['refused', 'terminated', 'transferred', 'merged']);

/** @param after the state without these days */
export function reachedBy(before: MatterState, after: MatterState, event: Pick<Recorded, 'at'>): Reached {
  const { dispatchedOn, signedOn, answeredOn, leftOn } = before.reached;
  const on = localDateOf(event.at);
  const isGone = EXITS.has(after.phase) || after.outcome === 'withdrawn';
  return {
    dispatchedOn: dispatchedOn ?? (after.phase === 'dispatched' ? on : null),
    signedOn: signedOn ?? after.legs.at(-1)?.signedOn ?? null,
    answeredOn: answeredOn ?? (after.phase === 'answered' ? on : null),
    // One that comes back waits again.
    leftOn: isGone ? (leftOn ?? on) : null,
  };
}

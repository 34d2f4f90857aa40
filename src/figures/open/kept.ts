/** Cache of public answers: one computation serves all who ask within a moment. */

import { addMs, type Instant } from '../../kernel/time.ts';

/**
 * @param keepMs milliseconds an answer holds; pages name the week they count to, so a minute more does no harm
 * @returns the answer with the instant of its computation. A failure is not kept
 */
export function keeping<T>(
  now: () => Instant,
  keepMs: number,
  compute: () => Promise<T>,
): () => Promise<Readonly<{ at: Instant; value: T }>> {
  let kept: Readonly<{ at: Instant; until: Instant; value: Promise<T> }> | undefined;
  return async () => {
    const at = now();
    if (kept === undefined || kept.until <= at || kept.at > at) {
      const value = compute();
      const mine = { at, until: addMs(at, keepMs), value };
      kept = mine;
      value.catch(() => {
        if (kept === mine) kept = undefined;
      });
    }
    const { at: computedAt, value } = kept;
    return { at: computedAt, value: await value };
  };
}

/** What was computed a moment ago is not computed again, however many ask at once. */

import { addMs, type Instant } from '../../kernel/time.ts';

/**
 * @param keepMs how long an answer holds; the public pages say up to which week they count, so a minute more is nothing
 * @returns the answer with the instant it was computed at. A failure is not kept.
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

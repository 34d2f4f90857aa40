/** Rating of a matter in the log, and as each reader is told it. */

import type { Rating } from './model.ts';
import type { Recorded } from './model-events.ts';
import type { Sight } from './rules-sight.ts';

/** Rating for a reader. A unit is told the one of when it got the matter: a change would show that somebody just wrote. */
export function ratingIn(log: readonly Recorded[], sight: Sight): Rating | null {
  const given = log.findLastIndex((event) => event.type === 'dispatched' || event.type === 'designated');
  const known = sight === 'unit' ? log.slice(0, Math.max(given, 1)) : log;
  return (
    known
      .flatMap((event) => ('rating' in event.data && event.data.rating !== undefined ? [event.data.rating] : []))
      .at(-1) ?? null
  );
}

/** What a review said by grade and reasons, as the log keeps it and as each reader is told it. */

import type { Rating } from './model.ts';
import type { Recorded } from './model-events.ts';
import type { Sight } from './rules-sight.ts';

/** A unit is told what stood when the matter was given to it: a later change would show it that somebody just wrote. */
export function ratingIn(log: readonly Recorded[], sight: Sight): Rating | null {
  const given = log.findLastIndex((event) => event.type === 'dispatched' || event.type === 'designated');
  const known = sight === 'unit' ? log.slice(0, Math.max(given, 1)) : log;
  return (
    known
      .flatMap((event) => ('rating' in event.data && event.data.rating !== undefined ? [event.data.rating] : []))
      .at(-1) ?? null
  );
}

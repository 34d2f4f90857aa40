/**
 * Records reviews given elsewhere: an older system's, and the examples'. They count in every figure and never become a
 * matter, for their limits ran out where they were given. Only what figures need is taken over: no words, names or numbers.
 */

import { type Instant, localDateOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { WindowPlace } from '../actions.ts';
import type { Grade } from '../model.ts';
import { countDays, markWeeksDue } from '../rollups/store-counts.ts';
import { toTheMinute } from '../rules.ts';
import { insertReviews, type NewReview } from '../store.ts';

export type RecordedReview = Readonly<{
  /** The window at that time: `unitId` staffed it then. */
  place: Omit<WindowPlace, 'codeId'>;
  grade: Grade;
  /** When it was given, to the minute. */
  at: Instant;
  /** Source system, up to 60 characters, and the review's id there, up to 120: together they identify it. */
  sourceSystem: string;
  sourceRef: string;
}>;

/** Rows of a statement; a batch takes two. */
const AT_ONCE = 1000;

/**
 * Stores those that are not known yet, and counts them in the roll-up of the same transaction.
 * @throws RangeError for a review of the future; the caller has checked its rows.
 */
export async function recordReviews(
  tx: Tx,
  city: City,
  reviews: readonly RecordedReview[],
): Promise<Readonly<{ inserted: number; known: number }>> {
  const now = city.outside.now();
  let inserted = 0;
  const changed: NewReview[] = [];
  for (let from = 0; from < reviews.length; from += AT_ONCE) {
    const rows = reviews.slice(from, from + AT_ONCE).map((review) => rowOf(city, now, review));
    const ids = await insertReviews(tx, rows);
    const fresh = rows.filter(({ id }) => ids.has(id));
    await countDays(tx, fresh);
    changed.push(...fresh);
    inserted += fresh.length;
  }
  // Weeks counted without them are counted anew, each by itself, while the others can be read.
  await markWeeksDue(tx, changed, localDateOf(now));
  return { inserted, known: reviews.length - inserted };
}

function rowOf(city: City, now: Instant, review: RecordedReview): NewReview {
  const { place, grade, at, sourceSystem, sourceRef } = review;
  if (at > now) throw new RangeError('a review of the future');
  const { windowId, hallId, divisionCode, unitId } = place;
  const minute = toTheMinute(at);
  return {
    id: city.outside.uuid(),
    submissionId: city.outside.uuid(),
    codeId: null,
    windowId,
    hallId,
    divisionCode,
    unitId,
    grade,
    day: localDateOf(at),
    at: minute,
    deviceHash: null,
    lang: 'zh',
    noticeVersion: null,
    // The time to change it is long over.
    state: 'closed',
    openUntil: minute,
    sourceSystem,
    sourceRef,
  };
}

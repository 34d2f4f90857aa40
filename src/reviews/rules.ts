/** What holds for reviews, computed and never stored: who counts as content, when too few spoke, how sure a share is. */

import { addDays, addMs, epochMs, type Instant, instantOfEpochMs, type LocalDate, weekOf } from '../kernel/time.ts';
import { GRADES, type Grade, type ReviewState } from './model.ts';

/** How long a person may change what they said, and how long anger may be left unfinished. */
export const AMEND_MINUTES = 15;
/** What was held and nobody looked at counts after a day: silence never loses a voice. */
export const HELD_HOURS = 24;
/** A photo of a form that had an error waits this long for the form to come back. */
export const PHOTO_WAIT_HOURS = 24;
export const LEAST_DISCARD_REASON = 4;

const MS_PER_MINUTE = 60_000;
/** As long as a phone without an answer tries again; afterwards the receipt is the only key. */
const REPLAY_MINUTES = 10;

export function isGrade(value: number): value is Grade {
  return (GRADES as readonly number[]).includes(value);
}

/** 差评: the last two of the five grades. */
export function isBad(grade: Grade): boolean {
  return grade <= 2;
}

/** An answer needs something to answer: a bad grade is something, a good one only with words. */
export function becomesMatter(grade: Grade, wantsAnswer: boolean, words: string): boolean {
  return isBad(grade) || (wantsAnswer && words !== '');
}

export function openUntil(at: Instant): Instant {
  return addMs(at, AMEND_MINUTES * MS_PER_MINUTE);
}

export function heldUntil(at: Instant): Instant {
  return addMs(at, HELD_HOURS * 60 * MS_PER_MINUTE);
}

/** 非常满意 and 满意 have no reasons in law; these are what people thank for. */
export const GOOD_REASONS = ['quick', 'kind', 'one-visit', 'clear', 'helped'] as const;

/** Whether its person may still change it. */
export function isOpen(review: Readonly<{ state: ReviewState; openUntil: Instant }>, now: Instant): boolean {
  return (review.state === 'open' || review.state === 'held') && now < review.openUntil;
}

/** Whether a form sent again comes from the device that sent it first, and soon enough to be answered as the first was. */
export function isReplay(
  first: Readonly<{ at: Instant; deviceHash: string | null }>,
  deviceHash: string | null,
  now: Instant,
): boolean {
  return first.deviceHash === deviceHash && now < addMs(first.at, REPLAY_MINUTES * MS_PER_MINUTE);
}

/** A review's time to the minute; seconds would tell the person in a queue. */
export function toTheMinute(at: Instant): Instant {
  return instantOfEpochMs(Math.floor(epochMs(at) / MS_PER_MINUTE) * MS_PER_MINUTE);
}

/** The last day of the last full week: a week still running, read twice, would tell who came in between. */
export function lastFullWeekEnd(today: LocalDate): LocalDate {
  return addDays(weekOf(today), -1);
}

/** Rules of reviews: what is bad, what becomes a matter, how long things stay open. */

import { addDays, addMs, epochMs, type Instant, instantOfEpochMs, type LocalDate, weekOf } from '../kernel/time.ts';
import { GRADES, type Grade, type ReviewState } from './model.ts';

/** Minutes in which a person may change a review, and after which a bad one becomes a matter by itself. */
export const AMEND_MINUTES = 15;
/** Hours after which a held review counts unseen, so that no voice is lost by silence. */
export const HELD_HOURS = 24;
/** Hours a photo of a form with errors waits for the form to come back. */
export const PHOTO_WAIT_HOURS = 24;
export const LEAST_DISCARD_REASON = 4;

const MS_PER_MINUTE = 60_000;
/** Minutes in which a phone without an answer tries again; afterwards the receipt is the only key. */
const REPLAY_MINUTES = 10;

export function isGrade(value: number): value is Grade {
  return (GRADES as readonly number[]).includes(value);
}

/** 差评: the last two of the five grades. */
export function isBad(grade: Grade): boolean {
  return grade <= 2;
}

/** Whether a review becomes a matter: every bad one, and a good one that asks for an answer and has words. */
export function becomesMatter(grade: Grade, wantsAnswer: boolean, words: string): boolean {
  return isBad(grade) || (wantsAnswer && words !== '');
}

export function openUntil(at: Instant): Instant {
  return addMs(at, AMEND_MINUTES * MS_PER_MINUTE);
}

export function heldUntil(at: Instant): Instant {
  return addMs(at, HELD_HOURS * 60 * MS_PER_MINUTE);
}

/** Reasons of good grades, which the law does not list: what people thank for. */
export const GOOD_REASONS = ['quick', 'kind', 'one-visit', 'clear', 'helped'] as const;

/** Whether its person may still change it. */
export function isOpen(review: Readonly<{ state: ReviewState; openUntil: Instant }>, now: Instant): boolean {
  return (review.state === 'open' || review.state === 'held') && now < review.openUntil;
}

/** Whether a form sent again comes from the same device, and soon enough to get the first answer. */
export function isReplay(
  first: Readonly<{ at: Instant; deviceHash: string | null }>,
  deviceHash: string | null,
  now: Instant,
): boolean {
  return first.deviceHash === deviceHash && now < addMs(first.at, REPLAY_MINUTES * MS_PER_MINUTE);
}

/** Cuts a time to the minute: seconds would tell one person in a queue from another. */
export function toTheMinute(at: Instant): Instant {
  return instantOfEpochMs(Math.floor(epochMs(at) / MS_PER_MINUTE) * MS_PER_MINUTE);
}

/** Last day of the last full week: a running week, read twice, would tell who came in between. */
export function lastFullWeekEnd(today: LocalDate): LocalDate {
  return addDays(weekOf(today), -1);
}

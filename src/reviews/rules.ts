/** What holds for reviews, computed and never stored: who counts as content, when too few spoke, how sure a share is. */

import { wilson } from '../kernel/statistics.ts';
import { addDays, addMs, epochMs, type Instant, instantOfEpochMs, type LocalDate, weekOf } from '../kernel/time.ts';
import { GRADES, type Grade, type GradeCounts, type ReviewState, type Satisfaction, type WindowWeek } from './model.ts';

/** How long a person may change what they said, and how long anger may be left unfinished. */
export const AMEND_MINUTES = 15;
/** What was held and nobody looked at counts after a day: silence never loses a voice. */
export const HELD_HOURS = 24;
/** A photo of a form that had an error waits this long for the form to come back. */
export const PHOTO_WAIT_HOURS = 24;
/** Fewer than this in a week could be guessed by the people at the window. */
export const LEAST_PER_WEEK = 5;
/** Below this the interval is wider than the differences it should show. */
const LEAST_FOR_SHARE = 30;
export const LEAST_DISCARD_REASON = 4;

const MS_PER_MINUTE = 60_000;

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

/** A review's time to the minute; seconds would tell the person in a queue. */
/** 非常满意 and 满意 have no reasons in law; these are what people thank for. */
export const GOOD_REASONS = ['quick', 'kind', 'one-visit', 'clear', 'helped'] as const;

/** Whether its person may still change it. */
export function isOpen(review: Readonly<{ state: ReviewState; openUntil: Instant }>, now: Instant): boolean {
  return (review.state === 'open' || review.state === 'held') && now < review.openUntil;
}

export function toTheMinute(at: Instant): Instant {
  return instantOfEpochMs(Math.floor(epochMs(at) / MS_PER_MINUTE) * MS_PER_MINUTE);
}

export function noCounts(): GradeCounts {
  return { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
}

function totalOf(counts: GradeCounts): number {
  return GRADES.reduce((sum, grade) => sum + counts[grade], 0);
}

/**
 * The share of 非常满意, 满意 and 基本满意 (好评率 of 国办发〔2019〕51号) with Wilson's score interval: E. B. Wilson, JASA 22
 * (1927) 209–212; recommended for few observations by Brown, Cai and DasGupta, Statistical Science 16 (2001) 101–133.
 */
export function satisfactionOf(counts: GradeCounts): Satisfaction {
  const reviews = totalOf(counts);
  if (reviews < LEAST_FOR_SHARE) {
    return { kind: 'not-enough-data', reviews: reviews < LEAST_PER_WEEK ? null : reviews, needs: LEAST_FOR_SHARE };
  }
  const content = counts[5] + counts[4] + counts[3];
  return { kind: 'enough', reviews, share: content / reviews, ...wilson(content / reviews, reviews) };
}

export type DayCount = Readonly<{ day: LocalDate; grade: Grade; reviews: number }>;

/** Weeks with their counts, newest first; a week of fewer than `least` keeps its place and loses its figures. */
export function weeksOf(days: readonly DayCount[], least: number): readonly WindowWeek[] {
  const weeks = new Map<LocalDate, Record<Grade, number>>();
  for (const { day, grade, reviews } of days) {
    const week = weekOf(day);
    const counts = weeks.get(week) ?? { ...noCounts() };
    counts[grade] += reviews;
    weeks.set(week, counts);
  }
  return [...weeks.entries()]
    .filter(([, counts]) => totalOf(counts) > 0)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([week, counts]) => {
      const reviews = totalOf(counts);
      return reviews < least ? { weekOf: week, reviews: null, counts: null } : { weekOf: week, reviews, counts };
    });
}

/** Sums the weeks that may be shown: a total over hidden weeks would give them away by subtraction. */
export function sumOfWeeks(weeks: readonly WindowWeek[]): GradeCounts {
  const sum: Record<Grade, number> = { ...noCounts() };
  for (const week of weeks) {
    if (week.counts === null) continue;
    for (const grade of GRADES) sum[grade] += week.counts[grade];
  }
  return sum;
}

/** The last day of the last full week: a week still running, read twice, would tell who came in between. */
export function lastFullWeekEnd(today: LocalDate): LocalDate {
  return addDays(weekOf(today), -1);
}

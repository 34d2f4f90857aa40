/** Rhythm of visitors: when they come to a hall, and how content they leave. */

import { addDays, dayNumber, type LocalDate, weekday } from '../kernel/time.ts';
import { type Calendar, isWorkingDay } from '../law/index.ts';
import type { Chance } from './chance.ts';

/** Shares of 非常满意 … 非常不满意 at a good, an ordinary, a weak and a bad window. */
export const TEMPERS = {
  good: [0.72, 0.2, 0.06, 0.012, 0.008],
  ordinary: [0.52, 0.3, 0.15, 0.018, 0.012],
  weak: [0.32, 0.32, 0.27, 0.055, 0.035],
  bad: [0.2, 0.24, 0.26, 0.17, 0.13],
} as const;
export type Temper = keyof typeof TEMPERS;

const OPENS_AT = 9 * 60;
const OPEN_MINUTES = 8 * 60 - 5;
/** Weights by hour from opening: the morning is full, noon empty. */
const HOURS = [3, 5, 4, 1, 1, 3, 4, 2] as const;
/** Weights by weekday, Monday first; a weekend day worked for a holiday is quiet. */
const WEEKDAYS = [1.25, 1.1, 1, 1, 0.9, 0.6, 0.6] as const;
const AFTER_A_REST = 1.3;
const DAYS_BEFORE_NEW_YEAR = 12;
const DAYS_AFTER_NEW_YEAR = 15;
const QUIETEST = 0.3;

/** Time of a tap, in minutes after midnight. */
export function minuteOf(chance: Chance): number {
  const hour = chance.weighted(HOURS);
  return OPENS_AT + Math.min(hour * 60 + chance.whole(60), OPEN_MINUTES);
}

/** Visitors of a day as a share of an ordinary Wednesday; none on a day off. */
export function bustleOn(calendar: Calendar, date: LocalDate): number {
  if (!isWorkingDay(calendar, date)) return 0;
  const day = weekday(date);
  const rested = [1, 2, 3].every((back) => !isWorkingDay(calendar, addDays(date, -back)));
  return (WEEKDAYS[day - 1] ?? 1) * (rested ? AFTER_A_REST : 1) * aroundNewYear(calendar, date);
}

/** Factor around the lunar new year: people go home before it and come back slowly. */
function aroundNewYear(calendar: Calendar, date: LocalDate): number {
  const today = dayNumber(date);
  const distances = [...calendar.named.values()]
    .filter((day) => day.isOffDay && day.name.includes('春节'))
    .map((day) => dayNumber(day.date) - today);
  const until = Math.min(...distances.filter((distance) => distance > 0));
  const since = -Math.max(...distances.filter((distance) => distance < 0));
  const near = Math.min(until / DAYS_BEFORE_NEW_YEAR, since / DAYS_AFTER_NEW_YEAR, 1);
  return QUIETEST + (1 - QUIETEST) * near;
}

/** Splits a total by weights into whole numbers that add up to it. */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    const upTo = Math.round((total * before) / all);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}

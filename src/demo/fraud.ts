/** Examples of fraud in the last full week, so that the list of fraud signs is not empty: a crowd, one device, a clock. */

import { addDays, daysBetween, type LocalDate, weekOf } from '../kernel/time.ts';
import type { Visitor } from './crowd.ts';
import type { DemoWindow } from './registry.ts';

const WEDNESDAY = 2;
const MORNING = 9 * 60 + 20;
/** Mark of one clerk's browser. */
const ONE_DEVICE = 'e'.repeat(64);
const TIMES = 24;

/** @returns made-up taps of the day */
export function fakesOn(day: LocalDate, lastDay: LocalDate, windows: readonly DemoWindow[]): readonly Visitor[] {
  const weekday = daysBetween(addDays(weekOf(lastDay), -7), day);
  const [crowded, owned, clocked] = [windows[2], windows[4], windows[6]];
  if (crowded === undefined || owned === undefined || clocked === undefined || weekday < 0 || weekday > 4) return [];
  const best = (window: DemoWindow, minute: number, device: string | null = null): Visitor => ({
    window,
    minute,
    grade: 5,
    fake: { device },
  });
  const times = Array.from({ length: TIMES }, (_, n) => n);
  return [
    ...(weekday === WEDNESDAY ? times.map((n) => best(crowded, MORNING + Math.floor(n / 2))) : []),
    ...times.filter((n) => n % 5 === weekday).map((n) => best(owned, MORNING + 17 * n, ONE_DEVICE)),
    ...(weekday === WEDNESDAY ? times.map((n) => best(clocked, MORNING + 12 * n)) : []),
  ];
}

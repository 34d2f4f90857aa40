/** The days on which programs that reckon in days go wrong: what must hold on any day is played on each of them. */

import path from 'node:path';
import { describe } from 'vitest';
import { type Instant, instant } from '../../src/kernel/time.ts';
import { commandFor, isNamed, MORNING, today } from './today.ts';

type Day = readonly [what: string, at: Instant];

const day = (what: string, at: string): Day => [what, instant(at)];
const atTen = (what: string, date: string): Day => day(what, `${date}T02:00:00.000Z`);

const HARD_DAYS: readonly Day[] = [
  atTen('a Monday', '2026-11-23'),
  atTen('a Wednesday', '2026-11-25'),
  atTen('a Thursday', '2026-11-26'),
  atTen('a Friday', '2026-11-27'),
  atTen('a Saturday', '2026-11-28'),
  atTen('a Sunday', '2026-11-29'),
  atTen('a make-up Saturday, the last day of a month', '2026-02-28'),
  atTen('the Spring Festival', '2026-02-17'),
  atTen('29 February', '2024-02-29'),
  day('the first minute of a year', '2025-12-31T16:00:00.000Z'),
  day('one minute before midnight at the end of a month', '2026-11-30T15:59:00.000Z'),
  day('one minute before midnight at the end of the last published year', '2026-12-31T15:59:00.000Z'),
];

/** Plays on an ordinary Tuesday and on each hard day; on one day alone when it was named. A day that fails says how to run it again. */
export function onEachDay(file: string, play: (at: Instant) => void): void {
  const days = isNamed()
    ? [['the day that was named', today()] as const]
    : [['a Tuesday', MORNING] as const, ...HARD_DAYS];
  const shown = path.relative(process.cwd(), file);
  for (const [what, at] of days) describe(`on ${what} (${commandFor(at, shown)})`, () => play(at));
}

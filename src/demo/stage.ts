/** Stage of the examples: a city whose clock the play moves, and results that must not be refused. */

import type { Outside } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import { addDays, addMs, localDateOf, startOfLocalDate } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';

export type Stage = Readonly<{
  city: City;
  /** Day its units, halls and windows opened, before the play. */
  openedOn: LocalDate;
  /** The city with the real clock: for what must not be old when the play ends. */
  real: City;
  /** Moves the play's clock; it never runs past the real present. */
  goTo: (at: Instant) => void;
  today: () => LocalDate;
  /** Instant of a date at `minutes` after midnight, city time. */
  at: (date: LocalDate, minutes: number) => Instant;
}>;

export type PlayStage = Stage & Readonly<{ firstDay: LocalDate; lastDay: LocalDate }>;

type Length = Readonly<{ daysOfPlay: number; daysOfHistory: number }>;

export function stageFor(real: City, { daysOfPlay, daysOfHistory }: Length): PlayStage {
  const present = real.outside.now();
  const lastDay = localDateOf(present);
  const firstDay = addDays(lastDay, -daysOfPlay);
  let now = startOfLocalDate(firstDay);
  const outside: Outside = { ...real.outside, now: () => now };
  const atMinutes = (date: LocalDate, minutes: number): Instant => addMs(startOfLocalDate(date), minutes * 60_000);
  return {
    city: { ...real, outside },
    real,
    openedOn: addDays(firstDay, -daysOfHistory),
    firstDay,
    lastDay,
    goTo: (at) => {
      now = at > present ? present : at;
    },
    today: () => localDateOf(now),
    at: atMinutes,
  };
}

/** Unwraps a result. @throws for a refusal, which means that the examples are wrong and must not load half */
export function must<T, P>(result: Result<T, P>, doing: string): T {
  if (!result.ok) throw new Error(`the example city: ${doing} was refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

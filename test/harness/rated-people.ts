/** Visitors of the simulated city: which windows there are, when people come, what they say and from where. */

import { type Chance, pickerOf } from '../../src/demo/chance.ts';
import type { Rated } from '../../src/reviews/fraud-signs/model.ts';
import type { Grade } from '../../src/reviews/model.ts';

export const DAY = 1_440;
export const OPENS = 9 * 60;
const HOURS = [3, 5, 4, 1, 1, 3, 4, 2] as const;
export const DAYS = [1.25, 1.1, 1, 1, 0.9] as const;
/** Shares of 非常满意 … 非常不满意. */
export type Temper = readonly number[];

/** Mobile operators put a quarter of a city behind a few networks; homes have their own. */
const mobile = pickerOf(Array.from({ length: 30 }, (_, rank) => 1 / (rank + 1)));
const HOMES = 400;

export type SimHall = Readonly<{ name: string; wifi: number; misses: number; lateWeeks: ReadonlySet<number> }>;
export type SimWindow = Readonly<{
  id: string;
  hall: SimHall;
  temper: Temper;
  /** Reviews in an ordinary week. */
  usual: number;
  wifi: number;
  /** Somebody who does errands for others, or null. */
  errands: string | null;
}>;

export function reviewOf(chance: Chance, window: SimWindow, temper: Temper, minute: number): Rated {
  const network = chance.next() < window.wifi ? `wifi of ${window.hall.name}` : `mobile ${mobile(chance)}`;
  return {
    minute,
    grade: (5 - chance.weighted(temper)) as Grade,
    afterHours: false,
    network,
    device: `phone ${chance.whole(1e12)}`,
  };
}

export function homeOf(chance: Chance): Partial<Rated> {
  return chance.next() < 0.5 ? { network: `home ${chance.whole(HOMES)}` } : {};
}

export function minuteOf(chance: Chance, days: number): number {
  const day = chance.weighted(DAYS.slice(0, days));
  return day * DAY + OPENS + Math.min(chance.weighted(HOURS) * 60 + chance.whole(60), 475);
}

export function eveningOf(chance: Chance, days: number): number {
  return chance.whole(days) * DAY + 18 * 60 + chance.whole(300);
}

export function poisson(chance: Chance, mean: number): number {
  let count = -1;
  for (let left = mean; left >= 0; count += 1) left += Math.log(1 - chance.next());
  return count;
}

export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
}

/** Roll-ups of whole weeks and months, with their weights: of weeks that ended, and of late changes to earlier ones. */

import { addDays, addMs, type LocalDate, localDate, localDateOf, monthOfWeek, weekOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { transact } from '../../platform/postgres/db.ts';
import { judgeWeek } from '../fraud-signs/actions-judge.ts';
import { lastFullWeekEnd } from '../rules.ts';
import { countServices } from '../scan/store-services.ts';
import {
  countMonth,
  countWeek,
  dropDueWeek,
  firstReviewDay,
  lockProgress,
  setProgress,
  takeDueWeek,
} from './store-rollups.ts';

/** A review tapped in the last second of Sunday may be committed a little later. */
const SETTLED_AFTER_MS = 3_600_000;
const LONG_AGO = localDate('2000-01-02');

/** @returns how many weeks were counted. Idempotent: a week counted twice says the same. */
export async function rollUpWeeks(city: City): Promise<number> {
  const through = lastFullWeekEnd(localDateOf(addMs(city.outside.now(), -SETTLED_AFTER_MS)));
  let counted = 0;
  while (await countNextWeek(city, through)) counted += 1;
  while (await countDueWeek(city)) counted += 1;
  return counted;
}

async function countNextWeek(city: City, upTo: LocalDate): Promise<boolean> {
  return transact(city.db, async (tx) => {
    const first = (await firstReviewDay(tx)) ?? addDays(upTo, 1);
    const before = await lockProgress(tx, addDays(weekOf(first), -1));
    if (before >= upTo) return false;
    const week = weekOf(addDays(before, 1));
    await dropDueWeek(tx, week);
    await countWeek(tx, week, null);
    await countServices(tx, week, null);
    await judgeWeek(tx, city, week, null);
    await countMonth(tx, monthOfWeek(week), null);
    await setProgress(tx, addDays(week, 6));
    return true;
  });
}

async function countDueWeek(city: City): Promise<boolean> {
  return transact(city.db, async (tx) => {
    // Waits for another run, which may be about to take the same marks.
    const through = await lockProgress(tx, LONG_AGO);
    const due = await takeDueWeek(tx);
    if (due === undefined) return false;
    // A week that was not counted yet will be, whole.
    if (due.week > through) return true;
    await countWeek(tx, due.week, due.windowIds);
    await countServices(tx, due.week, due.windowIds);
    await judgeWeek(tx, city, due.week, due.windowIds);
    await countMonth(tx, monthOfWeek(due.week), due.windowIds);
    await setProgress(tx);
    return true;
  });
}

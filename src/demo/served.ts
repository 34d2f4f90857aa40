/** Numbers served, from the examples' queue system; reviewers are a part of them. */

import { type LocalDate, type Month, monthAfter, monthOfWeek } from '../kernel/time.ts';
import { divisionTree } from '../people/index.ts';
import { transact } from '../platform/postgres/db.ts';
import { recordServed, type ServedReport, windowTalliesOfAll } from '../reviews/index.ts';
import { chanceOf } from './chance.ts';
import { must, type Stage } from './stage.ts';

const SEED = 5_101;
/** Share of halls that report nothing. */
const SHARE_SILENT = 0.12;
const LEAST_PART = 0.04;
const PART_RANGE = 0.3;

/** Reports of every month from the first day's to the one before the last day's. */
export async function reportServed(stage: Stage, days: Readonly<{ from: LocalDate; to: LocalDate }>): Promise<number> {
  const { city } = stage;
  const chance = chanceOf(SEED);
  const reports: ServedReport[] = [];
  const silent = new Map<string, boolean>();
  const parts = new Map<string, number>();
  const last = days.to.slice(0, 7) as Month;
  for (let month = monthOfWeek(days.from); month < last; month = monthAfter(month)) {
    for (const { windowId, hallId, weight } of await windowTalliesOfAll(city.db, { from: month, to: month })) {
      if (!silent.has(hallId)) silent.set(hallId, chance.next() < SHARE_SILENT);
      if (!parts.has(windowId)) parts.set(windowId, LEAST_PART + PART_RANGE * chance.next() ** 2);
      if (silent.get(hallId) === true || weight === 0) continue;
      const served = Math.round((weight / (parts.get(windowId) ?? 1)) * (0.85 + 0.3 * chance.next()));
      reports.push({ placeId: windowId, month, served: Math.max(served, Math.ceil(weight)) });
    }
  }
  return transact(city.db, async (tx) => {
    const divisionCodes = (await divisionTree(tx)).map(({ code }) => code);
    if (reports.length > 0)
      must(await recordServed(tx, city, { divisionCodes, actor: null }, reports), 'reports of served');
    return reports.length;
  });
}

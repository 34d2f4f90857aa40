/** Windows with what people said of them in whole weeks, as far as the reader may see. */

import type { Uuid } from '../kernel/ids.ts';
import { addDays, type LocalDate, localDateOf, weekOf } from '../kernel/time.ts';
import { type Scope, unitsByIds } from '../people/index.ts';
import { windowNames } from '../places/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/db.ts';
import type { GradeCounts, Satisfaction, WindowWeek } from './model.ts';
import { LEAST_PER_WEEK, lastFullWeekEnd, satisfactionOf, sumOfWeeks, weeksOf } from './rules.ts';
import { dailyOfWindows } from './store-counts.ts';

export type WindowReviews = Readonly<{
  windowId: Uuid;
  windowNumber: string;
  windowName: string;
  hallName: string;
  unitId: Uuid;
  unitName: string;
  divisionCode: string;
  counts: GradeCounts;
  satisfaction: Satisfaction;
  weeks: WindowWeek[];
}>;

/** First and last day of the weeks asked for; only weeks that are over are given. */
export function weeksAsked(
  city: City,
  asked: Readonly<{ until?: LocalDate | undefined; weeks: number }>,
): Readonly<{ from: LocalDate; to: LocalDate }> {
  const full = lastFullWeekEnd(localDateOf(city.outside.now()));
  const last = asked.until === undefined ? full : addDays(weekOf(asked.until), 6);
  const to = last <= full ? last : full;
  return { from: addDays(to, 1 - 7 * asked.weeks), to };
}

export async function reviewsOfWindows(
  q: Queryable,
  scope: Scope,
  days: Readonly<{ from: LocalDate; to: LocalDate }>,
  filter: Readonly<{ divisionCode?: string | undefined; search?: string | undefined }>,
): Promise<readonly WindowReviews[]> {
  const rows = await dailyOfWindows(q, scope, days);
  const names = await windowNames(q, [...new Set(rows.map((row) => row.windowId))]);
  const units = await unitsByIds(q, [...new Set(rows.map((row) => row.unitId))]);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const { divisionCode = '', search = '' } = filter;
  return rows
    .map((row) => {
      const weeks = weeksOf(row.days, scope.reach === 'unit' ? LEAST_PER_WEEK : 1);
      const counts = sumOfWeeks(weeks);
      const name = names.get(row.windowId);
      return {
        windowId: row.windowId,
        windowNumber: name?.number ?? '',
        windowName: name?.name ?? '',
        hallName: name?.hallName ?? '',
        unitId: row.unitId,
        unitName: unitNames.get(row.unitId) ?? '',
        divisionCode: row.divisionCode,
        counts,
        satisfaction: satisfactionOf(counts),
        weeks: [...weeks],
      };
    })
    .filter(
      (row) =>
        row.divisionCode.startsWith(divisionCode) &&
        `${row.hallName} ${row.windowNumber} ${row.windowName} ${row.unitName}`.includes(search),
    );
}

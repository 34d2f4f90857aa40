/** What a wall may say of months: of the city and a county what the public is told of them, of less than a county in tens. */

import type { Month } from '../../kernel/time.ts';
import { type Counted, NOTHING, plus, shownCount } from '../methods/rules-interval.ts';
import { figuresOf, roughly } from '../methods/rules-shown.ts';
import type { Shown, ShownShare } from '../model.ts';
import type { CityTables } from '../open/actions-tables.ts';
import { inTens } from '../rules.ts';

export type ToldMonth = Readonly<{ month: Month; over: boolean; counted: Counted; reviews: Shown }>;

/** @param row of a county; null: the whole city */
export function toldMonths({ months, over, reviews, shown }: CityTables, row: number | null): readonly ToldMonth[] {
  return months.map((month, column) => {
    const rows = row === null ? reviews : reviews.slice(row, row + 1);
    const counted = rows.map((each) => each[column] ?? NOTHING).reduce(plus, NOTHING);
    const table = shown.reviews;
    const told = (row === null ? table.monthTotals : table.cells[row])?.[column] ?? null;
    // The running month of a county is not told yet: here it runs in tens.
    const running = row === null ? shownCount(counted.reviews) : inTens(counted.reviews);
    return { month, over: column < over, counted, reviews: column < over ? told : running };
  });
}

export function satisfactionIn({ over, counted, reviews }: ToldMonth, row: number | null): ShownShare {
  const { satisfaction } = figuresOf(counted, reviews, false);
  return over || row === null ? satisfaction : roughly(satisfaction);
}

/** Of the months that are told among these: nothing but what the public can add up itself. */
export function toldOver(
  months: readonly ToldMonth[],
  { from, to }: Readonly<{ from: Month; to: Month }>,
): Readonly<{ reviews: Shown; satisfaction: ShownShare }> {
  const among = months.filter(({ month, over }) => over && month >= from && month <= to);
  const counted = among.map((each) => (each.reviews === null ? NOTHING : each.counted)).reduce(plus, NOTHING);
  const isHidden = counted.reviews === 0 && among.some(({ reviews }) => reviews === null);
  return figuresOf(counted, isHidden ? null : counted.reviews, false);
}

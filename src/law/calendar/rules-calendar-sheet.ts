/** A year's holidays as offices keep them in a sheet, turned into the text the calendar room checks: one way in, not two. */

import { dateIn, textOf } from '../../kernel/spelling.ts';
import type { SheetRow } from '../../papers/index.ts';
import { isDayKind } from '../rules-import.ts';

export type CalendarSheet = Readonly<{
  /** Lines of date, name, 休 or 班. */
  text: string;
  /** The year most days lie in. */
  year: number | null;
}>;

/**
 * Titles, the heading and remarks above the first day are left out. Below it nothing is: a line that is no day stays as it
 * was written, so that the check names it.
 */
export function calendarSheetOf(rows: readonly SheetRow[]): CalendarSheet {
  const lines: string[] = [];
  const days = new Map<number, number>();
  for (const row of rows) {
    const texts = row.cells.map(textOf);
    const place = row.cells.findIndex((cell) => dateIn(cell) !== undefined);
    const date = dateIn(row.cells[place] ?? null);
    if (texts.every((text) => text === '') || (date === undefined && (row.remark || lines.length === 0))) continue;
    if (date === undefined) {
      lines.push(texts.filter((text) => text !== '').join(','));
      continue;
    }
    // A bare number is the number of the line, whatever else it may mean where there are no columns.
    const others = texts.filter((text, index) => index !== place && !/^\d*$/.test(text));
    const kind = others.find(isDayKind) ?? '';
    // A weekday beside the date says nothing the date does not.
    const name = others.find((text) => text !== kind && !/^(?:星期|周)[一二三四五六日天]$/.test(text)) ?? '';
    lines.push([date, name.replaceAll(/[,，\t]/g, ' '), kind].join(','));
    const year = Number(date.slice(0, 4));
    days.set(year, (days.get(year) ?? 0) + 1);
  }
  const [most] = [...days].sort((a, b) => b[1] - a[1]);
  return { text: lines.join('\n'), year: most?.[0] ?? null };
}

/** Reads a year's holidays from a sheet into the text of the calendar room, so that only one format is checked. */

import type { SheetRow } from '../../formats/index.ts';
import { dateIn, textOf } from '../../kernel/spelling.ts';
import { isDayKind } from '../rules-import.ts';

export type CalendarSheet = Readonly<{
  /** Lines of date, name, 休 or 班. */
  text: string;
  /** Year of most of the days. */
  year: number | null;
}>;

/**
 * Titles, heading and remarks above the first day are left out. Below it nothing is: a row that is no day stays as it
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
    // A bare number is the number of the row, whatever else it may mean where there are no columns.
    const others = texts.filter((text, index) => index !== place && !/^\d*$/.test(text));
    const kind = others.find(isDayKind) ?? '';
    // A weekday beside the date adds nothing.
    const name = others.find((text) => text !== kind && !/^(?:星期|周)[一二三四五六日天]$/.test(text)) ?? '';
    lines.push([date, name.replaceAll(/[,，\t]/g, ' '), kind].join(','));
    const year = Number(date.slice(0, 4));
    days.set(year, (days.get(year) ?? 0) + 1);
  }
  const [most] = [...days].sort((a, b) => b[1] - a[1]);
  return { text: lines.join('\n'), year: most?.[0] ?? null };
}

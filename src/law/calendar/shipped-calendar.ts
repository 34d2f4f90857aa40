/** Holiday tables shipped with the program, 2007 to 2026; their sources are in docs/rules/calendar.md. */

import { localDate } from '../../kernel/time.ts';
import type { Calendar, CalendarYear } from '../model.ts';
import { makeCalendar } from '../rules.ts';
import years from './calendar-years.json' with { type: 'json' };

export const SHIPPED_SOURCE = '国务院办公厅关于部分节假日安排的通知 2007–2026';

export const shippedYears: readonly CalendarYear[] = years.map(({ year, papers, days }) => ({
  year,
  papers,
  days: days.map((day) => ({ ...day, date: localDate(day.date) })),
}));

/** Calendar for use without a database: the command line's calculator, tests, the bench. */
export const shippedCalendar: Calendar = makeCalendar('shipped', shippedYears);

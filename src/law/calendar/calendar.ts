/** The city's calendar, cached until somebody imports a table. */

import type { Queryable } from '../../platform/postgres/db.ts';
import type { Calendar } from '../model.ts';
import { makeCalendar } from '../rules.ts';
import { calendarState, calendarYearsInForce } from '../store.ts';

/** Cache by edition: every act counts days, and reading twenty tables each time would cost more than the act. */
const kept = new Map<string, Calendar>();
const MOST_KEPT = 32;

/** The calendar in force in the city `q` is connected to. */
export async function loadCalendar(q: Queryable): Promise<Calendar> {
  const state = await calendarState(q);
  const known = kept.get(state.key);
  if (known !== undefined) return known;
  const tables = await calendarYearsInForce(q);
  const years = tables.map(({ year, papers, days }) => ({ year, papers, days }));
  const calendar = makeCalendar(String(state.edition), years);
  for (const oldest of kept.keys()) {
    if (kept.size < MOST_KEPT) break;
    kept.delete(oldest);
  }
  kept.set(state.key, calendar);
  return calendar;
}

/** Effects of a changed rule or calendar on open matters: counts, never a matter. */

import type { LocalDate } from '../../kernel/time.ts';
import { type Calendar, type CalendarEffect, deadline } from '../../law/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { loadMatter } from '../acts/store.ts';
import { countOpenOf, touchedFrom } from '../acts/store-watch.ts';
import { runningClocks } from '../loop/decide-beside.ts';

/** Most matters examined: each is folded from its log, and more give no better answer. */
const MOST_EXAMINED = 500;

export function openMattersOf(q: Queryable, procedure: string) {
  return countOpenOf(q, procedure);
}

/** Recounts every clock a table may touch, as importing it will, and writes nothing. */
export async function calendarEffect(q: Queryable, calendar: Calendar, from: LocalDate): Promise<CalendarEffect> {
  const { total, ids } = await touchedFrom(q, from, MOST_EXAMINED);
  const effect = { becomeFirm: 0, moveLater: 0, moveEarlier: 0, stayFirm: 0 };
  for (const id of ids) {
    const loaded = await loadMatter(q, id);
    for (const [, due] of loaded === undefined ? [] : runningClocks(loaded.state)) {
      const { dueOn, provisional } = deadline(calendar, due.from, { amount: due.amount, unit: due.unit });
      if (due.provisional && !provisional) effect.becomeFirm += 1;
      if (dueOn > due.on) effect.moveLater += 1;
      else if (dueOn < due.on) effect[due.provisional ? 'moveEarlier' : 'stayFirm'] += 1;
    }
  }
  return { examined: ids.length, matters: total, ...effect };
}

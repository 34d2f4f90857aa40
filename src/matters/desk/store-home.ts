/** Counts of the first screen (首页): each is that of a list, made of the same conditions, so that it opens what it counts. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, type LocalDate, weekOf } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Phase } from '../loop/model.ts';
import { ENDED } from '../loop/model.ts';
import { type MatterFilter, mattersWithin } from './store-desk.ts';

/** The week that runs, and those before it. */
export const WEEKS_SHOWN = 8;
/** What comes due in so many days after today is said apart. */
export const SOON_DAYS = 7;
const A_WEEK = 7;

export type HomeCounts = Readonly<{
  phases: readonly Readonly<{ phase: Phase; matters: number }>[];
  overdue: number;
  dueToday: number;
  dueSoon: number;
  /** Past its day while a unit has it. */
  lateUnits: readonly Readonly<{ unitId: Uuid; matters: number }>[];
  /** Past its day, whoever has it. */
  lateDivisions: readonly Readonly<{ divisionCode: string; matters: number }>[];
  weeks: readonly Readonly<{ monday: LocalDate; received: number; closed: number }>[];
}>;

export async function homeCounts(q: Queryable, reader: Reader, today: LocalDate): Promise<HomeCounts> {
  const within = (filter: MatterFilter) => mattersWithin(q, reader, filter, today);
  const count = async (filter: MatterFilter) => {
    const found = within(filter).select((eb) => eb.fn.countAll<number>().as('n'));
    return (await found.executeTakeFirstOrThrow()).n;
  };
  const tomorrow = addDays(today, 1);
  const [phases, overdue, dueToday, dueSoon, lateUnits, lateDivisions, weeks] = await Promise.all([
    within({})
      .where('phase', 'not in', ENDED)
      .groupBy('phase')
      .select((eb) => ['phase', eb.fn.countAll<number>().as('matters')])
      .execute(),
    count({ watch: 'overdue' }),
    count({ dueFrom: today, dueTo: today }),
    count({ dueFrom: tomorrow, dueTo: addDays(today, SOON_DAYS) }),
    within({ watch: 'late-units' })
      .where('lead_unit_id', 'is not', null)
      .groupBy('lead_unit_id')
      .select((eb) => ['lead_unit_id as unitId', eb.fn.countAll<number>().as('matters')])
      .orderBy('matters', 'desc')
      .orderBy('lead_unit_id')
      .execute(),
    within({ watch: 'overdue' })
      .groupBy('division_code')
      .select((eb) => ['division_code as divisionCode', eb.fn.countAll<number>().as('matters')])
      .orderBy('division_code')
      .execute(),
    weeksUpTo(within, today),
  ]);
  return { phases, overdue, dueToday, dueSoon, lateUnits, lateDivisions, weeks } as unknown as HomeCounts;
}

async function weeksUpTo(within: (filter: MatterFilter) => ReturnType<typeof mattersWithin>, today: LocalDate) {
  const mondays = Array.from({ length: WEEKS_SHOWN }, (_, back) => addDays(weekOf(today), -A_WEEK * back)).reverse();
  const from = mondays[0] ?? today;
  const byWeek = async (filter: MatterFilter, column: 'received_on' | 'closed_on') => {
    const monday = sql<LocalDate>`date_trunc('week', ${sql.ref(column)}::timestamp)::date`;
    const rows = await within(filter)
      .groupBy(monday)
      .select((eb) => [monday.as('monday'), eb.fn.countAll<number>().as('matters')])
      .execute();
    return new Map(rows.map((row) => [row.monday, row.matters]));
  };
  const [received, closed] = await Promise.all([
    byWeek({ receivedFrom: from, receivedTo: today }, 'received_on'),
    byWeek({ closedFrom: from, closedTo: today }, 'closed_on'),
  ]);
  return mondays.map((monday) => ({ monday, received: received.get(monday) ?? 0, closed: closed.get(monday) ?? 0 }));
}

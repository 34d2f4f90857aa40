/** All SQL of whole weeks of windows, from the roll-up: for a division's offices, and for the unit that staffs them. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { GradeCounts } from '../model.ts';

export type CountedWeek = Readonly<{ weekOf: LocalDate; grades: GradeCounts }>;
export type WindowWeeks = Readonly<{
  windowId: Uuid;
  unitId: Uuid;
  hallId: Uuid;
  divisionCode: string;
  /** Oldest first; weeks without reviews are absent. */
  weeks: readonly CountedWeek[];
}>;

/** Weeks of the windows within a scope; the caller hides what a unit must not see. */
export async function windowWeeks(
  q: Queryable,
  scope: Scope,
  asked: Readonly<{ from: LocalDate; to: LocalDate; windowId?: Uuid }>,
): Promise<readonly WindowWeeks[]> {
  if (scope.reach === 'none') return [];
  const inReach =
    scope.reach === 'unit'
      ? sql`unit_id = any(${[...scope.unitIds]}::uuid[])`
      : sql`division_code = any(${[...scope.divisionCodes]}::text[])`;
  const only = asked.windowId === undefined ? sql`true` : sql`window_id = ${asked.windowId}::uuid`;
  const { rows } = await sql<{
    window_id: string;
    unit_id: string;
    hall_id: string;
    division_code: string;
    week_of: string;
    n5: number;
    n4: number;
    n3: number;
    n2: number;
    n1: number;
  }>`
    select window_id, unit_id, hall_id, division_code, week_of, n5, n4, n3, n2, n1
    from reviews_week
    where week_of between ${asked.from}::date and ${asked.to}::date and ${inReach} and ${only}
      and n5 + n4 + n3 + n2 + n1 > 0
    order by window_id, unit_id, week_of`.execute(q);
  const windows = new Map<string, WindowWeeks & { weeks: CountedWeek[] }>();
  for (const row of rows) {
    const key = `${row.window_id}/${row.unit_id}`;
    const known = windows.get(key) ?? {
      windowId: row.window_id as Uuid,
      unitId: row.unit_id as Uuid,
      hallId: row.hall_id as Uuid,
      divisionCode: row.division_code,
      weeks: [],
    };
    const grades = { 5: row.n5, 4: row.n4, 3: row.n3, 2: row.n2, 1: row.n1 };
    known.weeks.push({ weekOf: row.week_of as LocalDate, grades });
    windows.set(key, known);
  }
  return [...windows.values()];
}

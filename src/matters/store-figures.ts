/** Counts for the public figures, from the projection: matters by division, of those received in full weeks. */

import { sql } from 'kysely';
import type { LocalDate } from '../kernel/time.ts';
import { type Queryable, tablesOf } from '../platform/db.ts';
import type { MattersTables } from './tables.ts';

export type DivisionMatters = Readonly<{
  divisionCode: string;
  received: number;
  /** Not ended in any way. */
  open: number;
  /** Open, and the day it was due lies before `today`. */
  overdue: number;
  closed: number;
  /** Closed by a verdict of resolved. */
  resolved: number;
  /** Calendar days from receipt to closing, one a closed matter. */
  daysToClose: readonly number[];
}>;

export const ENDED = ['closed', 'refused', 'terminated', 'transferred', 'merged'] as const;

/** Public: no scope, because no cell of it is shown before small ones are suppressed. The discipline lane is left out. */
export async function mattersByDivision(
  q: Queryable,
  upTo: LocalDate,
  today: LocalDate,
): Promise<readonly DivisionMatters[]> {
  const rows = await tablesOf<MattersTables>(q)
    .selectFrom('matters_matter')
    .select((eb) => [
      'division_code',
      eb.fn.countAll<string>().as('received'),
      eb.fn
        .countAll<string>()
        .filterWhere('phase', 'not in', [...ENDED])
        .as('open'),
      eb.fn
        .countAll<string>()
        .filterWhere('phase', 'not in', [...ENDED])
        .filterWhere('due_on', '<', today)
        .as('overdue'),
      eb.fn.countAll<string>().filterWhere('phase', '=', 'closed').as('closed'),
      eb.fn.countAll<string>().filterWhere('outcome', '=', 'resolved').as('resolved'),
      sql<
        number[]
      >`coalesce(array_agg(closed_on - received_on order by closed_on - received_on) filter (where phase = 'closed'), '{}')`.as(
        'days',
      ),
    ])
    .where('lane', '=', 'ordinary')
    .where('received_on', '<=', upTo)
    .groupBy('division_code')
    .execute();
  return rows.map((row) => ({
    divisionCode: row.division_code,
    received: Number(row.received),
    open: Number(row.open),
    overdue: Number(row.overdue),
    closed: Number(row.closed),
    resolved: Number(row.resolved),
    daysToClose: row.days,
  }));
}

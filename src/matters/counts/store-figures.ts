/** Counts for public figures: open matters by division, of those received in full weeks. */

import type { LocalDate } from '../../kernel/time.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { publishedMatters } from '../acts/store-lanes.ts';
import { ENDED } from '../loop/model.ts';

export type DivisionMatters = Readonly<{
  divisionCode: string;
  /** Matters not ended in any way. */
  open: number;
  /** Open and due before `today`. */
  overdue: number;
}>;

/** Public: no scope, because no cell of it is shown before small ones are suppressed. */
export async function mattersByDivision(
  q: Queryable,
  upTo: LocalDate,
  today: LocalDate,
): Promise<readonly DivisionMatters[]> {
  const rows = await publishedMatters(q)
    .select((eb) => [
      'division_code',
      eb.fn.countAll<string>().as('open'),
      eb.fn.countAll<string>().filterWhere('due_on', '<', today).as('overdue'),
    ])
    .where('received_on', '<=', upTo)
    .where('phase', 'not in', ENDED)
    .groupBy('division_code')
    .execute();
  return rows.map((row) => ({
    divisionCode: row.division_code,
    open: Number(row.open),
    overdue: Number(row.overdue),
  }));
}

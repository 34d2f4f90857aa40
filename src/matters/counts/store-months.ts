/** Counts for public figures by division, procedure and month: received, closed, resolved. */

import { sql } from 'kysely';
import type { LocalDate, Month } from '../../kernel/time.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { PUBLISHED } from '../acts/store-lanes.ts';

export type MatterMonth = Readonly<{
  divisionCode: string;
  procedure: string;
  /** Month of whole weeks: that of the week's Thursday. */
  month: Month;
  received: number;
  closed: number;
  resolved: number;
}>;

const monthOf = (column: string) =>
  sql.raw(`to_char(date_trunc('week', ${column}::timestamp) + interval '3 days', 'YYYY-MM')`);

/** Public: no scope, because no cell of it is shown before small ones are hidden. */
export async function matterMonths(q: Queryable, upTo: LocalDate): Promise<readonly MatterMonth[]> {
  const { rows } = await sql<{
    division_code: string;
    procedure: string;
    month: string;
    received: number;
    closed: number;
    resolved: number;
  }>`
    select division_code, procedure, month, sum(received)::integer as received, sum(closed)::integer as closed,
      sum(resolved)::integer as resolved
    from (
      select division_code, procedure, ${monthOf('received_on')} as month, 1 as received, 0 as closed, 0 as resolved
      from ${PUBLISHED} as matter where received_on <= ${upTo}
      union all
      select division_code, procedure, ${monthOf('closed_on')}, 0, 1, (outcome = 'resolved')::integer
      from ${PUBLISHED} as matter where phase = 'closed' and closed_on <= ${upTo}
    ) as each
    group by division_code, procedure, month`.execute(q);
  return rows.map(({ division_code, month, ...counts }) => ({
    divisionCode: division_code,
    month: month as Month,
    ...counts,
  }));
}

/** What matters were resolved, as a figure whose query is printed. */

import { sql } from 'kysely';
import type { ProcedureCode } from '../../law/index.ts';
import { type KeptFigure, keptCount } from '../../platform/postgres/kept-figure.ts';
import { PUBLISHED } from '../acts/store-lanes.ts';

/** Closed matters of one procedure whose judge, as a rule the complainant, called them resolved; as the public page counts. */
export function resolvedUnder(key: string, procedure: ProcedureCode): KeptFigure {
  return keptCount(
    key,
    sql`from ${PUBLISHED} as matter where procedure = ${sql.lit(procedure)} and phase = 'closed' and outcome = 'resolved'`,
  );
}

/** Resolved matters, as a figure whose query is printed. */

import { sql } from 'kysely';
import type { ProcedureCode } from '../../law/index.ts';
import { type KeptFigure, keptCount } from '../../platform/postgres/kept-figure.ts';
import { PUBLISHED } from '../acts/store-lanes.ts';

/**
 * Closed matters of one procedure that came by its own door, which bears its code, and whose judge, as a rule the complainant,
 * called them resolved. What an office wrote down, or another program filed, came by another door and is left out.
 */
export function resolvedByOwnDoor(key: string, procedure: ProcedureCode): KeptFigure {
  return keptCount(
    key,
    sql`from ${PUBLISHED} as matter where procedure = ${sql.lit(procedure)} and door = ${sql.lit(procedure)}
      and phase = 'closed' and outcome = 'resolved'`,
  );
}

/** Matters about windows, counted for the signs of rating fraud. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { ProcedureCode } from '../../law/index.ts';
import { type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { MattersTables } from '../tables.ts';

export type WindowComplaints = Readonly<{ windowId: Uuid; received: number }>;

/**
 * Matters of one procedure about windows received in a period, as far as an office accepted them: what anybody may file alone says nothing.
 * The discipline lane is left out.
 */
export async function acceptedComplaints(
  tx: Tx,
  asked: Readonly<{ procedure: ProcedureCode; from: LocalDate; to: LocalDate }>,
): Promise<readonly WindowComplaints[]> {
  const rows = await tablesOf<MattersTables>(tx)
    .selectFrom('matters_matter')
    .select((eb) => ['window_id', eb.fn.countAll<string>().as('received')])
    .where('procedure', '=', asked.procedure)
    .where('lane', '=', 'ordinary')
    .where('window_id', 'is not', null)
    .where('accepted_on', 'is not', null)
    .where('phase', 'not in', ['refused', 'merged', 'transferred'])
    .where('received_on', '>=', asked.from)
    .where('received_on', '<=', asked.to)
    .groupBy('window_id')
    .execute();
  return rows.map((row) => ({ windowId: row.window_id as Uuid, received: Number(row.received) }));
}

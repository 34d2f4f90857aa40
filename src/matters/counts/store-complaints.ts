/** Matters about windows, counted for the fraud signs. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { ProcedureCode } from '../../law/index.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { ordinaryMatters } from '../acts/store-lanes.ts';

export type WindowComplaints = Readonly<{ windowId: Uuid; received: number }>;

/**
 * Matters of one procedure about windows received in a period, as far as an office accepted them: what anybody may file alone says nothing.
 */
export async function acceptedComplaints(
  tx: Tx,
  asked: Readonly<{ procedure: ProcedureCode; from: LocalDate; to: LocalDate }>,
): Promise<readonly WindowComplaints[]> {
  const rows = await ordinaryMatters(tx)
    .select((eb) => ['window_id', eb.fn.countAll<string>().as('received')])
    .where('procedure', '=', asked.procedure)
    .where('window_id', 'is not', null)
    .where('accepted_on', 'is not', null)
    .where('phase', 'not in', ['refused', 'merged', 'transferred'])
    .where('received_on', '>=', asked.from)
    .where('received_on', '<=', asked.to)
    .groupBy('window_id')
    .execute();
  return rows.map((row) => ({ windowId: row.window_id as Uuid, received: Number(row.received) }));
}

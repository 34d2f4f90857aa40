/** Single matters for publishing, which the caller makes coarse: never words, names or the log. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { mattersOn } from '../acts/store.ts';
import { publishedMatters } from '../acts/store-lanes.ts';
import { ENDED } from '../loop/model.ts';

export type ModeratedMatter = Readonly<{
  matterId: Uuid;
  procedure: string;
  procedureVersion: string;
  categoryCode: string | null;
  divisionCode: string;
  respondentUnitId: Uuid | null;
  windowId: Uuid | null;
  hallId: Uuid | null;
  receivedOn: LocalDate;
}>;

/**
 * Matters of these procedures, received in this time, that a dispatcher looked at and sent to a unit. A single one of them is not for the public: whoever asks publishes only what is alike.
 */
export async function moderatedMatters(
  q: Queryable,
  about: Readonly<{ procedures: readonly string[]; from: LocalDate; upTo: LocalDate }>,
): Promise<readonly ModeratedMatter[]> {
  const rows = await publishedMatters(q)
    .select([
      'id as matterId',
      'procedure',
      'procedure_version as procedureVersion',
      'category_code as categoryCode',
      'division_code as divisionCode',
      'respondent_unit_id as respondentUnitId',
      'window_id as windowId',
      'hall_id as hallId',
      'received_on as receivedOn',
    ])
    .where('procedure', 'in', [...about.procedures])
    .where('received_on', '>=', about.from)
    .where('received_on', '<=', about.upTo)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('matters_part')
          .select('unit_id')
          .whereRef('matters_part.matter_id', '=', 'matters_matter.id')
          .where('part', '=', 'lead'),
      ),
    )
    .execute();
  return rows as ModeratedMatter[];
}

/**
 * Those of the matters that ended. Every lane: what left for the discipline lane has ended like anything handed over,
 * and must not stay published as open.
 */
export async function endedAmong(q: Queryable, matterIds: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
  if (matterIds.length === 0) return new Set();
  const rows = await mattersOn(q)
    .selectFrom('matters_matter')
    .select('id')
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...matterIds]))))
    .where('phase', 'in', ENDED)
    .execute();
  return new Set(rows.map((row) => row.id));
}

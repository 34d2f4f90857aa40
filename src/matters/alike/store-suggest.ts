/** All SQL of precedents: counts by unit of ended matters within reach. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { reached } from '../acts/store-reached.ts';
import type { Precedent } from './rules-suggest.ts';

export type LikeMatters = Readonly<{
  categoryCode: string;
  respondentUnitId: Uuid | null;
  divisionCode: string;
  /** First day of ending; the last is before the matter began. */
  since: LocalDate;
  until: LocalDate;
}>;

const MOST_UNITS = 20;

/** Units that handled ended matters of the category, against the same unit and in the same division. */
export async function precedentsOf(q: Queryable, reader: Reader, about: LikeMatters): Promise<readonly Precedent[]> {
  const rows = await reached(q, reader)
    .where('category_code', '=', about.categoryCode)
    .where('division_code', '=', about.divisionCode)
    .where('phase', '=', 'closed')
    .where('lane', '=', 'ordinary')
    .where('lead_unit_id', 'is not', null)
    .where('closed_on', '>=', about.since)
    .where('closed_on', '<=', about.until)
    .select(['lead_unit_id as unit'])
    .select((eb) => [
      eb.fn.countAll<number>().as('handled'),
      sql<number>`count(*) filter (where outcome = 'resolved')`.as('resolved'),
      sql<number>`count(*) filter (where respondent_unit_id = ${about.respondentUnitId}::uuid)`.as('near'),
      sql<number>`count(*) filter (where respondent_unit_id = ${about.respondentUnitId}::uuid and outcome = 'resolved')`.as(
        'nearResolved',
      ),
    ])
    .groupBy('lead_unit_id')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('lead_unit_id')
    .limit(MOST_UNITS)
    .execute();
  return rows.flatMap(({ unit, handled, resolved, near, nearResolved }): readonly Precedent[] =>
    unit === null
      ? []
      : [
          { unit: unit, among: 'division', handled, resolved },
          ...(near === 0 ? [] : [{ unit: unit, among: 'unit' as const, handled: near, resolved: nearResolved }]),
        ],
  );
}

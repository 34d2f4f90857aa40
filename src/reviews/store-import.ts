/** SQL by which reviews of an older system are compared with those that were brought in before. */

import { sql } from 'kysely';
import type { Comparison, Staged } from '../papers/index.ts';

/** A review once brought in is never changed: the same again is nothing new, another grade is a fault. */
export function reviewComparison({ relation }: Pick<Staged, 'relation'>): Comparison {
  const known = sql`(
    select s.row_number, s.source_ref, s.grade as said, r.grade::text as recorded
    from ${relation} s join reviews_review r on r.source_system = s.source_system and r.source_ref = s.source_ref
  )`;
  return {
    faults: sql`(
      select row_number, 'grade' as column_key, 'recorded-otherwise' as reason, said as value, recorded as hint
      from ${known} k where said <> recorded
    )`,
    unchanged: sql`(select row_number from ${known} k where said = recorded)`,
    changes: [],
  };
}

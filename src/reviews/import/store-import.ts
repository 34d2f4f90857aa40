/** All SQL of comparing an older system's reviews with those brought in before. */

import { sql } from 'kysely';
import type { Comparison, Staged } from '../../formats/index.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { Queryable } from '../../platform/postgres/db.ts';

/** Compares: the same review again is nothing new, another grade is a fault, for none is ever changed. */
export function reviewComparison({ relation }: Pick<Staged, 'relation'>): Comparison {
  const known = sql`(
    select s.row_number, s.source_ref, s.grade as said, r.grade::text as recorded
    from ${relation} s join reviews_review r on r.source_system = s.source_system and r.source_ref = s.source_ref
  )`;
  return {
    faults: sql`(
      select row_number, 'grade' as column_key, 'recorded-otherwise' as reason, said as value, recorded as hint
      from ${known} k where said <> recorded
      union all
      select s.row_number, 'ref', 'came-from-province', s.source_ref, null::text
      from ${relation} s join reviews_province p on p.source_system = s.source_system and p.source_ref = s.source_ref
    )`,
    unchanged: sql`(select row_number from ${known} k where said = recorded)`,
    changes: [],
  };
}

/** Halls, months and source systems of the rows. */
export async function reviewFacts(
  q: Queryable,
  { relation }: Pick<Staged, 'relation'>,
): Promise<Readonly<{ hallIds: readonly Uuid[]; from: string; to: string; systems: readonly string[] }>> {
  const { rows } = await sql<{
    halls: Uuid[] | null;
    from: string | null;
    to: string | null;
    systems: string[] | null;
  }>`
    select array_agg(distinct hall_id) as halls, left(min(at), 7) as "from", left(max(at), 7) as "to",
      array_agg(distinct source_system) as systems
    from ${relation} s`.execute(q);
  const { halls, from, to, systems } = rows[0] ?? {};
  return { hallIds: halls ?? [], from: from ?? '', to: to ?? '', systems: systems ?? [] };
}

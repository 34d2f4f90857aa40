/** SQL of what has ended long enough ago to be forgotten. Leads on discipline end elsewhere and are left alone. */

import { type SelectQueryBuilder, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Queryable } from '../platform/db.ts';
import { mattersOn } from './store.ts';
import type { MattersTables } from './tables.ts';

/** Of these matters, those that ended before the instant. */
export async function endedBefore(q: Queryable, ids: readonly Uuid[], before: Instant): Promise<readonly Uuid[]> {
  if (ids.length === 0) return [];
  const rows = await ended(q, before)
    .where('id', 'in', [...ids])
    .select('id')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id as Uuid);
}

/** Matters that ended before the instant and still hold words or photos of their complainant. */
export async function endedWithWords(
  q: Queryable,
  before: Instant,
  held: readonly string[],
  limit: number,
): Promise<readonly Uuid[]> {
  const rows = await ended(q, before)
    .where(sql<boolean>`not (id::text = any(${[...held]}::text[]))`)
    .where((eb) =>
      eb.or(
        (['matters_text', 'matters_file'] as const).map((table) =>
          eb.exists(
            eb
              .selectFrom(table)
              .whereRef(`${table}.matter_id`, '=', 'matters_matter.id')
              .where('author', '=', 'complainant')
              .where('erased_at', 'is', null)
              .select(`${table}.id`),
          ),
        ),
      ),
    )
    .select('id')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id as Uuid);
}

function ended(q: Queryable, before: Instant): SelectQueryBuilder<MattersTables, 'matters_matter', object> {
  return mattersOn(q)
    .selectFrom('matters_matter')
    .where('lane', '=', 'ordinary')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('phase', '=', 'closed'),
          sql<boolean>`closed_on < (${before}::timestamptz at time zone 'Asia/Shanghai')::date`,
        ]),
        eb.and([eb('phase', 'in', ['refused', 'terminated', 'transferred']), eb('changed_at', '<', before)]),
      ]),
    );
}

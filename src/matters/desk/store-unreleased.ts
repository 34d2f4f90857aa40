/** All SQL of unreleased words, demands and photos of complainants. */

import { type RawBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { hasEvent } from '../../record/index.ts';
import { mattersOn } from '../acts/store.ts';
import { PHOTO_TYPE } from '../acts/store-files.ts';
import { WITH_A_UNIT } from '../loop/phases.ts';
import { MATTER } from '../loop/rules-stream.ts';

/** Kinds of texts meant for the unit; messages, and why somebody withdrew, are not. */
const KINDS = ['words', 'demand', 'add-evidence', 'amend', 'give-verdict', 'appeal', 'reopen'];

/**
 * The matter and the thing, a row for each. A copy of a text is its release; a photo's copy is one once the log says so. A
 * document cannot be masked and is never given to a unit.
 */
const unreleased = (matter: RawBuilder<unknown>) => sql`
  select t.matter_id, t.id from matters_text t
   where t.matter_id = ${matter} and t.author = 'complainant' and t.release_of is null and t.erased_at is null
     and t.kind = any(${KINDS}::text[])
     and not exists (select 1 from matters_text copy where copy.matter_id = t.matter_id and copy.release_of = t.id)
  union all
  select f.matter_id, f.id from matters_file f
   where f.matter_id = ${matter} and f.author = 'complainant' and f.media_type = ${PHOTO_TYPE}
     and f.release_of is null and f.erased_at is null
     and not ${hasEvent(MATTER, sql`f.matter_id`, { type: 'released', key: 'of', value: sql`f.id::text` })}`;

/** Whether a matter is with a unit that cannot read all yet. */
export const dispatchedUnreleased = sql<boolean>`
  phase = any(${[...WITH_A_UNIT]}::text[]) and exists (${unreleased(sql`matters_matter.id`)})`;

export async function countUnreleased(q: Queryable, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: Uuid; n: number }>`
    select m.id, count(u.id)::int as n
      from unnest(${[...ids]}::uuid[]) as m(id) left join lateral (${unreleased(sql`m.id`)}) as u on true
     group by m.id`.execute(mattersOn(q));
  return new Map(rows.map(({ id, n }) => [id, n]));
}

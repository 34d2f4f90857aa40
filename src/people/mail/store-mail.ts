/** SQL of mail: who has an address, and how much waits for them. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Actor } from '../model.ts';
import { roleOf } from '../registry/store-posts.ts';
import type { PeopleTables } from '../tables.ts';

export type Waiting = Readonly<{ actor: Actor; matterIds: readonly Uuid[] }>;

/** Everybody with an address who was not written to today, at each of their posts whose unread notices name a matter. */
export async function usersToMail(q: Queryable, today: LocalDate): Promise<readonly Waiting[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_user as u')
    .innerJoin('people_holding as h', 'h.user_id', 'u.id')
    .innerJoin('people_notice as n', 'n.post_id', 'h.post_id')
    .innerJoin('people_post as p', 'p.id', 'h.post_id')
    .select(['u.id', 'u.display_name', 'p.id as post_id', 'p.role', 'p.unit_id', 'p.division_code'])
    .select(sql<Uuid[]>`array_agg(distinct n.matter_id)`.as('matter_ids'))
    .where('u.email', 'is not', null)
    .where('u.disabled_at', 'is', null)
    .where((eb) => eb.or([eb('u.mailed_on', 'is', null), eb('u.mailed_on', '<', today)]))
    .where('h.from_on', '<=', today)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>=', today)]))
    .where('n.read_at', 'is', null)
    .where('n.ended_at', 'is', null)
    .where('n.matter_id', 'is not', null)
    .groupBy(['u.id', 'p.id'])
    .orderBy('u.id')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({
    actor: {
      userId: row.id,
      postId: row.post_id,
      role: roleOf(row.role),
      unitId: row.unit_id,
      divisionCode: row.division_code,
      delegatedFrom: null,
      displayName: row.display_name,
    },
    matterIds: row.matter_ids,
  }));
}

export async function markMailed(tx: Tx, userId: Uuid, today: LocalDate): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_user')
    .set({ mailed_on: today })
    .where('id', '=', userId)
    .execute();
}

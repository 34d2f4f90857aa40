/** SQL of mail: who has an address, and how much waits for them. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { PeopleTables } from '../tables.ts';

export type Waiting = Readonly<{ userId: Uuid; matters: number }>;

/** Everybody with an address who was not written to today, and at whose posts unread notices name a matter. */
export async function usersToMail(q: Queryable, today: LocalDate): Promise<readonly Waiting[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_user as u')
    .innerJoin('people_holding as h', 'h.user_id', 'u.id')
    .innerJoin('people_notice as n', 'n.post_id', 'h.post_id')
    .select(['u.id', sql<number>`count(distinct n.matter_id)::integer`.as('matters')])
    .where('u.email', 'is not', null)
    .where('u.disabled_at', 'is', null)
    .where((eb) => eb.or([eb('u.mailed_on', 'is', null), eb('u.mailed_on', '<', today)]))
    .where('h.from_on', '<=', today)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>=', today)]))
    .where('n.read_at', 'is', null)
    .where('n.ended_at', 'is', null)
    .where('n.matter_id', 'is not', null)
    .groupBy('u.id')
    .orderBy('u.id')
    .execute();
  return rows.map(({ id, matters }) => ({ userId: id, matters }));
}

export async function markMailed(tx: Tx, userId: Uuid, today: LocalDate): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_user')
    .set({ mailed_on: today })
    .where('id', '=', userId)
    .execute();
}

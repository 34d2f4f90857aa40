/** All SQL of people's standing: the posts each holds on a day, and their last sign-in. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { type Queryable, tablesOf } from '../../platform/postgres/db.ts';
import type { Scope, User } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

type Held = Readonly<{ userId: Uuid; unitId: Uuid; title: string }>;

/** Posts and last sign-ins of many people at once, for long lists; people outside the scope are left out. */
export async function heldAndSignedIn(
  q: Queryable,
  scope: Scope,
  users: readonly Pick<User, 'id'>[],
  on: LocalDate,
): Promise<Readonly<{ held: readonly Held[]; lastSignIn: ReadonlyMap<Uuid, Instant> }>> {
  const ids = sql<Uuid[]>`${users.map((user) => user.id)}::uuid[]`;
  const within = tablesOf<PeopleTables>(q)
    .selectFrom('people_user')
    .select('id')
    .where((eb) => eb('id', '=', eb.fn.any(ids)))
    .where('division_code', 'in', [...scope.divisionCodes]);
  const held = await tablesOf<PeopleTables>(q)
    .selectFrom('people_holding as h')
    .innerJoin('people_post as p', 'p.id', 'h.post_id')
    .select(['h.user_id', 'p.title', 'p.unit_id'])
    .where('h.user_id', 'in', within)
    .where('h.from_on', '<=', on)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>', on)]))
    .orderBy('h.from_on')
    .orderBy('h.id')
    .execute();
  const signIns = await tablesOf<PeopleTables>(q)
    .selectFrom('people_session')
    .select(['user_id', (eb) => eb.fn.max('created_at').as('last_at')])
    .where('user_id', 'in', within)
    .where('state', '=', 'open')
    .groupBy('user_id')
    .execute();
  return {
    held: held.map((row) => ({ userId: row.user_id, unitId: row.unit_id, title: row.title })),
    lastSignIn: new Map(signIns.map((row) => [row.user_id, row.last_at])),
  };
}

/** People's standing, for the lists of accounts: the posts each holds on a day, named with their unit, and the last sign-in. */

import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Scope, User } from '../model.ts';
import { withUnitNames } from './actions-names.ts';
import { heldAndSignedIn } from './store-standing.ts';

export type Standing = Readonly<{
  posts: readonly Readonly<{ unitName: string; title: string }>[];
  /** Last sign-in, as far back as sessions are kept; null where none is on record. */
  lastSignInAt: Instant | null;
}>;

export async function standingOf(
  q: Queryable,
  scope: Scope,
  users: readonly Pick<User, 'id'>[],
  on: LocalDate,
): Promise<(user: Pick<User, 'id'>) => Standing> {
  const { held, lastSignIn } = await heldAndSignedIn(q, scope, users, on);
  const posts = Map.groupBy(await withUnitNames(q, held), ({ userId }) => userId);
  return ({ id }) => ({
    posts: (posts.get(id) ?? []).map(({ unitName, title }) => ({ unitName, title })),
    lastSignInAt: lastSignIn.get(id) ?? null,
  });
}

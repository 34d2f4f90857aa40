/** Use case: the security administrator lifts a lockout that failed sign-ins caused. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Actor, PeopleProblem } from '../model.ts';
import { audit } from '../registry/actions-acting.ts';
import { accountKeptBy } from '../registry/actions-users.ts';
import { accountKey } from './actions-lockout.ts';
import { clearAccountFailures } from './store-failures.ts';

/** Forgets every failure counted for an account, for somebody who is kept out by what others tried. */
export async function clearLockout(
  tx: Tx,
  city: City,
  by: Actor | null,
  userId: Uuid,
): Promise<Result<null, PeopleProblem>> {
  const kept = await accountKeptBy(tx, by, userId);
  if (!kept.ok) return kept;
  await clearAccountFailures(tx, accountKey(city, kept.value.username));
  await audit(tx, city, { actor: by, action: 'people.clear-lockout', objectKind: 'user', objectId: userId });
  return ok(null);
}

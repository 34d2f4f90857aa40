/** Accounts: made by an administrator, entered by a one-time link, kept by their owner. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Actor, AuditEntry, PeopleProblem, User } from '../model.ts';
import { isUsername, isWatching, releasersOf } from '../rules.ts';
import { revokeLinksOf } from '../sign-in/store-credentials.ts';
import { endSessionsOf } from '../sign-in/store-sessions.ts';
import { forgetAddresses } from '../telling/store-telling.ts';
import { askSecondPerson } from '../waiting/actions-waiting.ts';
import type { WaitingAct } from '../waiting/model-waiting.ts';
import type { Release, ReleasedAct } from '../waiting/released-act.ts';
import { audit, keeps, todayIn } from './actions-acting.ts';
import { rolesOfUser } from './store-acting.ts';
import { divisionByCode } from './store-divisions.ts';
import { insertUser, lockUser, setDisabled, userById, userByName } from './store-users.ts';

export type NewUser = Readonly<{
  id: Uuid;
  username: string;
  displayName: string;
  divisionCode: string;
  email: string | null;
}>;

export async function createUser(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: NewUser,
): Promise<Result<User, PeopleProblem>> {
  const username = input.username.toLowerCase();
  const known = await userById(tx, input.id);
  if (known !== undefined) {
    const same = known.username === username && known.displayName === input.displayName;
    return same ? ok(known) : refuse({ kind: 'submission-reused' });
  }
  if (!isUsername(username)) return refuse({ kind: 'username-malformed' });
  if ((await divisionByCode(tx, input.divisionCode)) === undefined) return refuse({ kind: 'division-not-found' });
  if (!(await keeps(tx, by, input.divisionCode))) return refuse({ kind: 'outside-your-division' });
  if ((await userByName(tx, username)) !== undefined) return refuse({ kind: 'username-taken' });
  const user: User = {
    id: input.id,
    username,
    displayName: input.displayName,
    divisionCode: input.divisionCode,
    email: input.email,
    passwordSet: false,
    providerLinked: false,
    secondFactor: false,
    disabledAt: null,
    postsSuspended: false,
    createdAt: city.outside.now(),
  };
  await insertUser(tx, user);
  await audit(tx, city, entryFor(by, 'people.create-user', user.id));
  return ok(user);
}

/** Closes or reopens an account; closing ends every session at once. Who watches others is closed by two persons. */
export async function setUserDisabled(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Readonly<{ userId: Uuid; disabled: boolean }>,
  release?: Release,
): Promise<Result<User, PeopleProblem>> {
  const found = await accountKeptBy(tx, by, input.userId);
  if (!found.ok) return found;
  if (by?.userId === input.userId) return refuse({ kind: 'not-yourself' });
  if (by !== null && release === undefined && input.disabled && found.value.disabledAt === null) {
    const roles = await rolesOfUser(tx, input.userId, todayIn(city));
    if (roles.some(isWatching)) return refuse({ kind: 'second-person-needed' });
  }
  const now = city.outside.now();
  const disabledAt = input.disabled ? (found.value.disabledAt ?? now) : null;
  await setDisabled(tx, input.userId, disabledAt);
  if (input.disabled) {
    await endSessionsOf(tx, input.userId, now, 'disabled', null);
    await revokeLinksOf(tx, input.userId, now);
    await forgetAddresses(tx, input.userId);
  }
  const action = input.disabled ? DISABLE_USER : 'people.enable-user';
  await audit(tx, city, { ...entryFor(by, action, input.userId), ...withDetail(release) });
  return ok({ ...found.value, disabledAt });
}

/** Puts the closing of an account before a second person. */
export async function askToDisable(
  tx: Tx,
  city: City,
  by: Actor,
  userId: Uuid,
): Promise<Result<WaitingAct, PeopleProblem>> {
  const found = await accountKeptBy(tx, by, userId);
  if (!found.ok) return found;
  const roles = await rolesOfUser(tx, userId, todayIn(city));
  const act = await askSecondPerson(tx, city, by, {
    kind: DISABLE_USER,
    objectId: userId,
    divisionCode: found.value.divisionCode,
    releasers: releasersOf(by.role, roles),
    facts: { user: userId, roles: roles.join(' ') },
    given: { userId },
    concernsUserId: userId,
  });
  return ok(act);
}

export const DISABLE_USER = 'people.disable-user';

export const disableReleased: ReleasedAct = async (tx, city, release) => {
  const userId = release.act.given['userId'] as Uuid;
  // The second person did not know of a post given meanwhile.
  const roles = (await rolesOfUser(tx, userId, todayIn(city))).join(' ');
  if (roles !== release.act.facts['roles']) return refuse({ kind: 'changed-meanwhile' });
  return setUserDisabled(tx, city, release.asker, { userId, disabled: true }, release);
};

/** Locks an account that the administrator keeps. */
export async function accountKeptBy(tx: Tx, by: Actor | null, userId: Uuid): Promise<Result<User, PeopleProblem>> {
  const user = await lockUser(tx, userId);
  if (user === undefined) return refuse({ kind: 'user-not-found' });
  if (!(await keeps(tx, by, user.divisionCode))) return refuse({ kind: 'user-not-found' });
  return ok(user);
}

/** The facts of an act that a second person released. */
export function withDetail(release: Release | undefined): Pick<AuditEntry, 'detail'> {
  return release === undefined ? {} : { detail: release.detail };
}

function entryFor(actor: Actor | null, action: string, objectId: Uuid) {
  return { actor, action, objectKind: 'user', objectId };
}

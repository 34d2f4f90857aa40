/** Accounts: made by an administrator, entered by a one-time link, kept by their owner. */

import { generateSecret, generateURI, verify } from 'otplib';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addMs, epochMs, type Instant } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/db.ts';
import { audit, keeps } from './actions-acting.ts';
import { accountKey, addressKey, countFailure } from './actions-lockout.ts';
import { hashOfToken, newToken, passwordMatches, setPassword } from './actions-password.ts';
import type { Actor, PeopleProblem, User } from './model.ts';
import { isUsername } from './rules.ts';
import { LINK_MS, waitSeconds } from './rules-sign-in.ts';
import {
  type Credentials,
  credentialsOf,
  insertLink,
  lockLink,
  markLinkUsed,
  revokeLinksOf,
  saveTotp,
  spendTotpStep,
} from './store-credentials.ts';
import { divisionByCode } from './store-divisions.ts';
import { clearFailures, endSessionsOf, lockFailures } from './store-sessions.ts';
import { insertUser, lockUser, setDisabled, userById, userByName } from './store-users.ts';

const TOTP_PERIOD_S = 30;

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
    secondFactor: false,
    disabledAt: null,
    createdAt: city.outside.now(),
  };
  await insertUser(tx, user);
  await audit(tx, city, entryFor(by, 'people.create-user', user.id));
  return ok(user);
}

/** Closes or reopens an account; closing ends every session at once. */
export async function setUserDisabled(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Readonly<{ userId: Uuid; disabled: boolean }>,
): Promise<Result<User, PeopleProblem>> {
  const found = await accountKeptBy(tx, by, input.userId);
  if (!found.ok) return found;
  if (by?.userId === input.userId) return refuse({ kind: 'not-yourself' });
  const now = city.outside.now();
  const disabledAt = input.disabled ? (found.value.disabledAt ?? now) : null;
  await setDisabled(tx, input.userId, disabledAt);
  if (input.disabled) {
    await endSessionsOf(tx, input.userId, now, 'disabled', null);
    await revokeLinksOf(tx, input.userId, now);
  }
  await audit(tx, city, entryFor(by, input.disabled ? 'people.disable-user' : 'people.enable-user', input.userId));
  return ok({ ...found.value, disabledAt });
}

/** A link with which the person sets a (new) password, once. The token is shown to the maker and stored nowhere. */
export async function makeOneTimeLink(
  tx: Tx,
  city: City,
  by: Actor | null,
  userId: Uuid,
): Promise<Result<{ token: string; expiresAt: Instant }, PeopleProblem>> {
  const found = await accountKeptBy(tx, by, userId);
  if (!found.ok) return found;
  if (found.value.disabledAt !== null) return refuse({ kind: 'user-disabled' });
  const now = city.outside.now();
  const token = newToken(city);
  const expiresAt = addMs(now, LINK_MS);
  await revokeLinksOf(tx, userId, now);
  await insertLink(tx, {
    id: city.outside.uuid(),
    tokenHash: hashOfToken(token),
    userId,
    madeByPost: by?.postId ?? null,
    madeAt: now,
    expiresAt,
  });
  await audit(tx, city, entryFor(by, 'people.make-link', userId));
  return ok({ token, expiresAt });
}

/** Sets the password the link was made for; the link is spent and every session of the account ends. */
export async function spendOneTimeLink(
  tx: Tx,
  city: City,
  input: Readonly<{ token: string; password: string }>,
): Promise<Result<User, PeopleProblem>> {
  const now = city.outside.now();
  const link = await lockLink(tx, hashOfToken(input.token), now);
  if (link === undefined) return refuse({ kind: 'link-unusable' });
  const user = await userById(tx, link.userId);
  if (user === undefined || user.disabledAt !== null) return refuse({ kind: 'link-unusable' });
  const set = await setPassword(tx, city, user.id, input.password);
  if (!set.ok) return set;
  await markLinkUsed(tx, link.id, now);
  await endSessionsOf(tx, user.id, now, 'password-changed', null);
  await audit(tx, city, { ...entryFor(null, 'people.spend-link', user.id), userId: user.id });
  return ok({ ...user, passwordSet: true });
}

/** A wrong present password is an outcome, not a problem: its count must be committed. */
export type PasswordChange =
  | Readonly<{ kind: 'changed' }>
  | Readonly<{ kind: 'wrong' }>
  | Readonly<{ kind: 'wait'; seconds: number }>;

/**
 * A person changes their own password; every other session of theirs ends. Guessing the present one from an open session
 * is slowed down like guessing it at the door.
 */
export async function changePassword(
  tx: Tx,
  city: City,
  input: Readonly<{ userId: Uuid; sessionId: Uuid; address: string; current: string; fresh: string }>,
): Promise<Result<PasswordChange, PeopleProblem>> {
  const now = city.outside.now();
  const credentials = await credentialsOf(tx, { userId: input.userId });
  if (credentials === undefined) return refuse({ kind: 'user-not-found' });
  const account = accountKey(city, credentials.username);
  const seconds = waitSeconds(now, await lockFailures(tx, account));
  if (seconds > 0) return ok({ kind: 'wait', seconds });
  if (!(await passwordMatches(credentials, input.current))) {
    await countFailure(tx, city, account, addressKey(city, input.address));
    await audit(tx, city, { ...entryOf(input), outcome: 'failed' });
    return ok({ kind: 'wrong' });
  }
  const set = await setPassword(tx, city, input.userId, input.fresh);
  if (!set.ok) return set;
  await clearFailures(tx, account);
  await endSessionsOf(tx, input.userId, now, 'password-changed', input.sessionId);
  await audit(tx, city, entryOf(input));
  return ok({ kind: 'changed' });
}

function entryOf({ userId, sessionId }: Readonly<{ userId: Uuid; sessionId: Uuid }>) {
  return { ...entryFor(null, 'people.change-password', userId), userId, sessionId };
}

/** Begins a second factor: the secret is shown once, and counts from the first code that proves the phone has it. */
export async function beginSecondFactor(
  tx: Tx,
  city: City,
  userId: Uuid,
): Promise<Result<{ secret: string; uri: string }, PeopleProblem>> {
  const user = await lockUser(tx, userId);
  if (user === undefined) return refuse({ kind: 'user-not-found' });
  if (user.secondFactor) return refuse({ kind: 'second-factor-already-set' });
  const secret = generateSecret();
  const wrapped = city.keys.vault.wrap(Buffer.from(secret, 'utf8'), totpContext(userId));
  await saveTotp(tx, userId, { wrapped, keyId: city.keys.vault.id });
  return ok({ secret, uri: generateURI({ issuer: `码上 ${city.name}`, label: user.username, secret }) });
}

/**
 * Checks a code and spends its time step, so that a code seen over somebody's shoulder is already worthless. The first
 * code accepted confirms the second factor.
 */
export async function spendCode(tx: Tx, city: City, credentials: Credentials, code: string): Promise<boolean> {
  const { totp } = credentials;
  if (totp === null || !/^\d{6}$/.test(code)) return false;
  const now = city.outside.now();
  const secret = city.keys.vault.unwrap(totp.wrapped, totp.keyId, totpContext(credentials.userId)).toString('utf8');
  const checked = await verify({
    secret,
    token: code,
    epoch: Math.floor(epochMs(now) / 1000),
    // One step back: the seconds between reading and typing.
    epochTolerance: [TOTP_PERIOD_S, 0],
  });
  if (!checked.valid || !('timeStep' in checked)) return false;
  return spendTotpStep(tx, credentials.userId, checked.timeStep, now);
}

/** Takes the second factor away, for a person who lost the phone. */
export async function removeSecondFactor(
  tx: Tx,
  city: City,
  by: Actor | null,
  userId: Uuid,
): Promise<Result<User, PeopleProblem>> {
  const found = await accountKeptBy(tx, by, userId);
  if (!found.ok) return found;
  if (by?.userId === userId) return refuse({ kind: 'not-yourself' });
  await saveTotp(tx, userId, null);
  await endSessionsOf(tx, userId, city.outside.now(), 'revoked', null);
  await audit(tx, city, entryFor(by, 'people.remove-second-factor', userId));
  return ok({ ...found.value, secondFactor: false });
}

/** The account, held until the transaction ends, if it is one the administrator keeps. */
export async function accountKeptBy(tx: Tx, by: Actor | null, userId: Uuid): Promise<Result<User, PeopleProblem>> {
  const user = await lockUser(tx, userId);
  if (user === undefined) return refuse({ kind: 'user-not-found' });
  if (!(await keeps(tx, by, user.divisionCode))) return refuse({ kind: 'user-not-found' });
  return ok(user);
}

function totpContext(userId: Uuid): string {
  return `people/totp/${userId}`;
}

function entryFor(actor: Actor | null, action: string, objectId: Uuid) {
  return { actor, action, objectKind: 'user', objectId, outcome: 'done' as const };
}

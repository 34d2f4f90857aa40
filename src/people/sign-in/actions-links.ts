/** One-time links: the way into a new account, and back into one's own; a reset password suspends what its owner may do. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addMs, type Instant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { inTransaction, type Tx, transact } from '../../platform/postgres/db.ts';
import type { Actor, PeopleProblem, User } from '../model.ts';
import { audit, todayIn } from '../registry/actions-acting.ts';
import { accountKeptBy } from '../registry/actions-users.ts';
import { rolesOfUser } from '../registry/store-acting.ts';
import { lockUser, setPostsSuspended } from '../registry/store-users.ts';
import { releasersOf } from '../rules.ts';
import { askSecondPerson, raiseWaitingAct, tell } from '../waiting/actions-waiting.ts';
import type { WaitingAct } from '../waiting/model-waiting.ts';
import type { ReleasedAct } from '../waiting/released-act.ts';
import { hashOfToken, newToken, type PreparedPassword, preparePassword, putPassword } from './actions-password.ts';
import { LINK_MS } from './rules-sign-in.ts';
import { credentialsOf, insertLink, lockLink, markLinkUsed, revokeLinksOf } from './store-credentials.ts';
import { endSessionsOf } from './store-sessions.ts';

export const MAKE_LINK = 'people.make-link';
export const CONFIRM_POSTS = 'people.confirm-posts';

/**
 * A link with which the person sets a (new) password, once. The token is shown to the maker and stored nowhere. One person
 * makes the first link of an account without a post; any other would let its maker in as somebody with power.
 */
export async function makeOneTimeLink(
  tx: Tx,
  city: City,
  by: Actor | null,
  userId: Uuid,
): Promise<Result<{ token: string; expiresAt: Instant }, PeopleProblem>> {
  const found = await accountForLink(tx, by, userId);
  if (!found.ok) return found;
  if (by !== null && (await isInUse(tx, city, found.value))) return refuse({ kind: 'second-person-needed' });
  const token = newToken(city);
  const expiresAt = await putLink(tx, city, userId, { tokenHash: hashOfToken(token), madeByPost: by?.postId ?? null });
  await audit(tx, city, entryFor(by, MAKE_LINK, userId));
  return ok({ token, expiresAt });
}

/** The account, if a link may be made for it at all. */
export async function accountForLink(tx: Tx, by: Actor | null, userId: Uuid): Promise<Result<User, PeopleProblem>> {
  const found = await accountKeptBy(tx, by, userId);
  if (!found.ok) return found;
  return found.value.disabledAt === null ? found : refuse({ kind: 'user-disabled' });
}

/** Replaces every link of the account not used yet. @returns until when the new one works. */
async function putLink(
  tx: Tx,
  city: City,
  userId: Uuid,
  link: Readonly<{ tokenHash: Buffer; madeByPost: Uuid | null }>,
): Promise<Instant> {
  const now = city.outside.now();
  const expiresAt = addMs(now, LINK_MS);
  await revokeLinksOf(tx, userId, now);
  await insertLink(tx, { id: city.outside.uuid(), ...link, userId, madeAt: now, expiresAt });
  return expiresAt;
}

/** Whether the account is in use: it has a password, or a post of its own or delegated to it. */
async function isInUse(tx: Tx, city: City, user: User): Promise<boolean> {
  return user.passwordSet || (await rolesOfUser(tx, user.id, todayIn(city))).length > 0;
}

/** Sets the password the link was made for; the link is spent and every session of the account ends. */
export async function spendOneTimeLink(
  city: City,
  input: Readonly<{ token: string; password: string }>,
): Promise<Result<User, PeopleProblem>> {
  const tokenHash = hashOfToken(input.token);
  const link = await transact(city.db, (tx) => lockLink(tx, tokenHash, city.outside.now()));
  const credentials = link === undefined ? undefined : await credentialsOf(city.db, { userId: link.userId });
  if (credentials === undefined || credentials.disabled) return refuse({ kind: 'link-unusable' });
  const prepared = await preparePassword(city.db, city, credentials, input.password);
  if (!prepared.ok) return prepared;
  return inTransaction(city.db, (tx) => spendLink(tx, city, tokenHash, prepared.value));
}

/** Uses the link, read again under a lock: it works once, and a password was being hashed meanwhile. */
async function spendLink(
  tx: Tx,
  city: City,
  tokenHash: Buffer,
  prepared: PreparedPassword,
): Promise<Result<User, PeopleProblem>> {
  const now = city.outside.now();
  const link = await lockLink(tx, tokenHash, now);
  if (link === undefined) return refuse({ kind: 'link-unusable' });
  const user = await lockUser(tx, link.userId);
  if (user === undefined || user.disabledAt !== null) return refuse({ kind: 'link-unusable' });
  // The command line belongs to whoever runs the machine, and opens a city that has no second person yet.
  const suspends = link.madeByPost !== null && (await isInUse(tx, city, user));
  const set = await putPassword(tx, city, user.id, prepared);
  if (!set.ok) return set;
  await markLinkUsed(tx, link.id, now);
  await endSessionsOf(tx, user.id, now, 'password-changed', null);
  await audit(tx, city, { ...entryFor(null, 'people.spend-link', user.id), userId: user.id, detail: { suspends } });
  if (suspends) await suspendPosts(tx, city, user);
  return ok({ ...user, passwordSet: true, postsSuspended: user.postsSuspended || suspends });
}

/**
 * Puts a link before a second person. Its token is shown to who asked, at once and once: it opens nothing until the second
 * person releases it, and the password it then sets opens nothing until the posts are confirmed.
 */
export async function askOneTimeLink(
  tx: Tx,
  city: City,
  by: Actor,
  userId: Uuid,
): Promise<Result<{ token: string; act: WaitingAct }, PeopleProblem>> {
  const found = await accountForLink(tx, by, userId);
  if (!found.ok) return found;
  const user = found.value;
  const roles = await rolesOfUser(tx, userId, todayIn(city));
  const token = newToken(city);
  const act = await askSecondPerson(tx, city, by, {
    kind: MAKE_LINK,
    objectId: userId,
    divisionCode: user.divisionCode,
    releasers: releasersOf(by.role, roles),
    facts: { user: userId, roles: roles.join(' '), passwordSet: user.passwordSet, secondFactor: user.secondFactor },
    given: { userId, tokenHash: hashOfToken(token).toString('base64url') },
    concernsUserId: userId,
  });
  return ok({ token, act });
}

/** On release the link starts to work, for as long as any other. */
export const linkReleased: ReleasedAct = async (tx, city, { asker, act, detail }) => {
  const { userId, tokenHash } = act.given as Readonly<{ userId: Uuid; tokenHash: string }>;
  const found = await accountForLink(tx, asker, userId);
  if (!found.ok) return found;
  const roles = await rolesOfUser(tx, userId, todayIn(city));
  // The second person did not know of a post given meanwhile.
  if (roles.join(' ') !== act.facts['roles']) return refuse({ kind: 'changed-meanwhile' });
  const madeByPost = asker?.postId ?? null;
  const expiresAt = await putLink(tx, city, userId, { tokenHash: Buffer.from(tokenHash, 'base64url'), madeByPost });
  await audit(tx, city, { ...entryFor(asker, MAKE_LINK, userId), detail });
  return ok({ expiresAt });
};

/** Suspends the posts: whoever set the new password may not be the owner, until somebody who knows them confirms it. */
async function suspendPosts(tx: Tx, city: City, user: User): Promise<void> {
  const roles = await rolesOfUser(tx, user.id, todayIn(city));
  await setPostsSuspended(tx, user.id, city.outside.now());
  await tell(tx, city, user.id, 'people.password-reset');
  await raiseWaitingAct(tx, city, user.id, {
    kind: CONFIRM_POSTS,
    objectId: user.id,
    divisionCode: user.divisionCode,
    releasers: releasersOf(null, roles),
    facts: { user: user.id, roles: roles.join(' ') },
    given: { userId: user.id },
    concernsUserId: user.id,
  });
}

/** Lifts the suspension after the owner was asked. */
export const postsConfirmed: ReleasedAct = async (tx, city, { asker, act, detail }) => {
  const userId = act.given['userId'] as Uuid;
  await setPostsSuspended(tx, userId, null);
  await audit(tx, city, { ...entryFor(asker, CONFIRM_POSTS, userId), userId, detail });
  return ok(undefined);
};

function entryFor(actor: Actor | null, action: string, objectId: Uuid) {
  return { actor, action, objectKind: 'user', objectId };
}

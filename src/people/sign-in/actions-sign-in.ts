/** Signing in and out, the second factor, and which post a session acts through. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addMs, type Instant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { type Queryable, type Tx, transact } from '../../platform/postgres/db.ts';
import type { ActingPost, Actor, PeopleProblem } from '../model.ts';
import { actorThrough, audit, todayIn } from '../registry/actions-acting.ts';
import { accountKeptBy } from '../registry/actions-users.ts';
import { actingPosts } from '../registry/store-acting.ts';
import { tell } from '../waiting/actions-waiting.ts';
import { countFailure, takeTurn, triedSignIn, triedWithin, turnWasRight } from './actions-lockout.ts';
import { csrfTokenOf, hashOfToken, newToken, passwordMatches } from './actions-password.ts';
import { spendCode } from './actions-second-factor.ts';
import { PASSWORD_MAX_AGE_DAYS } from './rules-password.ts';
import { SECOND_FACTOR_MS, SEEN_EVERY_MS, SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from './rules-sign-in.ts';
import { type Credentials, credentialsOf } from './store-credentials.ts';
import { isLinked } from './store-provider.ts';
import {
  endSession,
  insertSession,
  openSession,
  type Session,
  sessionById,
  sessionByToken,
  sessionsStillActing,
  setSecondFactor,
  setSessionPost,
  touchSession,
} from './store-sessions.ts';

/** Origin of a try. The address is used for a keyed hash and stored nowhere; `device` is what the browser was given. */
export type From = Readonly<{ address: string; browser: string; device: string | undefined }>;

/** A wrong password is an outcome, not a problem: its count must be committed. */
export type SignInOutcome =
  | Readonly<{ kind: 'signed-in'; token: string }>
  | Readonly<{ kind: 'second-factor'; token: string }>
  | Readonly<{ kind: 'wrong' }>
  /** The password is right, and alone opens an account no more that the identity provider opens. */
  | Readonly<{ kind: 'through-provider' }>
  | Readonly<{ kind: 'wait'; seconds: number }>;

const MS_PER_DAY = 86_400_000;

/** Two transactions with the comparison between them: no connection to the database waits for a password to be hashed. */
export async function signIn(
  city: City,
  from: From,
  input: Readonly<{ username: string; password: string }>,
  /** Whether the installation has an identity provider. */
  hasProvider: boolean,
): Promise<SignInOutcome> {
  const tried = triedSignIn(city, from, input.username);
  const begun = await transact(city.db, async (tx) => {
    const seconds = await takeTurn(tx, city, tried);
    return { seconds, credentials: await credentialsOf(tx, { username: input.username }) };
  });
  if (begun.seconds > 0) return { kind: 'wait', seconds: begun.seconds };
  const matches = await passwordMatches(begun.credentials, input.password);
  return transact(city.db, async (tx) => {
    // The account was closed or given another password meanwhile, so the comparison no longer counts.
    const credentials = await credentialsOf(tx, { username: input.username });
    const isSame = credentials?.password?.hash === begun.credentials?.password?.hash;
    if (credentials === undefined || !matches || !isSame || credentials.disabled) {
      await countFailure(tx, city, tried);
      await auditSignIn(tx, city, credentials?.userId, undefined, 'failed');
      return { kind: 'wrong' };
    }
    await turnWasRight(tx, tried);
    // With the second factor the password stays a way in for the day the provider is down; its owner is told of each.
    const needsProvider = hasProvider && !needsCode(credentials) && (await isLinked(tx, credentials.userId));
    if (!needsProvider) return openFor(tx, city, from, credentials, 'password');
    await auditSignIn(tx, city, credentials.userId, undefined, 'failed');
    return { kind: 'through-provider' };
  });
}

/** Opens a session, or half of one where the account has a second factor. */
export async function openFor(
  tx: Tx,
  city: City,
  from: From,
  credentials: Credentials,
  way: Session['way'],
): Promise<SignInOutcome> {
  const now = city.outside.now();
  const token = newToken(city);
  const half = needsCode(credentials);
  const session: Session = {
    id: city.outside.uuid(),
    userId: credentials.userId,
    way,
    postId: half ? null : await firstPost(tx, city, credentials.userId),
    state: half ? 'second-factor' : 'open',
    secondFactorAt: null,
    browser: from.browser,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: addMs(now, half ? SECOND_FACTOR_MS : SESSION_ABSOLUTE_MS),
  };
  await insertSession(tx, session, hashOfToken(token));
  if (half) return { kind: 'second-factor', token };
  await auditSignIn(tx, city, credentials.userId, session.id, 'done');
  return { kind: 'signed-in', token };
}

/** The code that follows the password. The token changes, so that the one seen before is worth nothing. */
export async function enterSecondFactor(
  tx: Tx,
  city: City,
  from: Pick<From, 'address'>,
  input: Readonly<{ token: string; code: string }>,
): Promise<SignInOutcome> {
  const now = city.outside.now();
  const session = await sessionByToken(tx, hashOfToken(input.token), now, addMs(now, -SESSION_IDLE_MS));
  if (session?.state !== 'second-factor') return { kind: 'wrong' };
  const { userId, username } = session;
  const tried = triedWithin(city, { userId, username, address: from.address }, 'second-factor');
  const seconds = await takeTurn(tx, city, tried);
  if (seconds > 0) return { kind: 'wait', seconds };
  const credentials = await credentialsOf(tx, { userId: session.userId });
  if (credentials === undefined || !(await spendCode(tx, city, credentials, input.code))) {
    await countFailure(tx, city, tried);
    await auditSignIn(tx, city, session.userId, session.id, 'failed');
    return { kind: 'wrong' };
  }
  await turnWasRight(tx, tried);
  const token = newToken(city);
  await openSession(tx, session.id, {
    tokenHash: hashOfToken(token),
    postId: await firstPost(tx, city, session.userId),
    secondFactorAt: now,
    expiresAt: addMs(now, SESSION_ABSOLUTE_MS),
  });
  await auditSignIn(tx, city, session.userId, session.id, 'done');
  if (session.way === 'password' && (await isLinked(tx, userId))) await tell(tx, city, userId, 'people.password-used');
  return { kind: 'signed-in', token };
}

function needsCode({ totp }: Credentials): boolean {
  return totp?.confirmed === true;
}

/** The first code of a new second factor proves that the phone has the secret; this session then counts as checked. */
export async function confirmSecondFactor(
  tx: Tx,
  city: City,
  input: Readonly<{ userId: Uuid; sessionId: Uuid; code: string }>,
): Promise<Result<undefined, PeopleProblem>> {
  const credentials = await credentialsOf(tx, { userId: input.userId });
  if (credentials?.totp == null) return refuse({ kind: 'code-wrong' });
  if (credentials.totp.confirmed) return refuse({ kind: 'second-factor-already-set' });
  if (!(await spendCode(tx, city, credentials, input.code))) return refuse({ kind: 'code-wrong' });
  await setSecondFactor(tx, input.sessionId, city.outside.now());
  await audit(tx, city, {
    actor: null,
    userId: input.userId,
    sessionId: input.sessionId,
    action: 'people.set-second-factor',
    objectKind: 'user',
    objectId: input.userId,
  });
  return ok(undefined);
}

export async function signOut(tx: Tx, city: City, session: Readonly<{ id: Uuid; userId: Uuid }>): Promise<void> {
  await endSession(tx, session.id, city.outside.now(), 'signed-out');
  await audit(tx, city, {
    actor: null,
    userId: session.userId,
    sessionId: session.id,
    action: 'people.sign-out',
    objectKind: 'session',
    objectId: session.id,
  });
}

/** Ends a session: one's own, or (`by`) that of a person whose account the administrator keeps. */
export async function revokeSession(
  tx: Tx,
  city: City,
  who: Readonly<{ userId: Uuid; by: Actor | null }>,
  sessionId: Uuid,
): Promise<Result<undefined, PeopleProblem>> {
  const session = await sessionById(tx, sessionId);
  if (session === undefined) return refuse({ kind: 'session-not-found' });
  if (session.userId !== who.userId) {
    if (who.by === null) return refuse({ kind: 'session-not-found' });
    const kept = await accountKeptBy(tx, who.by, session.userId);
    if (!kept.ok) return refuse({ kind: 'session-not-found' });
  }
  await endSession(tx, sessionId, city.outside.now(), 'revoked');
  await audit(tx, city, {
    actor: who.by,
    userId: who.userId,
    action: 'people.revoke-session',
    objectKind: 'session',
    objectId: sessionId,
  });
  return ok(undefined);
}

export async function chooseActingPost(
  tx: Tx,
  city: City,
  session: Readonly<{ id: Uuid; userId: Uuid }>,
  postId: Uuid,
): Promise<Result<ActingPost, PeopleProblem>> {
  const posts = await actingPosts(tx, session.userId, todayIn(city));
  const chosen = posts.find((post) => post.postId === postId);
  if (chosen === undefined) return refuse({ kind: 'post-not-found' });
  await setSessionPost(tx, session.id, postId);
  await audit(tx, city, {
    actor: null,
    userId: session.userId,
    sessionId: session.id,
    action: 'people.choose-post',
    objectKind: 'post',
    objectId: postId,
  });
  return ok(chosen);
}

/** The person behind a session cookie, the posts open to them today, and the one they act through. */
export type SignedIn = Readonly<{
  sessionId: Uuid;
  userId: Uuid;
  username: string;
  displayName: string;
  secondFactor: boolean;
  /** The password is older than the rules allow; nothing but changing it is open. */
  passwordTooOld: boolean;
  /** The password was reset, and nobody confirmed yet that its owner did it. */
  postsSuspended: boolean;
  csrfToken: string;
  expiresAt: Instant;
  posts: readonly ActingPost[];
  actor: Actor | null;
}>;

/** Reads the session anew at every request, so that a post taken back or a closed account takes effect at once. */
export async function signedInBy(city: City, token: string): Promise<SignedIn | undefined> {
  const now = city.outside.now();
  const session = await sessionByToken(city.db, hashOfToken(token), now, addMs(now, -SESSION_IDLE_MS));
  if (session?.state !== 'open') return undefined;
  if (session.lastSeenAt < addMs(now, -SEEN_EVERY_MS)) await touchSession(city.db, session.id, now);
  const posts = await actingPosts(city.db, session.userId, todayIn(city));
  const chosen = posts.find((post) => post.postId === session.postId);
  const person = { userId: session.userId, displayName: session.displayName };
  const oldest = addMs(now, -PASSWORD_MAX_AGE_DAYS * MS_PER_DAY);
  return {
    sessionId: session.id,
    userId: session.userId,
    username: session.username,
    displayName: session.displayName,
    secondFactor: session.secondFactorAt !== null,
    passwordTooOld: session.way === 'password' && (session.passwordSetAt === null || session.passwordSetAt < oldest),
    postsSuspended: session.postsSuspended,
    csrfToken: csrfTokenOf(token),
    expiresAt: session.expiresAt,
    posts,
    actor: chosen === undefined ? null : actorThrough(person, chosen),
  };
}

/** Which of these sessions may go on acting through the post they began with: asked again and again by what streams. */
export function actingSessions(
  q: Queryable,
  city: City,
  sessions: readonly Readonly<{ sessionId: Uuid; postId: Uuid }>[],
): Promise<ReadonlySet<Uuid>> {
  const now = city.outside.now();
  return sessionsStillActing(q, sessions, { now, idleSince: addMs(now, -SESSION_IDLE_MS), today: todayIn(city) });
}

async function firstPost(tx: Tx, city: City, userId: Uuid): Promise<Uuid | null> {
  return (await actingPosts(tx, userId, todayIn(city)))[0]?.postId ?? null;
}

export async function auditSignIn(
  tx: Tx,
  city: City,
  userId: Uuid | undefined,
  sessionId: Uuid | undefined,
  outcome: 'done' | 'failed',
): Promise<void> {
  await audit(tx, city, {
    actor: null,
    ...(userId === undefined ? {} : { userId }),
    ...(sessionId === undefined ? {} : { sessionId }),
    action: 'people.sign-in',
    objectKind: 'session',
    objectId: sessionId ?? null,
    outcome,
  });
}

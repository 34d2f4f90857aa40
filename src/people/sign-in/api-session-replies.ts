/** Answers of sign-in, and the cookie that recognises a browser. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { City } from '../../platform/city.ts';
import { sendProblem } from '../../platform/http/http.ts';
import { transact } from '../../platform/postgres/db.ts';
import { sessionCookieName, setSessionCookie } from '../api-guard.ts';
import { browserOf } from '../api-replies.ts';
import type { PeopleDeps, sessionView } from '../api-schemas.ts';
import { waitingInInbox } from '../audit/actions-inbox.ts';
import { withUnitNames } from '../registry/actions-names.ts';
import { deviceCookieName, deviceToken } from './actions-lockout.ts';
import { type SignedIn, type SignInOutcome, signedInBy, signIn, signOut } from './actions-sign-in.ts';

export const SIGN_IN_PATH = '/api/v1/session';
const KNOWN_DEVICE_DAYS = 180;

export function fromOf(city: City, request: FastifyRequest, username: string) {
  const device = request.cookies[deviceCookieName(city, username)];
  return { address: request.ip, browser: browserOf(request), device };
}

/** Sets the cookie that recognises the browser at the next sign-in; it permits nothing but trying. */
export function markKnownDevice(
  { city, publicUrl }: Pick<PeopleDeps, 'city' | 'publicUrl'>,
  reply: FastifyReply,
  username: string,
): void {
  const name = deviceCookieName(city, username);
  void reply.setCookie(name, deviceToken(city, reply.request.cookies[name], username), {
    path: SIGN_IN_PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.protocol === 'https:',
    maxAge: KNOWN_DEVICE_DAYS * 86_400,
  });
}

export async function answer(deps: PeopleDeps, reply: FastifyReply, outcome: SignInOutcome, wrong: string) {
  switch (outcome.kind) {
    case 'wrong':
      return sendProblem(reply, 401, { kind: wrong });
    case 'wait':
      return mustWait(reply, outcome.seconds);
    case 'through-provider':
      return sendProblem(reply, 403, { kind: 'sign-in-through-provider' });
    case 'second-factor':
      setSessionCookie(reply, deps.publicUrl, outcome.token);
      return { state: 'second-factor' as const };
    case 'signed-in': {
      setSessionCookie(reply, deps.publicUrl, outcome.token);
      const signedIn = await signedInBy(deps.city, outcome.token);
      if (signedIn === undefined) return sendProblem(reply, 401, { kind: 'not-signed-in' });
      markKnownDevice(deps, reply, signedIn.username);
      return viewOf(deps, signedIn);
    }
    default:
      return outcome satisfies never;
  }
}

/**
 * Signs somebody in from a page instead of the console, with the password as always. Whoever was signed in with this browser
 * is signed out. @returns false where the password does not open the account by itself; then nothing changed.
 */
export async function signInOnPage(
  deps: Pick<PeopleDeps, 'city' | 'publicUrl'>,
  reply: FastifyReply,
  input: Readonly<{ username: string; password: string }>,
): Promise<boolean> {
  const { city } = deps;
  const outcome = await signIn(city, fromOf(city, reply.request, input.username), input, false);
  if (outcome.kind !== 'signed-in') return false;
  await openInstead(deps, reply, outcome.token);
  markKnownDevice(deps, reply, input.username);
  return true;
}

/** Gives the browser a new session; whoever was signed in with it is signed out. */
export async function openInstead(
  { city, publicUrl }: Pick<PeopleDeps, 'city' | 'publicUrl'>,
  reply: FastifyReply,
  token: string,
): Promise<void> {
  const before = await signedInBy(city, reply.request.cookies[sessionCookieName(publicUrl)] ?? '');
  if (before !== undefined) {
    await transact(city.db, (tx) => signOut(tx, city, { id: before.sessionId, userId: before.userId }));
  }
  setSessionCookie(reply, publicUrl, token);
}

export function mustWait(reply: FastifyReply, seconds: number): never {
  void reply.header('retry-after', String(seconds));
  return sendProblem(reply, 429, { kind: 'sign-in-wait', waitSeconds: seconds });
}

export async function viewOf(deps: PeopleDeps, signedIn: SignedIn): Promise<z.infer<typeof sessionView>> {
  const { actor } = signedIn;
  return {
    state: 'open',
    userId: signedIn.userId,
    username: signedIn.username,
    displayName: signedIn.displayName,
    secondFactor: signedIn.secondFactor,
    passwordTooOld: signedIn.passwordTooOld,
    postsSuspended: signedIn.postsSuspended,
    csrfToken: signedIn.csrfToken,
    expiresAt: signedIn.expiresAt,
    posts: [...(await withUnitNames(deps.city.db, signedIn.posts))],
    actingPostId: actor?.postId ?? null,
    role: actor?.role ?? null,
    actions: actor === null ? [] : [...deps.guard.actionsOf(actor.role)],
    unreadNotices: actor === null ? 0 : await waitingInInbox(deps.city.db, deps.city, actor, deps.hiddenMatters),
  };
}

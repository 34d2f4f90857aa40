/**
 * The one guard of every route: reads the session, judges role, token and second factor, and writes down what it refuses.
 * Whether the request came from another site is judged before it, for every write. A route that does not say who may call
 * it cannot be registered, and one whose roles are not roles cannot either.
 */

import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../platform/city.ts';
import { type Access, type App, sendProblem } from '../platform/http/http.ts';
import type { Actor, Role } from './model.ts';
import { auditAlone } from './registry/actions-acting.ts';
import { isRole, needsSecondFactor } from './rules.ts';
import { type SignedIn, signedInBy } from './sign-in/actions-sign-in.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on routes that ask for a signed-in person. */
    signedIn: SignedIn | null;
  }
  interface FastifyInstance {
    /** Every route there is, as it was registered; what the authorisation matrix is compared with. */
    guardedRoutes: readonly GuardedRoute[];
  }
}

export type GuardedRoute = Readonly<{ method: string; url: string; access: Access }>;

/** Access that needs a signed-in person. */
type Closed = Exclude<Access, 'public' | 'receipt'>;

export type PeopleGuard = Readonly<{
  /** Every action of the program a role may do, from the routes themselves; complete once all are registered. */
  actionsOf: (role: Role) => readonly string[];
}>;

export type GuardOptions = Readonly<{
  city: City;
  publicUrl: URL;
  /** Whether administrators and readers of identities need a second factor (in production). */
  secondFactorNeeded: boolean;
}>;

export const CSRF_HEADER = 'x-csrf-token';
const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** `__Host-` binds a cookie to this host and to https; a browser takes it only there. */
export function sessionCookieName(publicUrl: URL): string {
  return publicUrl.protocol === 'https:' ? '__Host-mashang-session' : 'mashang-session';
}

/** Registered before any route, so that it sees them all. */
export function registerPeopleGuard(app: App, options: GuardOptions): PeopleGuard {
  const { city } = options;
  const actions = new Map<string, readonly string[]>();
  const cookieName = sessionCookieName(options.publicUrl);

  const routes: GuardedRoute[] = [];
  app.decorate('guardedRoutes', routes);
  app.decorate('sheetsUnderWay', new Set<string>());
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (access === undefined) return;
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, access });
    if (typeof access !== 'object') return;
    const where = `route ${String(route.method)} ${route.url}`;
    if (access.roles.length === 0 || !access.roles.every(isRole)) throw new Error(`${where} names no known roles`);
    const known = actions.get(access.action);
    if (known !== undefined && [...known].sort().join() !== [...access.roles].sort().join()) {
      throw new Error(`${where} gives ${access.action} to other roles than another route does`);
    }
    actions.set(access.action, access.roles);
  });

  app.decorateRequest('signedIn', null);
  app.addHook('onRequest', (request, reply, done) => {
    const { access } = request.routeOptions.config;
    // Public routes skip everything that is asked of people who sign in.
    if (request.is404 || access === 'public' || access === 'receipt') return done();
    judged(request, reply, access).then((isLetIn) => {
      if (isLetIn) done();
    }, done);
  });
  const judged = async (request: FastifyRequest, reply: FastifyReply, access: Closed | undefined): Promise<boolean> => {
    // Cannot happen for routes registered through this program; a route without access is refused.
    if (access === undefined) return refused(reply, 403, 'forbidden');
    const token = request.cookies[cookieName];
    const signedIn = token === undefined ? undefined : await signedInBy(city, token);
    if (signedIn === undefined) return refused(reply, 401, 'not-signed-in');
    const refusal = refusalOf(request, signedIn, access, options.secondFactorNeeded);
    if (refusal !== undefined) {
      await auditRefusal(city, signedIn, access, refusal);
      return refused(reply, 403, refusal);
    }
    request.signedIn = signedIn;
    return true;
  };
  return {
    actionsOf: (role) =>
      [...actions]
        .flatMap(([action, roles]) => (roles.includes(role) ? [action] : []))
        .sort((a, b) => (a < b ? -1 : 1)),
  };
}

function refused(reply: FastifyReply, status: 401 | 403, kind: string): false {
  sendProblem(reply, status, { kind });
}

function refusalOf(
  request: FastifyRequest,
  signedIn: SignedIn,
  access: Closed,
  secondFactorNeeded: boolean,
): string | undefined {
  if (!READING_METHODS.has(request.method) && !sameToken(request.headers[CSRF_HEADER], signedIn.csrfToken)) {
    return 'csrf-token-wrong';
  }
  if (access === 'signed-in') return undefined;
  const { actor } = signedIn;
  if (actor === null) return 'no-post';
  if (!access.roles.includes(actor.role)) return 'forbidden';
  if (signedIn.passwordTooOld) return 'password-too-old';
  if (secondFactorNeeded && needsSecondFactor(actor.role) && !signedIn.secondFactor) return 'second-factor-needed';
  return undefined;
}

function sameToken(sent: string | string[] | undefined, expected: string): boolean {
  if (typeof sent !== 'string') return false;
  const a = Buffer.from(sent);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

async function auditRefusal(city: City, signedIn: SignedIn, access: Closed, why: string): Promise<void> {
  await auditAlone(city, {
    actor: signedIn.actor,
    userId: signedIn.userId,
    sessionId: signedIn.sessionId,
    action: typeof access === 'object' ? access.action : 'people.keep-own-account',
    objectKind: 'route',
    outcome: 'refused',
    detail: { why },
  });
}

/** Actor of this request. @throws Error on a route whose access is not an action: a bug */
export function actorOf(request: FastifyRequest): Actor {
  const actor = request.signedIn?.actor;
  if (actor == null) throw new Error('this route does not ask for a post');
  return actor;
}

/** The person signed in, with or without a post. @throws Error on a public route: a bug. */
export function signedInOf(request: FastifyRequest): SignedIn {
  if (request.signedIn === null) throw new Error('this route does not ask for a signed-in person');
  return request.signedIn;
}

export function setSessionCookie(reply: FastifyReply, publicUrl: URL, token: string): void {
  void reply.setCookie(sessionCookieName(publicUrl), token, cookieOptions(publicUrl));
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: URL): void {
  void reply.clearCookie(sessionCookieName(publicUrl), cookieOptions(publicUrl));
}

function cookieOptions(publicUrl: URL) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: publicUrl.protocol === 'https:' } as const;
}

/** Routes of signing in: session, second factor, acting post, own sessions, own password, one-time links. */

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { addMs } from '../../kernel/time.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { problemSchema } from '../../platform/http/problem.ts';
import { problems, uuid } from '../../platform/http/shapes.ts';
import { inTransaction, transact } from '../../platform/postgres/db.ts';
import { clearSessionCookie, sessionCookieName, signedInOf } from '../api-guard.ts';
import { refused } from '../api-replies.ts';
import { byId, openSessionView, type PeopleDeps, sessionView, signInView } from '../api-schemas.ts';
import { spendOneTimeLink } from './actions-links.ts';
import { slownessOf, triedSignIn } from './actions-lockout.ts';
import { changePassword } from './actions-own-password.ts';
import { beginSecondFactor } from './actions-second-factor.ts';
import {
  chooseActingPost,
  confirmSecondFactor,
  enterSecondFactor,
  revokeSession,
  signedInBy,
  signIn,
  signOut,
} from './actions-sign-in.ts';
import { answer, fromOf, mustWait, viewOf } from './api-session-replies.ts';
import { SESSION_IDLE_MS } from './rules-sign-in.ts';
import { sessionsOf } from './store-sessions.ts';

const password = z.string().min(1).max(200);
/** `123 456`, as many programs show it; blanks are taken out where it is compared. */
const code = z.string().trim().min(6).max(16);
const signInProblems = { 401: problemSchema, 403: problemSchema, 422: problemSchema, 429: problemSchema };

export function sessionRoutes(app: App, deps: PeopleDeps): void {
  const { city, publicUrl } = deps;

  jsonRoute(app, 'POST /api/v1/session', {
    access: 'public',
    body: z.object({ username: z.string().trim().min(1).max(60), password }),
    answer: signInView,
    otherwise: signInProblems,
    handle: async (request, reply) => {
      const from = fromOf(city, request, request.body.username);
      await pause(await slownessOf(city, triedSignIn(city, from, request.body.username)));
      return answer(deps, reply, await signIn(city, from, request.body, deps.provider !== undefined), 'sign-in-wrong');
    },
  });

  jsonRoute(app, 'POST /api/v1/session/second-factor', {
    access: 'public',
    body: z.object({ code }),
    answer: signInView,
    otherwise: signInProblems,
    handle: async (request, reply) => {
      const token = request.cookies[sessionCookieName(publicUrl)];
      if (token === undefined) return sendProblem(reply, 401, { kind: 'not-signed-in' });
      const input = { token, code: request.body.code };
      const outcome = await transact(city.db, (tx) => enterSecondFactor(tx, city, { address: request.ip }, input));
      return answer(deps, reply, outcome, 'code-wrong');
    },
  });

  jsonRoute(app, 'GET /api/v1/session', {
    access: 'signed-in',
    answer: sessionView,
    handle: async (request) => viewOf(deps, signedInOf(request)),
  });

  jsonRoute(app, 'DELETE /api/v1/session', {
    access: 'signed-in',
    handle: async (request, reply) => {
      const { sessionId, userId } = signedInOf(request);
      await transact(city.db, (tx) => signOut(tx, city, { id: sessionId, userId }));
      clearSessionCookie(reply, publicUrl);
    },
  });

  jsonRoute(app, 'PUT /api/v1/session/post', {
    access: 'signed-in',
    body: z.object({ postId: uuid }),
    answer: sessionView,
    handle: async (request, reply) => {
      const { sessionId, userId } = signedInOf(request);
      const { postId } = request.body;
      const chosen = await inTransaction(city.db, (tx) =>
        chooseActingPost(tx, city, { id: sessionId, userId }, postId),
      );
      if (!chosen.ok) return refused(reply, chosen.problem);
      const again = await signedInBy(city, request.cookies[sessionCookieName(publicUrl)] ?? '');
      if (again === undefined) return sendProblem(reply, 401, { kind: 'not-signed-in' });
      return viewOf(deps, again);
    },
  });

  jsonRoute(app, 'GET /api/v1/sessions', {
    access: 'signed-in',
    answer: z.array(openSessionView),
    handle: async (request) => {
      const me = signedInOf(request);
      const now = city.outside.now();
      const sessions = await sessionsOf(city.db, me.userId, now, addMs(now, -SESSION_IDLE_MS));
      return sessions.map((session) => ({
        id: session.id,
        browser: session.browser,
        createdAt: session.createdAt,
        lastSeenAt: session.lastSeenAt,
        expiresAt: session.expiresAt,
        secondFactor: session.secondFactorAt !== null,
        current: session.id === me.sessionId,
      }));
    },
  });

  jsonRoute(app, 'DELETE /api/v1/sessions/:id', {
    access: 'signed-in',
    params: byId,
    handle: async (request, reply) => {
      const { userId } = signedInOf(request);
      const { id } = request.params;
      const revoked = await inTransaction(city.db, (tx) => revokeSession(tx, city, { userId, by: null }, id));
      if (!revoked.ok) return refused(reply, revoked.problem);
    },
  });

  jsonRoute(app, 'PUT /api/v1/account/password', {
    access: 'signed-in',
    body: z.object({ current: password, fresh: password }),
    otherwise: { ...problems, 429: problemSchema },
    handle: async (request, reply) => {
      const { userId, sessionId } = signedInOf(request);
      const input = { userId, sessionId, address: request.ip, ...request.body };
      const changed = await changePassword(city, input);
      if (!changed.ok) return refused(reply, changed.problem);
      if (changed.value.kind === 'wrong') return refused(reply, { kind: 'password-wrong' });
      if (changed.value.kind === 'wait') return mustWait(reply, changed.value.seconds);
    },
  });

  jsonRoute(app, 'POST /api/v1/account/second-factor', {
    access: 'signed-in',
    body: z.object({ current: password.describe('The present password, again') }),
    answer: z.object({ secret: z.string(), uri: z.string().describe('otpauth:, for a QR code') }),
    otherwise: { ...problems, 429: problemSchema },
    handle: async (request, reply) => {
      const { userId, sessionId } = signedInOf(request);
      const input = { userId, sessionId, address: request.ip, current: request.body.current };
      const begun = await beginSecondFactor(city, input);
      if (!begun.ok) return refused(reply, begun.problem);
      if (begun.value.kind === 'wrong') return refused(reply, { kind: 'password-wrong' });
      if (begun.value.kind === 'wait') return mustWait(reply, begun.value.seconds);
      void reply.header('cache-control', 'no-store');
      return begun.value.value;
    },
  });

  jsonRoute(app, 'PUT /api/v1/account/second-factor', {
    access: 'signed-in',
    body: z.object({ code }),
    handle: async (request, reply) => {
      const { userId, sessionId } = signedInOf(request);
      const input = { userId, sessionId, code: request.body.code };
      const confirmed = await inTransaction(city.db, (tx) => confirmSecondFactor(tx, city, input));
      if (!confirmed.ok) return refused(reply, confirmed.problem);
    },
  });

  jsonRoute(app, 'POST /api/v1/one-time-links/spend', {
    access: 'public',
    body: z.object({ token: z.string().min(20).max(100), password }),
    answer: z.object({ username: z.string() }),
    handle: async (request, reply) => {
      const spent = await spendOneTimeLink(city, request.body);
      return spent.ok ? { username: spent.value.username } : refused(reply, spent.problem);
    },
  });
}

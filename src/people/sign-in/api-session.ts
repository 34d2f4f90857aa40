/** Routes of signing in: session, second factor, acting post, own sessions, own password, one-time links. */

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { addMs } from '../../kernel/time.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { problemSchema } from '../../platform/http/problem.ts';
import { problems, readProblems, uuid } from '../../platform/http/shapes.ts';
import { inTransaction, transact } from '../../platform/postgres/db.ts';
import { clearSessionCookie, sessionCookieName, signedInOf } from '../api-guard.ts';
import { refused } from '../api-replies.ts';
import { byId, done, openSessionView, type PeopleDeps, sessionView, signInView } from '../api-schemas.ts';
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

  app.post(
    '/api/v1/session',
    {
      config: { access: 'public' },
      schema: {
        tags: ['people'],
        body: z.object({ username: z.string().trim().min(1).max(60), password }),
        response: { 200: signInView, ...signInProblems },
      },
    },
    async (request, reply) => {
      const from = fromOf(city, request, request.body.username);
      await pause(await slownessOf(city, triedSignIn(city, from, request.body.username)));
      return answer(deps, reply, await signIn(city, from, request.body), 'sign-in-wrong');
    },
  );

  app.post(
    '/api/v1/session/second-factor',
    {
      config: { access: 'public' },
      schema: {
        tags: ['people'],
        body: z.object({ code }),
        response: { 200: signInView, ...signInProblems },
      },
    },
    async (request, reply) => {
      const token = request.cookies[sessionCookieName(publicUrl)];
      if (token === undefined) return sendProblem(reply, 401, { kind: 'not-signed-in' });
      const input = { token, code: request.body.code };
      const outcome = await transact(city.db, (tx) => enterSecondFactor(tx, city, { address: request.ip }, input));
      return answer(deps, reply, outcome, 'code-wrong');
    },
  );

  app.get(
    '/api/v1/session',
    {
      config: { access: 'signed-in' },
      schema: { tags: ['people'], response: { 200: sessionView, ...readProblems } },
    },
    async (request) => viewOf(deps, signedInOf(request)),
  );

  app.delete(
    '/api/v1/session',
    { config: { access: 'signed-in' }, schema: { tags: ['people'], response: { 204: done, ...problems } } },
    async (request, reply) => {
      const { sessionId, userId } = signedInOf(request);
      await transact(city.db, (tx) => signOut(tx, city, { id: sessionId, userId }));
      clearSessionCookie(reply, publicUrl);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/api/v1/session/post',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['people'],
        body: z.object({ postId: uuid }),
        response: { 200: sessionView, ...problems },
      },
    },
    async (request, reply) => {
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
  );

  app.get(
    '/api/v1/sessions',
    {
      config: { access: 'signed-in' },
      schema: { tags: ['people'], response: { 200: z.array(openSessionView), ...readProblems } },
    },
    async (request) => {
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
  );

  app.delete(
    '/api/v1/sessions/:id',
    {
      config: { access: 'signed-in' },
      schema: { tags: ['people'], params: byId, response: { 204: done, ...problems } },
    },
    async (request, reply) => {
      const { userId } = signedInOf(request);
      const { id } = request.params;
      const revoked = await inTransaction(city.db, (tx) => revokeSession(tx, city, { userId, by: null }, id));
      if (!revoked.ok) return refused(reply, revoked.problem);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/api/v1/account/password',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['people'],
        body: z.object({ current: password, fresh: password }),
        response: { 204: done, ...problems, 429: problemSchema },
      },
    },
    async (request, reply) => {
      const { userId, sessionId } = signedInOf(request);
      const input = { userId, sessionId, address: request.ip, ...request.body };
      const changed = await changePassword(city, input);
      if (!changed.ok) return refused(reply, changed.problem);
      if (changed.value.kind === 'wrong') return refused(reply, { kind: 'password-wrong' });
      if (changed.value.kind === 'wait') return mustWait(reply, changed.value.seconds);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/account/second-factor',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['people'],
        body: z.object({ current: password.describe('The present password, again') }),
        response: {
          200: z.object({ secret: z.string(), uri: z.string().describe('otpauth:, for a QR code') }),
          ...problems,
          429: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { userId, sessionId } = signedInOf(request);
      const input = { userId, sessionId, address: request.ip, current: request.body.current };
      const begun = await beginSecondFactor(city, input);
      if (!begun.ok) return refused(reply, begun.problem);
      if (begun.value.kind === 'wrong') return refused(reply, { kind: 'password-wrong' });
      if (begun.value.kind === 'wait') return mustWait(reply, begun.value.seconds);
      void reply.header('cache-control', 'no-store');
      return begun.value.value;
    },
  );

  app.put(
    '/api/v1/account/second-factor',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['people'],
        body: z.object({ code }),
        response: { 204: done, ...problems },
      },
    },
    async (request, reply) => {
      const { userId, sessionId } = signedInOf(request);
      const input = { userId, sessionId, code: request.body.code };
      const confirmed = await inTransaction(city.db, (tx) => confirmSecondFactor(tx, city, input));
      if (!confirmed.ok) return refused(reply, confirmed.problem);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/one-time-links/spend',
    {
      config: { access: 'public' },
      schema: {
        tags: ['people'],
        body: z.object({ token: z.string().min(20).max(100), password }),
        response: { 200: z.object({ username: z.string() }), ...problems },
      },
    },
    async (request, reply) => {
      const spent = await spendOneTimeLink(city, request.body);
      return spent.ok ? { username: spent.value.username } : refused(reply, spent.problem);
    },
  );
}

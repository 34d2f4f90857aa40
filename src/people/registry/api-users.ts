/** Routes of accounts: what the system and the security administrator do with them. */

import { z } from 'zod';
import { addMs } from '../../kernel/time.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { addressFor } from '../../platform/http/own-address.ts';
import { divisionCode, problems, text, uuid } from '../../platform/http/shapes.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { actorOf } from '../api-guard.ts';
import { refused, waits } from '../api-replies.ts';
import {
  byId,
  holdingLine,
  openSessionView,
  type PeopleDeps,
  userFilter,
  userView,
  waitsView,
} from '../api-schemas.ts';
import { clearLockout } from '../sign-in/actions-clear-lockout.ts';
import { askOneTimeLink, makeOneTimeLink } from '../sign-in/actions-links.ts';
import { removeSecondFactor } from '../sign-in/actions-second-factor.ts';
import { revokeSession } from '../sign-in/actions-sign-in.ts';
import { SESSION_IDLE_MS } from '../sign-in/rules-sign-in.ts';
import { sessionsOf } from '../sign-in/store-sessions.ts';
import { doOrAsk } from '../waiting/actions-waiting.ts';
import { auditAlone, scopeOf, todayIn } from './actions-acting.ts';
import { withDivisions, withUnitNames } from './actions-names.ts';
import { standingOf } from './actions-standing.ts';
import { askToDisable, createUser, setUserDisabled } from './actions-users.ts';
import { listRoute } from './api-sheets.ts';
import { usersSheet } from './sheets.ts';
import { holdingsOfUser } from './store-holdings.ts';
import { eachUser, listUsers, userById } from './store-users.ts';

const NOT_FOUND = { kind: 'user-not-found' } as const;

const userLineView = userView
  .extend({
    posts: z.array(z.object({ unitName: z.string(), title: z.string() })).describe('Held today'),
    lastSignInAt: z.string().nullable().describe('As far back as sessions are kept'),
  })
  .meta({ id: 'UserLine' });

export function userRoutes(app: App, { city, publicUrl }: PeopleDeps): void {
  const acts = peopleActs(app, city);
  listRoute(app, city, {
    path: '/api/v1/users',
    access: peopleAccess.readUsers,
    query: userFilter,
    answer: z.array(userLineView),
    read: async (query, request) => {
      const actor = actorOf(request);
      const scope = await scopeOf(city.db, actor);
      const users = await listUsers(city.db, scope, query);
      await auditAlone(city, {
        actor,
        action: peopleAccess.readUsers.action,
        objectKind: 'user',
        detail: { rows: users.length },
      });
      const standing = await standingOf(city.db, scope, users, todayIn(city));
      return users.map((user) => ({ ...user, ...standing(user) }));
    },
    sheet: usersSheet,
    rows: (tx, scope, filter) =>
      withDivisions(tx, eachUser(tx, scope, filter), (users) => standingOf(tx, scope, users, todayIn(city))),
  });

  jsonRoute(app, 'GET /api/v1/users/:id', {
    access: peopleAccess.readUsers,
    params: byId,
    answer: z.object({ user: userView, holdings: z.array(holdingLine), sessions: z.array(openSessionView) }),
    handle: async (request, reply) => {
      const actor = actorOf(request);
      const user = await userById(city.db, request.params.id);
      const scope = await scopeOf(city.db, actor);
      if (user === undefined || !scope.divisionCodes.includes(user.divisionCode)) {
        return sendProblem(reply, 404, NOT_FOUND);
      }
      const now = city.outside.now();
      const sessions = await sessionsOf(city.db, user.id, now, addMs(now, -SESSION_IDLE_MS));
      await auditAlone(city, { actor, action: peopleAccess.readUsers.action, objectKind: 'user', objectId: user.id });
      return {
        user,
        holdings: await withUnitNames(city.db, await holdingsOfUser(city.db, user.id, todayIn(city))),
        sessions: sessions.map((session) => ({
          id: session.id,
          browser: session.browser,
          createdAt: session.createdAt,
          lastSeenAt: session.lastSeenAt,
          expiresAt: session.expiresAt,
          secondFactor: session.secondFactorAt !== null,
          current: session.id === request.signedIn?.sessionId,
        })),
      };
    },
  });

  acts.post('/api/v1/users', {
    access: peopleAccess.keepUsers,
    body: z.object({
      id: uuid.describe('Made by the caller: the same id again gives the same account'),
      username: z.string().trim().min(3).max(40),
      displayName: text(60),
      divisionCode,
      email: z.email().nullable().default(null),
    }),
    answer: userView,
    act: (tx, actor, { body }) => createUser(tx, city, actor, body),
  });

  acts.put('/api/v1/users/:id/disabled', {
    access: peopleAccess.keepUsers,
    params: byId,
    body: z.object({ disabled: z.boolean() }),
    answer: userView,
    act: (tx, actor, { params, body }) =>
      setUserDisabled(tx, city, actor, { userId: params.id, disabled: body.disabled }),
    ask: (tx, actor, { params, body }) =>
      askToDisable(tx, city, actor, { userId: params.id, disabled: body.disabled }.userId),
  });

  jsonRoute(app, 'POST /api/v1/users/:id/one-time-links', {
    access: peopleAccess.keepUsers,
    params: byId,
    answer: z.object({ url: z.string(), expiresAt: z.string() }),
    otherwise: {
      202: waitsView.extend({ url: z.string().describe('Opens nothing until a second person releases it') }),
      ...problems,
    },
    handle: async (request, reply) => {
      const actor = actorOf(request);
      const userId = request.params.id;
      void reply.header('cache-control', 'no-store');
      const made = await doOrAsk(
        () => inTransaction(city.db, (tx) => makeOneTimeLink(tx, city, actor, userId)),
        () => inTransaction(city.db, (tx) => askOneTimeLink(tx, city, actor, userId)),
      );
      if (!made.ok) return refused(reply, made.problem);
      const { value } = made;
      if (!value.waits) {
        return {
          url: oneTimeLinkUrl(addressFor(request, publicUrl), value.value.token),
          expiresAt: value.value.expiresAt,
        };
      }
      return reply.send({
        ...waits(reply, value.asked.act),
        url: oneTimeLinkUrl(addressFor(request, publicUrl), value.asked.token),
      });
    },
  });

  acts.remove('/api/v1/users/:id/second-factor', {
    access: peopleAccess.keepSignIns,
    params: byId,
    answer: userView,
    act: (tx, actor, { params }) => removeSecondFactor(tx, city, actor, params.id),
  });

  acts.remove('/api/v1/users/:id/lockout', {
    access: peopleAccess.keepSignIns,
    params: byId,
    act: (tx, actor, { params }) => clearLockout(tx, city, actor, params.id),
  });

  acts.remove('/api/v1/users/:id/sessions/:sessionId', {
    access: peopleAccess.keepSignIns,
    params: z.object({ id: uuid, sessionId: uuid }),
    act: (tx, actor, { params }) => revokeSession(tx, city, { userId: actor.userId, by: actor }, params.sessionId),
  });
}

/** URL of a one-time link; the token is behind the `#`, which browsers do not send, so that no log on the way holds it. */
export function oneTimeLinkUrl(publicUrl: URL, token: string): string {
  return `${publicUrl.origin}/console/welcome#${token}`;
}

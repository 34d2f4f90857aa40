/** Routes of the console: the keys of outside systems. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { actorOf, audit, divisionNames, listRoute, scopeOf } from '../people/index.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { problems, readProblems, text, uuid } from '../platform/http/shapes.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { open311Access } from './access.ts';
import { issueKey, revokeKey } from './actions-keys.ts';
import type { Open311Deps } from './api-georeport.ts';
import type { Client, Open311Problem } from './model.ts';
import { keysSheet } from './sheets.ts';
import { listClients } from './store-clients.ts';

const keyView = z
  .object({
    id: z.string(),
    name: z.string(),
    purpose: z.string(),
    divisionCode: z.string(),
    keyHint: z.string().describe('The last four characters'),
    issuedAt: z.string(),
    lastUsedWeek: z.string().nullable().describe('Monday of the week; no day and no count'),
    revokedAt: z.string().nullable(),
    revokeReason: z.string().nullable(),
  })
  .meta({ id: 'Open311Key' });
const issuedView = z
  .object({ client: keyView, key: z.string().nullable().describe('Shown this once; null when it was issued before') })
  .meta({ id: 'Open311KeyIssued' });

export function keyRoutes(app: App, { city }: Open311Deps): void {
  listRoute(app, city, {
    path: '/api/v1/open311/keys',
    access: open311Access.keepKeys,
    tags: ['open311'],
    query: {},
    answer: z.array(keyView),
    refusals: readProblems,
    read: async (_, request) => {
      const actor = actorOf(request);
      const clients = await listClients(city.db, await scopeOf(city.db, actor));
      await transact(city.db, (tx) =>
        audit(tx, city, {
          actor,
          action: open311Access.keepKeys.action,
          objectKind: 'open311-key',
          objectId: null,
          outcome: 'done',
          detail: { what: 'listed', rows: clients.length },
        }),
      );
      return [...clients];
    },
    sheet: keysSheet,
    rows: async function* (tx, scope) {
      const nameOf = await divisionNames(tx);
      const clients = await listClients(tx, scope);
      yield clients.map((key) => ({ ...key, division: nameOf(key.divisionCode) }));
    },
  });

  app.post(
    '/api/v1/open311/keys',
    {
      config: { access: open311Access.keepKeys },
      schema: {
        tags: ['open311'],
        body: z.object({
          id: uuid.describe('Made by the caller: the same id again gives the same key, without showing it'),
          name: text(80).describe('The outside system'),
          purpose: text(200),
          divisionCode: z.string().regex(/^[0-9A-Z]{6}([0-9]{3})?$/),
        }),
        response: { 200: issuedView, ...problems },
      },
    },
    async (request, reply) => {
      const issued = await inTransaction(city.db, (tx) => issueKey(tx, city, actorOf(request), request.body));
      void reply.header('cache-control', 'no-store');
      return issued.ok ? issued.value : refused(reply, issued.problem);
    },
  );

  app.post(
    '/api/v1/open311/keys/:id/revocation',
    {
      config: { access: open311Access.keepKeys },
      schema: {
        tags: ['open311'],
        params: z.object({ id: uuid }),
        body: z.object({ reason: text(200) }),
        response: { 200: keyView, ...problems },
      },
    },
    async (request, reply) => {
      const revoke = { id: request.params.id, reason: request.body.reason };
      const revoked = await inTransaction(city.db, (tx) => revokeKey(tx, city, actorOf(request), revoke));
      return revoked.ok ? (revoked.value satisfies Client) : refused(reply, revoked.problem);
    },
  );
}

function refused(reply: FastifyReply, problem: Open311Problem): never {
  switch (problem.kind) {
    case 'open311-key-not-found':
      return sendProblem(reply, 404, problem);
    case 'outside-your-division':
      return sendProblem(reply, 403, problem);
    case 'submission-reused':
      return sendProblem(reply, 409, problem);
    case 'reason-too-short':
      return sendProblem(reply, 422, problem);
  }
}

/** Routes of the vault: what is sealed, opening, asking a second person, and past openings. */

import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { actorOf, readerOf } from '../people/index.ts';
import { entityById } from '../places/index.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problems } from '../platform/http/shapes.ts';
import { vaultAccess } from './access.ts';
import { holdingsOf } from './actions.ts';
import { askToOpen, decideOpening, openingsOf, openSecret, requestsOf } from './actions-open.ts';
import { dataRoutes } from './api-data.ts';
import { isTied, knocking, refused, type VaultDeps } from './api-knock.ts';
import { office, reason, uuid } from './api-schemas.ts';
import { type OpeningRequest, SECRET_FIELDS } from './model.ts';

const ofMatter = z.object({ matterId: uuid });
const fields = z.array(z.enum(SECRET_FIELDS)).min(1).max(SECRET_FIELDS.length);
const NOT_FOUND = { kind: 'not-found' } as const;

const holdingsView = z
  .object({
    fields,
    erasedAt: z.string().nullable(),
    persons: z.int().describe('How many persons a look takes'),
  })
  .extend({ fields: z.array(z.enum(SECRET_FIELDS)) })
  .meta({ id: 'VaultHoldings' });
const secretsView = z
  .object({
    name: z.string().optional(),
    phone: z.string().optional(),
    words: z.string().optional(),
    entity: z.object({ id: z.string(), name: z.string(), uscc: z.string() }).optional(),
  })
  .meta({ id: 'OpenedIdentity' });
const openingView = z
  .object({
    at: z.string(),
    fields: z.array(z.enum(SECRET_FIELDS)),
    office,
    approvedBy: office.nullable(),
    reason: z.string(),
  })
  .meta({ id: 'IdentityOpening' });
const requestView = z
  .object({
    id: z.string(),
    fields: z.array(z.enum(SECRET_FIELDS)),
    reason: z.string(),
    office,
    mine: z.boolean(),
    at: z.string(),
    decision: z.object({ approved: z.boolean(), office, at: z.string() }).nullable(),
    spent: z.boolean(),
  })
  .meta({ id: 'IdentityRequest' });

export function vaultRoutes(app: App, deps: VaultDeps): void {
  const { city, matterFacts } = deps;
  const knock = knocking(deps);
  dataRoutes(app, deps);
  jsonRoute(app, 'GET /api/v1/matters/:matterId/identity', {
    access: vaultAccess.readHoldings,
    params: ofMatter,
    answer: holdingsView,
    otherwise: problems,
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const reader = await readerOf(city.db, city, actorOf(request));
      const about = await matterFacts(city.db, reader, matterId);
      if (about === undefined) return sendProblem(reply, 404, NOT_FOUND);
      if (isTied(reader, about)) return refused(reply, { kind: 'conflict-of-interest' });
      const held = await holdingsOf(city.db, matterId);
      return { ...held, persons: about.lane === 'discipline' ? 2 : 1 };
    },
  });
  jsonRoute(app, 'POST /api/v1/matters/:matterId/identity-openings', {
    access: vaultAccess.openIdentity,
    params: ofMatter,
    body: z.object({ submissionId: uuid, fields, reason, requestId: uuid.optional() }),
    answer: secretsView,
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const { requestId, ...asked } = request.body;
      const look = { ...asked, matterId, ...(requestId === undefined ? {} : { requestId }) };
      const done = await knock(request, matterId, vaultAccess.openIdentity.action, (tx, scope, about) =>
        openSecret(tx, city, scope, { ...look, about }),
      );
      if (done === undefined) return sendProblem(reply, 404, NOT_FOUND);
      if (!done.ok) return refused(reply, done.problem);
      const { entity: entityId, ...texts } = done.value;
      const entity = entityId === undefined ? undefined : await entityById(city.db, entityId as Uuid);
      void reply.header('cache-control', 'no-store');
      return entity === undefined
        ? texts
        : { ...texts, entity: { id: entity.id, name: entity.name, uscc: entity.uscc } };
    },
  });
  jsonRoute(app, 'GET /api/v1/matters/:matterId/identity-openings', {
    access: vaultAccess.readHoldings,
    params: ofMatter,
    answer: z.array(openingView),
    otherwise: problems,
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const reader = await readerOf(city.db, city, actorOf(request));
      const about = await matterFacts(city.db, reader, matterId);
      if (about === undefined) return sendProblem(reply, 404, NOT_FOUND);
      if (isTied(reader, about)) return refused(reply, { kind: 'conflict-of-interest' });
      return openingsOf(city.db, matterId);
    },
  });
  jsonRoute(app, 'GET /api/v1/matters/:matterId/identity-requests', {
    access: vaultAccess.decideOpening,
    sealed: true,
    params: ofMatter,
    answer: z.array(requestView),
    otherwise: problems,
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const actor = actorOf(request);
      const reader = await readerOf(city.db, city, actor);
      const about = await matterFacts(city.db, reader, matterId);
      if (about === undefined) return sendProblem(reply, 404, NOT_FOUND);
      if (isTied(reader, about)) return refused(reply, { kind: 'conflict-of-interest' });
      return (await requestsOf(city.db, matterId)).map((wish) => shownTo(actor.userId, wish));
    },
  });
  jsonRoute(app, 'POST /api/v1/matters/:matterId/identity-requests', {
    access: vaultAccess.askToOpen,
    sealed: true,
    params: ofMatter,
    body: z.object({ submissionId: uuid, fields, reason }),
    status: 201,
    answer: z.object({ requestId: z.string() }),
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const done = await knock(request, matterId, vaultAccess.askToOpen.action, (tx, scope, about) =>
        askToOpen(tx, city, scope, { ...request.body, matterId, about }),
      );
      if (done === undefined) return sendProblem(reply, 404, NOT_FOUND);
      return done.ok ? done.value : refused(reply, done.problem);
    },
  });
  jsonRoute(app, 'POST /api/v1/matters/:matterId/identity-requests/:requestId/decision', {
    access: vaultAccess.decideOpening,
    sealed: true,
    params: z.object({ matterId: uuid, requestId: uuid }),
    body: z.object({ approve: z.boolean(), reason }),
    answer: z.array(requestView),
    handle: async (request, reply) => {
      const { matterId, requestId } = request.params;
      const done = await knock(request, matterId, vaultAccess.decideOpening.action, (tx, scope, about) =>
        decideOpening(tx, city, scope, { ...request.body, matterId, requestId, about }),
      );
      if (done === undefined) return sendProblem(reply, 404, NOT_FOUND);
      if (!done.ok) return refused(reply, done.problem);
      const { userId } = actorOf(request);
      return (await requestsOf(city.db, matterId)).map((wish) => shownTo(userId, wish));
    },
  });
}

function shownTo(userId: Uuid, { askedByUser, matterId: _, ...wish }: OpeningRequest) {
  return { ...wish, mine: askedByUser === userId };
}

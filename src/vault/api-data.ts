/** Routes of requests about one's own data, for the posts that may answer them. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import { localDateOf } from '../kernel/time.ts';
import { actorOf, auditAlone, listRoute, type Reader, readerOf } from '../people/index.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problemSchema } from '../platform/http/problem.ts';
import { limit, problems } from '../platform/http/shapes.ts';
import { type Queryable, type Tx, transact } from '../platform/postgres/db.ts';
import { vaultAccess } from './access.ts';
import { basisOfRequest, registerDataRequest, wordsOfRequest } from './actions-data.ts';
import { answerDataRequest, decideErasure } from './actions-data-answer.ts';
import { knocking, refused, type VaultDeps } from './api-knock.ts';
import * as shape from './api-schemas.ts';
import type { MatterFacts, VaultProblem } from './model.ts';
import type { DataRequest } from './model-data.ts';
import { READER } from './rules.ts';
import { dataActsFor, dataLight, standingOf } from './rules-data.ts';
import { dataRequestSheet, type NumberedRequest } from './sheets.ts';
import { dataRequestById, eachDataRequest, listDataRequests, mattersAskedAbout } from './store-data.ts';

const NOT_FOUND = { kind: 'not-found' } as const;
const BASE = '/api/v1/personal-data-requests';
const ofRequest = z.object({ id: shape.uuid });

export function dataRoutes(app: App, deps: VaultDeps): void {
  const { city, openReceipt, personalData, eraseMatter, tooNearAmong, matterNumbers } = deps;
  const knock = knocking(deps);

  listRoute(app, city, {
    path: BASE,
    access: vaultAccess.readDataRequests,
    summary: "Requests of one's own divisions and lane, those that wait first",
    query: {
      state: z.enum(['open', 'answered', 'all']).default('open'),
      limit,
      offset: z.coerce.number().int().min(0).max(100_000).default(0),
    },
    answer: shape.dataPage,
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await readerOf(city.db, city, actorOf(request));
      const without = await tooNearFor(city.db, scope);
      const { total, items } = await listDataRequests(city.db, scope, { ...filter, without }, { limit, offset });
      return { total, items: (await numbered(city.db, items)).map(lineOf) };
    },
    sheet: dataRequestSheet(city.outside.now),
    rows: async function* (tx, scope, filter) {
      const without = await tooNearFor(tx, scope);
      for await (const items of eachDataRequest(tx, scope, { ...filter, without })) yield await numbered(tx, items);
    },
  });
  jsonRoute(app, `POST ${BASE}`, {
    access: vaultAccess.answerDataRequest,
    summary: 'Write down what somebody who came or wrote asks; they are known by their receipt or by comparison',
    body: shape.registering,
    status: 201,
    answer: shape.registered,
    otherwise: { ...problems, 429: problemSchema },
    handle: async (request, reply) => {
      const { known, ...asked } = request.body;
      let matterId: Uuid;
      if (known.by === 'receipt') {
        const opened = await transact(city.db, (tx) =>
          openReceipt(tx, city, { number: known.number, pass: known.pass, who: `account/${actorOf(request).userId}` }),
        );
        if (opened.kind === 'wrong') return refused(reply, { kind: 'receipt-wrong' });
        if (opened.kind === 'wait') return refused(reply, { kind: 'receipt-waits', seconds: opened.seconds });
        matterId = opened.matterId;
      } else matterId = known.matterId;
      const said = known.by === 'receipt' ? null : { name: known.name, phone: known.phone };
      const done = await knock(request, matterId, vaultAccess.answerDataRequest.action, (tx, scope, about) =>
        registerDataRequest(tx, city, scope, { ...asked, matterId, about, said }),
      );
      if (done === undefined) return sendProblem(reply, 404, NOT_FOUND);
      return done.ok ? done.value : refused(reply, done.problem);
    },
  });
  jsonRoute(app, `GET ${BASE}/:id`, {
    access: vaultAccess.readDataRequests,
    params: ofRequest,
    answer: shape.dataView,
    otherwise: problems,
    handle: async (request, reply) => {
      const scope = await readerOf(city.db, city, actorOf(request));
      const found = await mine(scope, request.params.id);
      if (found === undefined) return sendProblem(reply, 404, NOT_FOUND);
      const { id: objectId } = found;
      const read = { action: vaultAccess.readDataRequests.action, objectKind: 'data-request', objectId } as const;
      await auditAlone(city, { actor: scope.actor, ...read });
      void reply.header('cache-control', 'no-store');
      return viewOf(found, scope);
    },
  });
  jsonRoute(app, `POST ${BASE}/:id/answer`, {
    access: vaultAccess.answerDataRequest,
    params: ofRequest,
    body: shape.answering,
    answer: shape.dataView,
    handle: (request, reply) =>
      answered(request, reply, vaultAccess.answerDataRequest.action, (tx, scope, about) =>
        answerDataRequest(tx, city, scope, { ...request.body, requestId: request.params.id, about }),
      ),
  });
  jsonRoute(app, `POST ${BASE}/:id/copy`, {
    access: vaultAccess.answerDataRequest,
    summary: 'Hand over everything that is kept; a look at the identity, which the complainant is shown',
    params: ofRequest,
    body: shape.copying,
    answer: shape.personalDataView,
    handle: async (request, reply) => {
      const scope = await readerOf(city.db, city, actorOf(request));
      const found = await mine(scope, request.params.id);
      if (found === undefined) return sendProblem(reply, 404, NOT_FOUND);
      const requestId = found.id;
      const done = await knock(request, found.matterId, vaultAccess.answerDataRequest.action, (tx, by, about) =>
        answerDataRequest(tx, city, by, { act: 'copy', ...request.body, requestId, about }),
      );
      if (done === undefined) return sendProblem(reply, 404, NOT_FOUND);
      if (!done.ok) return refused(reply, done.problem);
      const data = await personalData(city.db, city, found.matterId);
      if (data === undefined) return sendProblem(reply, 404, NOT_FOUND);
      void reply.header('cache-control', 'no-store');
      // The value is deeply read-only, which the schema's type is not; the serializer only reads it.
      return data as unknown as z.input<typeof shape.personalDataView>;
    },
  });
  jsonRoute(app, `POST ${BASE}/:id/erasure-decision`, {
    access: vaultAccess.answerDataRequest,
    summary: 'The second person lets the data be destroyed, or not',
    params: ofRequest,
    body: shape.deciding,
    answer: shape.dataView,
    handle: (request, reply) =>
      answered(request, reply, vaultAccess.answerDataRequest.action, (tx, scope, about) =>
        decideErasure(tx, city, scope, { ...request.body, requestId: request.params.id, about }, eraseMatter),
      ),
  });

  /** A request within the reach and lane of the reader, about no matter too near; undefined as if it did not exist. */
  async function mine(scope: Reader, id: Uuid): Promise<DataRequest | undefined> {
    const found = await dataRequestById(city.db, id);
    if (found === undefined || READER[found.lane] !== scope.actor.role) return undefined;
    if (!scope.divisionCodes.includes(found.divisionCode)) return undefined;
    return (await tooNearAmong(city.db, scope, [found.matterId])).length > 0 ? undefined : found;
  }

  async function tooNearFor(q: Queryable, scope: Reader): Promise<readonly Uuid[]> {
    return tooNearAmong(q, scope, await mattersAskedAbout(q, scope));
  }

  async function answered(
    request: FastifyRequest<{ Params: { id: Uuid } }>,
    reply: FastifyReply,
    action: string,
    act: (tx: Tx, scope: Reader, about: MatterFacts) => Promise<Result<unknown, VaultProblem>>,
  ) {
    const scope = await readerOf(city.db, city, actorOf(request));
    const found = await mine(scope, request.params.id);
    if (found === undefined) return sendProblem(reply, 404, NOT_FOUND);
    const done = await knock(request, found.matterId, action, act);
    if (done === undefined) return sendProblem(reply, 404, NOT_FOUND);
    if (!done.ok) return refused(reply, done.problem);
    return viewOf((await dataRequestById(city.db, found.id)) ?? found, scope);
  }

  async function numbered(q: Queryable, items: readonly DataRequest[]): Promise<readonly NumberedRequest[]> {
    const numbers = await matterNumbers(
      q,
      items.map(({ matterId }) => matterId),
    );
    return items.map((request) => ({ ...request, matterNumber: numbers.get(request.matterId) ?? '' }));
  }

  function lineOf(request: NumberedRequest) {
    const { matterNumber } = request;
    const { id, matterId, divisionCode, kind, channel, knownBy, identified, receivedOn, dueOn, dueProvisional } =
      request;
    const light = dataLight(request, localDateOf(city.outside.now()));
    const standing = standingOf(request.steps);
    const facts = { id, matterId, divisionCode, kind, channel, knownBy, identified, receivedOn, dueOn, dueProvisional };
    return { ...facts, matterNumber, light, standing };
  }

  async function viewOf(request: DataRequest, scope: Reader) {
    const { amount, unit } = request.limit;
    const [line = { ...request, matterNumber: '' }] = await numbered(city.db, [request]);
    return {
      ...lineOf(line),
      words: await wordsOfRequest(city.db, city, request),
      office: request.office,
      limit: { amount, unit, basis: (await basisOfRequest(city.db, request)).basis },
      acts: [...dataActsFor(request, scope.actor.userId)],
      steps: request.steps.map(({ what, ground, reason, office, at }) => ({ what, ground, reason, office, at })),
    };
  }
}

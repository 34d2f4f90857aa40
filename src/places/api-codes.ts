/** Routes of codes: list, issue, revoke, re-issue, the plaque, scans of dead ones. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { actorOf, type Scope, scopeOf } from '../people/index.ts';
import { type App, sendProblem } from '../platform/http.ts';
import { preferredLang } from '../platform/words.ts';
import { placesAccess } from './access.ts';
import { registrarOf } from './actions.ts';
import { issueCode, parseCode, reissueCode, revokeCode } from './actions-codes.ts';
import {
  asPage,
  codeView,
  flag,
  type PlacesDeps,
  pageOf,
  paging,
  problems,
  readProblems,
  refused,
  said,
  uuid,
  written,
} from './api-schemas.ts';
import { REVOKE_REASONS } from './model.ts';
import { PLAQUE_SIZES, plaquePage } from './pages-plaque.tsx';
import { codeUrl } from './rules.ts';
import { type CodeLine, listCodes, listDeadScans } from './store-codes.ts';

const byId = z.object({ id: uuid });
const deadScanView = z
  .object({ day: z.string(), codeId: z.string().nullable(), text: z.string().nullable(), scans: z.int() })
  .meta({ id: 'DeadScans' });

export function codeRoutes(app: App, { city, publicUrl }: PlacesDeps): void {
  const shown = (line: CodeLine) => ({ ...line, url: codeUrl(publicUrl, line.text) });
  const oneLine = async (scope: Scope, id: Uuid): Promise<CodeLine | undefined> =>
    (await listCodes(city.db, scope, { id }, { limit: 1, offset: 0 })).items[0];
  const answer = async (scope: Scope, reply: FastifyReply, id: Uuid) => {
    const line = await oneLine(scope, id);
    return line === undefined ? sendProblem(reply, 404, { kind: 'code-not-found' }) : shown(line);
  };

  app.get(
    '/api/v1/codes',
    {
      config: { access: placesAccess.readCodes },
      schema: {
        querystring: z.object({
          ...paging,
          kind: z.enum(['window', 'entity']).optional(),
          living: flag.optional(),
          hallId: uuid.optional(),
          windowId: uuid.optional(),
          entityId: uuid.optional(),
          divisionCode: z.string().optional(),
          text: z.string().max(40).optional().describe('As printed, in any case, with or without the hyphen'),
        }),
        response: { 200: pageOf(codeView), ...readProblems },
      },
    },
    async (request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { limit, offset, text, ...filter } = request.query;
      const parsed = text === undefined ? undefined : parseCode(city.keys, text);
      if (text !== undefined && parsed === undefined) return { total: 0, items: [] };
      const page = await listCodes(city.db, scope, said({ ...filter, text: parsed }), { limit, offset });
      return asPage({ total: page.total, items: page.items.map(shown) });
    },
  );
  app.get(
    '/api/v1/codes/:id',
    {
      config: { access: placesAccess.readCodes },
      schema: { params: byId, response: { 200: codeView, ...readProblems } },
    },
    async (request, reply) => answer(await scopeOf(city.db, actorOf(request)), reply, request.params.id),
  );
  app.post(
    '/api/v1/codes',
    {
      config: { access: placesAccess.keepCodes },
      schema: {
        body: z.object({
          submissionId: uuid,
          place: z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('window'), windowId: uuid }),
            z.object({ kind: z.literal('entity'), entityId: uuid }),
          ]),
        }),
        response: { 201: codeView, ...problems },
      },
    },
    async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const done = await written(city, (tx) => issueCode(tx, city, registrarOf(scope), request.body));
      if (!done.ok) return refused(reply, done.problem);
      reply.code(201);
      return answer(scope, reply, done.value.id);
    },
  );
  app.post(
    '/api/v1/codes/:id/revocation',
    {
      config: { access: placesAccess.keepCodes },
      schema: {
        params: byId,
        body: z.object({ reason: z.enum(REVOKE_REASONS) }),
        response: { 200: codeView, ...problems },
      },
    },
    async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const asked = { codeId: request.params.id, reason: request.body.reason };
      const done = await written(city, (tx) => revokeCode(tx, city, registrarOf(scope), asked));
      return done.ok ? answer(scope, reply, done.value.id) : refused(reply, done.problem);
    },
  );
  app.post(
    '/api/v1/codes/:id/successor',
    {
      config: { access: placesAccess.keepCodes },
      schema: {
        params: byId,
        body: z.object({ submissionId: uuid, reason: z.enum(REVOKE_REASONS) }),
        response: { 201: codeView, ...problems },
      },
    },
    async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const asked = { codeId: request.params.id, ...request.body };
      const done = await written(city, (tx) => reissueCode(tx, city, registrarOf(scope), asked));
      if (!done.ok) return refused(reply, done.problem);
      reply.code(201);
      return answer(scope, reply, done.value.id);
    },
  );
  app.get(
    '/api/v1/codes/:id/plaque',
    {
      config: { access: placesAccess.readCodes },
      schema: {
        params: byId,
        querystring: z.object({ size: z.enum(PLAQUE_SIZES).default('120x160'), lang: z.enum(['zh', 'en']).optional() }),
        response: { 200: z.string().describe('HTML, to be printed'), ...readProblems },
        produces: ['text/html'],
      },
    },
    async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const line = await oneLine(scope, request.params.id);
      if (line === undefined) return sendProblem(reply, 404, { kind: 'code-not-found' });
      const lang = request.query.lang ?? preferredLang(request.headers['accept-language']);
      const page = plaquePage(line, codeUrl(publicUrl, line.text), request.query.size, lang);
      return reply
        .header('content-security-policy', page.contentSecurityPolicy)
        .type('text/html; charset=utf-8')
        .serializer((html: unknown) => String(html))
        .send(page.html);
    },
  );
  app.get(
    '/api/v1/dead-scans',
    {
      config: { access: placesAccess.readCodes },
      schema: { querystring: z.object(paging), response: { 200: pageOf(deadScanView), ...readProblems } },
    },
    async (request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return asPage(await listDeadScans(city.db, scope, request.query));
    },
  );
}

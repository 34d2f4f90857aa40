/** Routes of draws: the list, one draw, whom it could be drawn from and by, and its acts. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { actorOf, actRoutes, divisionTree, listRoute, postsAmong, scopeOf, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problemTitle } from '../platform/http/problem.ts';
import type { Statuses } from '../platform/http/refusing.ts';
import { flag, paging, readProblems, refusals, uuid } from '../platform/http/shapes.ts';
import { preferredLang, speak } from '../platform/pages/words.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { drawsAccess, SUPERVISING, TAKING_PART } from './access.ts';
import { announceDraw, commitToDraw, publishDraw, revealForDraw, withdrawDraw } from './actions.ts';
import { candidatesOf } from './actions-candidates.ts';
import { drawLines, drawView } from './actions-view.ts';
import { publicDraws } from './api-public.ts';
import { digest, drawLine, drawViewShape, newDraw, secret, shownDraw, shownLine, sourceShape } from './api-schemas.ts';
import { DRAW_STATES, type Draw, type DrawsProblem } from './model.ts';
import { drawsPages } from './pages.tsx';
import { drawsSheet } from './sheets.ts';
import { eachDraw, listDraws, readableDraw } from './store.ts';
import { drawsWords } from './words.ts';

type DrawsDeps = Readonly<{ city: City }>;

const STATUS: Statuses<DrawsProblem> = {
  'draw-not-found': 404,
  'submission-reused': 409,
  'outside-your-division': 403,
  'draw-list-short': 422,
  'draw-list-long': 422,
  'draw-exclusion-unknown': 422,
  'draw-parties-few': 422,
  'draw-party-unfit': 422,
  'draw-last-supervises': 422,
  'draw-replaces-what': 409,
  'draw-not-now': 409,
  'draw-too-late': 409,
  'draw-not-a-party': 403,
  'draw-one-person': 409,
  'draw-committed-already': 409,
  'draw-not-your-turn': 409,
  'draw-secret-wrong': 422,
  'draw-not-yours': 403,
};
/** The field that a refusal is about. */
const FIELD: Readonly<Record<string, string>> = {
  'draw-list-short': 'wanted',
  'draw-list-long': 'kind',
  'draw-exclusion-unknown': 'exclusions',
  'draw-parties-few': 'partyIds',
  'draw-party-unfit': 'partyIds',
  'draw-last-supervises': 'supervisorId',
  'draw-secret-wrong': 'secret',
};

const byId = z.object({ id: uuid });
const answer = z.object({ id: z.string(), number: z.string() }).meta({ id: 'DrawDone' });
const show = ({ id, number }: Draw) => ({ id, number });

export function drawsRoutes(app: App, deps: DrawsDeps): void {
  readRoutes(app, deps);
  formRoutes(app, deps);
  writeRoutes(app, deps);
  publicDraws(app, deps.city);
  drawsPages(app, deps.city);
}

function readRoutes(app: App, { city }: DrawsDeps): void {
  listRoute(app, city, {
    path: '/api/v1/draws',
    access: drawsAccess.readDraws,
    summary: 'Draws of one’s own office, those it takes part in, and what was published',
    query: {
      state: z.enum(DRAW_STATES).optional(),
      mine: flag.optional().describe('Only those of one’s own office, announced or taken part in'),
      ...paging,
    },
    answer: z.object({ total: z.int(), capped: z.boolean(), items: z.array(drawLine) }),
    refusals,
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { items, ...counted } = await listDraws(city.db, scope, filter, { limit, offset });
      return { ...counted, items: (await drawLines(city.db, scope, items)).map(shownLine) };
    },
    sheet: drawsSheet,
    rows: async function* (tx, scope, filter) {
      for await (const draws of eachDraw(tx, scope, filter)) yield await drawLines(tx, scope, draws);
    },
  });
  jsonRoute(app, 'GET /api/v1/draws/:id', {
    access: drawsAccess.readDraws,
    summary: 'One draw: its rules, who takes part, what was drawn and what was passed over',
    params: byId,
    answer: drawViewShape,
    otherwise: readProblems,
    handle: async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const draw = await readableDraw(city.db, scope, request.params.id);
      if (draw === undefined) return sendProblem(reply, 404, { kind: 'draw-not-found' });
      void reply.header('cache-control', 'no-store');
      return shownDraw(await drawView(city.db, scope, draw));
    },
  });
}

function formRoutes(app: App, { city }: DrawsDeps): void {
  jsonRoute(app, 'GET /api/v1/draws/offices', {
    access: drawsAccess.announceDraw,
    summary: 'Offices that can take part, and which of them supervise',
    answer: z.object({
      items: z.array(z.object({ unitId: z.string(), name: z.string(), supervises: z.boolean(), mine: z.boolean() })),
    }),
    otherwise: refusals,
    handle: async (request) => {
      const { unitId: own } = actorOf(request);
      const codes = (await divisionTree(city.db)).map(({ code }) => code);
      const posts = await postsAmong(city.db, TAKING_PART, codes);
      const supervising = new Set(
        posts.filter(({ role }) => SUPERVISING.some((each) => each === role)).map(({ unitId }) => unitId),
      );
      const ids = new Set(posts.map(({ unitId }) => unitId));
      const names = await unitNames(city.db, ids);
      const items = [...ids].map((unitId) => ({
        ...{ unitId, name: names.get(unitId) ?? '', supervises: supervising.has(unitId), mine: unitId === own },
      }));
      return { items };
    },
  });
  jsonRoute(app, 'GET /api/v1/draws/candidates', {
    access: drawsAccess.announceDraw,
    summary: 'How many there are to draw from now, by list',
    query: sourceShape.extend({
      entityKind: sourceShape.shape.entityKind.unwrap().optional(),
      aboveScale: flag.optional(),
      byDivision: flag,
    }),
    answer: z.object({ lists: z.array(z.object({ label: z.string(), count: z.int() })) }),
    otherwise: refusals,
    handle: async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { entityKind = null, aboveScale = null, ...rest } = request.query;
      const listed = await inTransaction(city.db, (tx) => candidatesOf(tx, scope, { ...rest, entityKind, aboveScale }));
      if (!listed.ok) return refused(reply, listed.problem);
      return { lists: listed.value.map(({ label, ids }) => ({ label, count: ids.length })) };
    },
  });
}

function writeRoutes(app: App, { city }: DrawsDeps): void {
  const acts = actRoutes<DrawsProblem>(app, city, { refused });
  acts.post('/api/v1/draws', {
    access: drawsAccess.announceDraw,
    summary: 'Announce a draw: its lists are taken from the register and frozen at once',
    body: newDraw,
    answer,
    status: 201,
    act: (tx, actor, { body: { submissionId, ...asked } }) =>
      announceDraw(tx, city, actor, { id: submissionId, ...asked }),
    show,
  });
  acts.post('/api/v1/draws/:id/commitment', {
    access: drawsAccess.takePart,
    summary: 'Commit to a secret that stays with the office: the hash alone',
    params: byId,
    body: z.object({ commitment: digest }),
    answer,
    act: (tx, actor, { params, body }) => commitToDraw(tx, city, actor, params.id, body.commitment),
    show,
  });
  acts.post('/api/v1/draws/:id/secret', {
    access: drawsAccess.takePart,
    summary: 'Tell the secret, in the order of the parties; with the last one the draw is made',
    params: byId,
    body: z.object({ secret }),
    answer,
    act: (tx, actor, { params, body }) => revealForDraw(tx, city, actor, params.id, body.secret),
    show,
  });
  acts.post('/api/v1/draws/:id/withdrawal', {
    access: drawsAccess.announceDraw,
    summary: 'Call a draw off, while no secret is out; it stays, void, with its number',
    params: byId,
    answer,
    act: (tx, actor, { params }) => withdrawDraw(tx, city, actor, params.id),
    show,
  });
  acts.post('/api/v1/draws/:id/publication', {
    access: drawsAccess.announceDraw,
    summary: 'Let everybody see what was drawn from, and what was drawn',
    params: byId,
    answer,
    act: (tx, actor, { params }) => publishDraw(tx, city, actor, params.id),
    show,
  });
}

function refused(reply: FastifyReply, problem: DrawsProblem): never {
  const path = FIELD[problem.kind];
  const status = STATUS[problem.kind];
  if (path === undefined) return sendProblem(reply, status, problem);
  const lang = preferredLang(reply.request.headers['accept-language']);
  const say = speak(drawsWords, lang);
  const messages =
    problem.kind === 'draw-list-short'
      ? problem.labels.map(({ label, left }) =>
          label === null ? say('draws.short.all', { left }) : say('draws.short', { name: label, left }),
        )
      : [
          problem.kind === 'draw-exclusion-unknown'
            ? say('draws.stranger', { id: problem.id })
            : problemTitle(lang, problem.kind),
        ];
  return sendProblem(reply, status, { kind: problem.kind, errors: messages.map((message) => ({ path, message })) });
}

/** Routes of the figures: tables for the offices of a division, and the page a unit has of its own. */

import { z } from 'zod';
import { PACED_PHASES } from '../matters/index.ts';
import { sheetAnswer, sheetQuery } from '../papers/index.ts';
import { actorOf, readerOf, scopeOf, sendSheet } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { problemSchema } from '../platform/http/problem.ts';
import { figuresAccess } from './access.ts';
import {
  date,
  figureLine,
  figuresQuery,
  windowHistory as historySchema,
  paceBy,
  paceLine,
  paceWhole,
  paging,
  refusals,
  unitWindow,
  uuid,
} from './api-schemas.ts';
import { officeFigures } from './office/actions-office.ts';
import { officePace } from './office/actions-pace.ts';
import { unitPage, weeksUpToNow, windowHistory } from './office/actions-unit.ts';
import { groupsIn, pickLines, standingsIn } from './office/rules-pick.ts';
import { figuresPages } from './open/pages.tsx';
import { screenRoute } from './screen/api-screen.ts';
import { figureSheets, paceSheet, unitSheet } from './sheets.ts';

type Deps = Readonly<{ city: City }>;

const MOST_WEEKS = 104;
const weeks = z.coerce.number().int().min(1).max(MOST_WEEKS).default(12);

export function figuresRoutes(app: App, deps: Deps): void {
  figuresPages(app, deps);
  tableRoutes(app, deps);
  paceRoutes(app, deps);
  windowRoutes(app, deps);
  screenRoute(app, deps);
}

function tableRoutes(app: App, { city }: Deps): void {
  app.get(
    '/api/v1/figures/reviews',
    {
      config: { access: figuresAccess.readFigures },
      schema: {
        tags: ['figures'],
        querystring: z.object({ ...figuresQuery, ...paging }),
        response: {
          200: z.object({
            by: z.string(),
            from: z.string(),
            to: z.string(),
            upTo: z.string().describe('Last day counted'),
            total: z.int().describe('Lines that fit the filters'),
            groups: z.int().describe('How many groups can be told apart'),
            standings: z.object({ above: z.int(), below: z.int(), cannotTell: z.int(), noData: z.int() }),
            lines: z.array(figureLine),
            whole: figureLine,
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const { limit, offset } = request.query;
      const scope = await scopeOf(city.db, actorOf(request));
      const { lines, ...table } = await officeFigures(city.db, city, scope, request.query);
      const picked = pickLines(lines, request.query);
      return {
        ...table,
        total: picked.length,
        groups: groupsIn(lines),
        standings: standingsIn(lines),
        lines: picked.slice(offset, offset + limit),
      };
    },
  );
  app.get(
    '/api/v1/figures/reviews.xlsx',
    {
      config: { access: figuresAccess.readFigures },
      schema: { tags: ['figures'], querystring: z.object({ ...figuresQuery, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: figureSheets[request.query.by],
        query: request.query,
        rows: async function* (tx, scope) {
          yield pickLines((await officeFigures(tx, city, scope, request.query)).lines, request.query);
        },
      }),
  );
}

const paceQuery = {
  by: paceBy.default('phase'),
  phase: z.enum(PACED_PHASES).default('closed'),
  from: date.describe('First day of receipt'),
  to: date.describe('Last day of receipt'),
  divisionCode: z.string().max(12).optional(),
  procedure: z.string().max(60).optional(),
};

function paceRoutes(app: App, { city }: Deps): void {
  app.get(
    '/api/v1/figures/pace',
    {
      config: { access: figuresAccess.readFigures },
      schema: {
        tags: ['figures'],
        querystring: z.object(paceQuery),
        response: {
          200: z.object({
            by: z.string(),
            from: z.string(),
            to: z.string(),
            asOf: z.string(),
            lines: z.array(paceLine),
            whole: paceWhole,
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const table = await officePace(city.db, city, await scopeOf(city.db, actorOf(request)), request.query);
      return { ...table, lines: [...table.lines], whole: { ...table.whole, steps: [...table.whole.steps] } };
    },
  );
  app.get(
    '/api/v1/figures/pace.xlsx',
    {
      config: { access: figuresAccess.readFigures },
      schema: { tags: ['figures'], querystring: z.object({ ...paceQuery, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: paceSheet(request.query.by),
        query: request.query,
        rows: async function* (tx, scope) {
          yield (await officePace(tx, city, scope, request.query)).lines;
        },
      }),
  );
}

function windowRoutes(app: App, { city }: Deps): void {
  app.get(
    '/api/v1/figures/windows/:id',
    {
      config: { access: figuresAccess.readFigures },
      schema: {
        tags: ['figures'],
        params: z.object({ id: uuid }),
        querystring: z.object({ weeks }),
        response: { 200: historySchema, 404: problemSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const scope = await readerOf(city.db, city, actorOf(request));
      const asked = await weeksUpToNow(city, request.query.weeks);
      const history = await windowHistory(city.db, scope, request.params.id, asked);
      if (history === undefined) return sendProblem(reply, 404, { kind: 'place-not-found' });
      return { ...history, weeks: [...history.weeks] };
    },
  );
  app.get(
    '/api/v1/figures/unit',
    {
      config: { access: figuresAccess.readUnitPage },
      schema: {
        tags: ['figures'],
        querystring: z.object({ weeks }),
        response: {
          200: z.object({ from: z.string(), to: z.string(), windows: z.array(unitWindow) }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const asked = await weeksUpToNow(city, request.query.weeks);
      const windows = await unitPage(city.db, city, scope, asked);
      return {
        ...asked,
        windows: windows.map((window) => ({ ...window, weeks: [...window.weeks], blocks: [...window.blocks] })),
      };
    },
  );
  app.get(
    '/api/v1/figures/unit.xlsx',
    {
      config: { access: figuresAccess.readUnitPage },
      schema: { tags: ['figures'], querystring: z.object({ weeks, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: unitSheet,
        query: request.query,
        rows: async function* (tx, scope) {
          yield await unitPage(tx, city, scope, await weeksUpToNow(city, request.query.weeks));
        },
      }),
  );
}

/** Routes of figures: tables for a division's offices, and a unit's own page. */

import { z } from 'zod';
import { PACED_PHASES } from '../matters/index.ts';
import { actorOf, listRoute, readerOf, scopeOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problemSchema } from '../platform/http/problem.ts';
import { date, refusals, uuid } from '../platform/http/shapes.ts';
import { figuresAccess } from './access.ts';
import {
  figureLine,
  figuresQuery,
  windowHistory as historySchema,
  paceBy,
  paceLine,
  paceWhole,
  paging,
  unitWindow,
} from './api-schemas.ts';
import { workRoutes } from './api-work.ts';
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
  workRoutes(app, deps.city);
  windowRoutes(app, deps);
  screenRoute(app, deps);
}

function tableRoutes(app: App, { city }: Deps): void {
  listRoute(app, city, {
    path: '/api/v1/figures/reviews',
    access: figuresAccess.readFigures,
    query: { ...figuresQuery, ...paging },
    answer: z.object({
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
    read: async (query, request) => {
      const { limit, offset } = query;
      const scope = await scopeOf(city.db, actorOf(request));
      const { lines, ...table } = await officeFigures(city.db, city, scope, query);
      const picked = pickLines(lines, query);
      return {
        ...table,
        total: picked.length,
        groups: groupsIn(lines),
        standings: standingsIn(lines),
        lines: picked.slice(offset, offset + limit),
      };
    },
    sheet: (filter) => figureSheets[filter.by],
    rows: async function* (tx, scope, filter) {
      yield pickLines((await officeFigures(tx, city, scope, filter)).lines, filter);
    },
  });
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
  listRoute(app, city, {
    path: '/api/v1/figures/pace',
    access: figuresAccess.readFigures,
    query: paceQuery,
    answer: z.object({
      by: z.string(),
      from: z.string(),
      to: z.string(),
      asOf: z.string(),
      lines: z.array(paceLine),
      whole: paceWhole,
    }),
    read: async (query, request) => {
      return officePace(city.db, city, await scopeOf(city.db, actorOf(request)), query);
    },
    sheet: (filter) => paceSheet(filter.by),
    rows: async function* (tx, scope, filter) {
      yield (await officePace(tx, city, scope, filter)).lines;
    },
  });
}

function windowRoutes(app: App, { city }: Deps): void {
  jsonRoute(app, 'GET /api/v1/figures/windows/:id', {
    access: figuresAccess.readFigures,
    params: z.object({ id: uuid }),
    query: z.object({ weeks }),
    answer: historySchema,
    otherwise: { 404: problemSchema, ...refusals },
    handle: async (request, reply) => {
      const scope = await readerOf(city.db, city, actorOf(request));
      const asked = await weeksUpToNow(city, request.query.weeks);
      const history = await windowHistory(city.db, scope, request.params.id, asked);
      if (history === undefined) return sendProblem(reply, 404, { kind: 'place-not-found' });
      return history;
    },
  });
  listRoute(app, city, {
    path: '/api/v1/figures/unit',
    access: figuresAccess.readUnitPage,
    query: { weeks },
    answer: z.object({ from: z.string(), to: z.string(), windows: z.array(unitWindow) }),
    read: async (query, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const asked = await weeksUpToNow(city, query.weeks);
      return { ...asked, windows: await unitPage(city.db, city, scope, asked) };
    },
    sheet: unitSheet,
    rows: async function* (tx, scope, filter) {
      yield await unitPage(tx, city, scope, await weeksUpToNow(city, filter.weeks));
    },
  });
}

/** Routes of matters: desk, lists, one matter, supervision, the phase table; acts and files stand beside. */

import { z } from 'zod';
import type { Uuid } from '../../kernel/ids.ts';
import { localDateOf } from '../../kernel/time.ts';
import { type Actor, actorOf, auditAlone, listRoute, readerOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { date, paging, refusals, uuid } from '../../platform/http/shapes.ts';
import { mattersAccess } from '../access.ts';
import { duplicateRoutes } from '../alike/api-duplicates.ts';
import { suggestRoutes } from '../alike/api-suggest.ts';
import { PHASES } from '../loop/model.ts';
import { COMMAND_NAMES, INNER_COMMANDS, PHASE_NAMES, TABLE } from '../loop/phases.ts';
import { readNumber } from '../loop/rules-number.ts';
import { registerTrackPages, type TrackDeps } from '../receipt/pages-track-routes.tsx';
import { deskOf, everyMatter, everyTask, matterLines } from './actions-lines.ts';
import type { ReviewsInWeek } from './actions-release.ts';
import { matterView as readMatter } from './actions-view.ts';
import { actRoutes, type IssuedRecord } from './api-act.ts';
import { followRoutes } from './api-follow.ts';
import { homeRoute } from './api-home.ts';
import { liveRoutes } from './api-live.ts';
import { namedRoutes } from './api-named.ts';
import { noteRoutes } from './api-notes.ts';
import { releaseRoutes } from './api-release.ts';
import { deskPage, light, matterPage, matterView, ofMatter, phase } from './api-schemas.ts';
import { deskSheet, mattersSheet } from './sheets.ts';
import { countWatches, listMatters, WATCHES } from './store-desk.ts';

export type MattersDeps = TrackDeps & Readonly<{ reviewsInWeek: ReviewsInWeek; issuedRecord: IssuedRecord }>;

const MOST_IDS = 100;
const NOT_FOUND = { kind: 'not-found' } as const;

/** Phases, as `registered,accepted`. */
const phaseList = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(phase).max(PHASES.length));

/** Ids in an address, separated by commas. */
const matterIds = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(uuid).max(MOST_IDS));

const matterNumber = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const read = readNumber(typed);
    if (read?.kind === 'number') return read.number;
    context.addIssue(read === undefined ? 'not a number of a matter' : 'a digit is mistyped: the check digit differs');
    return z.NEVER;
  });
const filters = {
  ids: matterIds.optional().describe('These matters, as far as they are within reach'),
  number: matterNumber.optional().describe('As it is said: twelve digits, or 2026-12 of a series'),
  phases: phaseList.optional(),
  procedure: z.string().max(40).optional(),
  divisionCode: z.string().max(12).optional(),
  leadUnitId: uuid.optional(),
  respondentUnitId: uuid.optional(),
  windowId: uuid.optional(),
  category: z.string().max(32).optional(),
  outcome: z.enum(['resolved', 'not-resolved', 'no-verdict', 'withdrawn']).optional(),
  lane: z.enum(['ordinary', 'discipline']).optional(),
  watch: z.enum(WATCHES).optional().describe('One of the lists a supervisor keeps an eye on'),
  named: uuid.optional().describe('Of a unit: only what this person is named for'),
  followed: z
    .literal('true')
    .transform(() => true as const)
    .optional()
    .describe('Only what the reader follows'),
  receivedFrom: date.optional(),
  receivedTo: date.optional(),
  closedFrom: date.optional(),
  closedTo: date.optional(),
  dueFrom: date.optional(),
  dueTo: date.optional(),
  sort: z.enum(['due', 'received', 'changed']).optional(),
};

export function mattersRoutes(app: App, deps: MattersDeps): void {
  deskRoutes(app, deps.city);
  homeRoute(app, deps.city);
  followRoutes(app, deps.city);
  matterRoutes(app, deps.city);
  duplicateRoutes(app, deps.city);
  suggestRoutes(app, deps.city);
  releaseRoutes(app, deps);
  actRoutes(app, deps.city, deps.issuedRecord);
  noteRoutes(app, deps.city);
  namedRoutes(app, deps.city);
  liveRoutes(app, deps.city);
  registerTrackPages(app, deps);
}

function deskRoutes(app: App, city: City): void {
  listRoute(app, city, {
    path: '/api/v1/desk',
    access: mattersAccess.readDesk,
    query: {
      light: light.optional().describe('Only what is of this light'),
      named: z.literal('mine').optional().describe('Of a unit: only what the reader is named for'),
      ...paging,
    },
    answer: deskPage,
    read: async ({ light: wanted, named, ...paged }, request) => {
      const scope = await readerOf(city.db, city, actorOf(request));
      return deskOf(city.db, scope, { light: wanted, named, today: todayOf(city) }, paged, city);
    },
    sheet: deskSheet,
    rows: (tx, scope, filter) => everyTask(tx, scope, { ...filter, today: todayOf(city) }),
  });
  jsonRoute(app, 'GET /api/v1/supervision', {
    access: mattersAccess.readSupervision,
    answer: z.object(Object.fromEntries(WATCHES.map((watch) => [watch, z.int()]))).meta({ id: 'SupervisionCounts' }),
    otherwise: refusals,
    handle: async (request) => countWatches(city.db, await readerOf(city.db, city, actorOf(request)), todayOf(city)),
  });
  jsonRoute(app, 'GET /api/v1/loop', {
    access: mattersAccess.readLoop,
    answer: z
      .object({
        phases: z.array(z.object({ phase, zh: z.string(), en: z.string() })),
        commands: z.array(z.object({ command: z.string(), zh: z.string(), en: z.string(), inner: z.boolean() })),
        table: z.array(z.object({ phase, command: z.string(), by: z.array(z.string()), leadsTo: z.array(phase) })),
      })
      .meta({ id: 'Loop' }),
    otherwise: refusals,
    handle: () => ({
      phases: PHASES.map((each) => ({ phase: each, ...PHASE_NAMES[each] })),
      commands: Object.entries(COMMAND_NAMES).map(([command, names]) => ({
        command,
        ...names,
        inner: (INNER_COMMANDS as readonly string[]).includes(command),
      })),
      table: TABLE.map((row) => ({ ...row, by: [...row.by], leadsTo: [...row.leadsTo] })),
    }),
  });
}

function matterRoutes(app: App, city: City): void {
  listRoute(app, city, {
    path: '/api/v1/matters',
    access: mattersAccess.listMatters,
    query: { ...filters, ...paging },
    answer: matterPage,
    read: async ({ limit, offset, ...wanted }, request) => {
      const scope = await readerOf(city.db, city, actorOf(request));
      const today = todayOf(city);
      const page = await listMatters(city.db, scope, wanted, today, { limit, offset });
      await note(city, scope.actor, mattersAccess.listMatters.action, {}, { rows: page.items.length });
      return { ...page, items: await matterLines(city.db, scope, page.items, today, city) };
    },
    sheet: mattersSheet,
    rows: (tx, scope, filter) => everyMatter(tx, scope, filter, todayOf(city)),
  });
  jsonRoute(app, 'GET /api/v1/matters/:matterId', {
    access: mattersAccess.readMatter,
    params: ofMatter,
    answer: matterView,
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const scope = await readerOf(city.db, city, actorOf(request));
      const view = await readMatter(city.db, city, scope, matterId);
      if (view === undefined) return sendProblem(reply, 404, NOT_FOUND);
      const line = { objectId: matterId, sealed: view.lane === 'discipline' };
      await note(city, scope.actor, mattersAccess.readMatter.action, line, { sight: view.sight });
      void reply.header('cache-control', 'no-store');
      return view;
    },
  });
}

function todayOf(city: City) {
  return localDateOf(city.outside.now());
}

async function note(
  city: City,
  actor: Actor,
  action: string,
  about: Readonly<{ objectId?: Uuid; sealed?: boolean }>,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  await auditAlone(city, { actor, action, objectKind: 'matter', ...about, detail });
}

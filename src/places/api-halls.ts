/** Routes of the registry of halls and windows. */

import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { actorOf, listRoute, scopeOf, unitNames, withDivisions } from '../people/index.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { date, paging, problems, readProblems, uuid } from '../platform/http/shapes.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { placesAccess } from './access.ts';
import { changeHall, changeWindow, closeHall, closeWindow, openHall, openWindow, registrarOf } from './actions.ts';
import {
  asPage,
  hallFacts,
  hallFilter,
  hallView,
  type PlacesDeps,
  pageOf,
  pastView,
  refused,
  said,
  windowFacts,
  windowFilter,
  windowLine,
  windowView,
  written,
} from './api-schemas.ts';
import { pastOf } from './entities/store-entities.ts';
import { hallsSheet, windowsSheet } from './sheets.ts';
import { eachHall, eachWindow, findHall, findWindow, listHalls, listWindows } from './store.ts';

const byId = z.object({ id: uuid });
const change = { version: z.int().min(1), on: date.optional() };
const closing = z.object(change);
const NOT_FOUND = { kind: 'place-not-found' } as const;

export function hallRoutes(app: App, { city }: PlacesDeps): void {
  listRoute(app, city, {
    path: '/api/v1/halls',
    access: placesAccess.readPlaces,
    query: { ...paging, ...hallFilter },
    answer: pageOf(hallView),
    refusals: readProblems,
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return asPage(await listHalls(city.db, scope, said(filter), { limit, offset }));
    },
    sheet: hallsSheet,
    rows: (tx, scope, filter) => withDivisions(tx, eachHall(tx, scope, said(filter)), (rows) => staffing(tx, rows)),
  });
  app.get(
    '/api/v1/halls/:id',
    {
      config: { access: placesAccess.readPlaces },
      schema: { params: byId, response: { 200: hallView.extend({ past: z.array(pastView) }), ...readProblems } },
    },
    async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const hall = await findHall(city.db, scope, request.params.id);
      if (hall === undefined) return sendProblem(reply, 404, NOT_FOUND);
      return { ...hall, past: [...(await pastOf(city.db, scope, hall.id))] };
    },
  );
  app.post(
    '/api/v1/halls',
    {
      config: { access: placesAccess.keepPlaces },
      schema: {
        body: z.object({
          submissionId: uuid,
          divisionCode: z.string().min(6).max(9),
          ...hallFacts.shape,
          openedOn: date.optional(),
        }),
        response: { 201: hallView, ...problems },
      },
    },
    async (request, reply) => {
      const { submissionId, openedOn, ...facts } = request.body;
      const opening = { submissionId, facts, ...said({ openedOn }) };
      const done = await written(city, async (tx) => {
        const scope = await scopeOf(tx, actorOf(request));
        return openHall(tx, city, registrarOf(scope), opening);
      });
      return done.ok ? reply.code(201).send(done.value) : refused(reply, done.problem);
    },
  );
  app.put(
    '/api/v1/halls/:id',
    {
      config: { access: placesAccess.keepPlaces },
      schema: {
        params: byId,
        body: z.object({ ...hallFacts.shape, ...change }),
        response: { 200: hallView, ...problems },
      },
    },
    async (request, reply) => {
      const { version, on, ...facts } = request.body;
      const asked = { id: request.params.id, version, facts, ...said({ on }) };
      const done = await written(city, async (tx) => {
        const scope = await scopeOf(tx, actorOf(request));
        return changeHall(tx, city, registrarOf(scope), asked);
      });
      return done.ok ? reply.send(done.value) : refused(reply, done.problem);
    },
  );
  app.post(
    '/api/v1/halls/:id/closing',
    {
      config: { access: placesAccess.keepPlaces },
      schema: { params: byId, body: closing, response: { 200: hallView, ...problems } },
    },
    async (request, reply) => {
      const { version, on } = request.body;
      const asked = { id: request.params.id, version, ...said({ on }) };
      const done = await written(city, async (tx) => {
        const scope = await scopeOf(tx, actorOf(request));
        return closeHall(tx, city, registrarOf(scope), asked);
      });
      return done.ok ? reply.send(done.value) : refused(reply, done.problem);
    },
  );
}

export function windowRoutes(app: App, { city }: PlacesDeps): void {
  listRoute(app, city, {
    path: '/api/v1/windows',
    access: placesAccess.readPlaces,
    query: { ...paging, ...windowFilter },
    answer: pageOf(windowLine),
    refusals: readProblems,
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return asPage(await listWindows(city.db, scope, said(filter), { limit, offset }));
    },
    sheet: windowsSheet,
    rows: (tx, scope, filter) => withDivisions(tx, eachWindow(tx, scope, said(filter)), (rows) => staffing(tx, rows)),
  });
  app.get(
    '/api/v1/windows/:id',
    {
      config: { access: placesAccess.readPlaces },
      schema: { params: byId, response: { 200: windowView.extend({ past: z.array(pastView) }), ...readProblems } },
    },
    async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const window = await findWindow(city.db, scope, request.params.id);
      if (window === undefined) return sendProblem(reply, 404, NOT_FOUND);
      return { ...window, past: [...(await pastOf(city.db, scope, window.id))] };
    },
  );
  app.post(
    '/api/v1/windows',
    {
      config: { access: placesAccess.keepPlaces },
      schema: {
        body: z.object({ submissionId: uuid, ...windowFacts.shape, openedOn: date.optional() }),
        response: { 201: windowView, ...problems },
      },
    },
    async (request, reply) => {
      const { submissionId, openedOn, ...facts } = request.body;
      const opening = { submissionId, facts, ...said({ openedOn }) };
      const done = await written(city, async (tx) => {
        const scope = await scopeOf(tx, actorOf(request));
        return openWindow(tx, city, registrarOf(scope), opening);
      });
      return done.ok ? reply.code(201).send(done.value) : refused(reply, done.problem);
    },
  );
  app.put(
    '/api/v1/windows/:id',
    {
      config: { access: placesAccess.keepPlaces },
      schema: {
        params: byId,
        body: z.object({ ...windowFacts.shape, ...change }),
        response: { 200: windowView, ...problems },
      },
    },
    async (request, reply) => {
      const { version, on, ...facts } = request.body;
      const asked = { id: request.params.id, version, facts, ...said({ on }) };
      const done = await written(city, async (tx) => {
        const scope = await scopeOf(tx, actorOf(request));
        return changeWindow(tx, city, registrarOf(scope), asked);
      });
      return done.ok ? reply.send(done.value) : refused(reply, done.problem);
    },
  );
  app.post(
    '/api/v1/windows/:id/closing',
    {
      config: { access: placesAccess.keepPlaces },
      schema: { params: byId, body: closing, response: { 200: windowView, ...problems } },
    },
    async (request, reply) => {
      const { version, on } = request.body;
      const asked = { id: request.params.id, version, ...said({ on }) };
      const done = await written(city, async (tx) => {
        const scope = await scopeOf(tx, actorOf(request));
        return closeWindow(tx, city, registrarOf(scope), asked);
      });
      return done.ok ? reply.send(done.value) : refused(reply, done.problem);
    },
  );
}

/** The name of the unit that staffs each place. */
async function staffing(tx: Tx, places: readonly Readonly<{ unitId: Uuid }>[]) {
  const names = await unitNames(
    tx,
    places.map(({ unitId }) => unitId),
  );
  return ({ unitId }: Readonly<{ unitId: Uuid }>) => ({ unit: names.get(unitId) ?? '' });
}

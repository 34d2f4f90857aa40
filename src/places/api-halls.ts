/** Routes of the registry of halls and windows. */

import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { actorOf, listRoute, scopeOf, unitNames, withDivisions } from '../people/index.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { date, paging, uuid } from '../platform/http/shapes.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { placesAccess } from './access.ts';
import { changeHall, changeWindow, closeHall, closeWindow, openHall, openWindow } from './actions.ts';
import {
  changing,
  hallFacts,
  hallFilter,
  hallView,
  opening,
  type PlacesDeps,
  pageOf,
  pastView,
  placesActs,
  registrar,
  said,
  windowFacts,
  windowFilter,
  windowLine,
  windowView,
} from './api-schemas.ts';
import { pastOf } from './entities/store-entities.ts';
import { hallsSheet, windowsSheet } from './sheets.ts';
import { eachHall, eachWindow, findHall, findWindow, listHalls, listWindows } from './store.ts';

const byId = z.object({ id: uuid });
const change = { version: z.int().min(1), on: date.optional() };
const closing = z.object(change);
const NOT_FOUND = { kind: 'place-not-found' } as const;

export function hallRoutes(app: App, { city }: PlacesDeps): void {
  const acts = placesActs(app, city);
  listRoute(app, city, {
    path: '/api/v1/halls',
    access: placesAccess.readPlaces,
    query: { ...paging, ...hallFilter },
    answer: pageOf(hallView),
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return await listHalls(city.db, scope, said(filter), { limit, offset });
    },
    sheet: hallsSheet,
    rows: (tx, scope, filter) => withDivisions(tx, eachHall(tx, scope, said(filter)), (rows) => staffing(tx, rows)),
  });
  jsonRoute(app, 'GET /api/v1/halls/:id', {
    access: placesAccess.readPlaces,
    params: byId,
    answer: hallView.extend({ past: z.array(pastView) }),
    handle: async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const hall = await findHall(city.db, scope, request.params.id);
      if (hall === undefined) return sendProblem(reply, 404, NOT_FOUND);
      return { ...hall, past: await pastOf(city.db, scope, hall.id) };
    },
  });
  acts.post('/api/v1/halls', {
    access: placesAccess.keepPlaces,
    body: z.object({
      submissionId: uuid,
      divisionCode: z.string().min(6).max(9),
      ...hallFacts.shape,
      openedOn: date.optional(),
    }),
    answer: hallView,
    status: 201,
    act: async (tx, actor, { body }) => openHall(tx, city, await registrar(tx, actor), opening(body)),
  });
  acts.put('/api/v1/halls/:id', {
    access: placesAccess.keepPlaces,
    params: byId,
    body: z.object({ ...hallFacts.shape, ...change }),
    answer: hallView,
    act: async (tx, actor, { params, body }) =>
      changeHall(tx, city, await registrar(tx, actor), changing(params.id, body)),
  });
  acts.post('/api/v1/halls/:id/closing', {
    access: placesAccess.keepPlaces,
    params: byId,
    body: closing,
    answer: hallView,
    act: async (tx, actor, { params, body }) =>
      closeHall(tx, city, await registrar(tx, actor), changing(params.id, body)),
  });
}

export function windowRoutes(app: App, { city }: PlacesDeps): void {
  const acts = placesActs(app, city);
  listRoute(app, city, {
    path: '/api/v1/windows',
    access: placesAccess.readPlaces,
    query: { ...paging, ...windowFilter },
    answer: pageOf(windowLine),
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return await listWindows(city.db, scope, said(filter), { limit, offset });
    },
    sheet: windowsSheet,
    rows: (tx, scope, filter) => withDivisions(tx, eachWindow(tx, scope, said(filter)), (rows) => staffing(tx, rows)),
  });
  jsonRoute(app, 'GET /api/v1/windows/:id', {
    access: placesAccess.readPlaces,
    params: byId,
    answer: windowView.extend({ past: z.array(pastView) }),
    handle: async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const window = await findWindow(city.db, scope, request.params.id);
      if (window === undefined) return sendProblem(reply, 404, NOT_FOUND);
      return { ...window, past: await pastOf(city.db, scope, window.id) };
    },
  });
  acts.post('/api/v1/windows', {
    access: placesAccess.keepPlaces,
    body: z.object({ submissionId: uuid, ...windowFacts.shape, openedOn: date.optional() }),
    answer: windowView,
    status: 201,
    act: async (tx, actor, { body }) => openWindow(tx, city, await registrar(tx, actor), opening(body)),
  });
  acts.put('/api/v1/windows/:id', {
    access: placesAccess.keepPlaces,
    params: byId,
    body: z.object({ ...windowFacts.shape, ...change }),
    answer: windowView,
    act: async (tx, actor, { params, body }) =>
      changeWindow(tx, city, await registrar(tx, actor), changing(params.id, body)),
  });
  acts.post('/api/v1/windows/:id/closing', {
    access: placesAccess.keepPlaces,
    params: byId,
    body: closing,
    answer: windowView,
    act: async (tx, actor, { params, body }) =>
      closeWindow(tx, city, await registrar(tx, actor), changing(params.id, body)),
  });
}

async function staffing(tx: Tx, places: readonly Readonly<{ unitId: Uuid }>[]) {
  const names = await unitNames(
    tx,
    places.map(({ unitId }) => unitId),
  );
  return ({ unitId }: Readonly<{ unitId: Uuid }>) => ({ unit: names.get(unitId) ?? '' });
}

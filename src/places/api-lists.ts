/** The lists of the register as sheets: each takes the filters of its list and reaches as far. */

import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { sheetAnswer, sheetQuery } from '../papers/index.ts';
import { divisionNames, sendSheet, unitNames } from '../people/index.ts';
import type { App } from '../platform/http/http.ts';
import { placesAccess } from './access.ts';
import { entityFilter, hallFilter, type PlacesDeps, said, windowFilter } from './api-schemas.ts';
import { eachEntity } from './entities/store-entities.ts';
import { entitiesSheet, hallsSheet, windowsSheet } from './sheets.ts';
import { eachHall, eachWindow } from './store.ts';

export function sheetRoutes(app: App, { city }: PlacesDeps): void {
  app.get(
    '/api/v1/halls.xlsx',
    {
      config: { access: placesAccess.readPlaces },
      schema: { querystring: z.object({ ...hallFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: hallsSheet,
        query: request.query,
        rows: async function* (tx, scope) {
          const divisions = await divisionNames(tx);
          for await (const halls of eachHall(tx, scope, askedOf(request.query))) {
            const units = await unitNames(tx, unitsOf(halls));
            yield halls.map((hall) => ({
              ...hall,
              division: divisions(hall.divisionCode),
              unit: units.get(hall.unitId) ?? '',
            }));
          }
        },
      }),
  );
  app.get(
    '/api/v1/windows.xlsx',
    {
      config: { access: placesAccess.readPlaces },
      schema: { querystring: z.object({ ...windowFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: windowsSheet,
        query: request.query,
        rows: async function* (tx, scope) {
          const divisions = await divisionNames(tx);
          for await (const windows of eachWindow(tx, scope, askedOf(request.query))) {
            const units = await unitNames(tx, unitsOf(windows));
            yield windows.map((window) => ({
              ...window,
              division: divisions(window.divisionCode),
              unit: units.get(window.unitId) ?? '',
            }));
          }
        },
      }),
  );
  app.get(
    '/api/v1/entities.xlsx',
    {
      config: { access: placesAccess.readPlaces },
      schema: { querystring: z.object({ ...entityFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: entitiesSheet,
        query: request.query,
        rows: async function* (tx, scope) {
          const divisions = await divisionNames(tx);
          for await (const entities of eachEntity(tx, scope, askedOf(request.query))) {
            yield entities.map((entity) => ({
              ...entity,
              division: divisions(entity.divisionCode),
              township: entity.townshipCode === null ? null : divisions(entity.townshipCode),
            }));
          }
        },
      }),
  );
}

/** What narrows the list, without what is only about the sheet. */
export function askedOf<Query extends Readonly<{ columns?: string | undefined }>>({
  columns: _columns,
  ...filter
}: Query) {
  return said(filter);
}

function unitsOf(rows: readonly Readonly<{ unitId: Uuid }>[]): readonly Uuid[] {
  return rows.map((row) => row.unitId);
}

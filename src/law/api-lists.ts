/** The rules, the categories and the calendar as sheets. */

import { z } from 'zod';
import { localDateOf } from '../kernel/time.ts';
import { sheetAnswer, sheetQuery } from '../papers/index.ts';
import type { App } from '../platform/http/http.ts';
import type { LawDeps } from './api-deps.ts';
import { withNames } from './api-names.ts';
import * as shape from './api-schemas.ts';
import { limitVersions } from './limits/store-limits.ts';
import { calendarSheet, categoriesSheet, limitRows, limitsSheet, proceduresSheet } from './sheets.ts';
import { calendarYearsInForce, categoriesOf, procedureVersions } from './store.ts';

export function sheetRoutes(app: App, deps: LawDeps): void {
  const { city, sendSheet } = deps;
  app.get(
    '/api/v1/law/procedures.xlsx',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Every limit of every version, the newest first',
        querystring: z.object({
          on: shape.date.optional().describe('As in the list; leaves no version out'),
          ...sheetQuery,
        }),
        response: sheetAnswer,
      },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: proceduresSheet,
        query: request.query,
        rows: async function* (tx) {
          yield (await withNames(deps, await procedureVersions(tx))).flatMap(limitRows);
        },
      }),
  );
  app.get(
    '/api/v1/law/limits.xlsx',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Every version of the limits outside procedures',
        querystring: z.object(sheetQuery),
        response: sheetAnswer,
      },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: limitsSheet,
        query: request.query,
        rows: async function* (tx) {
          yield await withNames(deps, await limitVersions(tx));
        },
      }),
  );
  app.get(
    '/api/v1/law/categories.xlsx',
    {
      config: { access: 'signed-in' },
      schema: {
        querystring: z.object({ kind: shape.categoryKind, on: shape.date.optional(), ...sheetQuery }),
        response: sheetAnswer,
      },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: categoriesSheet,
        query: request.query,
        rows: async function* (tx) {
          yield await categoriesOf(tx, request.query.kind, request.query.on ?? localDateOf(city.outside.now()));
        },
      }),
  );
  app.get(
    '/api/v1/law/calendar-years.xlsx',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Every day off and every make-up day of the years in force',
        querystring: z.object(sheetQuery),
        response: sheetAnswer,
      },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: calendarSheet,
        query: request.query,
        rows: async function* (tx) {
          const years = await calendarYearsInForce(tx);
          yield years.flatMap(({ year, papers, days }) => days.map((day) => ({ ...day, year, papers })));
        },
      }),
  );
}

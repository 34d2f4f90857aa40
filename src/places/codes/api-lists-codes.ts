/** The lists of codes, prints and findings as sheets: each takes the filters of its list and reaches as far. */

import { z } from 'zod';
import { localDateOf } from '../../kernel/time.ts';
import { sheetAnswer, sheetQuery } from '../../papers/index.ts';
import { divisionNames, sendSheet } from '../../people/index.ts';
import type { App } from '../../platform/http/http.ts';
import { placesAccess } from '../access.ts';
import { askedOf } from '../api-lists.ts';
import { flag, type PlacesDeps } from '../api-schemas.ts';
import { eachPrint } from '../plaques/store-plaques.ts';
import { codeUrl } from '../rules.ts';
import { everyFinding } from './actions-findings.ts';
import { codeFilter, filterOf } from './api-codes.ts';
import { deadScanFilter, findingFilter } from './api-findings.ts';
import { codesSheet, deadScansSheet, findingsSheet, printsSheet } from './sheets-codes.ts';
import { eachCode } from './store-code-list.ts';
import { eachDeadScan } from './store-findings.ts';

export function codeSheetRoutes(app: App, { city, publicUrl }: PlacesDeps): void {
  const access = placesAccess.readCodes;
  app.get(
    '/api/v1/codes.xlsx',
    {
      config: { access },
      schema: { querystring: z.object({ ...codeFilter(flag), ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: codesSheet,
        query: request.query,
        rows: async function* (tx, scope) {
          const filter = await filterOf(city, askedOf(request.query));
          if (filter === undefined) return;
          const divisions = await divisionNames(tx);
          for await (const codes of eachCode(tx, scope, filter)) {
            yield codes.map((code) => ({
              ...code,
              division: divisions(code.divisionCode),
              url: codeUrl(publicUrl, code.text),
            }));
          }
        },
      }),
  );
  app.get(
    '/api/v1/prints.xlsx',
    { config: { access }, schema: { querystring: z.object(sheetQuery), response: sheetAnswer } },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: printsSheet,
        query: request.query,
        rows: (tx, scope) => eachPrint(tx, scope),
      }),
  );
  app.get(
    '/api/v1/plaque-findings.xlsx',
    {
      config: { access },
      schema: { querystring: z.object({ ...findingFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: findingsSheet,
        query: request.query,
        rows: (tx, scope) => everyFinding(tx, scope, { ...request.query, today: localDateOf(city.outside.now()) }),
      }),
  );
  app.get(
    '/api/v1/dead-scans.xlsx',
    {
      config: { access },
      schema: { querystring: z.object({ ...deadScanFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: deadScansSheet,
        query: request.query,
        rows: (tx, scope) => eachDeadScan(tx, scope, askedOf(request.query)),
      }),
  );
}

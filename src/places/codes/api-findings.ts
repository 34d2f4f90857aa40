/** Routes of findings about hung plaques. */

import { z } from 'zod';
import { localDateOf } from '../../kernel/time.ts';
import { actorOf, listRoute, scopeOf } from '../../people/index.ts';
import type { App } from '../../platform/http/http.ts';
import { addressFor } from '../../platform/http/own-address.ts';
import { flag, paging, uuid } from '../../platform/http/shapes.ts';
import { placesAccess } from '../access.ts';
import { codeView, type PlacesDeps, pageOf, said } from '../api-schemas.ts';
import { FINDING_KINDS } from '../plaques/model-plaques.ts';
import { everyFinding, findingsOf } from './actions-findings.ts';
import { printedNames, shownCode } from './api-codes.ts';
import { deadScansSheet, findingsSheet } from './sheets-codes.ts';
import { eachDeadScan, listDeadScans } from './store-findings.ts';

const FEWEST_WEEKS = 1;
const MOST_WEEKS = 26;

const findingFilter = {
  kind: z.enum(FINDING_KINDS).default('dead-scanned'),
  silentWeeks: z.coerce.number().int().min(FEWEST_WEEKS).max(MOST_WEEKS).default(4),
};
const deadScanFilter = {
  codeId: uuid.optional(),
  unknown: flag.optional().describe('Only codes that this register does not hold'),
};

const weekView = z.object({ week: z.string().describe('Its Monday'), scans: z.int() });
const findingView = z
  .object({
    code: codeView.nullable().describe('Null: a genuine code that this register does not hold'),
    printed: printedNames.nullable().describe('What the plaque says'),
    hungOn: z.string().nullable(),
    lastScanWeek: z.string().nullable().describe('Of a window’s living code; null: never, as far as is known'),
    lastScannedOn: z.string().nullable().describe('Of a dead code'),
    weeks: z.array(weekView).describe('Scans of a dead or unknown code, weeks without any left out'),
  })
  .meta({ id: 'PlaqueFinding' });
const findingsView = z
  .object({
    counts: z.object({
      'dead-scanned': z.int(),
      'take-down': z.int(),
      'place-changed': z.int(),
      silent: z.int(),
      'unknown-scanned': z.int(),
    }),
    total: z.int(),
    items: z.array(findingView),
  })
  .meta({ id: 'PlaqueFindings' });
const deadScanView = z
  .object({ day: z.string(), codeId: z.string().nullable(), text: z.string().nullable(), scans: z.int() })
  .meta({ id: 'DeadScans' });

export function findingRoutes(app: App, { city, publicUrl }: PlacesDeps): void {
  listRoute(app, city, {
    path: '/api/v1/plaque-findings',
    access: placesAccess.readCodes,
    query: { ...paging, ...findingFilter },
    answer: findingsView,
    read: async ({ kind, silentWeeks, limit, offset }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const asked = { kind, silentWeeks, today: localDateOf(city.outside.now()) };
      const { counts, page } = await findingsOf(city.db, scope, asked, { limit, offset });
      const items = page.items.map(({ code, ...facts }) => ({
        ...facts,
        code: code === null ? null : shownCode(addressFor(request, publicUrl), code),
      }));
      return { counts, total: page.total, items };
    },
    sheet: findingsSheet,
    rows: (tx, scope, filter) => everyFinding(tx, scope, { ...filter, today: localDateOf(city.outside.now()) }),
  });
  listRoute(app, city, {
    path: '/api/v1/dead-scans',
    access: placesAccess.readCodes,
    query: { ...paging, ...deadScanFilter },
    answer: pageOf(deadScanView),
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return await listDeadScans(city.db, scope, said(filter), { limit, offset });
    },
    sheet: deadScansSheet,
    rows: (tx, scope, filter) => eachDeadScan(tx, scope, said(filter)),
  });
}

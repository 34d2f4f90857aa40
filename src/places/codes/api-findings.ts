/** Routes that tell what is wrong with plaques out there. */

import { z } from 'zod';
import { localDateOf } from '../../kernel/time.ts';
import { actorOf, scopeOf } from '../../people/index.ts';
import type { App } from '../../platform/http/http.ts';
import { placesAccess } from '../access.ts';
import { asPage, codeView, flag, type PlacesDeps, pageOf, paging, readProblems, said, uuid } from '../api-schemas.ts';
import { FINDING_KINDS } from '../plaques/model-plaques.ts';
import { findingsOf } from './actions-findings.ts';
import { printedNames, shownCode } from './api-codes.ts';
import { listDeadScans } from './store-findings.ts';

const FEWEST_WEEKS = 1;
const MOST_WEEKS = 26;

/** The filters of the lists, which their sheets take too. */
export const findingFilter = {
  kind: z.enum(FINDING_KINDS).default('dead-scanned'),
  silentWeeks: z.coerce.number().int().min(FEWEST_WEEKS).max(MOST_WEEKS).default(4),
};
export const deadScanFilter = {
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
  app.get(
    '/api/v1/plaque-findings',
    {
      config: { access: placesAccess.readCodes },
      schema: {
        querystring: z.object({ ...paging, ...findingFilter }),
        response: { 200: findingsView, ...readProblems },
      },
    },
    async (request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { kind, silentWeeks, limit, offset } = request.query;
      const asked = { kind, silentWeeks, today: localDateOf(city.outside.now()) };
      const { counts, page } = await findingsOf(city.db, scope, asked, { limit, offset });
      const items = page.items.map(({ code, weeks, ...facts }) => ({
        ...facts,
        code: code === null ? null : shownCode(publicUrl, code),
        weeks: [...weeks],
      }));
      return { counts, total: page.total, items };
    },
  );
  app.get(
    '/api/v1/dead-scans',
    {
      config: { access: placesAccess.readCodes },
      schema: {
        querystring: z.object({ ...paging, ...deadScanFilter }),
        response: { 200: pageOf(deadScanView), ...readProblems },
      },
    },
    async (request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { limit, offset, ...filter } = request.query;
      return asPage(await listDeadScans(city.db, scope, said(filter), { limit, offset }));
    },
  );
}

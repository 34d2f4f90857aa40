/** Route of the list of provincial cases, and of its sheet. */

import { z } from 'zod';
import { localDateOf } from '../kernel/time.ts';
import { matterLineSchema, matterLines, PHASES } from '../matters/index.ts';
import { actorOf, auditAlone, listRoute, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { App } from '../platform/http/http.ts';
import { date, paging, refusals, text, uuid } from '../platform/http/shapes.ts';
import { casesAccess } from './access.ts';
import { everyCase, withEntry } from './actions-list.ts';
import { casesSheet } from './sheets.ts';
import { listCases } from './store.ts';

const caseLine = matterLineSchema
  .extend({
    entry: z
      .object({ dueOn: z.string(), late: z.boolean() })
      .nullable()
      .describe('Until when it had to be entered; null for whoever may not know the day'),
  })
  .meta({ id: 'CaseLine' });
const casePage = z.object({ total: z.int(), capped: z.boolean(), items: z.array(caseLine) }).meta({ id: 'CasePage' });

export function caseListRoutes(app: App, city: City): void {
  const todayOf = () => localDateOf(city.outside.now());
  listRoute(app, city, {
    path: '/api/v1/cases',
    access: casesAccess.listCases,
    summary: 'Matters that bear a number of the province, with the clock of their entry',
    query: {
      search: text(80).optional().describe('The province’s number, in any spelling'),
      jurisdiction: z.string().max(32).optional(),
      phase: z.enum(PHASES).optional(),
      leadUnitId: uuid.optional(),
      respondentUnitId: uuid.optional(),
      receivedFrom: date.optional(),
      receivedTo: date.optional(),
      ...paging,
    },
    answer: casePage,
    refusals,
    read: async ({ limit, offset, ...filter }, request) => {
      const actor = actorOf(request);
      const reader = await readerOf(city.db, city, actor);
      const { items, ...counted } = await listCases(city.db, reader, filter, { limit, offset });
      const { action } = casesAccess.listCases;
      await auditAlone(city, { actor, action, objectKind: 'matter', detail: { rows: items.length } });
      return {
        ...counted,
        items: [...(await withEntry(city.db, await matterLines(city.db, reader, items, todayOf(), city)))],
      };
    },
    sheet: casesSheet,
    rows: (tx, reader, filter) => everyCase(tx, reader, filter, todayOf()),
  });
}

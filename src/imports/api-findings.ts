/** Routes that show what a dry run found, and hand out sheets. */

import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Book, bookBytes, columnLetters, SheetRefused, XLSX_TYPE } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { actorOf, auditAlone, sendWhileWritten } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problemSchema } from '../platform/http/problem.ts';
import { importsAccess } from './access.ts';
import { kindOf, mayLookInto } from './actions.ts';
import { askerIn, byId, faultView, type ImportsDeps, langOf, outcomeView, paging, refused } from './api-schemas.ts';
import { isWhole } from './model.ts';
import { messageOf } from './rules-messages.ts';
import { sealingOf } from './sealing.ts';
import { annotatedOf, templateOf } from './sheets.ts';
import { findRun } from './store.ts';
import { listFaults, outcomesOf } from './store-rows.ts';

const access = importsAccess.useImports;
const sheetAnswer = {
  200: z.string().describe('A workbook (xlsx)'),
  401: problemSchema,
  403: problemSchema,
  404: problemSchema,
  409: problemSchema,
  422: problemSchema,
  429: problemSchema,
  503: problemSchema,
};

export function findingRoutes(app: App, { city }: ImportsDeps): void {
  app.get(
    '/api/v1/import-kinds/:kind/template',
    {
      config: { access },
      schema: {
        summary: 'A sheet to fill in: headings, lists to choose from, notes',
        params: z.object({ kind: z.string().max(40) }),
        response: sheetAnswer,
      },
    },
    async (request, reply) => {
      const { kinds } = await askerIn(city, request);
      const kind = kinds.find(({ name }) => name === request.params.kind);
      if (kind === undefined) return refused(reply, { kind: 'import-kind-not-yours' });
      return sendBook(reply, templateOf(kind, langOf(request), city), `template-${kind.name}.xlsx`);
    },
  );
  jsonRoute(app, 'GET /api/v1/imports/:id/faults', {
    access,
    summary: 'Every bad cell, in the order of the file',
    params: byId,
    query: z.object(paging),
    answer: z.object({ total: z.int(), items: z.array(faultView) }),
    handle: async (request, reply) => {
      const { reach, kinds } = await askerIn(city, request);
      const run = await findRun(city.db, reach, request.params.id);
      if (run === undefined) return sendProblem(reply, 404, { kind: 'import-not-found' });
      const kind = kindOf(kinds, run.kind);
      const lang = langOf(request);
      const { total, items } = await listFaults(city.db, reach, run.id, request.query);
      return {
        total,
        items: items.map((fault) => {
          const place = run.mapping?.columns[fault.column];
          return {
            row: fault.row,
            column: fault.column,
            columnLabel: kind.columns.find(({ key }) => key === fault.column)?.said[lang] ?? fault.column,
            place: place === undefined ? null : columnLetters(place),
            value: fault.value,
            reason: fault.reason,
            message: messageOf(kind, fault, lang),
          };
        }),
      };
    },
  });
  jsonRoute(app, 'GET /api/v1/imports/:id/rows', {
    access,
    summary: 'Rows that make something new, or change something (with what)',
    params: byId,
    query: z.object({ ...paging, outcome: z.enum(['created', 'changed']) }),
    answer: z.object({ items: z.array(outcomeView) }),
    handle: async (request, reply) => {
      const asker = await askerIn(city, request);
      const { reach, kinds } = asker;
      const run = await findRun(city.db, reach, request.params.id);
      if (run === undefined) return sendProblem(reply, 404, { kind: 'import-not-found' });
      if (!mayLookInto(asker, run)) return refused(reply, { kind: 'import-of-another' });
      const kind = kindOf(kinds, run.kind);
      const lang = langOf(request);
      const { outcome, ...page } = request.query;
      const shown = await kind.shown(city.db, lang);
      const label = (field: string): string => kind.fieldSaid[field]?.[lang] ?? field;
      const said = (field: string, value: string | null): string => (value === null ? '' : shown(field, value));
      const lines = await outcomesOf(city.db, reach, run.id, outcome, page);
      const { openFacts } = await sealingOf(city.db, city, run.id);
      return {
        items: lines.map(({ id, row, key, label: name, facts, differences }) => ({
          row,
          key,
          label: name,
          facts: (id === null || facts === null ? [] : openFacts(id, facts)).flatMap((value, index) => {
            const field = kind.fields[index];
            // A field without a name (letters for searching) is not shown.
            return field === undefined || value === null || kind.fieldSaid[field] === undefined
              ? []
              : [{ field, label: label(field), value: said(field, value) }];
          }),
          differences: differences.map(({ field, before, after }) => ({
            field,
            label: label(field),
            before: said(field, before),
            after: said(field, after),
          })),
        })),
      };
    },
  });
  app.get(
    '/api/v1/imports/:id/annotated',
    {
      config: { access },
      schema: {
        summary: 'The bad rows as a sheet, wrong cells marked, to be corrected and brought in again',
        params: byId,
        querystring: z.object({ rows: z.enum(['bad', 'all']).default('bad') }),
        response: sheetAnswer,
      },
    },
    async (request, reply) => {
      const asker = await askerIn(city, request);
      const run = await findRun(city.db, asker.reach, request.params.id);
      if (run === undefined) return sendProblem(reply, 404, { kind: 'import-not-found' });
      if (!mayLookInto(asker, run)) return refused(reply, { kind: 'import-of-another' });
      const { mapping, counts } = run;
      if (mapping === null || counts === null) return refused(reply, { kind: 'import-not-now', state: run.state });
      if (!isWhole(run)) return refused(reply, { kind: 'import-file-gone' });
      const kind = kindOf(asker.kinds, run.kind);
      try {
        return await sendWhileWritten(request, reply, `import-${run.id.slice(0, 8)}.xlsx`, async () => {
          await auditTaking(city, request, run.id, { rows: counts.bad });
          return annotatedOf(city, asker, kind, { ...run, mapping }, request.query.rows, langOf(request));
        });
      } catch (error) {
        if (error instanceof SheetRefused) return refused(reply, error.problem);
        throw error;
      }
    },
  );
}

/** Audits the export of what was brought in, as every export is. */
async function auditTaking(
  city: City,
  request: Parameters<typeof actorOf>[0],
  runId: Uuid,
  detail: Readonly<Record<string, number>>,
): Promise<void> {
  await auditAlone(city, {
    actor: actorOf(request),
    action: access.action,
    objectKind: 'import-bad-rows',
    objectId: runId,
    detail,
  });
}

function sendBook(reply: FastifyReply, book: Book, fileName: string): never {
  void reply
    .type(XLSX_TYPE)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(bookBytes(book), { objectMode: false }));
  // Sent already; the schema says string where this is a stream.
  return reply as never;
}

/** Routes of imports: upload, mapping, dry run, findings, writing. */

import { z } from 'zod';
import { actRoutes, listRoute, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { uuid } from '../platform/http/shapes.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { importsAccess } from './access.ts';
import { askCheck, askerOf, askWrite, beginImport, giveUp, kindOf, receivePart } from './actions.ts';
import { chooseColumns, fileArrived, previewOf } from './actions-mapping.ts';
import { findingRoutes } from './api-findings.ts';
import {
  askerFor,
  askerIn,
  byId,
  choice,
  type ImportsDeps,
  kindAs,
  kindView,
  langOf,
  lookView,
  mode,
  newImport,
  paging,
  problems,
  refused,
  runsAs,
  runView,
} from './api-schemas.ts';
import { KINDS } from './kinds.ts';
import { type ImportProblem, type ImportRun, PART_BYTES } from './model.ts';
import { runsSheet } from './sheets-list.ts';
import { eachRun, findRun, listRuns } from './store.ts';

const access = importsAccess.useImports;

export function importsRoutes(app: App, deps: ImportsDeps): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: PART_BYTES },
    (_request, body, done) => done(null, body),
  );
  readingRoutes(app, deps);
  uploadRoutes(app, deps);
  decidingRoutes(app, deps);
  findingRoutes(app, deps);
}

function readingRoutes(app: App, { city }: ImportsDeps): void {
  jsonRoute(app, 'GET /api/v1/import-kinds', {
    access,
    summary: 'What this post may bring in, with the columns each kind has',
    answer: z.object({ items: z.array(kindView) }),
    handle: async (request) => {
      const { kinds } = await askerIn(city, request);
      return { items: kinds.map((kind) => kindAs(kind, langOf(request))) };
    },
  });
  listRoute(app, city, {
    path: '/api/v1/imports',
    access,
    query: paging,
    answer: z.object({ total: z.int(), items: z.array(runView) }),
    read: async (page, request) => {
      const { reach } = await askerIn(city, request);
      const { total, items } = await listRuns(city.db, reach, page);
      return { total, items: await runsAs(city, KINDS, items, langOf(request)) };
    },
    sheet: runsSheet,
    rows: async function* (tx, scope) {
      const { reach, kinds } = askerOf(scope, KINDS);
      for await (const runs of eachRun(tx, reach)) {
        const names = await unitNames(
          tx,
          runs.flatMap(({ unitId }) => unitId ?? []),
        );
        yield runs.map((run) => ({
          ...run,
          kindSaid: kindOf(kinds, run.kind).said,
          unitName: run.unitId === null ? null : (names.get(run.unitId) ?? null),
        }));
      }
    },
  });
  jsonRoute(app, 'GET /api/v1/imports/:id', {
    access,
    params: byId,
    answer: runView,
    handle: async (request, reply) => {
      const { reach } = await askerIn(city, request);
      const run = await findRun(city.db, reach, request.params.id);
      if (run === undefined) return sendProblem(reply, 404, { kind: 'import-not-found' });
      return viewOf(city, run, request);
    },
  });
}

async function viewOf(city: City, run: ImportRun, request: Parameters<typeof langOf>[0]) {
  const [view] = await runsAs(city, KINDS, [run], langOf(request));
  if (view === undefined) throw new Error('one run has one view');
  return view;
}

function uploadRoutes(app: App, { city }: ImportsDeps): void {
  const acts = actRoutes(app, city, { refused, refusals: problems });
  acts.post('/api/v1/imports', {
    access,
    summary: 'Begins an import; the file follows in parts',
    body: newImport,
    answer: runView,
    status: 201,
    act: async (tx, actor, { body }) => beginImport(tx, city, await askerFor(tx, actor), body),
    show: (run, request) => viewOf(city, run, request),
  });
  jsonRoute(app, 'PUT /api/v1/imports/:id/parts/:number', {
    access,
    bodyLimit: PART_BYTES,
    summary: 'One part of the file (application/octet-stream); the same part again replaces itself',
    consumes: ['application/octet-stream'],
    params: z.object({ id: uuid, number: z.coerce.number().int().min(0).max(100_000) }),
    otherwise: problems,
    handle: async (request, reply) => {
      const { id, number } = request.params;
      const bytes: unknown = request.body;
      if (!Buffer.isBuffer(bytes)) return refused(reply, { kind: 'import-part-wrong' });
      const asker = await askerIn(city, request);
      const done = await inTransaction<null, ImportProblem>(city.db, (tx) =>
        receivePart(tx, city, asker, { id, number, bytes }),
      );
      if (!done.ok) return refused(reply, done.problem);
    },
  });
  jsonRoute(app, 'POST /api/v1/imports/:id/uploaded', {
    access,
    summary: 'The file is whole: opens it and guesses which column is which',
    params: byId,
    answer: runView,
    otherwise: problems,
    handle: async (request, reply) => {
      const done = await fileArrived(city, await askerIn(city, request), request.params.id);
      return done.ok ? reply.send(await viewOf(city, done.value, request)) : refused(reply, done.problem);
    },
  });
}

function decidingRoutes(app: App, { city }: ImportsDeps): void {
  const acts = actRoutes(app, city, { refused, refusals: problems });
  jsonRoute(app, 'GET /api/v1/imports/:id/preview', {
    access,
    summary: 'The first rows of the chosen sheet',
    params: byId,
    answer: lookView,
    otherwise: problems,
    handle: async (request, reply) => {
      const done = await previewOf(city, await askerIn(city, request), request.params.id);
      if (!done.ok) return refused(reply, done.problem);
      const { letters, rows, totalRows } = done.value;
      return reply.send({
        letters: [...letters],
        rows: rows.map((row) => ({ ...row, cells: [...row.cells] })),
        totalRows,
      });
    },
  });
  jsonRoute(app, 'PUT /api/v1/imports/:id/mapping', {
    access,
    summary: 'Says which sheet, which heading, which column is which; what was checked before has to be checked again',
    params: byId,
    body: choice,
    answer: runView,
    otherwise: problems,
    handle: async (request, reply) => {
      const done = await chooseColumns(city, await askerIn(city, request), request.params.id, request.body);
      return done.ok ? reply.send(await viewOf(city, done.value, request)) : refused(reply, done.problem);
    },
  });
  acts.post('/api/v1/imports/:id/check', {
    access,
    summary: 'Asks for the dry run',
    params: byId,
    answer: runView,
    status: 202,
    act: async (tx, actor, { params }) => askCheck(tx, city, await askerFor(tx, actor), params.id),
    show: (run, request) => viewOf(city, run, request),
  });
  acts.post('/api/v1/imports/:id/write', {
    access,
    summary: 'Asks for writing what the dry run showed',
    params: byId,
    body: z.object({ mode }),
    answer: runView,
    status: 202,
    act: async (tx, actor, { params, body }) => askWrite(tx, city, await askerFor(tx, actor), params.id, body.mode),
    show: (run, request) => viewOf(city, run, request),
  });
  acts.post('/api/v1/imports/:id/give-up', {
    access,
    summary: 'Ends an import that has written nothing',
    params: byId,
    answer: runView,
    act: async (tx, actor, { params }) => giveUp(tx, city, await askerFor(tx, actor), params.id),
    show: (run, request) => viewOf(city, run, request),
  });
}

/** Routes of papers: those of a matter, the register of an organ, the files, the templates. */

import { z } from 'zod';
import { actorOf, actRoutes, listRoute, readerOf } from '../people/index.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problemSchema } from '../platform/http/problem.ts';
import { paging, readProblems, text, uuid } from '../platform/http/shapes.ts';
import { transact } from '../platform/postgres/db.ts';
import { documentsAccess } from './access.ts';
import { note, paperFile } from './actions.ts';
import { issueDraft, makeBulletin, makeMatterPaper, openPaper, papersFor, voidOwn } from './actions-matter.ts';
import { registerLines } from './actions-register.ts';
import { type DocumentsDeps, kind, paperView, refused, state, viewOf } from './api-schemas.ts';
import { templateRoutes } from './api-templates.ts';
import { numberShown, registerSheet } from './sheets.ts';
import { eachRegistered, listRegister } from './store.ts';

const ofMatter = z.object({ matterId: uuid });
const ofPaper = z.object({ id: uuid });
const MOST_IN_A_BULLETIN = 100;
const NOT_FOUND = { kind: 'not-found' } as const;
const FILES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

const registerLine = paperView
  .extend({
    unitName: z.string(),
    open: z.boolean().describe('Whether the reader may open it; of another, number, kind and state are told alone'),
    matterId: z.string().nullable(),
    matterNumber: z.string().nullable().describe('null where it is about several or none, or may not be opened'),
  })
  .meta({ id: 'PaperLine' });
const papersView = z
  .object({
    items: z.array(paperView),
    offers: z.array(
      z.object({
        kind,
        step: z.int().nullable(),
        issued: z.boolean().describe('Of this step one stands already; the next only after it is void'),
      }),
    ),
  })
  .meta({ id: 'MatterPapers' });

export function documentsRoutes(app: App, deps: DocumentsDeps): void {
  matterRoutes(app, deps);
  registerRoutes(app, deps);
  fileRoutes(app, deps);
  templateRoutes(app, deps);
}

function matterRoutes(app: App, { city }: DocumentsDeps): void {
  const acts = actRoutes(app, city, { refused });
  jsonRoute(app, 'GET /api/v1/matters/:matterId/papers', {
    access: documentsAccess.readPapers,
    summary: 'The papers of a matter this reader may read, and those they may make of it now',
    params: ofMatter,
    answer: papersView,
    handle: async (request, reply) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const found = await papersFor(city.db, city, reader, request.params.matterId);
      if (found === undefined) return sendProblem(reply, 404, NOT_FOUND);
      void reply.header('cache-control', 'no-store');
      const items = found.items.map((paper) => viewOf(paper, reader.actor.unitId));
      return { items, offers: found.offers.map((offer) => ({ ...offer })) };
    },
  });
  acts.post('/api/v1/matters/:matterId/papers', {
    access: documentsAccess.makePaper,
    summary: 'Make a paper of a matter: a draft, or the paper itself under the next number of its organ',
    params: ofMatter,
    body: z.object({ submissionId: uuid, kind, step: z.int().min(1).nullable(), draft: z.boolean() }),
    answer: paperView,
    status: 201,
    act: (tx, actor, { params, body }) =>
      makeMatterPaper(tx, city, actor, params.matterId, {
        id: body.submissionId,
        kind: body.kind,
        step: body.step,
        isDraft: body.draft && body.kind !== 'matter-sheet',
      }),
    show: (paper, request) => viewOf(paper, actorOf(request).unitId),
  });
  acts.post('/api/v1/papers', {
    access: documentsAccess.makeBulletin,
    summary: 'Make a bulletin of problems over several matters',
    body: z.object({
      submissionId: uuid,
      matterIds: z.array(uuid).min(1).max(MOST_IN_A_BULLETIN),
      subject: text(60),
      overview: text(2000),
      demands: text(2000),
      draft: z.boolean(),
    }),
    answer: paperView,
    status: 201,
    act: (tx, actor, { body: { submissionId, matterIds, draft, ...words } }) =>
      makeBulletin(tx, city, actor, { id: submissionId, isDraft: draft, matterIds, words }),
    show: (paper, request) => viewOf(paper, actorOf(request).unitId),
  });
  acts.post('/api/v1/papers/:id/issue', {
    access: documentsAccess.makePaper,
    summary: 'Make the paper of a draft: filled anew, under the next number',
    params: ofPaper,
    answer: paperView,
    act: (tx, actor, { params }) => issueDraft(tx, city, actor, params.id),
    show: (paper, request) => viewOf(paper, actorOf(request).unitId),
  });
  acts.post('/api/v1/papers/:id/void', {
    access: documentsAccess.voidPaper,
    summary: 'Void a paper, or give a draft up; its number is kept',
    params: ofPaper,
    body: z.object({ reason: text(200) }),
    answer: paperView,
    act: (tx, actor, { params, body }) => voidOwn(tx, city, actor, params.id, body.reason),
    show: (paper, request) => viewOf(paper, actorOf(request).unitId),
  });
}

function registerRoutes(app: App, { city }: DocumentsDeps): void {
  listRoute(app, city, {
    path: '/api/v1/papers',
    access: documentsAccess.readRegister,
    summary: 'The register of papers of one’s own organ: every number, void ones too',
    query: {
      kind: kind.optional(),
      state: state.optional(),
      year: z.coerce.number().int().min(2000).max(2999).optional(),
      nth: z.coerce.number().int().min(1).max(9_999_999).optional().describe('Of that year'),
      ...paging,
    },
    answer: z.object({ total: z.int(), capped: z.boolean(), items: z.array(registerLine) }),
    read: async ({ limit, offset, ...filter }, request) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const page = await listRegister(city.db, reader, filter, { limit, offset });
      const lines = await registerLines(city.db, reader, page.items);
      const items = lines.map(({ unitId, number, ...line }) => ({
        ...line,
        number: numberShown(number),
        mine: line.open && unitId === reader.actor.unitId,
      }));
      return { total: page.total, capped: page.capped, items };
    },
    sheet: registerSheet,
    rows: async function* (tx, reader, filter) {
      for await (const papers of eachRegistered(tx, reader, filter)) yield await registerLines(tx, reader, papers);
    },
  });
}

function fileRoutes(app: App, { city }: DocumentsDeps): void {
  for (const format of ['docx', 'pdf'] as const) {
    app.get(
      `/api/v1/papers/:id/paper.${format}`,
      {
        config: { access: documentsAccess.readPapers },
        schema: {
          summary: 'The file of a paper: the same words as docx and as PDF',
          params: ofPaper,
          produces: [FILES[format]],
          response: { 200: z.string().describe(format), ...readProblems, 410: problemSchema },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request);
        const paper = await openPaper(city.db, await readerOf(city.db, city, actor), request.params.id);
        if (paper === undefined) return refused(reply, { kind: 'paper-not-found' });
        const made = await paperFile(city.db, city, paper, format);
        if (!made.ok) return refused(reply, made.problem);
        await transact(city.db, (tx) => note(tx, city, actor, documentsAccess.readPapers.action, paper));
        const { name, bytes } = made.value;
        return reply
          .type(FILES[format])
          .header('content-disposition', `attachment; filename="${name}.${format}"`)
          .header('cache-control', 'private, no-store')
          .send(bytes as never);
      },
    );
  }
}

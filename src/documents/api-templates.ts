/** Routes of templates: the list, the files to change in Word, and uploading a changed one. */

import type { Multipart } from '@fastify/multipart';
import { z } from 'zod';
import { MOST_TEMPLATE_BYTES } from '../formats/index.ts';
import { localDateOf } from '../kernel/time.ts';
import { actorOf, listRoute } from '../people/index.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problemSchema } from '../platform/http/problem.ts';
import { date, problems, readProblems } from '../platform/http/shapes.ts';
import { readUpload } from '../platform/http/uploads.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { documentsAccess } from './access.ts';
import { bringTemplate, templateLines } from './actions-templates.ts';
import { type DocumentsDeps, kind, refused } from './api-schemas.ts';
import { KIND_FACTS } from './rules-kinds.ts';
import { templatesSheet } from './sheets.ts';
import { templateBytes } from './store.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const templateView = z
  .object({
    kind,
    version: z.int(),
    from: z.string(),
    inForce: z.boolean(),
    note: z.string(),
    hash: z.string(),
    madeByName: z.string().nullable().describe('null: came with the program'),
    places: z.array(z.string()).describe('What its braces may hold; rows of a list with their list before them'),
  })
  .meta({ id: 'PaperTemplate' });
const sent = z.object({ from: date, note: z.string().trim().max(200).default('') });
const FORM_BYTES = 64 * 1024;

export function templateRoutes(app: App, { city }: DocumentsDeps): void {
  listRoute(app, city, {
    path: '/api/v1/paper-templates',
    access: documentsAccess.keepTemplates,
    summary: 'Every template of every kind of paper, the latest first',
    query: {},
    answer: z.object({ items: z.array(templateView) }),
    read: async () => {
      const lines = await templateLines(city.db, localDateOf(city.outside.now()));
      return { items: lines.map((line) => ({ ...line, places: placesOf(line.kind) })) };
    },
    sheet: templatesSheet,
    rows: async function* (tx) {
      yield await templateLines(tx, localDateOf(city.outside.now()));
    },
  });
  app.get(
    '/api/v1/paper-templates/:kind/:version/template.docx',
    {
      config: { access: documentsAccess.keepTemplates },
      schema: {
        summary: 'A template, to be changed in Word',
        params: z.object({ kind, version: z.coerce.number().int().min(1).max(1_000_000) }),
        produces: [DOCX],
        response: { 200: z.string().describe('docx'), ...readProblems },
      },
    },
    async (request, reply) => {
      const { kind, version } = request.params;
      const bytes = await templateBytes(city.db, kind, version);
      if (bytes === undefined) return refused(reply, { kind: 'template-not-found' });
      return reply
        .type(DOCX)
        .header('content-disposition', `attachment; filename="template-${kind}-${version}.docx"`)
        .send(bytes as never);
    },
  );
  jsonRoute(app, 'POST /api/v1/paper-templates/:kind', {
    access: documentsAccess.keepTemplates,
    bodyLimit: MOST_TEMPLATE_BYTES + FORM_BYTES,
    summary: 'A changed template as multipart form data: from (the day it holds from), note, then the file',
    consumes: ['multipart/form-data'],
    params: z.object({ kind }),
    answer: templateView,
    status: 201,
    otherwise: { ...problems, 413: problemSchema, 503: problemSchema },
    handle: async (request, reply) => {
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) return refused(reply, { kind: 'template-missing' });
      const file = await readUpload(request, part.file, 'template-too-large');
      const fields = sent.safeParse({ from: fieldOf(part.fields.from), note: fieldOf(part.fields.note) });
      if (!file.ok) return sendProblem(reply, file.problem.kind === 'upload-busy' ? 503 : 413, file.problem);
      if (!fields.success) {
        const errors = fields.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
        return sendProblem(reply, 422, { kind: 'invalid-input', errors });
      }
      const { kind } = request.params;
      const done = await inTransaction(city.db, (tx) =>
        bringTemplate(tx, city, actorOf(request), { kind, ...fields.data, bytes: file.value }),
      );
      if (!done.ok) return refused(reply, done.problem);
      const today = localDateOf(city.outside.now());
      const line = (await templateLines(city.db, today)).find(
        (each) => each.kind === kind && each.version === done.value.version,
      );
      return { ...done.value, inForce: line?.inForce ?? false, places: placesOf(kind) };
    },
  });
}

function fieldOf(field: Multipart | Multipart[] | undefined): unknown {
  return field !== undefined && !Array.isArray(field) && field.type === 'field' ? field.value : undefined;
}

/** Places as they are written: `{文号}`, and `{#问题}{序号}{/}` for rows. */
function placesOf(of: keyof typeof KIND_FACTS): string[] {
  return Object.entries(KIND_FACTS[of].asked.places).flatMap(([name, row]) =>
    row === null ? [`{${name}}`] : [`{#${name}}${row.map((each) => `{${each}}`).join('')}{/}`],
  );
}

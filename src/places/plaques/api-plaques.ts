/** Routes of prints and of hung plaques. */

import { z } from 'zod';
import { PLAQUE_FORMATS } from '../../formats/index.ts';
import { type Actor, actorOf, audit, listRoute, scopeOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { addressFor } from '../../platform/http/own-address.ts';
import { problemSchema } from '../../platform/http/problem.ts';
import { date, paging, problems, readProblems, uuid } from '../../platform/http/shapes.ts';
import { readUpload } from '../../platform/http/uploads.ts';
import { cleanPhoto, MAX_PHOTO_BYTES, photoStatus } from '../../platform/images.ts';
import { transact } from '../../platform/postgres/db.ts';
import { placesAccess } from '../access.ts';
import { registrarOf } from '../actions.ts';
import { type PlacesDeps, pageOf, placesActs, refused, registrar, said, written } from '../api-schemas.ts';
import { codeFilter, filterOf, hangingView } from '../codes/api-codes.ts';
import { printsSheet } from '../codes/sheets-codes.ts';
import { keepPlaquePhoto, notePlaques, orderPrint, printFile, takeDownPlaque } from './actions-plaques.ts';
import type { Print } from './model-plaques.ts';
import { eachPrint, findHanging, findPrint, hangingPhoto, listPrints } from './store-plaques.ts';

const byId = z.object({ id: uuid });
const MOST_CHOSEN = 500;
const NO_PRINT = { kind: 'print-not-found' } as const;
const NO_HANGING = { kind: 'hanging-not-found' } as const;

const printView = z
  .object({
    id: z.string(),
    number: z.int(),
    format: z.enum(PLAQUE_FORMATS),
    divisionCode: z.string(),
    printedAt: z.string(),
    byName: z.string(),
    plaques: z.int(),
  })
  .meta({ id: 'Print' });
const printLine = printView
  .extend({
    deadSince: z.int().describe('Codes in it that died since: their plaques must not be hung'),
    hanging: z.int().describe('Codes in it of which a plaque hangs'),
  })
  .meta({ id: 'PrintLine' });

export function printRoutes(app: App, { city, publicUrl, issuer }: PlacesDeps): void {
  listRoute(app, city, {
    path: '/api/v1/prints',
    access: placesAccess.readCodes,
    query: paging,
    answer: pageOf(printLine),
    read: async (page, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return await listPrints(city.db, scope, page);
    },
    sheet: printsSheet,
    rows: (tx, scope) => eachPrint(tx, scope),
  });
  jsonRoute(app, 'POST /api/v1/prints', {
    access: placesAccess.keepCodes,
    body: z.object({
      submissionId: uuid,
      format: z.enum(PLAQUE_FORMATS),
      codeIds: z.array(uuid).min(1).max(MOST_CHOSEN).optional().describe('These codes; else what the filter finds'),
      filter: z.object(codeFilter(z.boolean())).optional(),
      seen: z.int().min(1).optional().describe('How many plaques were expected; another number is refused'),
    }),
    status: 201,
    answer: printView,
    handle: async (request, reply) => {
      const actor = actorOf(request);
      const { codeIds, filter: asked = {}, seen, submissionId, format } = request.body;
      const filter = await filterOf(city, said(asked));
      if (filter === undefined) return refused(reply, { kind: 'nothing-to-print' });
      const done = await written(city, async (tx) => {
        const scope = await scopeOf(tx, actor);
        const printed = await orderPrint(tx, city, registrarOf(scope), {
          submissionId,
          format,
          filter: codeIds === undefined ? filter : { ...filter, ids: codeIds },
          ...said({ seen }),
          divisionCode: actor.divisionCode,
          byName: actor.displayName,
          issuer: { ...issuer, origin: addressFor(request, publicUrl).origin },
        });
        if (printed.ok) await note(tx, city, actor, placesAccess.keepCodes.action, printed.value);
        return printed;
      });
      return done.ok ? done.value : refused(reply, done.problem);
    },
  });
  app.get(
    '/api/v1/prints/:id/plaques.pdf',
    {
      config: { access: placesAccess.readCodes },
      schema: {
        summary: 'The plaques of a print; asked for again, the same file',
        params: byId,
        produces: ['application/pdf'],
        response: { 200: z.string().describe('PDF'), ...readProblems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const print = await findPrint(city.db, await scopeOf(city.db, actor), request.params.id);
      if (print === undefined) return sendProblem(reply, 404, NO_PRINT);
      await transact(city.db, (tx) => note(tx, city, actor, placesAccess.readCodes.action, print));
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="plaques-${print.number}-${print.format}.pdf"`)
        .header('cache-control', 'private, no-store')
        .send((await printFile(city.db, print)) as never);
    },
  );
}

/** Enterprise codes are in such a file: who made or fetched it is written down. */
async function note(
  tx: Parameters<typeof audit>[0],
  city: City,
  actor: Actor,
  action: string,
  { id, plaques, format }: Print,
): Promise<void> {
  const detail = { plaques, format };
  await audit(tx, city, { actor, action, objectKind: 'print', objectId: id, detail });
}

export function hangingRoutes(app: App, { city }: PlacesDeps): void {
  const acts = placesActs(app, city);
  acts.post('/api/v1/hangings', {
    access: placesAccess.keepCodes,
    summary: 'Where plaques hang; of a dead code only as taken down',
    body: z.object({
      submissionId: uuid,
      codeIds: z.array(uuid).min(1).max(MOST_CHOSEN),
      spot: z.string().trim().min(1).max(200),
      hungOn: date,
      takenDownOn: date.optional(),
    }),
    act: async (tx, actor, { body: { takenDownOn = null, ...hung } }) =>
      notePlaques(tx, city, await registrar(tx, actor), { ...hung, takenDownOn }),
  });
  acts.post('/api/v1/hangings/:id/removal', {
    access: placesAccess.keepCodes,
    params: byId,
    body: z.object({ on: date }),
    answer: hangingView,
    act: async (tx, actor, { params, body }) =>
      takeDownPlaque(tx, city, await registrar(tx, actor), { hangingId: params.id, on: body.on }),
  });
  jsonRoute(app, 'PUT /api/v1/hangings/:id/photo', {
    access: placesAccess.keepCodes,
    bodyLimit: MAX_PHOTO_BYTES + 64 * 1024,
    summary: 'What the plaque looks like where it hangs, as multipart form data; a new photo takes the old one’s place',
    consumes: ['multipart/form-data'],
    params: byId,
    answer: hangingView,
    otherwise: { ...problems, 413: problemSchema, 415: problemSchema, 503: problemSchema },
    handle: async (request, reply) => {
      const seen = await findHanging(city.db, await scopeOf(city.db, actorOf(request)), request.params.id);
      if (seen === undefined) return refused(reply, NO_HANGING);
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) return sendProblem(reply, 422, { kind: 'photo-missing' });
      const sent = await readUpload(request, part.file, 'photo-too-large');
      const photo = sent.ok ? await cleanPhoto(sent.value) : sent;
      if (!photo.ok) return sendProblem(reply, photoStatus(photo.problem), photo.problem);
      const done = await written(city, async (tx) => {
        const scope = await scopeOf(tx, actorOf(request));
        return keepPlaquePhoto(tx, city, registrarOf(scope), { hangingId: request.params.id, photo: photo.value });
      });
      return done.ok ? reply.send(done.value) : refused(reply, done.problem);
    },
  });
  app.get(
    '/api/v1/hangings/:id/photo',
    { config: { access: placesAccess.readCodes }, schema: { hide: true, params: byId } },
    async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const jpeg = await hangingPhoto(city.db, scope, request.params.id);
      if (jpeg === undefined) return sendProblem(reply, 404, NO_HANGING);
      return reply
        .type('image/jpeg')
        .header('cache-control', 'private, no-store')
        .header('content-disposition', 'inline')
        .send(jpeg);
    },
  );
}

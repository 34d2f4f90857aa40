/** Routes of internal notes. */

import { z } from 'zod';
import { actorOf, readerOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { problems, readProblems, text, uuid } from '../../platform/http/shapes.ts';
import { inTransaction, transact } from '../../platform/postgres/db.ts';
import { mattersAccess } from '../access.ts';
import { readNotes, writeNote } from './actions-notes.ts';
import { ofMatter } from './api-schemas.ts';

const MOST_TEXT = 2_000;
const noteLine = z
  .object({
    id: z.string(),
    text: z.string().nullable().describe('null once the words of the matter were destroyed'),
    author: z.string(),
    unit: z.string(),
    at: z.string(),
  })
  .meta({ id: 'InternalNote' });

export function noteRoutes(app: App, city: City): void {
  jsonRoute(app, 'GET /api/v1/matters/:matterId/notes', {
    access: mattersAccess.readNotes,
    summary: 'A unit reads its own; discipline supervision every unit’s, and each look is in the audit',
    params: ofMatter,
    answer: z.array(noteLine),
    otherwise: readProblems,
    handle: async (request, reply) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const lines = await transact(city.db, (tx) => readNotes(tx, city, reader, request.params.matterId));
      if (lines === undefined) return sendProblem(reply, 404, { kind: 'not-found' });
      void reply.header('cache-control', 'no-store');
      return [...lines];
    },
  });
  jsonRoute(app, 'POST /api/v1/matters/:matterId/notes', {
    access: mattersAccess.writeNote,
    params: ofMatter,
    body: z.object({
      id: uuid.describe('Made by the caller: the same id again is the same note'),
      text: text(MOST_TEXT),
    }),
    otherwise: problems,
    handle: async (request, reply) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const asked = { matterId: request.params.matterId, ...request.body };
      const done = await inTransaction(city.db, (tx) => writeNote(tx, city, reader, asked));
      if (!done.ok) return sendProblem(reply, done.problem.kind === 'not-found' ? 404 : 409, done.problem);
    },
  });
}

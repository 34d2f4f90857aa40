/** Routes of who is named for a matter within a unit. */

import { z } from 'zod';
import { actorOf, readerOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { problems, text, uuid } from '../../platform/http/shapes.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { mattersAccess } from '../access.ts';
import { namedInUnit, nameHandler } from './actions-named.ts';
import { ofMatter } from './api-schemas.ts';

export function namedRoutes(app: App, city: City): void {
  jsonRoute(app, 'GET /api/v1/named', {
    access: mattersAccess.name,
    summary: 'How many matters in the hands of the unit one acts for each of its people is named for',
    answer: z
      .array(
        z.object({
          userId: z.string().nullable().describe('null: nobody is named'),
          name: z.string().nullable(),
          count: z.int(),
        }),
      )
      .meta({ id: 'NamedCounts' }),
    handle: async (request) => namedInUnit(city.db, await readerOf(city.db, city, actorOf(request))),
  });
  jsonRoute(app, 'POST /api/v1/matters/:matterId/named', {
    access: mattersAccess.name,
    summary: 'Names somebody of the unit at work, or nobody; a handler names themself alone',
    params: ofMatter,
    body: z.object({ userId: uuid.nullable(), section: text(40).nullable().default(null) }),
    otherwise: problems,
    handle: async (request, reply) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const asked = { matterId: request.params.matterId, ...request.body };
      const done = await inTransaction(city.db, (tx) => nameHandler(tx, city, reader, asked));
      if (done.ok) return;
      const { kind } = done.problem;
      return sendProblem(reply, kind === 'not-found' ? 404 : kind === 'head-names-others' ? 403 : 409, done.problem);
    },
  });
}

/** Routes of saved views. */

import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { problems, readProblems, text, uuid } from '../../platform/http/shapes.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import { actorOf } from '../api-guard.ts';
import { refused } from '../api-replies.ts';
import { byId, done, type PeopleDeps } from '../api-schemas.ts';
import type { SavedView } from '../model.ts';
import { scopeOf } from '../registry/actions-acting.ts';
import { chooseDefaultView, removeView, saveView } from './actions-views.ts';
import { viewsFor } from './store-views.ts';

const MOST_FILTERS = 30;
const MOST_COLUMNS = 40;
const list = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,29}$/);
const search = z
  .record(key, z.string().max(200))
  .refine((each) => Object.keys(each).length <= MOST_FILTERS, 'too many filters');
const columns = z.array(key).min(1).max(MOST_COLUMNS).nullable();

const savedView = z
  .object({
    id: z.string(),
    list: z.string(),
    name: z.string(),
    search: z.record(z.string(), z.string()).describe('As it stands in the address'),
    columns: z.array(z.string()).nullable().describe('In their order; null: as the list comes'),
    own: z.boolean(),
    shared: z.boolean().describe('With those who act through a post of the same unit'),
    ownerName: z.string(),
    version: z.int(),
  })
  .meta({ id: 'SavedView' });

function shownTo(userId: string, { ownerUserId, sharedUnitId, ...view }: SavedView) {
  return {
    ...view,
    search: { ...view.search },
    columns: view.columns === null ? null : [...view.columns],
    own: ownerUserId === userId,
    shared: sharedUnitId !== null,
  };
}

export function viewRoutes(app: App, { city }: PeopleDeps): void {
  app.get(
    '/api/v1/views',
    {
      config: { access: peopleAccess.keepViews },
      schema: {
        tags: ['people'],
        querystring: z.object({ list }),
        response: {
          200: z.object({ views: z.array(savedView), defaultId: z.string().nullable() }),
          ...readProblems,
        },
      },
    },
    async (request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { views, defaultId } = await viewsFor(city.db, scope, request.query.list);
      return { views: views.map((view) => shownTo(scope.actor.userId, view)), defaultId };
    },
  );

  app.put(
    '/api/v1/views/:id',
    {
      config: { access: peopleAccess.keepViews },
      schema: {
        tags: ['people'],
        params: byId,
        body: z.object({
          list,
          name: text(40),
          search,
          columns,
          shared: z.boolean(),
          version: z.int().min(1).nullable().describe('null: a new one, under an id made by the caller'),
        }),
        response: { 200: savedView, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const facts = { id: request.params.id, ...request.body };
      const saved = await inTransaction(city.db, (tx) => saveView(tx, city, actor, facts));
      return saved.ok ? shownTo(actor.userId, saved.value) : refused(reply, saved.problem);
    },
  );

  app.delete(
    '/api/v1/views/:id',
    {
      config: { access: peopleAccess.keepViews },
      schema: { tags: ['people'], params: byId, response: { 204: done, ...problems } },
    },
    async (request, reply) => {
      const gone = await inTransaction(city.db, (tx) => removeView(tx, actorOf(request), request.params.id));
      if (!gone.ok) return refused(reply, gone.problem);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/api/v1/view-defaults/:list',
    {
      config: { access: peopleAccess.keepViews },
      schema: {
        tags: ['people'],
        params: z.object({ list }),
        body: z.object({ viewId: uuid.nullable().describe('null: the list opens as it comes') }),
        response: { 204: done, ...problems },
      },
    },
    async (request, reply) => {
      const { viewId } = request.body;
      const chosen = await inTransaction(city.db, (tx) =>
        chooseDefaultView(tx, actorOf(request), request.params.list, viewId),
      );
      if (!chosen.ok) return refused(reply, chosen.problem);
      return reply.code(204).send(null);
    },
  );
}

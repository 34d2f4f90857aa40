/** Routes of saved views. */

import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { text, uuid } from '../../platform/http/shapes.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { actorOf } from '../api-guard.ts';
import { byId, type PeopleDeps } from '../api-schemas.ts';
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
  const acts = peopleActs(app, city);
  jsonRoute(app, 'GET /api/v1/views', {
    access: peopleAccess.keepViews,
    query: z.object({ list }),
    answer: z.object({ views: z.array(savedView), defaultId: z.string().nullable() }),
    handle: async (request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { views, defaultId } = await viewsFor(city.db, scope, request.query.list);
      return { views: views.map((view) => shownTo(scope.actor.userId, view)), defaultId };
    },
  });

  acts.put('/api/v1/views/:id', {
    access: peopleAccess.keepViews,
    params: byId,
    body: z.object({
      list,
      name: text(40),
      search,
      columns,
      shared: z.boolean(),
      version: z.int().min(1).nullable().describe('null: a new one, under an id made by the caller'),
    }),
    answer: savedView,
    act: (tx, actor, { params, body }) => saveView(tx, city, actor, { id: params.id, ...body }),
    show: (view, request) => shownTo(actorOf(request).userId, view),
  });

  acts.remove('/api/v1/views/:id', {
    access: peopleAccess.keepViews,
    params: byId,
    act: (tx, actor, { params }) => removeView(tx, actor, params.id),
  });

  acts.put('/api/v1/view-defaults/:list', {
    access: peopleAccess.keepViews,
    params: z.object({ list }),
    body: z.object({ viewId: uuid.nullable().describe('null: the list opens as it comes') }),
    act: (tx, actor, { params, body }) => {
      const { viewId } = body;
      return chooseDefaultView(tx, actor, params.list, viewId);
    },
  });
}

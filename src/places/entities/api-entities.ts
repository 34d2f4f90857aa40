/** Routes of the register of business entities. */

import { z } from 'zod';
import { searchForm } from '../../kernel/search-text.ts';
import { normalUscc } from '../../kernel/uscc.ts';
import { actorOf, divisionNames, listRoute, scopeOf } from '../../people/index.ts';
import { MOST_COUNTED } from '../../platform/http/counted.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { date, paging, uuid } from '../../platform/http/shapes.ts';
import { initialsOf } from '../../platform/pinyin.ts';
import { placesAccess } from '../access.ts';
import {
  changing,
  entityFacts,
  entityFilter,
  entityView,
  opening,
  type PlacesDeps,
  pageOf,
  pastView,
  placesActs,
  registrar,
  said,
} from '../api-schemas.ts';
import { entitiesSheet } from '../sheets.ts';
import { changeEntity, registerEntity } from './actions-entities.ts';
import { eachEntity, findEntity, listEntities, pastOf } from './store-entities.ts';
import { initialsSetOf } from './store-search.ts';

const byId = z.object({ id: uuid });

const letters = z.object({
  initials: z.string().describe('First letters of the name as the dictionary reads it'),
  initialsSet: z.string().nullable().describe('Letters somebody typed, because the name is read otherwise'),
});

export function entityRoutes(app: App, { city }: PlacesDeps): void {
  const acts = placesActs(app, city);
  listRoute(app, city, {
    path: '/api/v1/entities',
    access: placesAccess.readPlaces,
    query: {
      ...paging,
      ...entityFilter,
      offset: z.coerce.number().int().min(0).max(MOST_COUNTED).default(0),
    },
    answer: pageOf(entityView),
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return await listEntities(city.db, scope, said(filter), { limit, offset });
    },
    sheet: entitiesSheet,
    rows: async function* (tx, scope, filter) {
      const divisions = await divisionNames(tx);
      for await (const entities of eachEntity(tx, scope, said(filter))) {
        yield entities.map((entity) => ({
          ...entity,
          division: divisions(entity.divisionCode),
          township: entity.townshipCode === null ? null : divisions(entity.townshipCode),
        }));
      }
    },
  });
  jsonRoute(app, 'GET /api/v1/entities/:id', {
    access: placesAccess.readPlaces,
    params: byId,
    answer: entityView.extend({ past: z.array(pastView), ...letters.shape }),
    handle: async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const entity = await findEntity(city.db, scope, request.params.id);
      if (entity === undefined) return sendProblem(reply, 404, { kind: 'place-not-found' });
      const past = [...(await pastOf(city.db, scope, entity.id))];
      const initialsSet = await initialsSetOf(city.db, scope, entity.id);
      return { ...entity, past, initials: initialsOf(searchForm(entity.name)), initialsSet };
    },
  });
  acts.post('/api/v1/entities', {
    access: placesAccess.keepPlaces,
    body: z.object({
      submissionId: uuid,
      uscc: z.string().max(40).transform(normalUscc),
      ...entityFacts.shape,
      openedOn: date.optional(),
    }),
    answer: entityView,
    status: 201,
    act: async (tx, actor, { body }) => registerEntity(tx, city, await registrar(tx, actor), opening(body)),
  });
  acts.put('/api/v1/entities/:id', {
    access: placesAccess.keepPlaces,
    params: byId,
    body: z.object({ ...entityFacts.shape, version: z.int().min(1), on: date.optional() }),
    answer: entityView,
    act: async (tx, actor, { params, body }) =>
      changeEntity(tx, city, await registrar(tx, actor), changing(params.id, body)),
  });
}

/** Routes of search while typing: a few fields of the best hits, in the reader's divisions. */

import { z } from 'zod';
import { actorOf, scopeOf } from '../../people/index.ts';
import type { App } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { uuid } from '../../platform/http/shapes.ts';
import { placesAccess } from '../access.ts';
import { longSearch, type PlacesDeps, placesActs, registrar } from '../api-schemas.ts';
import { markOf } from '../codes/found-by.ts';
import { ENTITY_KINDS, ENTITY_STATUSES } from '../model.ts';
import { spellEntity } from './actions-entities.ts';
import { suggestEntities, suggestPlaces } from './store-search.ts';

const mark = z
  .object({ from: z.int(), length: z.int() })
  .nullable()
  .describe('Which characters of the name were meant; null: found by something else');
const entitySuggestion = z
  .object({
    id: z.string(),
    uscc: z.string(),
    name: z.string(),
    kind: z.enum(ENTITY_KINDS),
    divisionCode: z.string(),
    status: z.enum(ENTITY_STATUSES),
    mark,
  })
  .meta({ id: 'EntitySuggestion' });
const placeSuggestion = z
  .object({
    kind: z.enum(['hall', 'window']),
    id: z.string(),
    hallId: z.string(),
    hallName: z.string(),
    number: z.string().nullable(),
    name: z.string(),
    divisionCode: z.string(),
    mark,
  })
  .meta({ id: 'PlaceSuggestion' });
const typing = z.object({
  q: longSearch.describe('Two characters or more: of a name, of its pinyin’s first letters, of a credit code'),
  limit: z.coerce.number().int().min(1).max(20).default(10),
});

export function searchRoutes(app: App, { city }: PlacesDeps): void {
  jsonRoute(app, 'GET /api/v1/entities/suggestions', {
    access: placesAccess.readPlaces,
    query: typing,
    answer: z.object({ items: z.array(entitySuggestion) }),
    handle: async (request) => {
      const { q, limit } = request.query;
      const hits = await suggestEntities(city.db, await scopeOf(city.db, actorOf(request)), q, limit);
      return { items: hits.map(({ initialsSet, ...hit }) => ({ ...hit, mark: markOf(hit.name, initialsSet, q) })) };
    },
  });
  jsonRoute(app, 'GET /api/v1/windows/suggestions', {
    access: placesAccess.readPlaces,
    query: typing,
    answer: z.object({ items: z.array(placeSuggestion) }),
    handle: async (request) => {
      const { q, limit } = request.query;
      const hits = await suggestPlaces(city.db, await scopeOf(city.db, actorOf(request)), q, limit);
      return { items: hits.map((hit) => ({ ...hit, mark: markOf(hit.name, null, q) })) };
    },
  });
  placesActs(app, city).put('/api/v1/entities/:id/initials', {
    access: placesAccess.keepPlaces,
    params: z.object({ id: uuid }),
    body: z.object({
      initials: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9]{1,200}$/)
        .nullable()
        .describe('null: as the dictionary reads it'),
    }),
    act: async (tx, actor, { params, body }) => spellEntity(tx, await registrar(tx, actor), params.id, body.initials),
  });
}

/** Routes of likely duplicates: of one matter, and all clusters of open ones. */

import { z } from 'zod';
import { actorOf, auditAlone, listRoute, readerOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { paging, refusals } from '../../platform/http/shapes.ts';
import { mattersAccess } from '../access.ts';
import { duplicatesOf } from '../desk/actions-desk.ts';
import { sightFor } from '../desk/actions-view.ts';
import { duplicate, matterLine, named, ofMatter } from '../desk/api-schemas.ts';
import { alikeMatters, alikeTo, everyAlike } from './actions-likeness.ts';
import { duplicatesSheet } from './sheets-duplicates.ts';

const cluster = z
  .object({
    categoryCode: z.string().nullable(),
    respondent: named.nullable(),
    place: z.string().nullable().describe('Where all of them are about one window'),
    days: z.int().describe('Calendar days between the first and the last'),
    least: z.int().describe('Percent of pairs of characters that the least alike shares with its nearest'),
    most: z.int(),
    mainId: z.string().nullable().describe('The one the others would join; nothing is joined by itself'),
    matters: z.array(
      z.object({
        matter: matterLine,
        likeness: z.int().describe('Percent of pairs of characters shared with the one it sounds most like'),
        mayMerge: z.boolean().describe('Waits to be accepted, so the loop lets it join another'),
      }),
    ),
  })
  .meta({ id: 'AlikeMatters' });
const clusterPage = z
  .object({ total: z.int(), compared: z.int().describe('Open matters compared'), items: z.array(cluster) })
  .meta({ id: 'AlikeMattersPage' });

export function duplicateRoutes(app: App, city: City): void {
  jsonRoute(app, 'GET /api/v1/matters/:matterId/duplicates', {
    access: mattersAccess.readDuplicates,
    params: ofMatter,
    answer: z.array(duplicate),
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const scope = await readerOf(city.db, city, actorOf(request));
      const seen = await sightFor(city.db, scope, matterId);
      if (seen?.sight !== 'full') return sendProblem(reply, 404, { kind: 'not-found' });
      const { action } = mattersAccess.readDuplicates;
      const read = { actor: scope.actor, action, objectKind: 'matter', objectId: matterId } as const;
      await auditAlone(city, read);
      return await duplicatesOf(city.db, city, scope, matterId);
    },
  });
  jsonRoute(app, 'POST /api/v1/duplicates/of-words', {
    access: mattersAccess.compareWords,
    summary: 'Open matters that sound like words about to be registered; the words are compared and not kept',
    body: z.object({ words: z.string().max(4_000), demands: z.array(z.string().max(200)).max(20).default([]) }),
    answer: z.array(duplicate),
    otherwise: refusals,
    handle: async (request) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const { words, demands } = request.body;
      const alike = await alikeTo(city.db, city, reader, [words, ...demands]);
      const { action } = mattersAccess.compareWords;
      const detail = { rows: alike.length };
      await auditAlone(city, { actor: reader.actor, action, objectKind: 'matter', detail });
      return alike;
    },
  });
  listRoute(app, city, {
    path: '/api/v1/duplicates',
    access: mattersAccess.listDuplicates,
    summary: 'Open matters that sound alike, in clusters; told from signatures, no words are opened',
    query: { divisionCode: z.string().max(12).optional(), ...paging },
    answer: clusterPage,
    read: async (query, request) => {
      const scope = await readerOf(city.db, city, actorOf(request));
      const page = await alikeMatters(city.db, city, scope, query);
      const { action } = mattersAccess.listDuplicates;
      const detail = { rows: page.items.length };
      await auditAlone(city, { actor: scope.actor, action, objectKind: 'matter', detail });
      return page;
    },
    sheet: duplicatesSheet,
    rows: (tx, scope, { divisionCode }) => everyAlike(tx, city, scope, divisionCode),
  });
}

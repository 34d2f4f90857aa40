/** Console routes of what came from the province and of what left. */

import { z } from 'zod';
import { actorOf, actRoutes, listRoute, scopeOf, waitsView } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { refusing } from '../../platform/http/refusing.ts';
import { date, flag, month, paging, text, uuid } from '../../platform/http/shapes.ts';
import { reviewsAccess } from '../access.ts';
import { inWords } from './actions-leaving.ts';
import { everyProvinceLine, provinceLines, versionLines } from './actions-list.ts';
import { askToEraseWords } from './actions-words.ts';
import { leavingGroup } from './api-port.ts';
import { CHANNELS, LEAVING_PLACES, type WordsProblem } from './model.ts';
import { leavingSheet, provinceSheet } from './sheets.ts';
import { listLeaving } from './store-leaving.ts';

const said = {
  sourceSystem: z.string(),
  number: z.string(),
  divisionCode: z.string(),
  division: z.string(),
  unit: z.string(),
  hall: z.string().nullable(),
  window: z.string().nullable().describe('Its number in the hall; null where only the unit is known'),
  serviceCode: z.string().nullable(),
  service: z.string().nullable(),
  grade: z.int(),
  reasons: z.array(z.string()),
  isDefault: z.boolean().describe('Nobody rated; never part of a share'),
  day: z.string(),
  channel: z.enum(CHANNELS),
  version: z.int().describe('1, and one more with each correction'),
};
const count = z.int().min(0);
const grades = z.object({ 5: count, 4: count, 3: count, 2: count, 1: count });
const provinceLine = z
  .object({
    id: z.string(),
    ...said,
    wordsErasedAt: z.string().nullable().describe('Since then service item and reasons are gone, of every version'),
  })
  .meta({ id: 'ProvinceReviewLine' });
const provincePage = z
  .object({
    total: z.int(),
    capped: z.boolean(),
    items: z.array(provinceLine),
    tally: z.object({ grades: grades.describe('Of people'), defaults: count.describe('Of nobody; left out') }),
  })
  .meta({ id: 'ProvinceReviewPage' });
const version = z
  .object({ ...said, on: z.string().describe('The day it came'), bySheet: z.boolean() })
  .meta({ id: 'ProvinceReviewVersion' });

const MOST_IN_SHEET = 1_000;

export function provinceListRoutes(app: App, city: City): void {
  listRoute(app, city, {
    path: '/api/v1/reviews/province',
    access: reviewsAccess.readProvince,
    summary: 'Reviews of the province’s own system, counted apart from scans',
    query: {
      search: text(120).optional().describe('Its number there, whole'),
      divisionCode: z.string().max(12).optional().describe('This division and those below it'),
      grade: z.coerce.number().int().min(1).max(5).optional(),
      isDefault: flag.optional(),
      corrected: flag.optional(),
      channel: z.enum(CHANNELS).optional(),
      from: date.optional(),
      to: date.optional(),
      ...paging,
    },
    answer: provincePage,
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return provinceLines(city.db, scope, filter, { limit, offset });
    },
    sheet: provinceSheet,
    rows: (tx, scope, filter) => everyProvinceLine(tx, scope, filter),
  });

  jsonRoute(app, 'GET /api/v1/reviews/province/:id/versions', {
    access: reviewsAccess.readProvince,
    summary: 'Every version of a review of the province, the last first',
    params: z.object({ id: uuid }),
    answer: z.array(version),
    handle: async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const versions = await versionLines(city.db, scope, request.params.id);
      return versions.length === 0 ? sendProblem(reply, 404, { kind: 'review-not-found' }) : [...versions];
    },
  });

  actRoutes(app, city, { refused }).post('/api/v1/reviews/province/:id/words-erasure', {
    access: reviewsAccess.eraseProvinceWords,
    summary: 'Ask a second person to erase service item and reasons of a review, of every version',
    params: z.object({ id: uuid }),
    body: z.object({ reason: text(200) }),
    status: 202,
    answer: waitsView,
    act: (tx, actor, { params, body }) => askToEraseWords(tx, city, actor, { id: params.id, reason: body.reason }),
  });

  listRoute(app, city, {
    path: '/api/v1/reviews/leaving',
    access: reviewsAccess.readProvince,
    summary: 'Groups in which reviews of this city left for the province',
    query: {
      month: month.optional(),
      place: z.enum(LEAVING_PLACES).optional(),
      divisionCode: z.string().max(12).optional().describe('This division and those below it'),
      ...paging,
    },
    answer: z.object({ total: z.int(), items: z.array(leavingGroup) }),
    read: async ({ limit, offset, ...filter }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { total, items } = await listLeaving(city.db, scope, filter, { limit, offset });
      return { total, items: [...(await inWords(city.db, city, items))] };
    },
    sheet: leavingSheet,
    rows: async function* (tx, scope, filter) {
      for (let offset = 0; ; offset += MOST_IN_SHEET) {
        const { items } = await listLeaving(tx, scope, filter, { limit: MOST_IN_SHEET, offset });
        yield await inWords(tx, city, items);
        if (items.length < MOST_IN_SHEET) return;
      }
    },
  });
}

const refused = refusing<WordsProblem>({
  'review-not-found': 404,
  'review-words-gone': 409,
  'review-words-held': 409,
  'reason-too-short': 422,
});

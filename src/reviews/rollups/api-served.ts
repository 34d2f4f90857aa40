/** Routes of numbers served: those of a month, and reporting them. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { actorOf, actRoutes, listRoute, scopeOf } from '../../people/index.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { month, uuid } from '../../platform/http/shapes.ts';
import { reviewsAccess } from '../access.ts';
import type { ReviewProblem } from '../model.ts';
import type { ScanDeps } from '../scan/scanned.ts';
import { servedSheet } from '../sheets.ts';
import { recordServed, servedLines } from './actions-served.ts';
import { reportsIn } from './store-served.ts';

const MOST_SERVED = 10_000_000;

const served = z
  .object({ placeId: z.string().describe('A window or a hall'), month: z.string(), served: z.int() })
  .meta({ id: 'ServedReport' });

export function servedRoutes(app: App, { city }: ScanDeps): void {
  listRoute(app, city, {
    path: '/api/v1/reviews/served',
    access: reviewsAccess.readServed,
    query: { month: month.describe('A calendar month') },
    answer: z.array(served),
    read: async (query, request) => [
      ...(await reportsIn(city.db, await scopeOf(city.db, actorOf(request)), query.month)),
    ],
    sheet: servedSheet,
    rows: async function* (tx, scope, filter) {
      yield await servedLines(tx, scope, filter.month);
    },
  });
  actRoutes(app, city, { refused }).put('/api/v1/reviews/served/:placeId', {
    access: reviewsAccess.recordServed,
    params: z.object({ placeId: uuid }),
    body: z.object({ month: z.string().max(7), served: z.int().min(0).max(MOST_SERVED) }),
    answer: served,
    act: async (tx, actor, { params, body }) => {
      const report = { ...params, ...body };
      const done = await recordServed(tx, city, await scopeOf(tx, actor), [report]);
      return done.ok ? ok(report) : done;
    },
  });
}

function refused(reply: FastifyReply, problem: ReviewProblem): never {
  return sendProblem(reply, problem.kind === 'month-not-over' ? 422 : 404, problem);
}

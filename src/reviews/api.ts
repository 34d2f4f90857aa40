/** Routes of the reviews: the phone pages, and for the console what waits to be looked at, how many were served, and signs of fraud. */

import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { actorOf, audit, listRoute, scopeOf, withDivisions } from '../people/index.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { problemSchema } from '../platform/http/problem.ts';
import { refusals, uuid } from '../platform/http/shapes.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { reviewsAccess } from './access.ts';
import type { ReviewProblem } from './model.ts';
import { servedRoutes } from './rollups/api-served.ts';
import { discardHeld, releaseHeld } from './scan/actions-doors.ts';
import { reviewsPages } from './scan/pages.tsx';
import type { ScanDeps } from './scan/scanned.ts';
import { eachHeld, heldIn } from './scan/store-entries.ts';
import { heldSheet } from './sheets.ts';
import { signRoutes } from './signs/api-signs.ts';

const MOST_HELD = 200;

const heldLine = z
  .object({
    id: z.string(),
    kind: z.enum(['review', 'complaint', 'suggestion', 'request']),
    divisionCode: z.string(),
    grade: z.int().nullable(),
  })
  .meta({ id: 'HeldEntry' });

export function reviewsRoutes(app: App, deps: ScanDeps): void {
  reviewsPages(app, deps);
  heldRoutes(app, deps);
  servedRoutes(app, deps);
  signRoutes(app, deps);
}

function heldRoutes(app: App, { city }: ScanDeps): void {
  listRoute(app, city, {
    path: '/api/v1/reviews/held',
    access: reviewsAccess.decideHeld,
    tags: ['reviews'],
    query: {},
    answer: z.array(heldLine),
    refusals,
    read: async (_, request) => [...(await heldIn(city.db, await scopeOf(city.db, actorOf(request)), MOST_HELD))],
    sheet: heldSheet,
    rows: (tx, scope) => withDivisions(tx, eachHeld(tx, scope)),
  });

  const params = z.object({ id: uuid });
  const response = { 204: z.null(), 404: problemSchema, 409: problemSchema, ...refusals };
  app.post(
    '/api/v1/reviews/held/:id/release',
    { config: { access: reviewsAccess.decideHeld }, schema: { tags: ['reviews'], params, response } },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const done = await inTransaction(city.db, async (tx) => {
        const released = await releaseHeld(tx, city, await scopeOf(tx, actor), id);
        if (released.ok) await audit(tx, city, entryOf(actor, id, 'release'));
        return released;
      });
      if (!done.ok) return sendProblem(reply, statusOf(done.problem), problemOf(done.problem));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/v1/reviews/held/:id/discard',
    {
      config: { access: reviewsAccess.decideHeld },
      schema: { tags: ['reviews'], params, body: z.object({ reason: z.string().trim().max(500) }), response },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const done = await inTransaction(city.db, async (tx) => {
        const discarded = await discardHeld(tx, await scopeOf(tx, actor), { id, reason: request.body.reason });
        if (discarded.ok) await audit(tx, city, entryOf(actor, id, 'discard'));
        return discarded;
      });
      if (!done.ok) return sendProblem(reply, statusOf(done.problem), problemOf(done.problem));
      return reply.code(204).send(null);
    },
  );
}

function entryOf(actor: ReturnType<typeof actorOf>, id: Uuid, decision: 'release' | 'discard') {
  return {
    actor,
    action: reviewsAccess.decideHeld.action,
    objectKind: 'held-entry',
    objectId: id,
    outcome: 'done' as const,
    detail: { decision },
  };
}

function statusOf(problem: ReviewProblem): 404 | 409 | 422 {
  if (problem.kind === 'entry-already-decided') return 409;
  return problem.kind === 'reason-too-short' ? 422 : 404;
}

function problemOf(problem: ReviewProblem) {
  return problem.kind === 'reason-too-short' ? { kind: 'discard-reason-too-short', least: problem.least } : problem;
}

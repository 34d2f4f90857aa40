/** Routes of reviews: the phone pages, and for the console held entries, numbers served and fraud signs. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { type Actor, actorOf, actRoutes, audit, listRoute, scopeOf, withDivisions } from '../people/index.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { uuid } from '../platform/http/shapes.ts';
import { reviewsAccess } from './access.ts';
import { fraudSignRoutes } from './fraud-signs/api.ts';
import type { ReviewProblem } from './model.ts';
import { provinceListRoutes } from './province/api-lists.ts';
import { reviewPortRoutes } from './province/api-port.ts';
import { systemRoutes } from './province/api-systems.ts';
import { servedRoutes } from './rollups/api-served.ts';
import { discardHeld, releaseHeld } from './scan/actions-entries.ts';
import { reviewsPages } from './scan/pages.tsx';
import type { ScanDeps } from './scan/scanned.ts';
import { eachHeld, heldIn } from './scan/store-entries.ts';
import { heldSheet } from './sheets.ts';

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
  fraudSignRoutes(app, deps);
  provinceListRoutes(app, deps.city);
  reviewPortRoutes(app, deps.city);
  systemRoutes(app, deps.city);
}

function heldRoutes(app: App, { city }: ScanDeps): void {
  listRoute(app, city, {
    path: '/api/v1/reviews/held',
    access: reviewsAccess.decideHeld,
    query: {},
    answer: z.array(heldLine),
    read: async (_, request) => await heldIn(city.db, await scopeOf(city.db, actorOf(request)), MOST_HELD),
    sheet: heldSheet,
    rows: (tx, scope) => withDivisions(tx, eachHeld(tx, scope)),
  });

  const acts = actRoutes(app, city, { refused });
  const params = z.object({ id: uuid });
  acts.post('/api/v1/reviews/held/:id/release', {
    access: reviewsAccess.decideHeld,
    params,
    act: async (tx, actor, { params: { id } }) => {
      const released = await releaseHeld(tx, city, await scopeOf(tx, actor), id);
      if (released.ok) await audit(tx, city, entryOf(actor, id, 'release'));
      return released;
    },
  });
  acts.post('/api/v1/reviews/held/:id/discard', {
    access: reviewsAccess.decideHeld,
    params,
    body: z.object({ reason: z.string().trim().max(500) }),
    act: async (tx, actor, { params: { id }, body }) => {
      const discarded = await discardHeld(tx, await scopeOf(tx, actor), { id, reason: body.reason });
      if (discarded.ok) await audit(tx, city, entryOf(actor, id, 'discard'));
      return discarded;
    },
  });
}

function entryOf(actor: Actor, id: Uuid, decision: 'release' | 'discard') {
  return {
    actor,
    action: reviewsAccess.decideHeld.action,
    objectKind: 'held-entry',
    objectId: id,
    detail: { decision },
  };
}

function refused(reply: FastifyReply, problem: ReviewProblem): never {
  if (problem.kind === 'reason-too-short') {
    return sendProblem(reply, 422, { kind: 'discard-reason-too-short', least: problem.least });
  }
  return sendProblem(reply, problem.kind === 'entry-already-decided' ? 409 : 404, problem);
}

/** Routes of acts that wait for a second person: what is asked with all its facts, and what the second person says. */

import { z } from 'zod';
import type { Instant } from '../../kernel/time.ts';
import type { App } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { flag, text } from '../../platform/http/shapes.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { actorOf } from '../api-guard.ts';
import { byId, type PeopleDeps, waitingActView } from '../api-schemas.ts';
import type { Actor } from '../model.ts';
import { scopeOf } from '../registry/actions-acting.ts';
import { type Called, calledBy } from '../sign-in/store-called.ts';
import { decideWaitingAct } from './actions-waiting.ts';
import { peopleReleasedActs } from './actions-waiting-acts.ts';
import type { WaitingAct } from './model-waiting.ts';
import { listWaitingActs } from './store-waiting.ts';

export function waitingRoutes(app: App, { city, holds, releasedActs }: PeopleDeps): void {
  const acts = { ...peopleReleasedActs(holds), ...releasedActs };

  jsonRoute(app, 'GET /api/v1/waiting-acts', {
    access: peopleAccess.readWaitingActs,
    summary: 'What the acting role asked for or may release; decided and lapsed ones with `decided`',
    query: z.object({ decided: flag.default(false) }),
    answer: z.array(waitingActView),
    handle: async (request) => {
      const actor = actorOf(request);
      const filter = { decided: request.query.decided, role: actor.role, now: city.outside.now() };
      const found = await listWaitingActs(city.db, await scopeOf(city.db, actor), filter);
      const called = await calledBy(city.db, found);
      return found.map((act) => viewOf(act, actor, called, filter.now));
    },
  });

  peopleActs(app, city).post('/api/v1/waiting-acts/:id/decision', {
    access: peopleAccess.decideWaitingActs,
    summary: 'Release an act, which is then done at once, or refuse it',
    params: byId,
    body: z.object({ release: z.boolean(), reason: text(500) }),
    answer: waitingActView,
    act: (tx, actor, { params, body }) => decideWaitingAct(tx, city, actor, acts, { id: params.id, ...body }),
    show: async (act, request) => viewOf(act, actorOf(request), await calledBy(city.db, [act]), city.outside.now()),
  });
}

function viewOf(act: WaitingAct, actor: Actor, called: Called, now: Instant) {
  const { id, kind, askedAt, expiresAt, decision, decisionReason, decidedAt } = act;
  const lapsed = decision === null && expiresAt !== null && expiresAt <= now;
  const mine = act.askedByUserId === actor.userId || act.concernsUserId === actor.userId;
  return {
    id,
    kind,
    releasers: act.releasers,
    facts: Object.entries(act.facts).map(([name, value]) => ({ name, value, said: called.fact(name, value) })),
    askedBy: called.user(act.askedByUserId) ?? '',
    askedAt,
    expiresAt,
    decision,
    decisionReason,
    decidedBy: act.decidedByUserId === null ? null : called.user(act.decidedByUserId),
    decidedAt,
    lapsed,
    mayDecide: decision === null && !lapsed && !mine && act.releasers.includes(actor.role),
  };
}

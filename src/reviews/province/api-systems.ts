/** Console routes of the province's systems and their keys. */

import { z } from 'zod';
import { actorOf, actRoutes, auditAlone, divisionNames, listRoute, scopeOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { App } from '../../platform/http/http.ts';
import { refusing } from '../../platform/http/refusing.ts';
import { divisionCode, text, uuid } from '../../platform/http/shapes.ts';
import { reviewsAccess } from '../access.ts';
import { admitSystem, revokeSystem } from './actions-systems.ts';
import type { SystemProblem } from './model.ts';
import { systemsSheet } from './sheets.ts';
import { listSystems } from './store-systems.ts';

const systemView = z
  .object({
    id: z.string(),
    name: z.string(),
    sourceSystem: z.string().describe('What it calls itself in each review'),
    divisionCode: z.string(),
    keyHint: z.string().describe('The last four characters'),
    issuedAt: z.string(),
    lastUsedWeek: z.string().nullable().describe('Monday of the week'),
    revokedAt: z.string().nullable(),
    revokeReason: z.string().nullable(),
  })
  .meta({ id: 'ReviewSystem' });
const admittedView = z
  .object({ system: systemView, key: z.string().nullable().describe('Shown this once; null when it was shown before') })
  .meta({ id: 'ReviewSystemAdmitted' });

const PATH = '/api/v1/province/review-systems';

export function systemRoutes(app: App, city: City): void {
  const acts = actRoutes(app, city, { refused });
  listRoute(app, city, {
    path: PATH,
    access: reviewsAccess.keepSystems,
    query: {},
    answer: z.array(systemView),
    read: async (_, request) => {
      const actor = actorOf(request);
      const systems = await listSystems(city.db, await scopeOf(city.db, actor));
      const { action } = reviewsAccess.keepSystems;
      const detail = { what: 'listed', rows: systems.length };
      await auditAlone(city, { actor, action, objectKind: 'reviews-system', detail });
      return systems;
    },
    sheet: systemsSheet,
    rows: async function* (tx, scope) {
      const nameOf = await divisionNames(tx);
      yield (await listSystems(tx, scope)).map((system) => ({ ...system, division: nameOf(system.divisionCode) }));
    },
  });

  acts.post(PATH, {
    access: reviewsAccess.keepSystems,
    body: z.object({
      id: uuid.describe('Made by the caller: the same id again gives the same system, without its key'),
      name: text(80),
      sourceSystem: text(60),
      divisionCode,
    }),
    answer: admittedView,
    secret: true,
    act: (tx, actor, { body }) => admitSystem(tx, city, actor, body),
  });

  acts.post(`${PATH}/:id/revocation`, {
    access: reviewsAccess.keepSystems,
    params: z.object({ id: uuid }),
    body: z.object({ reason: text(200) }),
    answer: systemView,
    act: (tx, actor, { params, body }) => revokeSystem(tx, city, actor, { id: params.id, reason: body.reason }),
  });
}

const refused = refusing<SystemProblem>({
  'review-system-not-found': 404,
  'review-system-ours': 422,
  'outside-your-division': 403,
  'submission-reused': 409,
  'reason-too-short': 422,
});

/** Routes of the unit one acts for, as its own people know it. */

import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { text } from '../../platform/http/shapes.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { actorOf } from '../api-guard.ts';
import type { PeopleDeps } from '../api-schemas.ts';
import { scopeOf } from '../registry/actions-acting.ts';
import { keepSections, ownUnit } from './actions-own-unit.ts';

const MOST_SECTIONS = 40;
const MOST_NAME = 40;

export function ownUnitRoutes(app: App, { city }: PeopleDeps): void {
  jsonRoute(app, 'GET /api/v1/own-unit', {
    access: peopleAccess.readOwnUnit,
    summary: 'Who works in the unit one acts for, and its sections',
    answer: z
      .object({
        people: z.array(z.object({ userId: z.string(), name: z.string() })),
        sections: z.array(z.string()),
      })
      .meta({ id: 'OwnUnit' }),
    handle: async (request) => ownUnit(city.db, city, await scopeOf(city.db, actorOf(request))),
  });
  peopleActs(app, city).post('/api/v1/own-unit/sections', {
    access: peopleAccess.keepSections,
    body: z.object({ names: z.array(text(MOST_NAME)).max(MOST_SECTIONS).describe('All of them, in their order') }),
    act: (tx, actor, { body }) => keepSections(tx, city, actor, body.names),
  });
}

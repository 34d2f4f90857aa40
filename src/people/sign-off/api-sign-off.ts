/** Routes of sign-off: always of the unit one acts for. */

import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { actorOf } from '../api-guard.ts';
import type { PeopleDeps } from '../api-schemas.ts';
import { scopeOf } from '../registry/actions-acting.ts';
import { signOffView, switchSignOff } from './actions-sign-off.ts';

const view = z
  .object({
    on: z.boolean().describe('Whether what the unit answers waits for its head'),
    spells: z
      .array(
        z.object({
          since: z.string(),
          sinceBy: z.string(),
          until: z.string().nullable().describe('null while it is on'),
          untilBy: z.string().nullable(),
        }),
      )
      .describe('Every time it was on, the present one first'),
    signers: z.array(z.string()).describe('Who may sign today: heads, their delegates, and heads of units above'),
  })
  .meta({ id: 'SignOff' });

export function signOffRoutes(app: App, { city }: PeopleDeps): void {
  jsonRoute(app, 'GET /api/v1/sign-off', {
    access: peopleAccess.readSignOff,
    summary: 'Sign-off of the unit one acts for',
    answer: view,
    handle: async (request) => signOffView(city.db, city, await scopeOf(city.db, actorOf(request))),
  });
  peopleActs(app, city).post('/api/v1/sign-off', {
    access: peopleAccess.keepSignOff,
    body: z.object({ on: z.boolean() }),
    act: (tx, actor, { body }) => switchSignOff(tx, city, actor, body.on),
  });
}

/** Routes of who holds which post: given and taken by the security administrator, with a second person where it must be. */

import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { date, problems, uuid } from '../../platform/http/shapes.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import { actorOf } from '../api-guard.ts';
import { refused, waits } from '../api-replies.ts';
import { byId, holdingView, type PeopleDeps, waitsView } from '../api-schemas.ts';
import { doOrAsk } from '../waiting/actions-waiting.ts';
import { askToGivePost, askToTakePost } from '../waiting/actions-waiting-posts.ts';
import { givePost, takePost } from './actions-posts.ts';

export function holdingRoutes(app: App, { city }: PeopleDeps): void {
  app.post(
    '/api/v1/holdings',
    {
      config: { access: peopleAccess.keepHoldings },
      schema: {
        tags: ['people'],
        body: z.object({ id: uuid, userId: uuid, postId: uuid, from: date }),
        response: { 200: holdingView, 202: waitsView, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const given = await doOrAsk(
        () => inTransaction(city.db, (tx) => givePost(tx, city, actor, request.body)),
        () => inTransaction(city.db, (tx) => askToGivePost(tx, city, actor, request.body)),
      );
      if (!given.ok) return refused(reply, given.problem);
      return given.value.waits ? waits(reply, given.value.asked) : given.value.value;
    },
  );

  app.post(
    '/api/v1/holdings/:id/end',
    {
      config: { access: peopleAccess.keepHoldings },
      schema: {
        tags: ['people'],
        params: byId,
        body: z.object({ on: date.describe('First day the person no longer holds the post') }),
        response: { 200: holdingView, 202: waitsView, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const input = { holdingId: request.params.id, on: request.body.on };
      const taken = await doOrAsk(
        () => inTransaction(city.db, (tx) => takePost(tx, city, actor, input)),
        () => inTransaction(city.db, (tx) => askToTakePost(tx, city, actor, input)),
      );
      if (!taken.ok) return refused(reply, taken.problem);
      return taken.value.waits ? waits(reply, taken.value.asked) : taken.value.value;
    },
  );
}

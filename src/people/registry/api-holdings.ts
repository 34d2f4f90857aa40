/** Routes of who holds which post: given and taken by the security administrator, with a second person where it must be. */

import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { date, uuid } from '../../platform/http/shapes.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { byId, holdingView, type PeopleDeps } from '../api-schemas.ts';
import { askToGivePost, askToTakePost } from '../waiting/actions-waiting-posts.ts';
import { givePost, takePost } from './actions-posts.ts';

export function holdingRoutes(app: App, { city }: PeopleDeps): void {
  const acts = peopleActs(app, city);
  acts.post('/api/v1/holdings', {
    access: peopleAccess.keepHoldings,
    body: z.object({ id: uuid, userId: uuid, postId: uuid, from: date }),
    answer: holdingView,
    act: (tx, actor, { body }) => givePost(tx, city, actor, body),
    ask: (tx, actor, { body }) => askToGivePost(tx, city, actor, body),
  });

  acts.post('/api/v1/holdings/:id/end', {
    access: peopleAccess.keepHoldings,
    params: byId,
    body: z.object({ on: date.describe('First day the person no longer holds the post') }),
    answer: holdingView,
    act: (tx, actor, { params, body }) => takePost(tx, city, actor, { holdingId: params.id, on: body.on }),
    ask: (tx, actor, { params, body }) => askToTakePost(tx, city, actor, { holdingId: params.id, on: body.on }),
  });
}

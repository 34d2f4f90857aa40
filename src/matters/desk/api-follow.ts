/** Routes of following a matter: one click to follow, one to stop. */

import { actRoutes } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { mattersAccess } from '../access.ts';
import { setFollowing } from '../acts/actions-follow.ts';
import { ofMatter } from './api-schemas.ts';

export function followRoutes(app: App, city: City): void {
  const acts = actRoutes<Readonly<{ kind: 'not-found' }>>(app, city, {
    refused: (reply, problem) => sendProblem(reply, 404, problem),
  });
  acts.put('/api/v1/matters/:matterId/follow', {
    access: mattersAccess.follow,
    params: ofMatter,
    act: (tx, actor, { params }) => setFollowing(tx, city, actor, params.matterId, true),
  });
  acts.remove('/api/v1/matters/:matterId/follow', {
    access: mattersAccess.follow,
    params: ofMatter,
    act: (tx, actor, { params }) => setFollowing(tx, city, actor, params.matterId, false),
  });
}

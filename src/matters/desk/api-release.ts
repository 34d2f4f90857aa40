/** The route that proposes what to cover before something is released; each time it compared stands in the audit. */

import { z } from 'zod';
import { actorOf, auditAlone, readerOf } from '../../people/index.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { mattersAccess } from '../access.ts';
import { factsFor } from '../acts/actions-facts.ts';
import { admit } from '../loop/decide.ts';
import { releaseProposal } from './actions-release.ts';
import { sightFor } from './actions-view.ts';
import type { MattersDeps } from './api.ts';
import { ofMatter } from './api-schemas.ts';

const proposal = z
  .object({
    masks: z
      .array(
        z.object({
          of: z.string().describe('Id of the text, or of the message'),
          spans: z.array(z.object({ from: z.int(), to: z.int() })).describe('In UTF-16 code units, `to` left out'),
        }),
      )
      .describe('Parts that equal the sealed name, number or enterprise; what is sealed is not told'),
    place: z
      .object({
        name: z.string(),
        crowded: z.boolean().describe('At least five reviewed it in that week, so that it tells nobody apart'),
      })
      .nullable(),
  })
  .meta({ id: 'ReleaseProposal' });

export function releaseRoutes(app: App, { city, reviewsInWeek }: MattersDeps): void {
  jsonRoute(app, 'GET /api/v1/matters/:matterId/release-proposal', {
    access: mattersAccess.proposeRelease,
    summary: 'What to cover before words are released, compared inside the vault; whether the window may be told',
    params: ofMatter,
    answer: proposal,
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const reader = await readerOf(city.db, city, actorOf(request));
      const seen = await sightFor(city.db, reader, matterId);
      if (seen?.sight !== 'full') return sendProblem(reply, 404, { kind: 'not-found' });
      const { state } = seen.loaded;
      const given = await factsFor(city.db, city, state, { kind: 'post', scope: reader }, null);
      const releasing = admit(state, 'release-text', given);
      const { action } = mattersAccess.proposeRelease;
      const line = { actor: reader.actor, action, objectKind: 'matter', objectId: matterId } as const;
      const outcome = releasing.ok ? 'done' : 'refused';
      await auditAlone(city, { ...line, outcome });
      if (!releasing.ok) return sendProblem(reply, 403, releasing.problem);
      void reply.header('cache-control', 'no-store');
      const { masks, place } = await releaseProposal(city.db, city, state, releasing.value, reviewsInWeek);
      return { masks: masks.map(({ of, spans }) => ({ of, spans: spans.map((span) => ({ ...span })) })), place };
    },
  });
}

/** Route of suggested units: a hint for dispatchers, never a choice. */

import { z } from 'zod';
import { actorOf, auditAlone, readerOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { mattersAccess } from '../access.ts';
import { sightFor } from '../desk/actions-view.ts';
import { ofMatter } from '../desk/api-schemas.ts';
import { suggestedUnits } from './actions-suggest.ts';

const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own-service').describe('The procedure lets it put its own service right') }),
  z.object({ kind: z.literal('window-unit').describe('The window is its own today') }),
  z.object({ kind: z.literal('superior').describe('The level above the unit, which may not handle it itself') }),
  z.object({ kind: z.literal('nobody-there').describe('The level above; nobody in the unit itself could sign') }),
  z.object({
    kind: z.literal('precedents').describe('It handled at least five ended matters of the same category'),
    among: z.enum(['unit', 'division']),
    handled: z.int(),
    resolved: z.int(),
    of: z.int(),
  }),
]);
const suggestion = z
  .object({ unit: z.object({ id: z.string(), name: z.string() }), reasons: z.array(reason) })
  .meta({ id: 'SuggestedUnit' });

export function suggestRoutes(app: App, city: City): void {
  jsonRoute(app, 'GET /api/v1/matters/:matterId/suggested-units', {
    access: mattersAccess.readSuggestions,
    summary: 'Up to three units that might handle it, each with its reasons; from category, place and outcomes alone',
    params: ofMatter,
    answer: z.array(suggestion),
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const scope = await readerOf(city.db, city, actorOf(request));
      const seen = await sightFor(city.db, scope, matterId);
      if (seen?.sight !== 'full') return sendProblem(reply, 404, { kind: 'not-found' });
      const { action } = mattersAccess.readSuggestions;
      const read = { actor: scope.actor, action, objectKind: 'matter', objectId: matterId } as const;
      await auditAlone(city, read);
      const suggested = await suggestedUnits(city.db, city, scope, seen.loaded);
      return suggested.map(({ unit, reasons }) => ({ unit, reasons: reasons.map((each) => ({ ...each })) }));
    },
  });
}

/** Route of the preview: what a new version would change, before it is written. */

import { z } from 'zod';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { lawAccess } from './access.ts';
import type { LawDeps } from './api-deps.ts';
import * as shape from './api-schemas.ts';
import { refused } from './api-schemas.ts';
import { loadCalendar } from './calendar/calendar.ts';
import { limitVersions } from './limits/store-limits.ts';
import { limitChanges, oneLimitChange, otherChanges } from './rules-preview.ts';
import { limitFaults, termsFaults } from './rules-terms.ts';
import { inForceOn, nextAfter, tooEarly } from './rules-versions.ts';
import { procedureVersions } from './store.ts';

export function previewRoutes(app: App, { city, openMattersOf }: LawDeps): void {
  jsonRoute(app, 'POST /api/v1/law/procedures/:procedure/preview', {
    access: lawAccess.keepRules,
    summary: 'What a version would change, counted out on sample days; writes nothing',
    params: z.object({ procedure: shape.procedure }),
    body: z.object({ effectiveFrom: shape.date, terms: shape.terms }),
    answer: shape.preview,
    handle: async ({ params: { procedure }, body: { effectiveFrom, terms } }, reply) => {
      const early = tooEarly(city.outside.now(), effectiveFrom);
      if (early !== null) return refused(reply, early);
      const faults = termsFaults(terms);
      if (faults.length > 0) return refused(reply, { kind: 'terms-malformed', faults });
      const versions = await procedureVersions(city.db, procedure);
      const replaced = inForceOn(versions, effectiveFrom);
      if (replaced === undefined) return sendProblem(reply, 404, { kind: 'procedure-not-found' });
      const calendar = await loadCalendar(city.db);
      const limits = limitChanges(calendar, effectiveFrom, replaced.terms, terms);
      return {
        ...shape.previewOf(replaced, effectiveFrom, nextAfter(versions, effectiveFrom)),
        limits: limits.map((change) => ({ ...change, examples: change.examples.map((example) => ({ ...example })) })),
        others: otherChanges(replaced.terms, terms),
        running: (await openMattersOf?.(city.db, procedure))?.map((line) => ({ ...line })) ?? null,
      };
    },
  });
  jsonRoute(app, 'POST /api/v1/law/limits/:code/preview', {
    access: lawAccess.keepRules,
    summary: 'What a version of a limit outside procedures would change, counted out; writes nothing',
    params: z.object({ code: shape.limitCode }),
    body: z.object({ effectiveFrom: shape.date, limit: shape.limit }),
    answer: shape.preview,
    handle: async ({ params: { code }, body: { effectiveFrom, limit } }, reply) => {
      const early = tooEarly(city.outside.now(), effectiveFrom);
      if (early !== null) return refused(reply, early);
      const faults = limitFaults('limit', limit);
      if (faults.length > 0) return refused(reply, { kind: 'terms-malformed', faults });
      const versions = (await limitVersions(city.db)).filter((version) => version.code === code);
      const replaced = inForceOn(versions, effectiveFrom);
      if (replaced === undefined) return sendProblem(reply, 404, { kind: 'procedure-not-found' });
      const changes = oneLimitChange(await loadCalendar(city.db), effectiveFrom, code, replaced.limit, limit);
      return {
        ...shape.previewOf(replaced, effectiveFrom, nextAfter(versions, effectiveFrom)),
        limits: changes.map((change) => ({ ...change, examples: change.examples.map((example) => ({ ...example })) })),
      };
    },
  });
}

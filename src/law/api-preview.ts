/** Route of the preview: what a new version would change, before it is written. */

import { z } from 'zod';
import { addDays, localDateOf } from '../kernel/time.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { lawAccess } from './access.ts';
import type { LawDeps } from './api-deps.ts';
import * as shape from './api-schemas.ts';
import { refused } from './api-schemas.ts';
import { loadCalendar } from './calendar/calendar.ts';
import { limitOn } from './limits/store-limits.ts';
import { limitChanges, oneLimitChange, otherChanges } from './rules-preview.ts';
import { limitFaults, termsFaults } from './rules-terms.ts';
import { versionInForce } from './store.ts';

const due = z.object({ dueOn: z.string(), provisional: z.boolean() }).nullable();
const preview = z
  .object({
    replaces: z.string().describe('The version that would be in force on that day otherwise'),
    effectiveFrom: z.string(),
    limits: z.array(
      z.object({
        name: z.string(),
        before: shape.limit.nullable(),
        after: shape.limit.nullable(),
        examples: z.array(
          z.object({
            from: z.string(),
            why: z.enum(['first-day', 'before-holiday', 'end-of-year']),
            before: due,
            after: due,
          }),
        ),
      }),
    ),
    others: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
    running: z
      .array(z.object({ divisionCode: z.string(), phase: z.string(), matters: z.int() }))
      .nullable()
      .describe('Open matters of the procedure; they keep the version they were received under'),
  })
  .meta({ id: 'VersionPreview' });

export function previewRoutes(app: App, { city, openMattersOf }: LawDeps): void {
  jsonRoute(app, 'POST /api/v1/law/procedures/:procedure/preview', {
    access: lawAccess.keepRules,
    summary: 'What a version would change, counted out on sample days; writes nothing',
    params: z.object({ procedure: shape.procedure }),
    body: z.object({ effectiveFrom: shape.date, terms: shape.terms }),
    answer: preview,
    handle: async ({ params: { procedure }, body: { effectiveFrom, terms } }, reply) => {
      const earliest = addDays(localDateOf(city.outside.now()), 1);
      if (effectiveFrom < earliest) return refused(reply, { kind: 'not-in-the-future', earliest });
      const faults = termsFaults(terms);
      if (faults.length > 0) return refused(reply, { kind: 'terms-malformed', faults });
      const replaced = await versionInForce(city.db, procedure, effectiveFrom);
      if (replaced === undefined) return sendProblem(reply, 404, { kind: 'procedure-not-found' });
      const calendar = await loadCalendar(city.db);
      const limits = limitChanges(calendar, effectiveFrom, replaced.terms, terms);
      return {
        replaces: replaced.version,
        effectiveFrom,
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
    answer: preview,
    handle: async ({ params: { code }, body: { effectiveFrom, limit } }, reply) => {
      const earliest = addDays(localDateOf(city.outside.now()), 1);
      if (effectiveFrom < earliest) return refused(reply, { kind: 'not-in-the-future', earliest });
      const faults = limitFaults('limit', limit);
      if (faults.length > 0) return refused(reply, { kind: 'terms-malformed', faults });
      const replaced = await limitOn(city.db, code, effectiveFrom);
      if (replaced === undefined) return sendProblem(reply, 404, { kind: 'procedure-not-found' });
      const changes = oneLimitChange(await loadCalendar(city.db), effectiveFrom, code, replaced.limit, limit);
      return {
        replaces: replaced.version,
        effectiveFrom,
        limits: changes.map((change) => ({ ...change, examples: change.examples.map((example) => ({ ...example })) })),
        others: [],
        running: null,
      };
    },
  });
}

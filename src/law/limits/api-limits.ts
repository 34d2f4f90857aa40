/** Routes of limits outside every procedure: read by everybody who works here, versions added by the rules keeper. */

import { z } from 'zod';
import { localDateOf } from '../../kernel/time.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { lawAccess } from '../access.ts';
import { type LawDeps, NOT_THE_CITYS } from '../api-deps.ts';
import { withNames } from '../api-names.ts';
import * as shape from '../api-schemas.ts';
import { refused } from '../api-schemas.ts';
import { addedBy } from '../api-version.ts';
import { limitsSheet } from '../sheets.ts';
import { addLimitVersion } from './actions-limits.ts';
import { LIMIT_CODES } from './model.ts';
import { limitOn, limitVersions } from './store-limits.ts';

export function limitRoutes(app: App, deps: LawDeps): void {
  const { city, actorOf } = deps;
  deps.listRoute(app, city, {
    path: '/api/v1/law/limits',
    access: 'signed-in',
    summary: 'Limits outside every procedure with their versions, the newest first, and which is in force',
    sheetSummary: 'Every version of the limits outside procedures',
    query: {},
    answer: z.object({ items: z.array(shape.limitLine) }),
    read: async () => {
      const on = localDateOf(city.outside.now());
      const versions = await withNames(deps, await limitVersions(city.db));
      const items = LIMIT_CODES.map(async (code) => ({
        code,
        inForce: (await limitOn(city.db, code, on))?.version ?? null,
        versions: versions.filter((version) => version.code === code),
      }));
      return { items: await Promise.all(items) };
    },
    sheet: limitsSheet,
    rows: async function* (tx) {
      yield await withNames(deps, await limitVersions(tx));
    },
  });
  jsonRoute(app, 'POST /api/v1/law/limits/:code/versions', {
    access: lawAccess.keepRules,
    summary: 'Add a version that begins on a later day; none is ever changed',
    params: z.object({ code: shape.limitCode }),
    body: shape.newVersion.extend({ limit: shape.limit }),
    status: 201,
    answer: shape.limitVersionView,
    handle: async (request, reply) => {
      const { submissionId, ...given } = request.body;
      if (actorOf(request).divisionCode !== city.code) return sendProblem(reply, 403, NOT_THE_CITYS);
      const { code } = request.params;
      const done = await addedBy(deps, request, { submissionId, name: code }, (tx, at, by, note) =>
        addLimitVersion(tx, at, by, { code, ...given }, note),
      );
      return done.ok ? done.value : refused(reply, done.problem);
    },
  });
}

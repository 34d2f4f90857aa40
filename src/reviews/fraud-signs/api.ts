/** Routes of fraud signs: the list, its sheet, and explaining one. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { actorOf, actRoutes, listRoute, scopeOf } from '../../people/index.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { date, limit, uuid } from '../../platform/http/shapes.ts';
import { reviewsAccess } from '../access.ts';
import type { ReviewProblem } from '../model.ts';
import type { ScanDeps } from '../scan/scanned.ts';
import { explainFraudSign, fraudSignLines } from './actions-explain.ts';
import { FRAUD_SIGN_KINDS, FRAUD_SIGN_WHATS } from './model.ts';
import { fraudSignSheet } from './sheets.ts';
import { countFraudSigns, type FraudSignFilter } from './store-list.ts';

const MOST_IN_SHEET = 1_000;

const filter = {
  kind: z.enum(FRAUD_SIGN_KINDS).optional(),
  explained: z.enum(['true', 'false']).optional(),
  divisionCode: z.string().max(12).optional().describe('This division and those below it'),
  windowId: uuid.optional(),
  from: date.optional().describe('First week, by its Monday'),
  to: date.optional().describe('Last week, by its Monday'),
};
const paging = {
  limit,
  offset: z.coerce.number().int().min(0).default(0),
};

const fraudSignLine = z
  .object({
    id: z.string(),
    windowId: z.string(),
    windowName: z.string(),
    hallName: z.string(),
    unitName: z.string(),
    divisionCode: z.string(),
    weekOf: z.string().describe('Its Monday'),
    kind: z.enum(FRAUD_SIGN_KINDS),
    what: z.enum(FRAUD_SIGN_WHATS),
    count: z.number().describe('What was seen'),
    of: z.number().nullable().describe('Out of how many; null where that means nothing'),
    expected: z.number().describe('How many would be expected at most'),
    minutes: z.number().nullable().describe('Of a burst its length, of even spacing the distance'),
    tail: z.number().describe('How probable as much would be at an honest window: an upper bound'),
    under: z.int().describe('Reviews that lie under it'),
    ruleVersion: z.int(),
    foundAt: z.string(),
    weight: z.number().describe('What each of them counts in the weighted figures'),
    weightVerified: z.boolean(),
    explained: z.object({ at: z.string(), byName: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'FraudSign' });

type Asked = Readonly<{
  kind?: FraudSignFilter['kind'];
  explained?: 'true' | 'false' | undefined;
  divisionCode?: string | undefined;
  windowId?: Uuid | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}>;

function filterOf({ kind, explained, divisionCode, windowId, from, to }: Asked): FraudSignFilter {
  return {
    kind,
    divisionCode,
    from,
    to,
    explained: explained === undefined ? undefined : explained === 'true',
    windowIds: windowId === undefined ? undefined : [windowId],
  };
}

export function fraudSignRoutes(app: App, { city }: ScanDeps): void {
  listRoute(app, city, {
    path: '/api/v1/reviews/signs',
    access: reviewsAccess.readFraudSigns,
    query: { ...filter, ...paging },
    answer: z.object({ total: z.int(), items: z.array(fraudSignLine) }),
    read: async (query, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const asked = filterOf(query);
      const [total, items] = await Promise.all([
        countFraudSigns(city.db, scope, asked),
        fraudSignLines(city.db, scope, asked, query),
      ]);
      return { total, items };
    },
    sheet: fraudSignSheet,
    rows: async function* (tx, scope, asked) {
      for (let offset = 0; ; offset += MOST_IN_SHEET) {
        const lines = await fraudSignLines(tx, scope, filterOf(asked), { limit: MOST_IN_SHEET, offset });
        yield lines;
        if (lines.length < MOST_IN_SHEET) return;
      }
    },
  });
  actRoutes(app, city, { refused }).post('/api/v1/reviews/signs/:id/explain', {
    access: reviewsAccess.explainFraudSign,
    params: z.object({ id: uuid }),
    body: z.object({ reason: z.string().trim().max(500) }),
    act: async (tx, actor, { params, body }) =>
      explainFraudSign(tx, city, await scopeOf(tx, actor), { id: params.id, ...body }),
  });
}

function refused(reply: FastifyReply, problem: ReviewProblem): never {
  if (problem.kind === 'reason-too-short') {
    return sendProblem(reply, 422, { kind: 'explanation-too-short', least: problem.least });
  }
  if (problem.kind === 'sign-not-found') return sendProblem(reply, 404, problem);
  return sendProblem(reply, problem.kind === 'sign-of-your-unit' ? 403 : 409, problem);
}

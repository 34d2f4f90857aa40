/** Routes of the reviews: the phone pages, and for the console windows by week and what waits to be looked at. */

import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { isLocalDate, type LocalDate } from '../kernel/time.ts';
import { sheetAnswer, sheetQuery } from '../papers/index.ts';
import { actorOf, audit, divisionTree, scopeOf, sendSheet } from '../people/index.ts';
import { inTransaction } from '../platform/db.ts';
import { type App, sendProblem } from '../platform/http.ts';
import { problemSchema } from '../platform/problem.ts';
import { reviewsAccess } from './access.ts';
import { discardHeld, releaseHeld } from './actions-doors.ts';
import { reviewsOfWindows, weeksAsked } from './actions-windows.ts';
import type { ReviewProblem } from './model.ts';
import { reviewsPages } from './pages.tsx';
import type { ScanDeps } from './scanned.ts';
import { heldSheet, windowReviewsSheet } from './sheets.ts';
import { heldIn } from './store-entries.ts';

const DEFAULT_WEEKS = 12;
const MOST_WEEKS = 53;
const MOST_HELD = 200;
const MOST_HELD_IN_SHEET = 100_000;

const date = z.string().refine(isLocalDate, 'YYYY-MM-DD') as unknown as z.ZodType<LocalDate, string>;
const uuid = z.uuidv4().transform((text) => text.toLowerCase() as Uuid);
const refusals = { 401: problemSchema, 403: problemSchema, 422: problemSchema };
const gradeCounts = z
  .object({ 5: z.int(), 4: z.int(), 3: z.int(), 2: z.int(), 1: z.int() })
  .meta({ id: 'GradeCounts' });
const satisfaction = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('enough'),
      reviews: z.int(),
      share: z.number(),
      low: z.number().describe('Wilson’s score interval, 95 %'),
      high: z.number(),
    }),
    z.object({
      kind: z.literal('not-enough-data'),
      reviews: z.int().nullable().describe('null: fewer than five'),
      needs: z.int(),
    }),
  ])
  .meta({ id: 'Satisfaction' });
const windowReviews = z
  .object({
    windowId: z.string(),
    windowNumber: z.string(),
    windowName: z.string(),
    hallName: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    divisionCode: z.string(),
    counts: gradeCounts,
    satisfaction,
    weeks: z.array(
      z.object({
        weekOf: z.string().describe('Its Monday'),
        reviews: z.int().nullable(),
        counts: gradeCounts.nullable().describe('null: fewer than five, hidden from the unit'),
      }),
    ),
  })
  .meta({ id: 'WindowReviews' });
const windowFilter = {
  until: date.optional().describe('Any day of the last week wanted; only weeks that are over are given'),
  weeks: z.coerce.number().int().min(1).max(MOST_WEEKS).default(DEFAULT_WEEKS),
  divisionCode: z.string().max(12).optional().describe('This division and those below it'),
  search: z.string().trim().min(1).max(60).optional().describe('Part of the hall, the window or the unit'),
};
const heldLine = z
  .object({
    id: z.string(),
    kind: z.enum(['review', 'complaint', 'suggestion', 'request']),
    divisionCode: z.string(),
    grade: z.int().nullable(),
  })
  .meta({ id: 'HeldEntry' });

export function reviewsRoutes(app: App, deps: ScanDeps): void {
  reviewsPages(app, deps);
  windowRoutes(app, deps);
  heldRoutes(app, deps);
}

function windowRoutes(app: App, { city }: ScanDeps): void {
  app.get(
    '/api/v1/reviews/windows',
    {
      config: { access: reviewsAccess.readReviews },
      schema: {
        tags: ['reviews'],
        querystring: z.object(windowFilter),
        response: {
          200: z.object({ from: z.string(), to: z.string(), windows: z.array(windowReviews) }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { from, to } = weeksAsked(city, request.query);
      return { from, to, windows: [...(await reviewsOfWindows(city.db, scope, { from, to }, request.query))] };
    },
  );
  app.get(
    '/api/v1/reviews/windows.xlsx',
    {
      config: { access: reviewsAccess.readReviews },
      schema: { tags: ['reviews'], querystring: z.object({ ...windowFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: windowReviewsSheet,
        query: request.query,
        rows: async function* (tx, scope) {
          yield await reviewsOfWindows(tx, scope, weeksAsked(city, request.query), request.query);
        },
      }),
  );
}

function heldRoutes(app: App, { city }: ScanDeps): void {
  app.get(
    '/api/v1/reviews/held',
    {
      config: { access: reviewsAccess.decideHeld },
      schema: { tags: ['reviews'], response: { 200: z.array(heldLine), ...refusals } },
    },
    async (request) => [...(await heldIn(city.db, await scopeOf(city.db, actorOf(request)), MOST_HELD))],
  );
  app.get(
    '/api/v1/reviews/held.xlsx',
    {
      config: { access: reviewsAccess.decideHeld },
      schema: { tags: ['reviews'], querystring: z.object(sheetQuery), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: heldSheet,
        query: request.query,
        rows: async function* (tx, scope) {
          const names = new Map((await divisionTree(tx)).map((division) => [division.code, division.name]));
          const held = await heldIn(tx, scope, MOST_HELD_IN_SHEET);
          yield held.map((line) => ({ ...line, division: names.get(line.divisionCode) ?? line.divisionCode }));
        },
      }),
  );

  const params = z.object({ id: uuid });
  const response = { 204: z.null(), 404: problemSchema, 409: problemSchema, ...refusals };
  app.post(
    '/api/v1/reviews/held/:id/release',
    { config: { access: reviewsAccess.decideHeld }, schema: { tags: ['reviews'], params, response } },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const done = await inTransaction(city.db, async (tx) => {
        const released = await releaseHeld(tx, city, await scopeOf(tx, actor), id);
        if (released.ok) await audit(tx, city, entryOf(actor, id, 'release'));
        return released;
      });
      if (!done.ok) return sendProblem(reply, statusOf(done.problem), problemOf(done.problem));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/v1/reviews/held/:id/discard',
    {
      config: { access: reviewsAccess.decideHeld },
      schema: { tags: ['reviews'], params, body: z.object({ reason: z.string().trim().max(500) }), response },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const done = await inTransaction(city.db, async (tx) => {
        const discarded = await discardHeld(tx, await scopeOf(tx, actor), { id, reason: request.body.reason });
        if (discarded.ok) await audit(tx, city, entryOf(actor, id, 'discard'));
        return discarded;
      });
      if (!done.ok) return sendProblem(reply, statusOf(done.problem), problemOf(done.problem));
      return reply.code(204).send(null);
    },
  );
}

function entryOf(actor: ReturnType<typeof actorOf>, id: Uuid, decision: 'release' | 'discard') {
  return {
    actor,
    action: reviewsAccess.decideHeld.action,
    objectKind: 'held-entry',
    objectId: id,
    outcome: 'done' as const,
    detail: { decision },
  };
}

function statusOf(problem: ReviewProblem): 404 | 409 | 422 {
  if (problem.kind === 'entry-already-decided') return 409;
  return problem.kind === 'reason-too-short' ? 422 : 404;
}

function problemOf(problem: ReviewProblem) {
  return problem.kind === 'reason-too-short' ? { kind: 'discard-reason-too-short', least: problem.least } : problem;
}

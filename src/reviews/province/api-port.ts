/** Routes of the port of reviews, for programs with a key. Described in docs/review-port.md. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { codeOf, nameOf } from '../../kernel/spelling.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { problemSchema } from '../../platform/http/problem.ts';
import { date } from '../../platform/http/shapes.ts';
import { preferredLang } from '../../platform/pages/words.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { readLeaving, takeReview } from './actions-port.ts';
import { CHANNELS, LEAVING_PLACES, type ReviewPortProblem } from './model.ts';
import { MOST_REASON, MOST_REASONS, PROVINCE_REASONS } from './model-columns.ts';

const RETRY_AFTER_SECONDS = 60;
const MOST_GROUPS = 500;

/** Read as the cells of a sheet are, so that a review is the same one however it comes. */
const name = (max: number) => z.string().overwrite(nameOf).max(max);
const code = (max: number) => z.string().overwrite(codeOf).max(max);

/** Strict: a member that is not known is refused by its name, so that no name or number of a person is taken in silence. */
export const sentReview = z
  .strictObject({
    sourceSystem: name(60).min(1).describe('The name the key was issued for'),
    number: code(120).min(1).describe('Its number in that system'),
    division: name(40).default('').describe('Code or name'),
    windowCode: code(20).default('').describe('Ten characters of the plaque'),
    hall: name(120).default(''),
    window: name(20).default('').describe('Number of the window in the hall'),
    unit: name(120).default(''),
    serviceCode: code(64).default(''),
    service: name(120).default(''),
    grade: z.int().min(1).max(5).describe('5 very satisfied … 1 very dissatisfied; 1 and 2 are bad reviews'),
    reasons: z.array(name(MOST_REASON).min(1)).max(MOST_REASONS).default([]).describe('Names of what was ticked'),
    isDefault: z.boolean().default(false).describe('Nobody rated: the system filled the grade in'),
    day: date,
    channel: z.enum(CHANNELS),
  })
  .meta({ id: 'ProvinceReview' });

const takenView = z
  .object({
    taken: z.enum(['new', 'same', 'corrected']).describe('same: it was here, and nothing changed'),
  })
  .meta({ id: 'ProvinceReviewTaken' });

const count = z.int().min(0);
export const leavingGroup = z
  .object({
    seq: z.int().describe('The cursor'),
    sourceSystem: z.string().describe('This city’s name; a review that comes back under it is refused'),
    number: z.string(),
    month: z.string().describe('Of whole weeks: a week counts to the month of its Thursday'),
    weekOf: z.string().nullable().describe('Monday, where the window is named'),
    place: z.enum(LEAVING_PLACES).describe('How closely the place is told'),
    divisionCode: z.string(),
    division: z.string(),
    unit: z.string().nullable(),
    hall: z.string().nullable(),
    window: z.string().nullable().describe('Its number in the hall'),
    grades: z.object({ 5: count, 4: count, 3: count, 2: count, 1: count }),
    reviews: count.describe('Their sum'),
  })
  .meta({ id: 'LeavingGroup' });
export const leavingPage = z
  .object({
    items: z.array(leavingGroup),
    next: z.int().describe('What to ask after; the same when there was no more'),
  })
  .meta({ id: 'LeavingGroups' });

const PATH = '/api/v1/province/reviews';
const refusals = { 401: problemSchema, 403: problemSchema, 409: problemSchema, 422: problemSchema, 429: problemSchema };

export function reviewPortRoutes(app: App, city: City): void {
  jsonRoute(app, `PUT ${PATH}`, {
    access: 'public',
    summary: 'A system of the province sends a review, with its key as the bearer; the same again changes nothing',
    body: sentReview,
    answer: takenView,
    otherwise: refusals,
    handle: async (request, reply) => {
      const done = await inTransaction(city.db, (tx) => takeReview(tx, city, keyIn(request), request.body));
      if (!done.ok) return refused(reply, done.problem);
      void reply.header('cache-control', 'no-store');
      return { taken: done.value };
    },
  });
  jsonRoute(app, `GET ${PATH}`, {
    access: 'public',
    summary: 'Groups in which reviews of this city leave, after a number, in their order',
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(MOST_GROUPS).default(100),
    }),
    answer: leavingPage,
    otherwise: { 401: problemSchema, 422: problemSchema },
    handle: async (request, reply) => {
      const { query } = request;
      const done = await inTransaction(city.db, (tx) => readLeaving(tx, city, keyIn(request), query));
      if (!done.ok) return refused(reply, done.problem);
      void reply.header('cache-control', 'no-store');
      return { items: [...done.value], next: done.value.at(-1)?.seq ?? query.after };
    },
  });
}

function keyIn(request: FastifyRequest): string {
  return /^Bearer ([0-9A-Za-z]{1,80})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function refused(reply: FastifyReply, problem: ReviewPortProblem): never {
  switch (problem.kind) {
    case 'review-key-wrong':
      return sendProblem(reply.header('www-authenticate', 'Bearer'), 401, problem);
    case 'review-source-not-yours':
      return sendProblem(reply, 403, problem);
    case 'review-ours':
    case 'review-counted-already':
      return sendProblem(reply, 409, problem);
    case 'too-many':
      return sendProblem(reply.header('retry-after', String(RETRY_AFTER_SECONDS)), 429, problem);
    case 'review-malformed': {
      const lang = preferredLang(reply.request.headers['accept-language']);
      const errors = problem.faults.map(({ column, reason, hint = '' }) => ({
        path: column,
        message: messageOf(reason, hint, lang),
      }));
      return sendProblem(reply, 422, { kind: problem.kind, errors });
    }
  }
}

/** The sentence of the sheet for the same fault. */
function messageOf(reason: string, hint: string, lang: 'zh' | 'en'): string {
  const said = PROVINCE_REASONS[reason as keyof typeof PROVINCE_REASONS] ?? { zh: reason, en: reason };
  return said[lang].replace('{{hint}}', hint);
}

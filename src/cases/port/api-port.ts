/** Route of the port: a platform hands a case over, with its key. Described in docs/province-port.md. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { normalPhone } from '../../kernel/phone.ts';
import { readReference } from '../../kernel/reference.ts';
import type { DoorDeps } from '../../matters/index.ts';
import type { App } from '../../platform/http/http.ts';
import { sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { addressFor } from '../../platform/http/own-address.ts';
import { problemSchema } from '../../platform/http/problem.ts';
import { date, text } from '../../platform/http/shapes.ts';
import { preferredLang, speak } from '../../platform/pages/words.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { MOST_DEMAND, MOST_DEMANDS, MOST_NAME, MOST_WORDS } from '../model.ts';
import { casesWords } from '../words.ts';
import { handOver } from './actions-hand-over.ts';
import type { PortProblem } from './model.ts';

const RETRY_AFTER_SECONDS = 60;

const reference = z
  .string()
  .max(80)
  .transform((typed, context) => {
    const number = readReference(typed);
    if (number !== undefined) return number;
    context.addIssue('not a number of another platform');
    return z.NEVER;
  });

const phone = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const number = normalPhone(typed);
    if (number !== undefined) return number;
    context.addIssue('not a number that can be called');
    return z.NEVER;
  });

/** Strict: a member that is not known is refused by its name, so that a word misspelt is not a word lost. */
export const sentCase = z
  .strictObject({
    number: reference.describe('The province’s number: 4 to 60 letters, digits, 〔〕-/_'),
    receivedOn: date.describe('The day it was handed to the city'),
    jurisdiction: text(32).describe('Code of the ground of jurisdiction'),
    category: text(32).describe('Code of the category'),
    respondent: text(80).nullable().default(null).describe('Name of the unit complained about'),
    words: text(MOST_WORDS),
    demands: z.array(text(MOST_DEMAND)).max(MOST_DEMANDS).default([]),
    contact: z
      .strictObject({ name: text(MOST_NAME), phone })
      .nullable()
      .default(null)
      .describe('Goes into the vault and nowhere else'),
    receipt: z
      .boolean()
      .default(false)
      .describe('Whether the complainant is given a receipt, and so has the last word'),
  })
  .meta({ id: 'ProvincialCase' });

const handedOver = z
  .object({
    matter: z.string().describe('Number of the matter in the city'),
    isNew: z.boolean().describe('false: it was handed over before, and nothing was done'),
    receipt: z
      .object({ number: z.string(), pass: z.string(), trackUrl: z.string() })
      .nullable()
      .describe('For the complainant; given for a quarter of an hour'),
  })
  .meta({ id: 'ProvincialCaseTaken' });

export function portRoutes(app: App, { city, publicUrl }: Pick<DoorDeps, 'city' | 'publicUrl'>): void {
  jsonRoute(app, 'POST /api/v1/province/cases', {
    access: 'public',
    summary: 'A provincial platform hands a case over, with its key as the bearer; the same again is the same matter',
    body: sentCase,
    answer: handedOver,
    otherwise: { 401: problemSchema, 409: problemSchema, 422: problemSchema, 429: problemSchema },
    handle: async (request, reply) => {
      const lang = preferredLang(request.headers['accept-language']);
      const [, key = ''] = /^Bearer ([0-9A-Za-z]{1,80})$/.exec(request.headers.authorization ?? '') ?? [];
      const done = await inTransaction(city.db, (tx) => handOver(tx, city, key, { sent: request.body, lang }));
      if (!done.ok) return refused(reply, done.problem);
      void reply.header('cache-control', 'no-store');
      const { matter, isNew, receipt } = done.value;
      const trackUrl = new URL('/t', addressFor(request, publicUrl)).href;
      return { matter, isNew, receipt: receipt === null ? null : { ...receipt, trackUrl } };
    },
  });
}

function refused(reply: FastifyReply, problem: PortProblem): never {
  switch (problem.kind) {
    case 'province-key-wrong':
      return sendProblem(reply.header('www-authenticate', 'Bearer'), 401, problem);
    case 'province-number-reused':
    case 'province-number-taken':
      return sendProblem(reply, 409, problem);
    case 'too-many':
      return sendProblem(reply.header('retry-after', String(RETRY_AFTER_SECONDS)), 429, problem);
    case 'province-case-malformed': {
      const say = speak(casesWords, preferredLang(reply.request.headers['accept-language']));
      const errors = problem.faults.map(({ field, word }) => ({ path: field, message: say(`port.fault.${word}`) }));
      return sendProblem(reply, 422, { kind: problem.kind, errors });
    }
  }
}

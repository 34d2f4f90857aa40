/** Routes of letters: the list, one letter, what is proposed, whom a step would reach, sending, signing, answering. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { localDateOf } from '../kernel/time.ts';
import { LETTER_STEPS } from '../matters/index.ts';
import { actorOf, actRoutes, listRoute, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problemTitle } from '../platform/http/problem.ts';
import { date, paging, readProblems, refusals, text, uuid } from '../platform/http/shapes.ts';
import { preferredLang } from '../platform/pages/words.ts';
import { lettersAccess } from './access.ts';
import { answerLetter, type SendProblem, sendLetter, signLetter } from './actions.ts';
import { countsByUnit, lookAt, shownLook } from './actions-look.ts';
import { proposalsFor } from './actions-proposals.ts';
import { letterLines, letterView } from './actions-view.ts';
import { countsView, letterLine, letterViewShape, lookView, proposalsView, shownLine } from './api-schemas.ts';
import { LETTER_STATES } from './model.ts';
import { lettersSheet } from './sheets.ts';
import { eachLetter, listLetters } from './store.ts';

type LettersDeps = Readonly<{ city: City }>;

const NOT_FOUND = { kind: 'not-found' } as const;
const FORBIDDEN: readonly string[] = ['not-yours', 'conflict-of-interest', 'judge-is-handler'];
const UNSEEN: readonly string[] = ['letter-not-found', 'matter-not-found', 'paper-of-matters-unseen'];
const FIELD: Readonly<Record<string, string>> = {
  'letter-text-missing': 'text',
  'letter-meeting-missing': 'meeting',
  'letter-meeting-past': 'meeting.on',
};
/** Matters of one letter: what a person can look through before sending. */
const MOST_MATTERS = 50;
const MOST_TEXT = 4000;
const MOST_FILES = 12;

const step = z.enum(LETTER_STEPS);
const ofLetter = z.object({ id: uuid });
const matterIds = z.array(uuid).min(1).max(MOST_MATTERS);

export function lettersRoutes(app: App, deps: LettersDeps): void {
  readRoutes(app, deps);
  sendRoutes(app, deps);
}

function readRoutes(app: App, { city }: LettersDeps): void {
  listRoute(app, city, {
    path: '/api/v1/letters',
    access: lettersAccess.readLetters,
    summary: 'Letters of supervision: for a unit those to itself, for an office those about matters it may see',
    query: {
      step: step.optional(),
      state: z.enum(LETTER_STATES).optional(),
      box: z.enum(['sent', 'received']).optional().describe('By one’s own unit, or to it'),
      ...paging,
    },
    answer: z.object({ total: z.int(), capped: z.boolean(), items: z.array(letterLine) }),
    refusals,
    read: async ({ limit, offset, ...filter }, request) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const today = localDateOf(city.outside.now());
      const page = await listLetters(city.db, reader, { ...filter, today }, { limit, offset });
      const lines = await letterLines(city.db, reader, page.items, today);
      return { total: page.total, capped: page.capped, items: lines.map(shownLine) };
    },
    sheet: lettersSheet,
    rows: async function* (tx, reader, filter) {
      const today = localDateOf(city.outside.now());
      for await (const letters of eachLetter(tx, reader, { ...filter, today })) {
        yield await letterLines(tx, reader, letters, today);
      }
    },
  });
  jsonRoute(app, 'GET /api/v1/letters/proposals', {
    access: lettersAccess.readProposals,
    summary: 'Steps of the ladder that are due by the rules in force; nothing is sent by itself',
    answer: proposalsView,
    otherwise: refusals,
    handle: async (request) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const { items, capped, rules } = await proposalsFor(city.db, city, reader);
      return {
        capped,
        rules: rules.map((rule) => ({ ...rule })),
        items: items.map(({ matters, ...each }) => ({ ...each, matters: matters.map((matter) => ({ ...matter })) })),
      };
    },
  });
  jsonRoute(app, 'GET /api/v1/letters/counts', {
    access: lettersAccess.readProposals,
    summary: 'Letters by step and by the unit they went to',
    answer: countsView,
    otherwise: refusals,
    handle: async (request) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const items = await countsByUnit(city.db, reader, localDateOf(city.outside.now()));
      return { items: items.map((each) => ({ ...each })) };
    },
  });
  jsonRoute(app, 'GET /api/v1/letters/:id', {
    access: lettersAccess.readLetters,
    summary: 'One letter: what it says, about which matters, its answer and its paper',
    params: ofLetter,
    answer: letterViewShape,
    otherwise: readProblems,
    handle: async (request, reply) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const view = await letterView(city.db, city, reader, request.params.id);
      if (view === undefined) return sendProblem(reply, 404, NOT_FOUND);
      void reply.header('cache-control', 'no-store');
      const { line, matters, ...rest } = view;
      return {
        ...rest,
        line: shownLine(line),
        matters: matters.map((matter) => ({ ...matter })),
      };
    },
  });
  jsonRoute(app, 'POST /api/v1/letters/look', {
    access: lettersAccess.sendLetter,
    summary: 'Whom this step about these matters would reach, one letter each, and what is left out and why',
    body: z.object({ step, matterIds }),
    answer: lookView,
    otherwise: refusals,
    handle: async (request) => {
      const reader = await readerOf(city.db, city, actorOf(request));
      const { step: wanted, matterIds: ids } = request.body;
      return shownLook(city.db, await lookAt(city.db, city, reader, wanted, ids));
    },
  });
}

function sendRoutes(app: App, { city }: LettersDeps): void {
  const acts = actRoutes<SendProblem>(app, city, { refused });
  const show = ({ id }: Readonly<{ id: string }>) => ({ id });
  const answer = z.object({ id: z.string() }).meta({ id: 'LetterDone' });
  acts.post('/api/v1/letters', {
    access: lettersAccess.sendLetter,
    summary: 'Send one letter to the unit or desk that has all these matters',
    body: z.object({
      submissionId: uuid,
      step,
      matterIds,
      text: text(MOST_TEXT).nullable().describe('null on a reminder that says nothing more'),
      meeting: z
        .object({ on: date, at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM'), place: text(200) })
        .nullable(),
    }),
    answer,
    status: 201,
    act: (tx, actor, { body: { submissionId, ...asked } }) =>
      sendLetter(tx, city, actor, { id: submissionId, ...asked }),
    show,
  });
  acts.post('/api/v1/letters/:id/signature', {
    access: lettersAccess.signLetter,
    summary: 'Sign for a letter',
    params: ofLetter,
    answer,
    act: (tx, actor, { params }) => signLetter(tx, city, actor, params.id),
    show,
  });
  acts.post('/api/v1/letters/:id/answer', {
    access: lettersAccess.answerLetter,
    summary: 'Answer a letter, with files that were sent to the matter it names for them',
    params: ofLetter,
    body: z.object({ text: text(MOST_TEXT), files: z.array(uuid).max(MOST_FILES).default([]) }),
    answer,
    act: (tx, actor, { params, body }) => answerLetter(tx, city, actor, params.id, body),
    show,
  });
}

function refused(reply: FastifyReply, problem: SendProblem): never {
  if (UNSEEN.includes(problem.kind)) return sendProblem(reply, 404, NOT_FOUND);
  const path = FIELD[problem.kind];
  if (path !== undefined) {
    const message = problemTitle(preferredLang(reply.request.headers['accept-language']), problem.kind);
    return sendProblem(reply, 422, { kind: problem.kind, errors: [{ path, message }] });
  }
  return sendProblem(reply, FORBIDDEN.includes(problem.kind) ? 403 : 409, problem);
}

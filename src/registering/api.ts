/** Routes of registering by hand: what was registered, the form for this post, and the act. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { localDateOf } from '../kernel/time.ts';
import { PROCEDURE_CODES } from '../law/index.ts';
import { type DoorDeps, matterLines, matterPage, namedLines } from '../matters/index.ts';
import { actorOf, auditAlone, listRoute, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type CleanFile, cleanFile, MAX_FILE_BYTES } from '../platform/files.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { addressFor } from '../platform/http/own-address.ts';
import { problemSchema, problemTitle } from '../platform/http/problem.ts';
import { date, paging, problems, refusals } from '../platform/http/shapes.ts';
import { fieldOf, readSentForm, type SentForm, valuesOf } from '../platform/pages/photos-form.ts';
import { type Lang, preferredLang, speak } from '../platform/pages/words.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { registeringAccess } from './access.ts';
import { type Kind, kindsFor, registerByHand } from './actions.ts';
import { LATE_REASONS, type RegisteringProblem, SOURCES, WAYS } from './model.ts';
import { registeredSheet } from './sheets.ts';
import { eachRegistered, listRegistered } from './store.ts';
import { registeringWords } from './words.ts';

export type RegisteringDeps = Pick<DoorDeps, 'city' | 'publicUrl' | 'sms'>;

/** What an act of an office takes, but 20 MB in all: the files of a form are in memory together. */
const TAKES = {
  most: 6,
  tooMany: 'files-too-many',
  each: MAX_FILE_BYTES,
  tooLarge: 'document-too-large',
  together: { bytes: MAX_FILE_BYTES, over: 'files-too-large' },
} as const;
/** More than it takes, so that what is too much is read to its end and said at its field. */
const BODY_BYTES = TAKES.most * MAX_FILE_BYTES + 256 * 1024;

const name = z.object({ zh: z.string(), en: z.string() });
const choice = z.object({
  code: z.string(),
  name,
  evidence: name.nullable().describe('What has to be attached; null where nothing has'),
});
const kindView = z
  .object({
    procedure: z.enum(PROCEDURE_CODES),
    asks: z.object({
      received: z.boolean().describe('Source and day: of what somebody else said'),
      contact: z.boolean().describe('A name and a number can be sealed in the vault'),
      receipt: z.boolean(),
      notice: z.boolean().describe('A number can be sealed that is told of news by SMS; with a receipt'),
      named: z.boolean().describe('The department that judges has to be named'),
      handleOn: z.boolean().describe('The due date is given by a list'),
      reference: z.boolean().describe('The number on another platform has to be given'),
      decided: z.boolean().describe('Somebody decides whether it is accepted'),
    }),
    categories: z.array(choice),
    refusals: z.array(choice).describe('Grounds on which it would not be accepted, to be told at once'),
    jurisdictions: z.array(choice).describe('Grounds on which it is dealt with here; empty where none has to be named'),
  })
  .meta({ id: 'RegistrationKind' });
const kindsView = z
  .object({
    kinds: z.array(kindView),
    sources: z.array(z.enum(SOURCES)),
    lateReasons: z.array(z.enum(LATE_REASONS)),
    limit: z.object({ amount: z.int(), unit: z.enum(['working-day', 'calendar-day']), basis: z.string() }),
    today: z.string(),
    inTimeFrom: z.string().describe('What was received on this day or later is registered in time today'),
    sms: z.enum(['port', 'sink']).nullable().describe('What carries SMS; sink: an example city, which sends none'),
    mostFileBytes: z.int().describe('Of all files of one form together'),
  })
  .meta({ id: 'RegistrationKinds' });
const registeredView = z
  .object({
    matterId: z.string(),
    number: z.string().describe('As it is said and printed'),
    receipt: z
      .object({ number: z.string(), pass: z.string() })
      .nullable()
      .describe('For the person who said it; in this answer and nowhere else. null where none was asked for'),
    trackUrl: z.string(),
    isOpen: z.boolean().describe('Whether this post may open it; a discipline lead is gone from whoever took the call'),
  })
  .meta({ id: 'MatterRegistered' });

const filters = {
  way: z.enum(WAYS).optional().describe('By which way it came; office: raised by an office'),
  receivedFrom: date.optional(),
  receivedTo: date.optional(),
};

/** The list, by the latest change; reading it stands in the audit. */
function registeredRoutes(app: App, city: City): void {
  const today = () => localDateOf(city.outside.now());
  listRoute(app, city, {
    path: '/api/v1/registrations',
    access: registeringAccess.listRegistered,
    summary: 'Matters registered by hand, within the reach of this post',
    query: { ...filters, ...paging },
    answer: matterPage,
    read: async ({ limit, offset, ...filter }, request) => {
      const actor = actorOf(request);
      const reader = await readerOf(city.db, city, actor);
      const { items, ...counted } = await listRegistered(city.db, reader, filter, { limit, offset });
      const { action } = registeringAccess.listRegistered;
      await auditAlone(city, { actor, action, objectKind: 'matter', detail: { rows: items.length } });
      return { ...counted, items: await matterLines(city.db, reader, items, today(), city) };
    },
    sheet: registeredSheet,
    rows: (tx, reader, filter) => namedLines(tx, reader, eachRegistered(tx, reader, filter), today()),
  });
}

export function registeringRoutes(app: App, { city, publicUrl, sms }: RegisteringDeps): void {
  registeredRoutes(app, city);
  jsonRoute(app, 'GET /api/v1/registrations/kinds', {
    access: registeringAccess.register,
    summary: 'Which kinds of work this post may register by hand, and what the form of each asks, from its terms',
    answer: kindsView,
    otherwise: refusals,
    handle: async (request) => {
      const { kinds, limit, today, inTimeFrom } = await kindsFor(city.db, city, actorOf(request), sms !== null);
      return {
        kinds: kinds.map(shownKind),
        sources: SOURCES,
        lateReasons: LATE_REASONS,
        limit,
        today,
        inTimeFrom,
        sms,
        mostFileBytes: TAKES.together.bytes,
      };
    },
  });
  jsonRoute(app, 'POST /api/v1/registrations', {
    access: registeringAccess.register,
    bodyLimit: BODY_BYTES,
    summary: 'Register a matter by hand, as multipart form data; sent again it is the same matter and receipt',
    consumes: ['multipart/form-data', 'application/x-www-form-urlencoded'],
    answer: registeredView,
    status: 201,
    otherwise: { ...problems, 413: problemSchema, 415: problemSchema, 503: problemSchema },
    handle: async (request, reply) => {
      const lang = preferredLang(request.headers['accept-language']);
      const form = await readSentForm(request, TAKES);
      const { files, kind, errors } = await filesIn(form, lang);
      if (kind !== undefined) return sendProblem(reply, kind === 'upload-busy' ? 503 : 422, { kind, errors });
      const sent = { field: (at: string) => fieldOf(form, at), all: (at: string) => valuesOf(form, at) };
      const done = await inTransaction(city.db, (tx) =>
        registerByHand(tx, city, actorOf(request), { sent, files, lang, sms: sms !== null }),
      );
      if (!done.ok) return refused(reply, done.problem);
      const { matterId, number, receipt, isOpen } = done.value;
      void reply.header('cache-control', 'no-store');
      return { matterId, number, receipt, trackUrl: new URL('/t', addressFor(request, publicUrl)).href, isOpen };
    },
  });
}

type FilesRead = Readonly<{
  files: readonly CleanFile[];
  /** Of the refusal of the form, where a file cannot be taken. */
  kind?: 'upload-busy' | 'registering-malformed';
  errors?: { path: string; message: string }[];
}>;

/** The files of a form, looked into; the first that cannot be taken is named by its place among them. */
async function filesIn(form: SentForm<string>, lang: Lang): Promise<FilesRead> {
  const say = speak(registeringWords, lang);
  const refused = (problem: string, message: string): FilesRead =>
    problem === 'upload-busy'
      ? { files: [], kind: problem }
      : { files: [], kind: 'registering-malformed', errors: [{ path: 'files', message }] };
  const [first] = form.problems;
  if (first !== undefined) {
    const { kind } = first.problem;
    const many = say('fault.files-too-many', { field: say('field.files'), most: TAKES.most });
    return refused(kind, kind === TAKES.tooMany ? many : problemTitle(lang, kind));
  }
  const files: CleanFile[] = [];
  for (const { bytes } of form.files) {
    const cleaned = await cleanFile(bytes);
    if (!cleaned.ok) {
      const { kind } = cleaned.problem;
      return refused(kind, say('fault.file', { n: files.length + 1, what: problemTitle(lang, kind) }));
    }
    files.push(cleaned.value);
  }
  return { files };
}

function shownKind({ procedure, asks, categories, refusals: grounds, jurisdictions }: Kind) {
  const shown = (each: Kind['categories'][number]) => ({ code: each.code, name: each.name, evidence: each.evidence });
  return {
    procedure,
    asks,
    categories: categories.map(shown),
    refusals: grounds.map(shown),
    jurisdictions: jurisdictions.map(shown),
  };
}

function refused(reply: FastifyReply, problem: RegisteringProblem): never {
  switch (problem.kind) {
    case 'registering-malformed': {
      const lang = preferredLang(reply.request.headers['accept-language']);
      const say = speak(registeringWords, lang);
      const errors = problem.faults.map(({ field, word, most }) => {
        const named = `field.${field}` as keyof typeof registeringWords.zh;
        const about = { field: say(named), ...(most === undefined ? {} : { most }) };
        return { path: field, message: say(`fault.${word}`, about) };
      });
      return sendProblem(reply, 422, { kind: problem.kind, errors });
    }
    case 'registered-before':
      return sendProblem(reply, 409, problem);
    case 'registering-not-yours':
    case 'outside-your-division':
    case 'conflict-of-interest':
      return sendProblem(reply, 403, problem);
  }
}

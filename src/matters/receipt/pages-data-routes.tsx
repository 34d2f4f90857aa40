/** Routes of the page of one's own data, for the holder of a receipt: see, take away, correct, ask, destroy. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, type Uuid } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { localDateOf } from '../../kernel/time.ts';
import { newFormId } from '../../platform/http/form-id.ts';
import type { App } from '../../platform/http/http.ts';
import { type FieldError, FORM_SCRIPT } from '../../platform/pages/page-form.tsx';
import { pageProblem, readerOf, sendPage } from '../../platform/pages/pages.tsx';
import { fieldOf, readPhoneForm } from '../../platform/pages/photos-form.ts';
import { speak } from '../../platform/pages/words.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { askForOwnData, correctContact } from '../../vault/index.ts';
import { actOnMatter } from '../acts/actions.ts';
import { loadMatter } from '../acts/store.ts';
import { unitsConcerned } from '../loop/rules-sight.ts';
import { personalDataOf } from './actions-own-data.ts';
import { ownDataView } from './actions-own-requests.ts';
import { DATA_FORMS, type DataAsked, type DataForm, dataAsked } from './forms-data.ts';
import { typedIn } from './forms-track.ts';
import { DataPage } from './pages-data.tsx';
import { personalDataFile } from './pages-data-file.tsx';
import { askAgain, holderOf, type ReceiptSession, sessionOf } from './pages-signed-in.tsx';
import type { TrackDeps } from './pages-track-routes.tsx';
import { dataWords } from './words-data.ts';

const PATH = '/t/data';
const RECEIPT = { config: { access: 'receipt' as const } };
const RECEIPT_FORM = { config: { access: 'receipt' as const, form: true as const } };

export function registerDataPages(app: App, deps: TrackDeps): void {
  const { city, alsoKept } = deps;

  app.get(PATH, RECEIPT, async (request, reply) => {
    const session = await sessionOf(city, request);
    if (session === undefined) return askAgain(city, reply, readerOf(request));
    return page(request, reply, deps, session, { status: 200, typed: {}, errors: [] });
  });

  for (const kind of ['json', 'html'] as const) {
    app.get(`${PATH}.${kind}`, { ...RECEIPT, schema: { hide: true } }, async (request, reply) => {
      const reader = readerOf(request);
      const session = await sessionOf(city, request);
      if (session === undefined) return askAgain(city, reply, reader);
      const about = { matterId: session.matterId, photos: true };
      const data = await personalDataOf(city.db, city, about, alsoKept);
      if (data === undefined) return pageProblem(request, reply, 404);
      const on = localDateOf(city.outside.now());
      void reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="my-data-${on}.${kind}"`);
      if (kind === 'json') return reply.type('application/json; charset=utf-8').send(JSON.stringify(data, null, 2));
      return reply.type('text/html; charset=utf-8').send(personalDataFile(data, reader.lang, on));
    });
  }

  for (const form of DATA_FORMS) formRoute(app, deps, form);
}

function formRoute(app: App, deps: TrackDeps, what: DataForm): void {
  const { city } = deps;
  const url = `/t/${what}`;

  app.get(url, RECEIPT, async (request, reply) => reply.redirect(readerOf(request).to(PATH), 303));

  app.post(url, RECEIPT_FORM, async (request, reply) => {
    const reader = readerOf(request);
    const session = await sessionOf(city, request);
    if (session === undefined) return askAgain(city, reply, reader);
    const form = await readPhoneForm(request, city, { files: false, holder: holderOf(request) });
    const typed = typedIn(form);
    const read = dataAsked(what, form, reader.lang);
    if (!read.ok) return page(request, reply, deps, session, { status: 422, typed, errors: read.problem });
    const sent = fieldOf(form, 'submission');
    const submissionId = isUuid(sent) ? sent : city.outside.uuid();
    const done = await carryOut(deps, session, read.value, submissionId);
    if (!done.ok) {
      const errors = [errorOf(done.problem.kind, speak(dataWords, reader.lang))];
      return page(request, reply, deps, session, { status: 409, typed, errors });
    }
    const path = reader.to(PATH);
    return reply.redirect(`${path}${path.includes('?') ? '&' : '?'}done=${what}`, 303);
  });
}

async function carryOut(
  { city }: TrackDeps,
  session: ReceiptSession,
  asked: DataAsked,
  submissionId: Uuid,
): Promise<Result<unknown, Readonly<{ kind: string }>>> {
  const { matterId, receiptId } = session;
  if (asked.what === 'erase') {
    const by = { kind: 'receipt', receiptId } as const;
    return inTransaction(city.db, (tx) => actOnMatter(tx, city, by, matterId, null, { type: 'erase' }, submissionId));
  }
  if (asked.what === 'contact') {
    const { contact } = asked;
    const done = await inTransaction(city.db, (tx) => correctContact(tx, city, { matterId, contact, requestId: null }));
    // Sent twice, or sent unchanged: it is as they want it.
    return !done.ok && done.problem.kind === 'contact-unchanged' ? ok(null) : done;
  }
  const { kind, words } = asked;
  const loaded = await loadMatter(city.db, matterId);
  if (loaded === undefined) throw new Error('a receipt without its matter');
  const { divisionCode, lane } = loaded.state;
  const about = { divisionCode, lane, respondentUnitIds: unitsConcerned(loaded.state) };
  return inTransaction(city.db, (tx) => askForOwnData(tx, city, { submissionId, matterId, about, kind, words }));
}

function errorOf(kind: string, say: ReturnType<typeof speak<typeof dataWords>>): FieldError {
  if (kind === 'phone-unusable') return { field: 'phone', message: say('matters.data.error.phone') };
  if (kind === 'legal-hold') return { field: 'main', message: say('matters.data.error.held') };
  return { field: 'main', message: say('matters.data.error.again') };
}

type Drawn = Readonly<{ status: number; typed: Readonly<Record<string, string>>; errors: readonly FieldError[] }>;

async function page(
  request: FastifyRequest,
  reply: FastifyReply,
  { city, alsoKept }: TrackDeps,
  { matterId }: ReceiptSession,
  drawn: Drawn,
): Promise<FastifyReply> {
  const reader = readerOf(request);
  const view = await ownDataView(city.db, city, { matterId, photos: false, lang: reader.lang }, alsoKept);
  if (view === undefined) return pageProblem(request, reply, 404);
  const { done } = request.query as { done?: unknown };
  return sendPage(reply, {
    reader,
    status: drawn.status,
    title: speak(dataWords, reader.lang)('matters.data.title'),
    hasErrors: drawn.errors.length > 0,
    script: FORM_SCRIPT,
    body: (
      <DataPage
        reader={reader}
        view={view}
        submissionId={newFormId(city, holderOf(request))}
        typed={drawn.typed}
        errors={drawn.errors}
        done={drawn.errors.length > 0 ? null : (DATA_FORMS.find((form) => form === done) ?? null)}
      />
    ),
  });
}

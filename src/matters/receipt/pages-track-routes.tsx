/** Routes of the track page: sign-in by receipt, the holder's acts, sign-out. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isUuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import { newFormId } from '../../platform/http/form-id.ts';
import type { App } from '../../platform/http/http.ts';
import { addressFor } from '../../platform/http/own-address.ts';
import { sendFile } from '../../platform/http/send-file.ts';
import { type FieldError, FORM_SCRIPT } from '../../platform/pages/page-form.tsx';
import { pageProblem, type Reader, readerOf, sendPage } from '../../platform/pages/pages.tsx';
import { cleanPhotos, fieldOf, readPhoneForm, refusalStatus } from '../../platform/pages/photos-form.ts';
import { speak } from '../../platform/pages/words.ts';
import { inTransaction, transact } from '../../platform/postgres/db.ts';
import { type ActProblem, actOnMatter } from '../acts/actions.ts';
import { filePieces, fileSent } from '../acts/store-files.ts';
import { closeReceiptSession, openReceiptSession, signInByReceipt } from './actions-receipts.ts';
import { trackView } from './actions-track.ts';
import { fileForHolder } from './actions-track-result.ts';
import { commandOf, fieldsWrong, TRACK_FORMS, type TrackForm, takesPhotos, typedIn } from './forms-track.ts';
import { registerDataPages } from './pages-data-routes.tsx';
import { NOTICE_DONE, NOTICE_FIELD, noticeRoute } from './pages-notice.tsx';
import { RECEIPT_SCRIPT } from './pages-receipt.tsx';
import { askAgain, holderOf, type ReceiptSession, sessionOf, signInPage } from './pages-signed-in.tsx';
import { type DoneWhat, TrackPage } from './pages-track.tsx';
import {
  clearFreshReceipt,
  clearReceiptCookies,
  freshReceiptOf,
  receiptTokenOf,
  rememberOpened,
  setReceiptSession,
  whoTries,
} from './receipt-cookie.ts';
import { digitsIn, parseReceiptNumber, parseReceiptPass, RECEIPT_DIGITS } from './rules-receipt.ts';
import type { AlsoKept } from './track-model.ts';
import { trackWords } from './words-track.ts';

export type TrackDeps = Readonly<{
  city: City;
  publicUrl: URL;
  alsoKept: AlsoKept;
  /** What sends a message to a complainant here; absent, none is offered. */
  sms?: 'port' | 'sink' | null;
}>;

const PATH = '/t';
const RECEIPT = { config: { access: 'receipt' as const } };
const RECEIPT_FORM = { config: { access: 'receipt' as const, form: true as const } };
const PUBLIC = { config: { access: 'public' as const } };
const SIGN_IN_FORM = { config: { access: 'public' as const, form: true as const } };

export function registerTrackPages(app: App, deps: TrackDeps): void {
  const { city } = deps;
  const secure = deps.publicUrl.protocol === 'https:';

  app.get(PATH, PUBLIC, async (request, reply) => {
    const reader = readerOf(request);
    // The QR says `/T`, but browsers send the cookie to `/t` alone.
    if (!request.url.startsWith(PATH)) return reply.redirect(reader.to(PATH), 302);
    const session = await sessionOf(city, request);
    if (session === undefined) return signInPage(city, reply, reader, '', []);
    return track(request, reply, deps, session, { status: 200, typed: {}, errors: [] });
  });

  app.post(PATH, SIGN_IN_FORM, async (request, reply) => {
    const reader = readerOf(request);
    const form = await readPhoneForm(request, city, { files: false });
    const number = fieldOf(form, 'number');
    const pass = fieldOf(form, 'pass');
    const say = speak(trackWords, reader.lang);
    const errors: FieldError[] = [];
    if (parseReceiptNumber(number) === undefined) {
      const digits = digitsIn(number);
      const wrong = digits === RECEIPT_DIGITS ? 'misread' : 'number';
      errors.push({ field: 'number', message: say(`matters.track.in.error.${wrong}`, { digits }) });
    }
    if (parseReceiptPass(pass) === undefined) {
      errors.push({ field: 'pass', message: say('matters.track.in.error.pass') });
    }
    if (errors.length > 0) return signInPage(city, reply, reader, number, errors, 422);
    const signedIn = await transact(city.db, async (tx) => {
      const answer = await signInByReceipt(tx, city, { number, pass, who: whoTries(city, request, number) });
      return answer.kind === 'signed-in' ? openReceiptSession(tx, city, answer.receiptId) : answer;
    });
    if ('token' in signedIn) {
      setReceiptSession(reply, signedIn.token, { secure });
      rememberOpened(reply, city, number, { secure });
      clearFreshReceipt(reply);
      return reply.redirect(reader.to(PATH), 303);
    }
    if (signedIn.kind === 'wait') {
      const message = say('matters.track.in.error.slow', { seconds: signedIn.seconds });
      void reply.header('retry-after', String(signedIn.seconds));
      return signInPage(city, reply, reader, number, [{ field: 'pass', message }], 429);
    }
    return signInPage(
      city,
      reply,
      reader,
      number,
      [{ field: 'pass', message: say('matters.track.in.error.wrong') }],
      422,
    );
  });

  for (const form of TRACK_FORMS) formRoute(app, deps, form);
  noticeRoute(app, deps, (request, reply, session, drawn) => track(request, reply, deps, session, drawn));
  registerDataPages(app, deps);

  app.get(
    `${PATH}/files/:id`,
    { ...RECEIPT, schema: { params: z.object({ id: z.string().max(40) }) } },
    async (request, reply) => {
      const session = await sessionOf(city, request);
      const { id } = request.params;
      const found = session !== undefined && isUuid(id) ? await fileForHolder(city.db, session.matterId, id) : null;
      if (found === null) return pageProblem(request, reply, 404);
      return sendFile(reply, fileSent(found.file), filePieces(city.db, found.matterId, found.file));
    },
  );

  app.post(`${PATH}/sign-out`, RECEIPT_FORM, async (request, reply) => {
    await readPhoneForm(request, city, { files: false, holder: holderOf(request) });
    const token = receiptTokenOf(request);
    if (token !== undefined) await transact(city.db, (tx) => closeReceiptSession(tx, token));
    clearReceiptCookies(reply);
    return reply.redirect(readerOf(request).to(PATH), 303);
  });
}

function formRoute(app: App, deps: TrackDeps, what: TrackForm): void {
  const { city } = deps;
  const url = `${PATH}/${what}`;

  app.get(url, RECEIPT, async (request, reply) => reply.redirect(readerOf(request).to(PATH), 303));

  app.post(url, RECEIPT_FORM, async (request, reply) => {
    const reader = readerOf(request);
    const session = await sessionOf(city, request);
    if (session === undefined) return askAgain(city, reply, reader);
    const form = await readPhoneForm(request, city, { files: takesPhotos(what), holder: holderOf(request) });
    const again = (status: number, errors: readonly FieldError[]) =>
      track(request, reply, deps, session, { status, typed: typedIn(form), errors });
    const wrong = fieldsWrong(what, form, reader.lang);
    if (wrong.length > 0) return again(422, wrong);
    const sentPhotos = await cleanPhotos(form);
    const read = commandOf(what, { form, ...sentPhotos }, reader.lang, city.outside.uuid());
    if (!read.ok) return again(refusalStatus(reply, sentPhotos), read.problem);
    const { input, seenSeq } = read.value;
    const requestId = fieldOf(form, 'submission');
    const acted = await inTransaction(city.db, (tx) =>
      actOnMatter(
        tx,
        city,
        { kind: 'receipt', receiptId: session.receiptId },
        session.matterId,
        seenSeq,
        input,
        isUuid(requestId) ? requestId : undefined,
      ),
    );
    if (!acted.ok) {
      return again(409, [{ field: 'main', message: refusalWords(reader, acted.problem) }]);
    }
    const path = reader.to(PATH);
    return reply.redirect(`${path}${path.includes('?') ? '&' : '?'}done=${what}`, 303);
  });
}

type Drawn = Readonly<{ status: number; typed: Readonly<Record<string, string>>; errors: readonly FieldError[] }>;
export type TrackAgain = (
  request: FastifyRequest,
  reply: FastifyReply,
  session: ReceiptSession,
  drawn: Drawn,
) => Promise<FastifyReply>;

async function track(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: TrackDeps,
  session: ReceiptSession,
  drawn: Drawn,
): Promise<FastifyReply> {
  const { city, publicUrl, alsoKept, sms = null } = deps;
  const reader = readerOf(request);
  const view = await trackView(city.db, city, session.matterId, alsoKept, sms);
  if (view === undefined) return pageProblem(request, reply, 404);
  const done = drawn.errors.length > 0 ? null : doneIn(request);
  // Whoever asks for messages at once has not kept the receipt yet.
  const isAboutNotice = NOTICE_DONE.some((each) => each === done) || drawn.errors[0]?.field === NOTICE_FIELD;
  const receipt = isAboutNotice || (done === null && drawn.errors.length === 0) ? freshReceiptOf(request) : null;
  return sendPage(reply, {
    reader,
    status: drawn.status,
    title: speak(trackWords, reader.lang)('matters.track.in.title'),
    hasErrors: drawn.errors.length > 0,
    script: receipt === null ? FORM_SCRIPT : FORM_SCRIPT + RECEIPT_SCRIPT,
    body: (
      <TrackPage
        reader={reader}
        view={view}
        receipt={receipt}
        trackUrl={new URL(PATH, addressFor(request, publicUrl)).href}
        cityName={city.name}
        submissionId={newFormId(city, holderOf(request))}
        typed={drawn.typed}
        errors={drawn.errors}
        done={done}
      />
    ),
  });
}

/** Form named in the address after a redirect; no secret. */
function doneIn(request: FastifyRequest): DoneWhat | null {
  const { done } = request.query as { done?: unknown };
  return [...TRACK_FORMS, ...NOTICE_DONE].find((form) => form === done) ?? null;
}

function refusalWords(reader: Reader, problem: ActProblem): string {
  const say = speak(trackWords, reader.lang);
  if (problem.kind === 'changed-meanwhile') return say('matters.track.error.changed');
  if (problem.kind === 'window-over') return say('matters.track.error.over');
  return say('matters.track.error.cannot');
}

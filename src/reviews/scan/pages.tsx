/** Routes of the scan: the page of a code, the tap, the details, and the page that says thanks. */

import type { FastifyReply } from 'fastify';
import { isUuid, type Uuid } from '../../kernel/ids.ts';
import { freshReceiptOf } from '../../matters/index.ts';
import { noteScan, type ResolvedCode, rememberCodes, resolveCode } from '../../places/index.ts';
import { CHALLENGE_SCRIPT } from '../../platform/http/challenge-script.ts';
import { newFormId } from '../../platform/http/form-id.ts';
import type { App } from '../../platform/http/http.ts';
import { deviceHashOf } from '../../platform/http/pressure.ts';
import { createPageCache, SUBMISSION_GAP, sendCutPage } from '../../platform/pages/page-cut.ts';
import { FORM_SCRIPT } from '../../platform/pages/page-form.tsx';
import { type Reader, readerOf, sendPage } from '../../platform/pages/pages.tsx';
import { cleanPhotos, readPhoneForm, refusalStatus } from '../../platform/pages/photos-form.ts';
import { speak } from '../../platform/pages/words.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { sendDetails } from '../actions.ts';
import type { Grade } from '../model.ts';
import { isBad, isOpen } from '../rules.ts';
import { reviewBySubmission, type StoredReview } from '../store.ts';
import { reviewsWords } from '../words.ts';
import { readDetails, readTap, type Wrong } from './forms.ts';
import { DetailsClosedPage, DetailsPage, type DetailsView } from './pages-details.tsx';
import { detailsFrame, detailsTyped } from './pages-details-frame.ts';
import { entryPages } from './pages-entries.tsx';
import { DonePage, type DoneView } from './pages-entry.tsx';
import { publicPages } from './pages-public.tsx';
import { EntityScanPage, pathOf, WindowScanPage } from './pages-scan.tsx';
import {
  dead,
  forgetReview,
  keepPhotos,
  rememberedReview,
  rememberReview,
  sendSharedEnd,
  withWas,
} from './scan-replies.tsx';
import {
  codeIn,
  codeParams,
  createPressureGauge,
  deviceOf,
  errorsOf,
  fromOf,
  giveMark,
  giveReceipt,
  isSecure,
  provedWork,
  type ScanDeps,
  typedOf,
  type Work,
  workFor,
} from './scanned.ts';
import { detailOf } from './store-details.ts';
import { photosOf } from './store-photos.ts';
import { createTapWriter } from './tap-writer.ts';

const BUSY_SECONDS = 5;
const PUBLIC = { config: { access: 'public' as const }, schema: { params: codeParams } };
const FORM = { ...PUBLIC, config: { ...PUBLIC.config, form: true as const } };

export function reviewsPages(app: App, deps: ScanDeps): void {
  const { city } = deps;
  const pages = createPageCache();
  const codes = rememberCodes(city, deps.askEveryMs);
  const pressure = createPressureGauge(city);
  const taps = createTapWriter(city, deps.mostWaiting);
  // Taps that were taken are answered before the program ends.
  app.addHook('onClose', taps.idle);

  app.get('/s/:code', PUBLIC, async (request, reply) => {
    const reader = readerOf(request);
    const code = codeIn(request);
    const found = await codes.get(code);
    if (found.kind === 'revoked' || found.kind === 'unknown') return dead(reply, city, reader, found);
    if (found.kind === 'entity') {
      const body = <EntityScanPage reader={reader} code={code} entityName={found.entity.name} />;
      return sendPage(reply, { reader, title: found.entity.name, body, keeping: 'form' });
    }
    if (await noteScan(city, found)) codes.forget(code);
    giveMark(deps, request, reply);
    const submissionId = newFormId(city);
    const work = await workFor(city, await pressure.on(request, found.codeId), submissionId);
    const pageWith = (id: Uuid) => facesPage({ reader, code, found, submissionId: id, work });
    // A challenge belongs to one submission, so a page that carries one is drawn anew each time.
    if (work.challenge !== null) return sendPage(reply, { ...pageWith(submissionId), keeping: 'form' });
    const facts = `${found.hall.name}/${found.hall.version}/${found.window.version}`;
    return sendCutPage(
      reply,
      pages(`${code}/${reader.mark}/${reader.switchTo}/${facts}`, () => pageWith(SUBMISSION_GAP)),
      submissionId,
    );
  });

  app.post('/s/:code/reviews', FORM, async (request, reply) => {
    const reader = readerOf(request);
    const code = codeIn(request);
    const found = await codes.get(code);
    if (found.kind === 'revoked' || found.kind === 'unknown') return dead(reply, city, reader, found);
    if (found.kind === 'entity') return reply.redirect(reader.to(pathOf(code)), 303);
    const form = await readPhoneForm(request, city, { files: false });
    const tap = readTap(typedOf(form));
    if (!tap.ok) {
      const asked = typedOf(form).field('submission');
      const submissionId = isUuid(asked) ? asked : newFormId(city);
      const work = await workFor(city, await pressure.on(request, found.codeId), submissionId, form);
      return tapAgain(reply, { reader, code, found, submissionId, work }, tap.problem[0]?.word ?? 'stale');
    }
    const { submissionId, grade } = tap.value;
    const deviceHash = deviceOf(deps, request, reply);
    const from = await fromOf(deps, request, { form, submissionId, deviceHash, lang: reader.lang });
    const stored = await taps.write({ submissionId, grade, place: placeOf(found), from });
    if (stored === undefined) {
      return busy(reply, { reader, code, found, submissionId, work: provedWork(form, from.provedBits) });
    }
    pressure.wasSent(found.codeId);
    if (!stored.ok) return reply.redirect(withWas(reader, code, 'again'), 303);
    rememberReview(reply, code, submissionId, isSecure(deps));
    return reply.redirect(reader.to(pathOf(code, 'details')), 303);
  });

  app.get('/s/:code/reviews', PUBLIC, async (request, reply) => {
    const reader = readerOf(request);
    const code = codeIn(request);
    const found = await resolveCode(city.db, city, code);
    if (found.kind === 'revoked' || found.kind === 'unknown') return dead(reply, city, reader, found);
    return reply.redirect(reader.to(pathOf(code)), 303);
  });

  app.get('/s/:code/reviews/details', PUBLIC, async (request, reply) => {
    const reader = readerOf(request);
    const code = codeIn(request);
    const found = await resolveCode(city.db, city, code);
    if (found.kind === 'revoked' || found.kind === 'unknown') return dead(reply, city, reader, found);
    if (found.kind === 'entity') return reply.redirect(reader.to(pathOf(code)), 303);
    const review = await rememberedReview(city, request, found.codeId);
    if (review === undefined) return closed(reply, reader, code);
    const detail = await detailOf(city.db, city, review);
    const typed = {
      reasons: detail?.reasons ?? [],
      words: detail?.words ?? '',
      wantsAnswer: detail?.wantsAnswer ?? false,
      service: detail?.service ?? '',
    };
    return details(reply, reader, {
      ...(await detailsFrame(city, reader, code, found, review)),
      typed: { ...typed, shared: false, name: '', phone: '' },
      keptPhotos: (await photosOf(city.db, review)).length,
      errors: [],
    });
  });

  app.post('/s/:code/reviews/details', FORM, async (request, reply) => {
    const reader = { ...readerOf(request), switchTo: null };
    const code = codeIn(request);
    const found = await resolveCode(city.db, city, code);
    if (found.kind === 'revoked' || found.kind === 'unknown') return dead(reply, city, reader, found);
    if (found.kind === 'entity') return reply.redirect(reader.to(pathOf(code)), 303);
    const form = await readPhoneForm(request, city, { files: true });
    const typed = typedOf(form);
    const submissionId = typed.field('submission');
    const review = isUuid(submissionId) ? await reviewBySubmission(city.db, submissionId) : undefined;
    const deviceHash = deviceHashOf(request);
    const isTheirs = review?.codeId === found.codeId && review.deviceHash === deviceHash;
    if (!isTheirs || !isOpen(review, city.outside.now())) return closed(reply, reader, code);
    const frame = await detailsFrame(city, reader, code, found, review);
    const read = readDetails(typed, {
      reasons: frame.reasons.map(({ code: reason }) => reason),
      services: frame.services.map(({ code: service }) => service),
    });
    const sentPhotos = await cleanPhotos(form);
    const errors = errorsOf(reader.lang, read.ok ? [] : read.problem, sentPhotos);
    if (!read.ok || errors.length > 0) {
      const kept = await keepPhotos(city, review, sentPhotos.photos);
      const view = { ...frame, typed: detailsTyped(form), keptPhotos: kept, errors };
      return details(reply, reader, view, refusalStatus(reply, sentPhotos));
    }
    const { shared } = detailsTyped(form);
    const sent = await inTransaction(city.db, async (tx) => {
      const { codeId } = found;
      const done = await sendDetails(tx, city, { details: read.value, photos: sentPhotos.photos, codeId, deviceHash });
      const receipt = done.ok ? done.value.registered?.receipt : undefined;
      if (receipt && !shared) await giveReceipt(tx, deps, reply, { submissionId: review.submissionId, receipt });
      return done;
    });
    if (!sent.ok) return closed(reply, reader, code);
    const receipt = sent.value.registered?.receipt ?? null;
    const what = receipt === null ? thanksFor(sent.value, read.value.wantsAnswer) : 'registered';
    if (shared) return sendSharedEnd(reply, reader, code, { what, receipt });
    return reply.redirect(receipt === null ? withWas(reader, code, what) : reader.to('/t'), 303);
  });

  app.get('/s/:code/done', PUBLIC, async (request, reply) => {
    const reader = readerOf(request);
    const code = codeIn(request);
    const found = await codes.get(code);
    if (found.kind === 'unknown') return dead(reply, city, reader, found);
    const was = doneWhat((request.query as { was?: unknown }).was);
    const review = found.kind === 'window' ? await rememberedReview(city, request, found.codeId) : undefined;
    const what = was ?? thanksForTap(review);
    // Nothing was added: the next person here finds nothing of it.
    if (was === undefined) forgetReview(reply, code);
    const receipt = what === 'held' ? freshReceiptOf(request) : null;
    const hallId = found.kind === 'window' ? found.hall.id : null;
    const title = speak(reviewsWords, reader.lang)('reviews.done.title');
    return sendPage(reply, {
      reader,
      title,
      body: (
        <DonePage
          {...{ reader, code, what, receipt, hallId }}
          isOpen={was !== undefined && review !== undefined && (what === 'bad' || what === 'good')}
          shared={false}
        />
      ),
    });
  });

  entryPages(app, deps, pressure, codes);
  publicPages(app, deps);
}

type Found = Extract<ResolvedCode, { kind: 'window' }>;

type Faces = Readonly<{ reader: Reader; code: string; found: Found; submissionId: Uuid; work: Work }>;

function facesPage({ found, ...faces }: Faces, error: string | null = null) {
  return {
    reader: faces.reader,
    title: speak(reviewsWords, faces.reader.lang)('reviews.scan.title'),
    body: (
      <WindowScanPage
        {...faces}
        hallName={found.hall.name}
        windowName={found.window.name}
        windowNumber={found.window.number}
        error={error}
      />
    ),
    ...(faces.work.challenge === null ? {} : { script: CHALLENGE_SCRIPT }),
  };
}

function placeOf(found: Found) {
  return {
    codeId: found.codeId,
    windowId: found.window.id,
    hallId: found.hall.id,
    unitId: found.unitId,
    divisionCode: found.divisionCode,
  };
}

/** For a tap without a face, or from an outdated page: the faces again, with what to do. */
function tapAgain(reply: FastifyReply, faces: Faces, word: Wrong['word']) {
  const say = speak(reviewsWords, faces.reader.lang);
  return sendPage(reply, { ...facesPage(faces, say(`reviews.error.${word}`)), status: 422, hasErrors: true });
}

/** For too many at once: the same form again, so that a second tap is counted once. */
function busy(reply: FastifyReply, faces: Faces) {
  const say = speak(reviewsWords, faces.reader.lang);
  void reply.header('retry-after', String(BUSY_SECONDS));
  return sendPage(reply, { ...facesPage(faces, say('reviews.error.busy')), status: 503, hasErrors: true });
}

function details(reply: FastifyReply, reader: Reader, view: DetailsView, status = 200) {
  const title = speak(reviewsWords, reader.lang)('reviews.details.thanks');
  const body = <DetailsPage {...view} />;
  return sendPage(reply, { reader, title, body, script: FORM_SCRIPT, status, hasErrors: view.errors.length > 0 });
}

function closed(reply: FastifyReply, reader: Reader, code: string) {
  const title = speak(reviewsWords, reader.lang)('reviews.details.closed.title');
  return sendPage(reply, { reader, title, body: <DetailsClosedPage reader={reader} code={code} /> });
}

function thanksFor(sent: Readonly<{ grade: Grade; held: boolean }>, wantsAnswer: boolean): DoneView['what'] {
  if (sent.held) return 'held';
  if (wantsAnswer) return 'late';
  return isBad(sent.grade) ? 'bad' : 'good';
}

/** Thanks for the tap alone, where the details were skipped. */
function thanksForTap(review: StoredReview | undefined): DoneView['what'] {
  if (review === undefined) return 'good';
  if (review.state === 'held') return 'held';
  return isBad(review.grade) ? 'bad' : 'good';
}

const DONE: readonly DoneView['what'][] = ['bad', 'good', 'entry', 'held', 'late', 'again'];

function doneWhat(was: unknown): DoneView['what'] | undefined {
  // `door` is the former name of `entry`; pages that are open somewhere have it in their address.
  return was === 'door' ? 'entry' : DONE.find((one) => one === was);
}

/** Answers that several scan pages give. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, type Uuid } from '../../kernel/ids.ts';
import { addMs } from '../../kernel/time.ts';
import { clearReceiptCookies, forgetOpened } from '../../matters/index.ts';
import { type ResolvedCode, recordDeadScan } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import { deviceHashOf, unmarkDevice } from '../../platform/http/pressure.ts';
import type { CleanPhoto } from '../../platform/images.ts';
import { type Reader, sendPage } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import { transact } from '../../platform/postgres/db.ts';
import { withIds } from '../actions.ts';
import { AMEND_MINUTES, isOpen, PHOTO_WAIT_HOURS } from '../rules.ts';
import { reviewBySubmission, type StoredReview } from '../store.ts';
import { reviewsWords } from '../words.ts';
import { DonePage, type DoneView } from './pages-entry.tsx';
import { DeadCodePage, pathOf } from './pages-scan.tsx';
import { photosOf, putWaitingPhotos, type Waiting } from './store-photos.ts';

const HOUR_MS = 3_600_000;

/** Page of a dead code; counts the scan, so that a moved or dead plaque is noticed. */
export async function dead(
  reply: FastifyReply,
  city: City,
  reader: Reader,
  found: ResolvedCode,
): Promise<FastifyReply> {
  await transact(city.db, (tx) => recordDeadScan(tx, city, found));
  const kind = found.kind === 'revoked' ? (found.replaced ? 'replaced' : 'revoked') : 'unknown';
  const say = speak(reviewsWords, reader.lang);
  return sendPage(reply, {
    reader,
    status: found.kind === 'revoked' ? 410 : 404,
    title: say(kind === 'unknown' ? 'reviews.dead.unknown.title' : 'reviews.dead.revoked.title'),
    body: <DeadCodePage reader={reader} kind={kind} />,
  });
}

/**
 * Keeps the good photos of a form with errors for a day, for the device that sent them: a browser cannot refill a file field.
 * @returns how many wait
 */
export async function keepPhotos(city: City, of: Waiting, photos: readonly CleanPhoto[]): Promise<number> {
  if (photos.length > 0) {
    const keepUntil = addMs(city.outside.now(), PHOTO_WAIT_HOURS * HOUR_MS);
    await transact(city.db, (tx) => putWaitingPhotos(tx, of, withIds(city, photos), keepUntil));
    return photos.length;
  }
  return (await photosOf(city.db, of)).length;
}

/**
 * End page on a shared device: the answer to the form itself, with no page to come back to. Traces of this visit and earlier
 * ones are removed, and the receipt stands here once.
 */
export function sendSharedEnd(
  reply: FastifyReply,
  reader: Reader,
  code: string,
  done: Pick<DoneView, 'what' | 'receipt'>,
): FastifyReply {
  unmarkDevice(reply);
  clearReceiptCookies(reply, pathOf(code));
  forgetOpened(reply);
  forgetReview(reply, code);
  // Removes the form the browser kept for going back.
  void reply.header('clear-site-data', '"cache"');
  const title = speak(reviewsWords, reader.lang)('reviews.done.title');
  return sendPage(reply, {
    reader,
    title,
    body: <DonePage reader={reader} code={code} shared isOpen={false} hallId={null} {...done} />,
  });
}

const REVIEW_COOKIE = 'mashang_review';

/** Sets the cookie by which the details page finds its review: for this code alone, while it may be changed. */
export function rememberReview(reply: FastifyReply, code: string, submissionId: Uuid, secure: boolean): void {
  void reply.setCookie(REVIEW_COOKIE, submissionId, {
    path: pathOf(code),
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: AMEND_MINUTES * 60,
  });
}

export function forgetReview(reply: FastifyReply, code: string): void {
  void reply.clearCookie(REVIEW_COOKIE, { path: pathOf(code) });
}

/** The review this device gave at this code, while it may be changed. */
export async function rememberedReview(
  city: City,
  request: FastifyRequest,
  codeId: Uuid,
): Promise<StoredReview | undefined> {
  const submissionId = request.cookies[REVIEW_COOKIE] ?? '';
  const review = isUuid(submissionId) ? await reviewBySubmission(city.db, submissionId) : undefined;
  const mine = review?.codeId === codeId && review.deviceHash === deviceHashOf(request);
  return mine && isOpen(review, city.outside.now()) ? review : undefined;
}

/** Address of the thanks page; `was` says which thanks and is no secret. */
export function withWas(reader: Reader, code: string, was: DoneView['what']): string {
  const path = reader.to(pathOf(code, 'done'));
  return `${path}${path.includes('?') ? '&' : '?'}was=${was}`;
}

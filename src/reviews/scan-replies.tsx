/** Answers that several scan pages give. */

import type { FastifyReply } from 'fastify';
import type { Uuid } from '../kernel/ids.ts';
import { addMs } from '../kernel/time.ts';
import { type ResolvedCode, recordDeadScan } from '../places/index.ts';
import type { City } from '../platform/city.ts';
import { transact } from '../platform/db.ts';
import { type Reader, sendPage } from '../platform/pages.tsx';
import type { PhoneForm } from '../platform/photos-form.ts';
import { speak } from '../platform/words.ts';
import { withIds } from './actions.ts';
import type { DoneView } from './pages-door.tsx';
import { DeadCodePage, pathOf } from './pages-scan.tsx';
import { PHOTO_WAIT_HOURS } from './rules.ts';
import { photosOf, putPhotos } from './store-entries.ts';
import { reviewsWords } from './words.ts';

const HOUR_MS = 3_600_000;

/** Says so, offers what else there is, and counts the scan so that a moved or dead plaque is noticed. */
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

/** Keeps the good photos of a form with errors for a day: a browser cannot refill a file field. @returns how many. */
export async function keepPhotos(city: City, submissionId: Uuid, form: PhoneForm): Promise<number> {
  if (form.photos.length > 0) {
    const keepUntil = addMs(city.outside.now(), PHOTO_WAIT_HOURS * HOUR_MS);
    await transact(city.db, (tx) => putPhotos(tx, submissionId, withIds(city, form.photos), keepUntil));
    return form.photos.length;
  }
  return (await photosOf(city.db, submissionId)).length;
}

/** Which thanks; nothing secret, so it may stand in the address. */
export function withWas(reader: Reader, code: string, was: DoneView['what']): string {
  const path = reader.to(pathOf(code, 'done'));
  return `${path}${path.includes('?') ? '&' : '?'}was=${was}`;
}

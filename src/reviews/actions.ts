/** Acts on reviews: the tap, the details, and closing when the time is over. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addMs, type Instant, localDateOf, weekOf } from '../kernel/time.ts';
import { type Registered, type RegisterProblem, registerMatter } from '../matters/index.ts';
import type { City } from '../platform/city.ts';
import { isLetIn, type Pressure, pressureOf } from '../platform/http/pressure.ts';
import type { CleanPhoto } from '../platform/images.ts';
import type { Lang } from '../platform/pages/words.ts';
import { type Tx, transact } from '../platform/postgres/db.ts';
import { insertMarks } from './fraud-signs/store.ts';
import { type Grade, PROCEDURE_OF_REVIEW, type ReviewProblem } from './model.ts';
import { countReviews, type Regraded } from './rollups/store-counts.ts';
import { becomesMatter, heldUntil, isBad, isOpen, openUntil, toTheMinute } from './rules.ts';
import type { Contact, Details } from './scan/forms.ts';
import { keepPayload, takePayload } from './scan/held.ts';
import { deviceMark } from './scan/marks.ts';
import { type Detail, detailOf, insertAmendment, putDetail, sealWords } from './scan/store-details.ts';
import { takenAsEntries } from './scan/store-entries.ts';
import { dropPhotos, photosOf, putPhotos } from './scan/store-photos.ts';
import {
  closeQuietReviews,
  hold,
  insertReviews,
  lockDueReview,
  lockReviewBySubmission,
  lockReviewsBySubmission,
  type NewReview,
  type StoredReview,
  seenLately,
  setReview,
} from './store.ts';

/** The window of a code, as the scan resolved it. */
export type WindowPlace = Readonly<{
  codeId: Uuid;
  windowId: Uuid;
  hallId: Uuid;
  unitId: Uuid;
  divisionCode: string;
}>;

export type From = Readonly<{
  deviceHash: string | null;
  /** Mark of the sender's network in one week; see `networkMark`. */
  networkMark: string | null;
  lang: Lang;
  noticeVersion: number;
  /** Bits of work the form proved; asked for only under attack. */
  provedBits: number;
}>;

/** Reviews closed by one statement. */
const AT_ONCE = 1_000;
const TEN_MINUTES_MS = 600_000;
const DAY_MS = 86_400_000;

type Sender = Readonly<{ codeId: Uuid; deviceHash: string | null; networkMark: string | null }>;

/** Present pressure on a code and a device; a caller that acts on it locks the code first. */
export async function pressureOn(q: Tx | City['db'], city: City, about: Sender): Promise<Pressure> {
  const [pressure] = await pressuresOn(q, city, [about]);
  if (pressure === undefined) throw new Error('one pressure for each that is asked about');
  return pressure;
}

/** Pressure on each of several sent together, as if those before it had come a moment earlier. */
async function pressuresOn(q: Tx | City['db'], city: City, about: readonly Sender[]): Promise<readonly Pressure[]> {
  const now = city.outside.now();
  const since = { tenMinutesAgo: addMs(now, -TEN_MINUTES_MS), dayAgo: addMs(now, -DAY_MS) };
  const marked = about.map((each) => ({ ...each, codeMark: codeMarkOf(city, each.codeId) }));
  const seen = await seenLately(q, marked, since);
  const before = new Map<string, number>();
  const oneMore = (key: string): number => {
    const found = before.get(key) ?? 0;
    before.set(key, found + 1);
    return found;
  };
  return seen.map((found, nth) => {
    const { codeId = '', deviceHash = null, networkMark = null } = about[nth] ?? {};
    const of = (mark: string | null, where: string) => (mark === null ? 0 : oneMore(`${where} ${mark}`));
    return pressureOf({
      codeInTenMinutes: found.codeInTenMinutes + oneMore(codeId),
      networkOnCodeInTenMinutes: found.networkOnCodeInTenMinutes + of(networkMark, codeId),
      deviceOnCodeInTenMinutes: found.deviceOnCodeInTenMinutes + of(deviceHash, codeId),
      deviceInADay: found.deviceInADay + of(deviceHash, ''),
    });
  });
}

/** Keyed mark of a code beside a matter: a code of an enterprise names it, so only the key file can undo the mark. */
export function codeMarkOf(city: City, codeId: Uuid): string {
  return city.keys.hmac('codes', 'code-mark/', codeId).toString('hex');
}

export type Tapped = Readonly<{ submissionId: Uuid; grade: Grade; place: WindowPlace; from: From }>;
export type Stored = Result<Readonly<{ held: boolean }>, ReviewProblem>;

/**
 * The first tap stores the grade, whichever it is. The same submission again from the same device is the same review; with
 * another grade it is an amendment while the review is open, and changes nothing after that.
 *
 * @param taps as many as there are, no submission twice; each is answered as if those before it had come a moment earlier
 */
export async function submitReviews(tx: Tx, city: City, taps: readonly Tapped[]): Promise<readonly Stored[]> {
  const submissionIds = taps.map(({ submissionId }) => submissionId);
  if (new Set(submissionIds).size < taps.length) throw new RangeError('a submission twice in one writing');
  const now = city.outside.now();
  await hold(tx, { codeIds: taps.map(({ place }) => place.codeId), submissionIds });
  const asEntries = await takenAsEntries(tx, submissionIds);
  const before = await lockReviewsBySubmission(tx, submissionIds);
  const fresh = taps.filter(({ submissionId }) => !asEntries.has(submissionId) && !before.has(submissionId));
  const reviews = await newReviews(tx, city, fresh, now);
  const inserted = await insertReviews(tx, reviews);
  if (inserted.size < reviews.length) throw new Error('a submission held here was written by somebody else');
  const marks = reviews.map(({ id, day, at, deviceHash }, nth) => ({
    reviewId: id,
    network: fresh[nth]?.from.networkMark ?? null,
    device: deviceMark(city, weekOf(day), deviceHash),
    at,
  }));
  await insertMarks(tx, marks);
  const made = new Map(reviews.map((review) => [review.submissionId, review]));
  const stored: Stored[] = [];
  const regraded: Regraded[] = [];
  for (const tap of taps) {
    const isNew = made.get(tap.submissionId);
    const known = before.get(tap.submissionId);
    if (isNew !== undefined) stored.push(ok({ held: isNew.state === 'held' }));
    else if (known === undefined || known.codeId !== tap.place.codeId || known.deviceHash !== tap.from.deviceHash) {
      stored.push(refuse({ kind: 'received-already' }));
    } else {
      if (isOpen(known, now)) regraded.push(...(await regrade(tx, city, known, tap.grade)));
      stored.push(ok({ held: known.state === 'held' }));
    }
  }
  const counted = reviews.filter(({ state }) => state === 'open');
  await countReviews(tx, counted, localDateOf(now), regraded);
  return stored;
}

export async function submitReview(tx: Tx, city: City, tap: Tapped): Promise<Stored> {
  const [stored] = await submitReviews(tx, city, [tap]);
  if (stored === undefined) throw new Error('each tap is answered');
  return stored;
}

async function newReviews(tx: Tx, city: City, taps: readonly Tapped[], now: Instant): Promise<readonly NewReview[]> {
  const senders = taps.map(({ place, from }) => ({ ...from, codeId: place.codeId }));
  const pressures = await pressuresOn(tx, city, senders);
  return taps.map(({ submissionId, grade, place, from }, nth) => {
    const pressure = pressures[nth];
    const held = pressure === undefined || !isLetIn(pressure, from.provedBits);
    return {
      ...place,
      id: city.outside.uuid(),
      submissionId,
      grade,
      day: localDateOf(now),
      at: toTheMinute(now),
      state: held ? 'held' : 'open',
      openUntil: held ? heldUntil(now) : openUntil(now),
      deviceHash: from.deviceHash,
      lang: from.lang,
      noticeVersion: from.noticeVersion,
      sourceSystem: null,
      sourceRef: null,
    };
  });
}

/**
 * Stores the details. A bad grade becomes a matter here, and so does anything that asks for an answer; sent once more
 * it is the same matter, with an amendment where the content differs.
 */
export async function sendDetails(
  tx: Tx,
  city: City,
  sent: Readonly<{ details: Details; photos: readonly CleanPhoto[]; codeId: Uuid; deviceHash: string | null }>,
): Promise<Result<Readonly<{ grade: Grade; held: boolean; registered: Registered | null }>, ReviewProblem>> {
  const { details } = sent;
  const now = city.outside.now();
  const found = await lockReviewBySubmission(tx, details.submissionId);
  if (found?.codeId !== sent.codeId || found.deviceHash !== sent.deviceHash)
    return refuse({ kind: 'review-not-found' });
  if (!isOpen(found, now)) return refuse({ kind: 'review-closed' });
  // Once the unit's work has begun the grade stays: nobody at the window can talk the person out of it.
  const grade = found.matterId === null ? (details.grade ?? found.grade) : found.grade;
  const review = { ...found, grade };
  const before = await detailOf(tx, city, found);
  const { reasons, words, wantsAnswer, service } = details;
  const after: Detail = { reasons, words, wantsAnswer, service };
  if (found.grade !== grade)
    await countReviews(tx, [], localDateOf(now), await regrade(tx, city, found, grade, before));
  else if (before !== undefined && differs(before, after)) await keepBefore(tx, city, found, before);
  await putDetail(tx, city, found, after, now);
  const photos = sent.photos.length > 0 ? sent.photos : await photosOf(tx, found);

  if (found.state === 'held') {
    await keepPayload(tx, city, found.id, { contact: details.contact });
    await putPhotos(tx, found, withIds(city, photos));
    return ok({ grade, held: true, registered: null });
  }
  if (found.matterId === null && !becomesMatter(grade, after.wantsAnswer, after.words)) {
    await putPhotos(tx, found, withIds(city, photos));
    return ok({ grade, held: false, registered: null });
  }
  const registered = await makeMatter(tx, city, review, after, { contact: details.contact, photos });
  return registered.ok ? ok({ grade, held: false, registered: registered.value }) : refuse({ kind: 'review-closed' });
}

/** Closes reviews whose time is over: a bad grade becomes a matter, a held one nobody looked at counts. @returns how many */
export async function closeDueReviews(city: City): Promise<number> {
  let quiet = 0;
  for (let some = AT_ONCE; some === AT_ONCE; quiet += some) {
    some = await transact(city.db, (tx) => closeQuietReviews(tx, city.outside.now(), AT_ONCE));
  }
  for (let done = quiet; ; done += 1) {
    const closed = await transact(city.db, async (tx) => {
      const review = await lockDueReview(tx, city.outside.now());
      if (review === undefined) return false;
      if (review.state === 'held') await releaseReview(tx, city, review);
      else await closeReview(tx, city, review);
      return true;
    });
    if (!closed) return done;
  }
}

/** Lets a held review count, after a look or a day, and closes it. */
export async function releaseReview(tx: Tx, city: City, review: StoredReview): Promise<void> {
  await countReviews(tx, [review], localDateOf(city.outside.now()));
  await closeReview(tx, city, { ...review, state: 'open' });
}

async function closeReview(tx: Tx, city: City, review: StoredReview): Promise<void> {
  const detail = (await detailOf(tx, city, review)) ?? { reasons: [], words: '', wantsAnswer: false, service: null };
  if (review.matterId === null && becomesMatter(review.grade, detail.wantsAnswer, detail.words)) {
    const kept = await takePayload<{ contact: Contact | null }>(tx, city, review.id);
    const photos = await photosOf(tx, review);
    const made = await makeMatter(tx, city, review, detail, { contact: kept?.contact ?? null, photos });
    // Nobody registered it before, and its form checked everything a matter needs: a refusal here is a fault of ours.
    if (!made.ok) throw new Error(`the loop refused a review: ${made.problem.kind}`);
  }
  await setReview(tx, review.id, { state: 'closed' });
}

async function makeMatter(
  tx: Tx,
  city: City,
  review: StoredReview,
  detail: Detail,
  more: Readonly<{ contact: Contact | null; photos: readonly CleanPhoto[] }>,
): Promise<Result<Registered, RegisterProblem>> {
  const registered = await registerMatter(tx, city, {
    matterId: review.matterId ?? city.outside.uuid(),
    submissionId: review.submissionId,
    procedure: PROCEDURE_OF_REVIEW[isBad(review.grade) ? 'bad' : 'content'],
    divisionCode: review.divisionCode,
    respondentUnitId: review.unitId,
    place: { kind: 'window', windowId: review.windowId, hallId: review.hallId },
    categoryCode: isBad(review.grade) ? (detail.reasons[0] ?? null) : null,
    rating: { grade: review.grade, reasons: detail.reasons },
    demands: [],
    words: detail.words,
    files: more.photos,
    contact: more.contact,
    wantsReceipt: detail.wantsAnswer,
    lang: review.lang,
    at: city.outside.now(),
  });
  if (!registered.ok) return registered;
  await dropPhotos(tx, review.submissionId);
  await setReview(tx, review.id, { matterId: registered.value.matterId });
  await sealWords(tx, city, review.id, registered.value.matterId);
  return registered;
}

/** Changes the grade. @returns what its caller has to count */
async function regrade(tx: Tx, city: City, review: StoredReview, to: Grade, known?: Detail) {
  if (review.matterId !== null || review.grade === to) return [];
  await keepBefore(tx, city, review, known ?? (await detailOf(tx, city, review)));
  await setReview(tx, review.id, { grade: to });
  return review.state === 'held' ? [] : [{ review, to }];
}

async function keepBefore(tx: Tx, city: City, review: StoredReview, detail: Detail | undefined): Promise<void> {
  const at = city.outside.now();
  await insertAmendment(tx, city, { id: city.outside.uuid(), review, grade: review.grade, detail, at });
}

function differs(a: Detail, b: Detail): boolean {
  return a.words !== b.words || a.wantsAnswer !== b.wantsAnswer || a.reasons.join() !== b.reasons.join();
}

export function withIds(city: City, photos: readonly CleanPhoto[]) {
  return photos.map((photo) => ({ id: city.outside.uuid(), photo }));
}

/** All SQL of photos: waiting for their form, or sent and not yet a matter's. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { CleanPhoto } from '../../platform/images.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { ReviewsTables } from '../tables.ts';

/** Identifies waiting photos: somebody who reads the submission id on a shared device neither sees nor replaces them. */
export type Waiting = Readonly<{ submissionId: Uuid; deviceHash: string | null }>;

type NewPhotos = readonly Readonly<{ id: Uuid; photo: CleanPhoto }>[];

/** This device's waiting photos, else those sent under the submission id, in order. */
export async function photosOf(q: Queryable, { submissionId, deviceHash }: Waiting): Promise<readonly CleanPhoto[]> {
  const rows = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_photo')
    .select(['jpeg', 'width', 'height', 'keep_until'])
    .where('submission_id', '=', submissionId)
    .where((eb) => eb.or([eb('keep_until', 'is', null), eb('device_hash', '=', deviceHash)]))
    .orderBy('position')
    .execute();
  return chosen(rows);
}

/** Takes the photos: all that lies under the submission id is deleted. */
export async function takePhotos(tx: Tx, { submissionId, deviceHash }: Waiting): Promise<readonly CleanPhoto[]> {
  const rows = await tablesOf<ReviewsTables>(tx)
    .deleteFrom('reviews_photo')
    .where('submission_id', '=', submissionId)
    .returning(['jpeg', 'width', 'height', 'keep_until', 'device_hash', 'position'])
    .execute();
  const theirs = rows.filter(
    (row) => row.keep_until === null || (deviceHash !== null && row.device_hash === deviceHash),
  );
  return chosen(theirs.sort((a, b) => a.position - b.position));
}

type Row = Readonly<{ jpeg: Uint8Array; width: number; height: number; keep_until: string | null }>;

function chosen(rows: readonly Row[]): readonly CleanPhoto[] {
  const waiting = rows.filter((row) => row.keep_until !== null);
  return (waiting.length > 0 ? waiting : rows).map((row) => ({
    jpeg: new Uint8Array(row.jpeg),
    width: row.width,
    height: row.height,
  }));
}

/** Replaces this device's waiting photos; sent ones stay until the form is whole. */
export async function putWaitingPhotos(tx: Tx, of: Waiting, photos: NewPhotos, keepUntil: Instant): Promise<void> {
  await waitingFrom(tx, of).execute();
  await insertPhotos(tx, of, photos, keepUntil);
}

/** Stores photos sent with the form, for as long as the review is kept; waiting ones are dropped. */
export async function putPhotos(tx: Tx, of: Waiting, photos: NewPhotos): Promise<void> {
  await waitingFrom(tx, of).execute();
  await tablesOf<ReviewsTables>(tx)
    .deleteFrom('reviews_photo')
    .where('submission_id', '=', of.submissionId)
    .where('keep_until', 'is', null)
    .execute();
  await insertPhotos(tx, { ...of, deviceHash: null }, photos, null);
}

function waitingFrom(tx: Tx, { submissionId, deviceHash }: Waiting) {
  return tablesOf<ReviewsTables>(tx)
    .deleteFrom('reviews_photo')
    .where('submission_id', '=', submissionId)
    .where('device_hash', '=', deviceHash);
}

async function insertPhotos(
  tx: Tx,
  { submissionId, deviceHash }: Waiting,
  photos: NewPhotos,
  keepUntil: Instant | null,
): Promise<void> {
  if (photos.length === 0) return;
  await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_photo')
    .values(
      photos.map(({ id, photo }, position) => ({
        id,
        submission_id: submissionId,
        position,
        jpeg: Buffer.from(photo.jpeg),
        width: photo.width,
        height: photo.height,
        keep_until: keepUntil,
        device_hash: deviceHash,
      })),
    )
    .execute();
}

export async function dropPhotos(tx: Tx, submissionId: Uuid): Promise<void> {
  await tablesOf<ReviewsTables>(tx).deleteFrom('reviews_photo').where('submission_id', '=', submissionId).execute();
}

export async function dropPhotosPast(tx: Tx, now: Instant): Promise<void> {
  await tablesOf<ReviewsTables>(tx).deleteFrom('reviews_photo').where('keep_until', '<=', now).execute();
}

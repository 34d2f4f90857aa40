/** All SQL of entries, and of what is held until somebody looks. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { handfuls, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { EntryKind, EntryState, Grade } from '../model.ts';
import type { ReviewsTables } from '../tables.ts';

export type Entry = Readonly<{
  id: Uuid;
  submissionId: Uuid;
  kind: EntryKind;
  /** Mark that tells entries of one code from another's without naming the code: `codeMarkOf`. */
  codeMark: string | null;
  divisionCode: string;
  at: Instant;
  state: EntryState;
  matterId: Uuid | null;
  /** Forgotten after a day. */
  deviceHash: string | null;
}>;

const COLUMNS = [
  'id',
  'submission_id as submissionId',
  'door as kind',
  'code_mark as codeMark',
  'division_code as divisionCode',
  'at',
  'state',
  'matter_id as matterId',
  'device_hash as deviceHash',
] as const;

function entryRows(q: Queryable) {
  return tablesOf<ReviewsTables>(q).selectFrom('reviews_entry').select(COLUMNS);
}

/** @returns false when this submission id was used already. */
export async function insertEntry(tx: Tx, entry: Entry): Promise<boolean> {
  const result = await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_entry')
    .values(rowOf(COLUMNS, entry))
    .onConflict((conflict) => conflict.column('submission_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function lockEntryBySubmission(tx: Tx, submissionId: Uuid): Promise<Entry | undefined> {
  return entryRows(tx).where('submission_id', '=', submissionId).forUpdate().executeTakeFirst();
}

export async function takenAsEntries(tx: Tx, submissionIds: readonly Uuid[]): Promise<ReadonlySet<string>> {
  const rows = await tablesOf<ReviewsTables>(tx)
    .selectFrom('reviews_entry')
    .select('submission_id')
    .where('submission_id', '=', sql<Uuid>`any(${[...submissionIds]}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.submission_id));
}

/** Whether a form was sent under this submission id, by whatever form. */
export async function isTaken(q: Queryable, submissionId: Uuid): Promise<boolean> {
  const tables = tablesOf<ReviewsTables>(q);
  const by = (table: 'reviews_entry' | 'reviews_review') =>
    tables.selectFrom(table).select('id').where('submission_id', '=', submissionId);
  return (await by('reviews_entry').union(by('reviews_review')).executeTakeFirst()) !== undefined;
}

export async function lockEntry(tx: Tx, id: Uuid): Promise<Entry | undefined> {
  return entryRows(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The next entry whose hold is over; one locked by another process is skipped. */
export async function lockDueEntry(tx: Tx, heldBefore: Instant): Promise<Entry | undefined> {
  return entryRows(tx)
    .where('state', '=', 'held')
    .where('at', '<=', heldBefore)
    .orderBy('at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function setEntry(
  tx: Tx,
  id: Uuid,
  to: Readonly<{ state: EntryState; matterId?: Uuid; discardReason?: string }>,
): Promise<void> {
  await tablesOf<ReviewsTables>(tx)
    .updateTable('reviews_entry')
    .set({
      state: to.state,
      ...(to.matterId === undefined ? {} : { matter_id: to.matterId }),
      ...(to.discardReason === undefined ? {} : { discard_reason: to.discardReason }),
    })
    .where('id', '=', id)
    .execute();
}

export type HeldLine = Readonly<{ id: Uuid; kind: 'review' | EntryKind; divisionCode: string; grade: number | null }>;

/** Held reviews and entries of these divisions, oldest first; without times, which are nobody's business here either. */
export async function heldIn(q: Queryable, scope: Scope, most: number): Promise<readonly HeldLine[]> {
  return (await heldInOrder(q, scope).limit(most).execute()).map(heldLine);
}

/** All held ones in the same order, in batches. */
export function eachHeld(tx: Tx, scope: Scope): AsyncIterable<readonly HeldLine[]> {
  return handfuls(tx, heldInOrder(tx, scope), heldLine);
}

type HeldRow = HeldLine & Readonly<{ at: Instant }>;

function heldLine({ at: _at, ...line }: HeldRow): HeldLine {
  return line;
}

function heldInOrder(q: Queryable, scope: Scope) {
  const tables = tablesOf<ReviewsTables>(q);
  const waits = sql<boolean>`state = 'held' and ${scope.reach === 'division'}
    and division_code = any(${[...scope.divisionCodes, '']}::text[])`;
  const entries = tables
    .selectFrom('reviews_entry')
    .select([
      'id',
      sql<HeldLine['kind']>`door`.as('kind'),
      'division_code as divisionCode',
      sql<Grade | null>`null::smallint`.as('grade'),
      'at',
    ])
    .where(waits);
  const reviews = tables
    .selectFrom('reviews_review')
    .select(['id', sql<HeldLine['kind']>`'review'`.as('kind'), 'division_code as divisionCode', 'grade', 'at'])
    .where(waits);
  return entries.unionAll(reviews).orderBy('at').orderBy('id').$castTo<HeldRow>();
}

/** Deletes device hashes older than the day over which pressure is counted. */
export async function forgetDevices(tx: Tx, before: Instant): Promise<void> {
  for (const table of ['reviews_review', 'reviews_entry'] as const) {
    await tablesOf<ReviewsTables>(tx)
      .updateTable(table)
      .set({ device_hash: null })
      .where('device_hash', 'is not', null)
      .where('at', '<', before)
      .execute();
  }
}

/** Deletes words and photos of old reviews; grade and reasons name nobody and stay. @param held ids under legal hold */
export async function eraseReviewWords(tx: Tx, before: Instant, held: readonly Uuid[], at: Instant): Promise<void> {
  const tables = tablesOf<ReviewsTables>(tx);
  const old = tables
    .selectFrom('reviews_review')
    .where('at', '<', before)
    .where('state', 'in', ['closed', 'discarded'])
    .where('id', 'not in', [NO_ID, ...held]);
  await tables
    .updateTable('reviews_detail')
    .set({ words: null, sealed: null, erased_at: at })
    .where((eb) => eb.or([eb('words', 'is not', null), eb('sealed', 'is not', null)]))
    .where('review_id', 'in', old.select('id'))
    .execute();
  await tables
    .updateTable('reviews_amendment')
    .set({ words: null, sealed: null })
    .where((eb) => eb.or([eb('words', 'is not', null), eb('sealed', 'is not', null)]))
    .where('review_id', 'in', old.select('id'))
    .execute();
  await tables.deleteFrom('reviews_photo').where('submission_id', 'in', old.select('submission_id')).execute();
}

/** Deletes what was written beside a review whose matter was destroyed by its complainant. */
export async function eraseWordsOfMatter(tx: Tx, matterId: Uuid, at: Instant): Promise<void> {
  const tables = tablesOf<ReviewsTables>(tx);
  const review = tables.selectFrom('reviews_review').where('matter_id', '=', matterId);
  await tables
    .updateTable('reviews_detail')
    .set({ words: null, erased_at: at })
    .where('words', 'is not', null)
    .where('review_id', 'in', review.select('id'))
    .execute();
  await tables
    .updateTable('reviews_amendment')
    .set({ words: null })
    .where('words', 'is not', null)
    .where('review_id', 'in', review.select('id'))
    .execute();
  await tables.deleteFrom('reviews_photo').where('submission_id', 'in', review.select('submission_id')).execute();
}

/** The grade and reasons a matter began with; undefined where it came from no review. */
export async function reviewOfMatter(
  q: Queryable,
  matterId: Uuid,
): Promise<Readonly<{ grade: Grade; day: LocalDate; reasons: readonly string[] }> | undefined> {
  const row = await tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_review as r')
    .leftJoin('reviews_detail as d', 'd.review_id', 'r.id')
    .select(['r.grade', 'r.day', 'd.reasons'])
    .where('r.matter_id', '=', matterId)
    .executeTakeFirst();
  return row === undefined ? undefined : { grade: row.grade, day: row.day, reasons: row.reasons ?? [] };
}

/** Stands in for an empty list, which SQL does not take. */
const NO_ID = '00000000-0000-0000-0000-000000000000' as Uuid;

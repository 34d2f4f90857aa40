/** Many reviews at once, with the roll-up they change. Arrays as parameters: a thousand rows are one statement. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Grade } from '../model.ts';
import type { ReviewsTables } from '../tables.ts';

export type RecordedRow = Readonly<{
  id: Uuid;
  submissionId: Uuid;
  windowId: Uuid;
  hallId: Uuid;
  divisionCode: string;
  unitId: Uuid;
  grade: Grade;
  day: LocalDate;
  at: Instant;
  sourceSystem: string;
  sourceRef: string;
}>;

/** Closed at once: the quarter of an hour in which a person may change their mind was over long ago. @returns ids of the new ones. */
export async function insertRecorded(tx: Tx, rows: readonly RecordedRow[]): Promise<ReadonlySet<Uuid>> {
  const of = <K extends keyof RecordedRow>(key: K) => rows.map((row) => row[key]);
  const inserted = await sql<{ id: Uuid }>`
    with given as materialized (
      select * from unnest(
        ${of('id')}::uuid[], ${of('submissionId')}::uuid[], ${of('windowId')}::uuid[], ${of('hallId')}::uuid[],
        ${of('divisionCode')}::text[], ${of('unitId')}::uuid[], ${of('grade')}::smallint[], ${of('day')}::date[],
        ${of('at')}::timestamptz[], ${of('sourceSystem')}::text[], ${of('sourceRef')}::text[]
      ) as row (id, submission_id, window_id, hall_id, division_code, unit_id, grade, day, at, source_system, source_ref)
    )
    insert into reviews_review (
      id, submission_id, window_id, hall_id, division_code, unit_id, grade, day, at, lang, state, open_until,
      source_system, source_ref
    )
    select id, submission_id, window_id, hall_id, division_code, unit_id, grade, day, at, 'zh', 'closed', at,
      source_system, source_ref
    from given
    on conflict (source_system, source_ref) where source_system is not null do nothing
    returning id`.execute(tx);
  return new Set(inserted.rows.map((row) => row.id));
}

export type DailyCount = Readonly<
  Pick<RecordedRow, 'windowId' | 'unitId' | 'hallId' | 'divisionCode' | 'day' | 'grade'> & { reviews: number }
>;

/** Adds to the roll-up. @param counts each window, unit, day and grade once, in the order of these. */
export async function countMany(tx: Tx, counts: readonly DailyCount[]): Promise<void> {
  if (counts.length === 0) return;
  await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_daily')
    .values(
      counts.map((count) => ({
        window_id: count.windowId,
        unit_id: count.unitId,
        day: count.day,
        grade: count.grade,
        hall_id: count.hallId,
        division_code: count.divisionCode,
        reviews: count.reviews,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['window_id', 'unit_id', 'day', 'grade'])
        .doUpdateSet({ reviews: sql<number>`reviews_daily.reviews + excluded.reviews` }),
    )
    .execute();
}

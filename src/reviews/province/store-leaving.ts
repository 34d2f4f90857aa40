/** SQL of the groups in which reviews of ours leave: what a month holds, what left, and lists of it. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate, Month } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import { holdName, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { ReviewsTables } from '../tables.ts';
import type { LeavingGroup, LeavingPlace, LeftGroup } from './model.ts';
import type { WindowWeek } from './rules-leaving.ts';

const on = (q: Queryable) => tablesOf<ReviewsTables>(q);

/** One run at a time gives out numbers. */
export async function holdLeaving(tx: Tx): Promise<void> {
  await holdName(tx, 'reviews/leaving');
}

export async function monthsThatLeft(q: Queryable): Promise<ReadonlySet<Month>> {
  const rows = await on(q).selectFrom('reviews_leaving_month').select('month').execute();
  return new Set(rows.map(({ month }) => month));
}

/** The month by window, unit and week; for grouping alone. */
export async function windowWeeksIn(q: Queryable, month: Month): Promise<readonly WindowWeek[]> {
  const rows = await on(q)
    .selectFrom('reviews_week')
    .where('month', '=', month)
    .select(['window_id', 'unit_id', 'hall_id', 'division_code', 'week_of', 'n5', 'n4', 'n3', 'n2', 'n1'])
    .execute();
  return rows.map((row) => ({
    weekOf: row.week_of,
    divisionCode: row.division_code,
    unitId: row.unit_id,
    hallId: row.hall_id,
    windowId: row.window_id,
    grades: gradesOf(row),
  }));
}

export async function insertLeaving(tx: Tx, month: Month, groups: readonly LeavingGroup[], at: Instant): Promise<void> {
  const last = await on(tx)
    .selectFrom('reviews_leaving')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow();
  const first = Number(last.seq ?? 0) + 1;
  const rows = groups.map(({ grades, ...group }, nth) => ({
    seq: first + nth,
    month: group.month,
    place: group.place,
    week_of: group.weekOf,
    division_code: group.divisionCode,
    unit_id: group.unitId,
    hall_id: group.hallId,
    window_id: group.windowId,
    ...{ n5: grades[5], n4: grades[4], n3: grades[3], n2: grades[2], n1: grades[1] },
  }));
  if (rows.length > 0) await on(tx).insertInto('reviews_leaving').values(rows).execute();
  await on(tx).insertInto('reviews_leaving_month').values({ month, at }).execute();
}

export type LeavingFilter = Readonly<{
  month?: Month | undefined;
  place?: LeavingPlace | undefined;
  divisionCode?: string | undefined;
}>;

function rowsOf(q: Queryable, divisionCodes: readonly string[]) {
  return on(q)
    .selectFrom('reviews_leaving')
    .where('division_code', 'in', [...divisionCodes, '']);
}

const GROUP = [
  'seq',
  'month',
  'place',
  'week_of as weekOf',
  'division_code as divisionCode',
  'unit_id as unitId',
  'hall_id as hallId',
  'window_id as windowId',
  'n5',
  'n4',
  'n3',
  'n2',
  'n1',
] as const;

type Row = Readonly<Record<'n5' | 'n4' | 'n3' | 'n2' | 'n1', number>>;

function gradesOf(row: Row): LeavingGroup['grades'] {
  return { 5: row.n5, 4: row.n4, 3: row.n3, 2: row.n2, 1: row.n1 };
}

function groupOf(
  row: Row & Omit<LeftGroup, 'grades'> & Readonly<{ weekOf: LocalDate | null; windowId: Uuid | null }>,
): LeftGroup {
  const { n5: _, n4: __, n3: ___, n2: ____, n1: _____, ...group } = row;
  return { ...group, grades: gradesOf(row) };
}

/** The last that left first. */
export async function listLeaving(
  q: Queryable,
  scope: Scope,
  filter: LeavingFilter,
  page: Readonly<{ limit: number; offset: number }>,
): Promise<Readonly<{ total: number; items: readonly LeftGroup[] }>> {
  let found = rowsOf(q, scope.reach === 'division' ? scope.divisionCodes : []);
  if (filter.month !== undefined) found = found.where('month', '=', filter.month);
  if (filter.place !== undefined) found = found.where('place', '=', filter.place);
  if (filter.divisionCode !== undefined) found = found.where('division_code', 'like', `${filter.divisionCode}%`);
  const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(GROUP).orderBy('seq', 'desc').limit(page.limit).offset(page.offset).execute();
  return { total: Number(n), items: rows.map(groupOf) };
}

/** For a system of the province: the groups of its divisions after a number, in their order. */
export async function leftAfter(
  q: Queryable,
  divisionCodes: readonly string[],
  { after, limit }: Readonly<{ after: number; limit: number }>,
): Promise<readonly LeftGroup[]> {
  const found = rowsOf(q, divisionCodes).where('seq', '>', after);
  return (await found.select(GROUP).orderBy('seq').limit(limit).execute()).map(groupOf);
}

/** SQL of the lists of categories. Rows are only ever added. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { firstAs, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import { keptBy, type ToInsert, VERSION_COLUMNS } from '../store.ts';
import type { LawTables } from '../tables.ts';
import type { CategoryKind, CategoryList } from './model.ts';

const COLUMNS = ['kind', 'categories', ...VERSION_COLUMNS] as const;
type Row = Omit<CategoryList, 'version'> & Readonly<{ version: number }>;

function listRows(q: Queryable, kinds: readonly CategoryKind[]) {
  return tablesOf<LawTables>(q)
    .selectFrom('law_category_list')
    .where('kind', '=', sql<CategoryKind>`any(${[...kinds]}::text[])`)
    .select(COLUMNS);
}

/** Every version of these lists, the newest of a kind first. */
export async function categoryLists(q: Queryable, kinds: readonly CategoryKind[]): Promise<CategoryList[]> {
  const rows = await listRows(q, kinds).orderBy('kind').orderBy('version', 'desc').execute();
  return rows.map(asList);
}

/** Of each kind the version with the latest first day not after `on`; of two with the same day the later written. */
export async function listsInForce(
  q: Queryable,
  kinds: readonly CategoryKind[],
  on: LocalDate,
): Promise<CategoryList[]> {
  const rows = await listRows(q, kinds)
    .distinctOn('kind')
    .where('effective_from', '<=', on)
    .orderBy('kind')
    .orderBy('effective_from', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(asList);
}

export async function listOfSubmission(q: Queryable, submissionId: Uuid): Promise<CategoryList | undefined> {
  const row = tablesOf<LawTables>(q).selectFrom('law_category_list').where('submission_id', '=', submissionId);
  return firstAs(row.select(COLUMNS), asList);
}

/** @throws a unique violation when somebody else took the number meanwhile. */
export async function insertList(tx: Tx, list: ToInsert<CategoryList>): Promise<void> {
  await tablesOf<LawTables>(tx).insertInto('law_category_list').values(rowOf(list)).execute();
}

export async function insertListIfAbsent(tx: Tx, list: ToInsert<CategoryList>): Promise<void> {
  await tablesOf<LawTables>(tx)
    .insertInto('law_category_list')
    .values(rowOf(list))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function rowOf({ effectiveFrom, categories, by, ...rest }: ToInsert<CategoryList>) {
  return { ...rest, effective_from: effectiveFrom, categories: JSON.stringify(categories), ...keptBy(by) };
}

function asList({ version, ...row }: Row): CategoryList {
  return { ...row, version: String(version) };
}

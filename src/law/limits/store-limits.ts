/** SQL of limits outside every procedure. Rows are only ever added. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { firstAs, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { LegalLimit } from '../model.ts';
import { keptBy, type ToInsert, VERSION_COLUMNS } from '../store.ts';
import type { LawTables } from '../tables.ts';
import type { DatedLimit, LimitCode } from './model.ts';

const COLUMNS = ['code', 'amount', 'unit', 'basis', 'verified', ...VERSION_COLUMNS] as const;
type Row = Omit<DatedLimit, 'version' | 'limit'> & LegalLimit & Readonly<{ version: number }>;

function limitRows(q: Queryable) {
  return tablesOf<LawTables>(q).selectFrom('law_limit').select(COLUMNS);
}

/** Versions of every limit, the newest of a code first. */
export async function limitVersions(q: Queryable): Promise<DatedLimit[]> {
  const rows = await limitRows(q).orderBy('code').orderBy('version', 'desc').execute();
  return rows.map(datedLimit);
}

/** The version with the latest first day not after `on`; of two with the same day the later written. */
export async function limitOn(q: Queryable, code: LimitCode, on: LocalDate): Promise<DatedLimit | undefined> {
  return firstAs(
    limitRows(q)
      .where('code', '=', code)
      .where('effective_from', '<=', on)
      .orderBy('effective_from', 'desc')
      .orderBy('version', 'desc')
      .limit(1),
    datedLimit,
  );
}

export async function limitNumbered(q: Queryable, code: LimitCode, version: number): Promise<DatedLimit | undefined> {
  return firstAs(limitRows(q).where('code', '=', code).where('version', '=', version), datedLimit);
}

export async function limitOfSubmission(q: Queryable, submissionId: Uuid): Promise<DatedLimit | undefined> {
  return firstAs(limitRows(q).where('submission_id', '=', submissionId), datedLimit);
}

/** @throws a unique violation when somebody else took the number meanwhile. */
export async function insertLimit(tx: Tx, limit: ToInsert<DatedLimit>): Promise<void> {
  await tablesOf<LawTables>(tx).insertInto('law_limit').values(rowOf(limit)).execute();
}

export async function insertLimitIfAbsent(tx: Tx, limit: ToInsert<DatedLimit>): Promise<void> {
  await tablesOf<LawTables>(tx)
    .insertInto('law_limit')
    .values(rowOf(limit))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function rowOf({ effectiveFrom, limit, by, ...rest }: ToInsert<DatedLimit>) {
  return { ...rest, ...limit, effective_from: effectiveFrom, ...keptBy(by) };
}

function datedLimit({ version, amount, unit, basis, verified, ...row }: Row): DatedLimit {
  return { ...row, version: String(version), limit: { amount, unit, basis, verified } };
}

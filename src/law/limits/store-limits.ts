/** SQL of limits outside every procedure. Rows are only ever added. */

import type { Selectable } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { DatedLimit, Keeper, LimitCode } from '../model.ts';
import type { LawTables } from '../tables.ts';

const COLUMNS = [
  'code',
  'version',
  'effective_from',
  'amount',
  'unit',
  'basis',
  'verified',
  'reason',
  'by_user',
  'at',
] as const;
type Row = Pick<Selectable<LawTables['law_limit']>, (typeof COLUMNS)[number]>;

/** Versions of every limit, the newest of a code first. */
export async function limitVersions(q: Queryable): Promise<DatedLimit[]> {
  const rows = await tablesOf<LawTables>(q)
    .selectFrom('law_limit')
    .select(COLUMNS)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(datedLimit);
}

/** The version with the latest first day not after `on`; of two with the same day the later written. */
export async function limitOn(q: Queryable, code: LimitCode, on: LocalDate): Promise<DatedLimit | undefined> {
  const row = await tablesOf<LawTables>(q)
    .selectFrom('law_limit')
    .where('code', '=', code)
    .where('effective_from', '<=', on)
    .select(COLUMNS)
    .orderBy('effective_from', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : datedLimit(row);
}

export async function limitNumbered(q: Queryable, code: LimitCode, version: number): Promise<DatedLimit | undefined> {
  const row = await tablesOf<LawTables>(q)
    .selectFrom('law_limit')
    .where('code', '=', code)
    .where('version', '=', version)
    .select(COLUMNS)
    .executeTakeFirst();
  return row === undefined ? undefined : datedLimit(row);
}

export async function limitOfSubmission(q: Queryable, submissionId: Uuid): Promise<DatedLimit | undefined> {
  const row = await tablesOf<LawTables>(q)
    .selectFrom('law_limit')
    .where('submission_id', '=', submissionId)
    .select(COLUMNS)
    .executeTakeFirst();
  return row === undefined ? undefined : datedLimit(row);
}

type NewLimit = Omit<DatedLimit, 'byUserId' | 'version'> & Readonly<{ version: number; by: Keeper | null }>;

/** @throws a unique violation when somebody else took the number meanwhile. */
export async function insertLimit(tx: Tx, limit: NewLimit): Promise<void> {
  await tablesOf<LawTables>(tx).insertInto('law_limit').values(rowOf(limit)).execute();
}

export async function insertLimitIfAbsent(tx: Tx, limit: NewLimit): Promise<void> {
  await tablesOf<LawTables>(tx)
    .insertInto('law_limit')
    .values(rowOf(limit))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function rowOf({ code, version, effectiveFrom, limit, reason, at, by }: NewLimit) {
  return {
    code,
    version,
    effective_from: effectiveFrom,
    amount: limit.amount,
    unit: limit.unit,
    basis: limit.basis,
    verified: limit.verified,
    reason,
    at,
    by_user: by?.userId ?? null,
    by_post: by?.postId ?? null,
    submission_id: by?.submissionId ?? null,
  };
}

function datedLimit(row: Row): DatedLimit {
  const { code, amount, unit, basis, verified, reason, at } = row;
  return {
    code,
    version: String(row.version),
    effectiveFrom: row.effective_from,
    limit: { amount, unit, basis, verified },
    reason,
    at,
    byUserId: row.by_user,
  };
}

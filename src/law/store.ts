/** All SQL of the law's tables. Rows are only ever added. */

import { type Selectable, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import { firstAs, type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { CategoryKind } from './lists/model.ts';
import type { CalendarEdition, Keeper, ProcedureVersion } from './model.ts';
import type { Versioned } from './model-version.ts';
import { PROCEDURES, type ProcedureCode } from './procedures.ts';
import { termsAsKept } from './rules-terms.ts';
import type { LawTables } from './tables.ts';

const EDITION = ['edition', 'year', 'papers', 'days', 'source', 'reason', 'by_user as byUserId', 'at'] as const;
/** Columns of what every version says of itself. */
export const VERSION_COLUMNS = [
  'version',
  'effective_from as effectiveFrom',
  'reason',
  'by_user as byUserId',
  'at',
] as const;
type VersionRow = Omit<ProcedureVersion, 'version' | 'terms'> &
  Pick<Selectable<LawTables['law_procedure']>, 'version' | 'terms'>;

function editionRows(q: Queryable) {
  return tablesOf<LawTables>(q).selectFrom('law_calendar_edition').select(EDITION);
}

function versionRows(q: Queryable) {
  return tablesOf<LawTables>(q)
    .selectFrom('law_procedure')
    .select(['procedure', 'terms', ...VERSION_COLUMNS]);
}

/** A version as it is inserted; nobody keeps what a new city starts with. */
export type ToInsert<Version extends Versioned> = Omit<Version, 'byUserId' | 'version'> &
  Readonly<{ version: number; by: Keeper | null }>;

/** Columns of the keeper, beside what is kept. */
export function keptBy(by: Keeper | null) {
  return {
    by_user: by?.userId ?? null,
    by_post: by?.postId ?? null,
    submission_id: by?.submissionId ?? null,
  };
}

/** Years in force, each in its highest edition. */
export async function calendarYearsInForce(q: Queryable): Promise<CalendarEdition[]> {
  return editionRows(q).distinctOn('year').orderBy('year').orderBy('edition', 'desc').execute();
}

/** Every table a year ever had, the one in force first. */
export async function editionsOfYear(q: Queryable, year: number): Promise<CalendarEdition[]> {
  return editionRows(q).where('year', '=', year).orderBy('edition', 'desc').execute();
}

/**
 * The highest edition, and a cache key for what was read: the transaction that wrote it is part of the key,
 * so an import that was rolled back is never mistaken for the one that later took its number.
 */
export async function calendarState(q: Queryable): Promise<Readonly<{ edition: number; key: string }>> {
  const row = await tablesOf<LawTables>(q)
    .selectFrom('law_calendar_edition')
    .select(['edition', sql<string>`current_database() || '.' || current_schema() || '.' || xmin::text`.as('written')])
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { edition: 0, key: 'none' };
  return { edition: row.edition, key: `${row.written}.${row.edition}` };
}

export async function editionOfSubmission(q: Queryable, submissionId: Uuid): Promise<CalendarEdition | undefined> {
  return editionRows(q).where('submission_id', '=', submissionId).executeTakeFirst();
}

type NewEdition = Omit<CalendarEdition, 'byUserId'> & Readonly<{ by: Keeper | null }>;

/** @throws a unique violation when somebody else took the edition meanwhile. */
export async function insertEdition(tx: Tx, edition: NewEdition): Promise<void> {
  const { by, papers, days, ...row } = edition;
  await tablesOf<LawTables>(tx)
    .insertInto('law_calendar_edition')
    .values({
      ...row,
      papers: JSON.stringify(papers),
      days: JSON.stringify(days),
      ...keptBy(by),
    })
    .execute();
}

/** Inserts unless the edition exists: two processes starting at once seed once. */
export async function insertEditionIfAbsent(tx: Tx, edition: Omit<NewEdition, 'by'>): Promise<void> {
  const { papers, days, ...row } = edition;
  await tablesOf<LawTables>(tx)
    .insertInto('law_calendar_edition')
    .values({ ...row, papers: JSON.stringify(papers), days: JSON.stringify(days), by_user: null, by_post: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Versions of one procedure or of all, the newest first. */
export async function procedureVersions(q: Queryable, procedure?: ProcedureCode): Promise<ProcedureVersion[]> {
  let query = versionRows(q);
  if (procedure !== undefined) query = query.where('procedure', '=', procedure);
  const rows = await query.orderBy('procedure').orderBy('version', 'desc').execute();
  return rows.map(asVersion);
}

export async function versionNumbered(
  q: Queryable,
  procedure: ProcedureCode,
  version: number,
): Promise<ProcedureVersion | undefined> {
  return firstAs(versionRows(q).where('procedure', '=', procedure).where('version', '=', version), asVersion);
}

export async function versionOfSubmission(q: Queryable, submissionId: Uuid): Promise<ProcedureVersion | undefined> {
  return firstAs(versionRows(q).where('submission_id', '=', submissionId), asVersion);
}

/** The version with the latest first day not after `on`; of two with the same day the later written. */
export async function versionInForce(
  q: Queryable,
  procedure: ProcedureCode,
  on: LocalDate,
): Promise<ProcedureVersion | undefined> {
  return firstAs(
    versionRows(q)
      .where('procedure', '=', procedure)
      .where('effective_from', '<=', on)
      .orderBy('effective_from', 'desc')
      .orderBy('version', 'desc')
      .limit(1),
    asVersion,
  );
}

/** @throws a unique violation when somebody else took the number meanwhile. */
export async function insertVersion(tx: Tx, version: ToInsert<ProcedureVersion>): Promise<void> {
  await tablesOf<LawTables>(tx).insertInto('law_procedure').values(versionRow(version)).execute();
}

export async function insertVersionIfAbsent(tx: Tx, version: ToInsert<ProcedureVersion>): Promise<void> {
  await tablesOf<LawTables>(tx)
    .insertInto('law_procedure')
    .values(versionRow(version))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function versionRow({ by, effectiveFrom, terms, ...rest }: ToInsert<ProcedureVersion>) {
  return {
    ...rest,
    effective_from: effectiveFrom,
    terms: JSON.stringify(terms),
    ...keptBy(by),
  };
}

/** The list of categories a procedure used before its terms named one. */
function categoriesThen(procedure: string): CategoryKind {
  return PROCEDURES[procedure as ProcedureCode]?.terms.categories.about ?? 'complaint';
}

function asVersion({ version, terms, ...row }: VersionRow): ProcedureVersion {
  return { ...row, version: String(version), terms: termsAsKept(terms, categoriesThen(row.procedure)) };
}

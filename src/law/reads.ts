/** Reads of the rules in force on a day, or of the version a matter was received under. */

import type { LocalDate } from '../kernel/time.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import type { DatedLimit, LimitCode } from './limits/model.ts';
import { limitNumbered, limitOn } from './limits/store-limits.ts';
import type { Category, CategoryKind, ProcedureCode, ProcedureTerms, ProcedureVersion } from './model.ts';
import { PROCEDURE_CODES } from './model.ts';
import { inCalendarDays } from './rules-terms.ts';
import { categoriesOf, categoriesOfKinds, procedureVersions, versionInForce, versionNumbered } from './store.ts';
import { MATTER_CATEGORIES } from './words-procedures.ts';

/** @throws Error for a day before the first version: no city keeps anything so old. */
export async function procedureInForce(
  q: Queryable,
  procedure: ProcedureCode,
  on: LocalDate,
): Promise<ProcedureVersion> {
  const version = await versionInForce(q, procedure, on);
  if (version === undefined) throw new Error(`no version of ${procedure} is in force on ${on}`);
  return version;
}

/** @throws Error when there is no such version: one that a matter names is never removed. */
export async function procedureVersion(
  q: Queryable,
  procedure: ProcedureCode,
  version: string,
): Promise<ProcedureVersion> {
  const found = await versionNumbered(q, procedure, Number(version));
  if (found === undefined) throw new Error(`no version ${version} of ${procedure}`);
  return found;
}

/** Calendar days added to a limit of working days, for a long holiday that may lie in it. */
const HOLIDAYS = 14;

/** The longest time, in calendar days, in which a closed matter may be reopened under any version of any procedure. */
export async function longestReopenDays(q: Queryable): Promise<number> {
  const windows = (await procedureVersions(q)).map(({ terms: { reopen } }) =>
    reopen.unit === 'working-day' ? Math.ceil(inCalendarDays(reopen)) + HOLIDAYS : reopen.amount,
  );
  return Math.max(0, ...windows);
}

/** @throws Error for a day before the first version. */
export async function limitInForce(q: Queryable, code: LimitCode, on: LocalDate): Promise<DatedLimit> {
  const found = await limitOn(q, code, on);
  if (found === undefined) throw new Error(`no version of ${code} is in force on ${on}`);
  return found;
}

/** @throws Error when there is no such version: one that a record names is never removed. */
export async function limitVersion(q: Queryable, code: LimitCode, version: number): Promise<DatedLimit> {
  const found = await limitNumbered(q, code, version);
  if (found === undefined) throw new Error(`no version ${version} of ${code}`);
  return found;
}

/** Categories of a kind in force on a day, in the order of display. */
export function categoriesInForce(q: Queryable, kind: CategoryKind, on: LocalDate): Promise<readonly Category[]> {
  return categoriesOf(q, kind, on);
}

/** Categories of several kinds in force on a day, kind by kind in the order of display. */
export async function categoriesByKind<Kind extends CategoryKind>(
  q: Queryable,
  kinds: readonly Kind[],
  on: LocalDate,
): Promise<ReadonlyMap<Kind, readonly Category[]>> {
  const byKind = Map.groupBy(await categoriesOfKinds(q, kinds, on), ({ kind }) => kind);
  return new Map(kinds.map((kind) => [kind, byKind.get(kind) ?? []]));
}

/** Categories a matter under these terms may bear. */
export async function categoriesUnder(
  q: Queryable,
  terms: Pick<ProcedureTerms, 'lane' | 'categories'>,
  on: LocalDate,
): Promise<readonly Category[]> {
  return bearable(terms, await categoriesOf(q, terms.categories.about, on));
}

/** Those of its kind's categories that a matter under these terms may bear; a lead's say a breach of discipline. */
export function bearable({ lane }: Pick<ProcedureTerms, 'lane'>, all: readonly Category[]): readonly Category[] {
  return lane === 'discipline' ? all.filter(({ discipline }) => discipline) : all;
}

/** The procedure of what a complainant says in the sealed lane. */
export async function leadProcedure(q: Queryable, on: LocalDate): Promise<ProcedureVersion> {
  const all = await Promise.all(PROCEDURE_CODES.map((code) => procedureInForce(q, code, on)));
  const found = all.find(({ terms: { lane, raisedBy } }) => lane === 'discipline' && raisedBy === 'complainant');
  if (found === undefined) throw new Error(`no procedure of the discipline lane is in force on ${on}`);
  return found;
}

/** Categories in force today that matters of any procedure may have. */
export async function matterCategories(q: Queryable, on: LocalDate): Promise<readonly Category[]> {
  return [...(await categoriesByKind(q, MATTER_CATEGORIES, on)).values()].flat();
}

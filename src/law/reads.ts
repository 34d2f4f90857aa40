/** Reads of the rules in force on a day, or of the version a matter was received under. */

import type { LocalDate } from '../kernel/time.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import type { DatedLimit, LimitCode } from './limits/model.ts';
import { limitNumbered, limitOn } from './limits/store-limits.ts';
import type { ProcedureVersion } from './model.ts';
import { PROCEDURE_CODES, type ProcedureCode } from './procedures.ts';
import { inCalendarDays } from './rules-terms.ts';
import { procedureVersions, versionInForce, versionNumbered } from './store.ts';

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

/** The procedure of what a complainant says in the sealed lane. */
export async function leadProcedure(q: Queryable, on: LocalDate): Promise<ProcedureVersion> {
  const all = await Promise.all(PROCEDURE_CODES.map((code) => procedureInForce(q, code, on)));
  const found = all.find(({ terms: { lane, raisedBy } }) => lane === 'discipline' && raisedBy === 'complainant');
  if (found === undefined) throw new Error(`no procedure of the discipline lane is in force on ${on}`);
  return found;
}

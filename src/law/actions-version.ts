/** The one way in which a dated rule gets another version: from a later day, with a reason, over the version that was seen. */

import { canonicalJson } from '../kernel/canonical-json.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { sqlState, UNIQUE_VIOLATION } from '../platform/postgres/db.ts';
import type { Keeper, LawProblem } from './model.ts';
import type { Versioned } from './model-version.ts';
import { LEAST_REASON } from './rules-terms.ts';
import { tooEarly } from './rules-versions.ts';
import type { ToInsert } from './store.ts';

/** `seenVersion`: the version the keeper looked at when changing it. */
export type NewVersion = Pick<Versioned, 'effectiveFrom' | 'reason'> & Readonly<{ seenVersion: string }>;
/** Called with the number of a version that was added. */
export type NoteVersion = (version: string) => Promise<void>;

/** What one kind of dated rule knows of itself. */
export type Rule<Value extends object> = Readonly<{
  /** What it is about, and what it shall say. */
  value: Value;
  /** What this very submission made before. */
  made: (Value & Versioned) | undefined;
  /** The newest first. */
  versions: readonly (Value & Versioned)[];
  /** What is wrong with the value, whoever gives it. */
  malformed: () => LawProblem | null;
  /** Why this person may not set it, or not alone. */
  unfit: () => LawProblem | null;
  insert: (row: Value & ToInsert<Versioned>) => Promise<void>;
}>;

export async function addVersion<Value extends object>(
  at: Instant,
  by: Keeper,
  given: NewVersion,
  { value, made, versions, malformed, unfit, insert }: Rule<Value>,
  note: NoteVersion | undefined,
): Promise<Result<Value & Versioned, LawProblem>> {
  const says = (version: Value & Versioned) =>
    Object.entries(value).every(([name, each]) => sameValue(version[name as keyof Value], each));
  const reason = given.reason.trim();
  if (made !== undefined) {
    const same = says(made) && made.effectiveFrom === given.effectiveFrom && made.reason === reason;
    return same ? ok(made) : refuse({ kind: 'submission-reused' });
  }
  if (reason.length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  const { effectiveFrom } = given;
  const [last] = versions;
  if (last === undefined) return refuse({ kind: 'procedure-not-found' });
  const problem = tooEarly(at, effectiveFrom) ?? malformed();
  if (problem !== null) return refuse(problem);
  if (last.version !== given.seenVersion) return refuse({ kind: 'terms-changed-meanwhile', version: last.version });
  if (last.effectiveFrom === effectiveFrom && says(last)) return refuse({ kind: 'terms-unchanged' });
  const against = unfit();
  if (against !== null) return refuse(against);
  const row = { ...value, effectiveFrom, reason, at };
  const version = Number(last.version) + 1;
  if (!(await once(() => insert({ ...row, version, by })))) {
    return refuse({ kind: 'terms-changed-meanwhile', version: last.version });
  }
  await note?.(String(version));
  return ok({ ...row, version: String(version), byUserId: by.userId });
}

export function sameValue(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Inserts; false where somebody else took the number first: the transaction is lost then and must be rolled back. */
export async function once(insert: () => Promise<void>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

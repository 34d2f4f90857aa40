/** Use case: adding a dated version of a limit that belongs to no procedure. */

import type { Result } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { addVersion, type NewVersion, type NoteVersion, type Rule } from '../actions-version.ts';
import type { Keeper, LawProblem, LegalLimit } from '../model.ts';
import { confirmsOwn, limitFaults } from '../rules-terms.ts';
import type { DatedLimit, LimitCode } from './model.ts';
import { insertLimit, limitOfSubmission, limitVersions } from './store-limits.ts';

export type NewLimit = NewVersion & Readonly<{ code: LimitCode; limit: LegalLimit }>;

/** Adds a version that begins on a later day. */
export async function addLimitVersion(
  tx: Tx,
  at: Instant,
  by: Keeper,
  given: NewLimit,
  note?: NoteVersion,
): Promise<Result<DatedLimit, LawProblem>> {
  const { code, limit } = given;
  const versions = (await limitVersions(tx)).filter((version) => version.code === code);
  const former = versions.map(({ limit: value, byUserId }) => ({ value, byUserId }));
  const rule: Rule<Pick<NewLimit, 'code' | 'limit'>> = {
    value: { code, limit },
    made: await limitOfSubmission(tx, by.submissionId),
    versions,
    malformed: () => {
      const faults = limitFaults('limit', limit);
      return faults.length > 0 ? { kind: 'terms-malformed', faults } : null;
    },
    unfit: () => (confirmsOwn(limit, former, by.userId) ? { kind: 'verified-by-who-set-it' } : null),
    insert: (row) => insertLimit(tx, row),
  };
  return addVersion(at, by, given, rule, note);
}

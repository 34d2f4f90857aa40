/** Use case: adding a dated version of a limit that belongs to no procedure. */

import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addDays, type Instant, type LocalDate, localDateOf } from '../../kernel/time.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { once, sameValue } from '../actions-once.ts';
import type { Keeper, LawProblem, LegalLimit } from '../model.ts';
import { confirmsOwn, LEAST_REASON, limitFaults } from '../rules-terms.ts';
import type { DatedLimit, LimitCode } from './model.ts';
import { insertLimit, limitOfSubmission, limitVersions } from './store-limits.ts';

export type NewLimit = Readonly<{
  code: LimitCode;
  /** The version the keeper looked at when changing it. */
  seenVersion: string;
  effectiveFrom: LocalDate;
  limit: LegalLimit;
  reason: string;
}>;

/** Adds a version that begins on a later day. */
export async function addLimitVersion(
  tx: Tx,
  at: Instant,
  by: Keeper,
  given: NewLimit,
): Promise<Result<DatedLimit, LawProblem>> {
  const before = await limitOfSubmission(tx, by.submissionId);
  if (before !== undefined) {
    const same = before.code === given.code && sameValue(before.limit, given.limit);
    return same ? ok(before) : refuse({ kind: 'submission-reused' });
  }
  const reason = given.reason.trim();
  if (reason.length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  const earliest = addDays(localDateOf(at), 1);
  if (given.effectiveFrom < earliest) return refuse({ kind: 'not-in-the-future', earliest });
  const faults = limitFaults('limit', given.limit);
  if (faults.length > 0) return refuse({ kind: 'terms-malformed', faults });
  const { code, effectiveFrom, limit } = given;
  const versions = (await limitVersions(tx)).filter((version) => version.code === code);
  const [last] = versions;
  if (last === undefined) return refuse({ kind: 'procedure-not-found' });
  if (last.version !== given.seenVersion) return refuse({ kind: 'terms-changed-meanwhile', version: last.version });
  if (last.effectiveFrom === effectiveFrom && sameValue(last.limit, limit)) return refuse({ kind: 'terms-unchanged' });
  if (confirmsOwn(limit, versions, by.userId)) return refuse({ kind: 'verified-by-who-set-it' });
  const version = Number(last.version) + 1;
  const inserted = await once(() => insertLimit(tx, { code, version, effectiveFrom, limit, reason, at, by }));
  if (!inserted) return refuse({ kind: 'terms-changed-meanwhile', version: last.version });
  return ok({ code, version: String(version), effectiveFrom, limit, reason, at, byUserId: by.userId });
}

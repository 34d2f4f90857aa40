/** Shared by the vault's routes: functions of other slices, one act in its transaction, statuses of refusals. */

import type { FastifyRequest } from 'fastify';
import type { Uuid } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import { actorOf, auditAlone, type Reader, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { refusing } from '../platform/http/refusing.ts';
import { inTransaction, type Queryable, type Tx, transact } from '../platform/postgres/db.ts';
import type { EraseMatter } from './actions-data-answer.ts';
import { auditRefusal } from './actions-open.ts';
import type { MatterFacts, VaultProblem } from './model.ts';
import type { PersonalData } from './model-data.ts';

export type OpenedReceipt =
  | Readonly<{ kind: 'signed-in'; matterId: Uuid }>
  | Readonly<{ kind: 'wrong' }>
  | Readonly<{ kind: 'wait'; seconds: number }>;

export type VaultDeps = Readonly<{
  city: City;
  /** Facts of a matter within this reach; undefined where it may not be seen. */
  matterFacts: (q: Queryable, scope: Reader, matterId: Uuid) => Promise<MatterFacts | undefined>;
  /** Which of these matters are too near for the reader. */
  tooNearAmong: (q: Queryable, reader: Reader, matterIds: readonly Uuid[]) => Promise<readonly Uuid[]>;
  /** The numbers of these matters, as they are said and printed. */
  matterNumbers: (q: Queryable, matterIds: readonly Uuid[]) => Promise<ReadonlyMap<Uuid, string>>;
  /** The matter of a receipt; commits in any case, because a wrong pass is counted. */
  openReceipt: (
    tx: Tx,
    city: City,
    tried: Readonly<{ number: string; pass: string; who: string }>,
  ) => Promise<OpenedReceipt>;
  /** Everything kept about the person behind a matter; the vault has checked who is given it. */
  personalData: (q: Queryable, city: City, matterId: Uuid) => Promise<PersonalData | undefined>;
  eraseMatter: EraseMatter;
}>;

/** Whether the reader is too near the respondent or a unit that handled it; such a reader may neither open nor read requests. */
export function isTied({ tooNear }: Pick<Reader, 'tooNear'>, { respondentUnitIds }: MatterFacts): boolean {
  return respondentUnitIds.some((unit) => tooNear.has(unit));
}

type Act<T> = (tx: Tx, scope: Reader, about: MatterFacts) => Promise<Result<T, VaultProblem>>;

/** Runs one act of the vault; a refusal rolls back what it wrote and is then recorded in the audit. */
export function knocking({ city, matterFacts }: Pick<VaultDeps, 'city' | 'matterFacts'>) {
  return async function knock<T>(
    request: FastifyRequest,
    matterId: Uuid,
    action: string,
    act: Act<T>,
  ): Promise<Result<T, VaultProblem> | undefined> {
    const scope = await readerOf(city.db, city, actorOf(request));
    const about = await matterFacts(city.db, scope, matterId);
    if (about === undefined) {
      const unseen = { actor: scope.actor, action, objectKind: 'matter', objectId: matterId } as const;
      await auditAlone(city, { ...unseen, outcome: 'refused', detail: { why: 'unseen' } });
      return undefined;
    }
    const done = await inTransaction(city.db, (tx) => act(tx, scope, about));
    if (!done.ok) {
      const { problem } = done;
      await transact(city.db, (tx) => auditRefusal(tx, city, scope, { action, matterId, problem, about }));
    }
    return done;
  };
}

export const refused = refusing<VaultProblem>({
  'not-entitled': 403,
  'outside-your-division': 403,
  'conflict-of-interest': 403,
  'reason-too-short': 422,
  'nothing-sealed': 409,
  'identity-erased': 409,
  'needs-second-person': 409,
  'one-person-suffices': 409,
  'request-not-found': 404,
  'request-not-approved': 409,
  'request-differs': 409,
  'request-spent': 409,
  'request-expired': 409,
  'request-already-decided': 409,
  'same-person': 403,
  'submission-reused': 409,
  'data-request-not-found': 404,
  'data-request-closed': 409,
  'not-identified': 409,
  'nothing-to-compare': 409,
  'compared-too-often': 409,
  'wrong-answer': 409,
  'nothing-proposed': 409,
  'already-proposed': 409,
  'copy-by-receipt-only': 409,
  'unknown-ground': 422,
  'receipt-wrong': 422,
  'receipt-waits': 429,
  'phone-unusable': 422,
  'contact-unchanged': 409,
  'legal-hold': 409,
});

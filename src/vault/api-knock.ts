/** What the vault's routes share: what other slices lend them, one act in its transaction, and refusals as statuses. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import { actorOf, audit, type Reader, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { sendProblem } from '../platform/http/http.ts';
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
  /** What the matters slice tells of a matter within the reach of this scope; undefined where it is not to be seen. */
  matterFacts: (q: Queryable, scope: Reader, matterId: Uuid) => Promise<MatterFacts | undefined>;
  /** Of the matters that ever had a request about personal data, those too near for whoever reads. */
  tooNearAmong: (q: Queryable, reader: Reader, matterIds: readonly Uuid[]) => Promise<readonly Uuid[]>;
  /** The numbers of these matters, as they are said and printed. */
  matterNumbers: (q: Queryable, matterIds: readonly Uuid[]) => Promise<ReadonlyMap<Uuid, string>>;
  /** Which matter a receipt belongs to; a wrong pass is remembered, so whatever comes back is committed. */
  openReceipt: (
    tx: Tx,
    city: City,
    tried: Readonly<{ number: string; pass: string; who: string }>,
  ) => Promise<OpenedReceipt>;
  /** Everything kept about the person behind a matter; the vault has settled who is given it. */
  personalData: (q: Queryable, city: City, matterId: Uuid) => Promise<PersonalData | undefined>;
  eraseMatter: EraseMatter;
}>;

/** Too near the respondent or a unit that handled it: not to open anything, and not to read what was asked or opened. */
export function isTied({ tooNear }: Pick<Reader, 'tooNear'>, { respondentUnitIds }: MatterFacts): boolean {
  return respondentUnitIds.some((unit) => tooNear.has(unit));
}

type Act<T> = (tx: Tx, scope: Reader, about: MatterFacts) => Promise<Result<T, VaultProblem>>;

/** Runs one act at the vault; a refusal rolls back whatever it wrote and is then put into the audit by itself. */
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
      await transact(city.db, (tx) => audit(tx, city, { ...unseen, outcome: 'refused', detail: { why: 'unseen' } }));
      return undefined;
    }
    const done = await inTransaction(city.db, (tx) => act(tx, scope, about));
    if (!done.ok) {
      const { problem } = done;
      await transact(city.db, (tx) => auditRefusal(tx, city, scope, { action, matterId, problem }));
    }
    return done;
  };
}

const FORBIDDEN: ReadonlySet<VaultProblem['kind']> = new Set([
  'not-entitled',
  'outside-your-division',
  'conflict-of-interest',
  'same-person',
] as const);
const NOT_THERE: ReadonlySet<VaultProblem['kind']> = new Set(['request-not-found', 'data-request-not-found'] as const);
const INPUT: ReadonlySet<VaultProblem['kind']> = new Set([
  'reason-too-short',
  'phone-unusable',
  'unknown-ground',
  'receipt-wrong',
] as const);

export function refused(reply: FastifyReply, problem: VaultProblem): never {
  if (FORBIDDEN.has(problem.kind)) return sendProblem(reply, 403, problem);
  if (NOT_THERE.has(problem.kind)) return sendProblem(reply, 404, problem);
  if (problem.kind === 'receipt-waits') return sendProblem(reply, 429, problem);
  return sendProblem(reply, INPUT.has(problem.kind) ? 422 : 409, problem);
}

/**
 * Opening an identity: by an entitled post outside the respondent, with a written reason, shown to the
 * complainant; in the discipline lane by two persons.
 */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { audit, type Scope } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { unsealAll } from './actions.ts';
import { tellReaders } from './actions-data.ts';
import { officeOf, whatForbids } from './actions-standing.ts';
import type {
  AskToOpen,
  DecideOpening,
  MatterFacts,
  Opening,
  OpeningRequest,
  OpenSecret,
  SecretField,
  Secrets,
  VaultProblem,
} from './model.ts';
import { fieldList, isRepeat, requestAllows } from './rules.ts';
import { lastErasure, lockDataKey, sealedSince, secretFields } from './store.ts';
import {
  insertDecision,
  insertOpening,
  insertRequest,
  type KnownOpening,
  listOpenings,
  listRequests,
  openedBy,
  openingById,
} from './store-openings.ts';

export const OPEN_ACTION = 'vault.open-identity';

/**
 * Opens fields and writes down who opened them and why in the same transaction, so that no opening is without its
 * record. A refusal is recorded by `auditRefusal`, because the refused transaction rolls back.
 */
export async function openSecret(
  tx: Tx,
  city: City,
  scope: Scope,
  look: OpenSecret,
): Promise<Result<Secrets, VaultProblem>> {
  const { matterId } = look;
  const { userId } = scope.actor;
  const problem = (await whatForbids(tx, city, scope, look.about, look.reason)) ?? (await whatIsMissing(tx, look));
  if (problem !== undefined) return refuse(problem);
  // Openings of one matter are serialised: a double click is one opening, and an approval is used once.
  await lockDataKey(tx, matterId);
  const before = await openingById(tx, look.submissionId);
  if (before !== undefined) {
    if (!(await isSameLook(tx, city, look, userId, before))) return refuse({ kind: 'submission-reused' });
    return ok(await shown(tx, city, scope, look, { again: true }));
  }
  let { reason } = look;
  if (look.about.lane === 'discipline') {
    if (look.requestId === undefined) return refuse({ kind: 'needs-second-person' });
    const [request] = await listRequests(tx, { id: look.requestId });
    const now = city.outside.now();
    const refused = requestAllows(request, { matterId, userId, fields: look.fields, now });
    if (refused !== undefined) return refuse(refused);
    // The reason the second person agreed to is the one that is recorded.
    reason = request?.reason ?? reason;
  }
  const opening = {
    id: look.submissionId,
    matterId,
    fields: look.fields,
    reason,
    requestId: look.about.lane === 'discipline' ? (look.requestId ?? null) : null,
    at: city.outside.now(),
  };
  await insertOpening(tx, opening, await officeOf(tx, scope));
  return ok(await shown(tx, city, scope, look, {}));
}

/** The plain texts, and the audit row written each time they are given. */
async function shown(
  tx: Tx,
  city: City,
  scope: Scope,
  { matterId, fields, about }: OpenSecret,
  more: Readonly<{ again?: true }>,
): Promise<Secrets> {
  await audit(tx, city, {
    actor: scope.actor,
    action: OPEN_ACTION,
    objectKind: 'matter',
    objectId: matterId,
    detail: { fields: fieldList(fields), ...more },
    sealed: isSealed(about),
  });
  return unsealAll(tx, city, matterId, fields);
}

/**
 * Whether this repeats the opening of a moment ago because its answer was lost: same person, fields and ground, and
 * nothing sealed since. Anything else would be an opening the complainant is not shown.
 */
async function isSameLook(tx: Tx, city: City, look: OpenSecret, userId: Uuid, before: KnownOpening): Promise<boolean> {
  const ground = look.about.lane === 'discipline' ? look.requestId === before.requestId : look.reason === before.reason;
  return (
    ground &&
    before.matterId === look.matterId &&
    before.userId === userId &&
    fieldList(before.fields) === fieldList(look.fields) &&
    isRepeat(before.at, city.outside.now()) &&
    !(await sealedSince(tx, look.matterId, before.at))
  );
}

/** Request of the first of two persons, in the discipline lane. */
export async function askToOpen(
  tx: Tx,
  city: City,
  scope: Scope,
  ask: AskToOpen,
): Promise<Result<Readonly<{ requestId: Uuid }>, VaultProblem>> {
  if (ask.about.lane !== 'discipline') return refuse({ kind: 'one-person-suffices' });
  const problem = (await whatForbids(tx, city, scope, ask.about, ask.reason)) ?? (await whatIsMissing(tx, ask));
  if (problem !== undefined) return refuse(problem);
  await lockDataKey(tx, ask.matterId);
  const requestId = ask.submissionId;
  const [before] = await listRequests(tx, { id: requestId });
  if (before !== undefined) {
    const same = before.matterId === ask.matterId && before.askedByUser === scope.actor.userId;
    return same ? ok({ requestId }) : refuse({ kind: 'submission-reused' });
  }
  const { matterId, fields, reason } = ask;
  const request = { id: requestId, matterId, fields, reason, at: city.outside.now() };
  await insertRequest(tx, request, await officeOf(tx, scope));
  await tellReaders(tx, city, ask.about, matterId, 'vault.opening-asked');
  await audit(tx, city, {
    actor: scope.actor,
    action: 'vault.ask-to-open',
    objectKind: 'matter',
    objectId: matterId,
    detail: { fields: fieldList(fields) },
    sealed: isSealed(ask.about),
  });
  return ok({ requestId });
}

/** Decision of the second person, who must not be the one who asked; made once. */
export async function decideOpening(
  tx: Tx,
  city: City,
  scope: Scope,
  decide: DecideOpening,
): Promise<Result<null, VaultProblem>> {
  const problem = await whatForbids(tx, city, scope, decide.about, decide.reason);
  if (problem !== undefined) return refuse(problem);
  const [request] = await listRequests(tx, { id: decide.requestId });
  if (request === undefined || request.matterId !== decide.matterId) return refuse({ kind: 'request-not-found' });
  if (request.askedByUser === scope.actor.userId) return refuse({ kind: 'same-person' });
  const decision = {
    requestId: request.id,
    approved: decide.approve,
    reason: decide.reason,
    at: city.outside.now(),
  };
  if (!(await insertDecision(tx, decision, await officeOf(tx, scope)))) {
    return refuse({ kind: 'request-already-decided' });
  }
  await audit(tx, city, {
    actor: scope.actor,
    action: 'vault.decide-opening',
    objectKind: 'matter',
    objectId: decide.matterId,
    detail: { approved: decide.approve },
    sealed: isSealed(decide.about),
  });
  return ok(null);
}

function isSealed({ lane }: MatterFacts): boolean {
  return lane === 'discipline';
}

/** Records a refused opening in the audit, in a transaction of its own after the refused one rolled back. */
export async function auditRefusal(
  tx: Tx,
  city: City,
  scope: Scope,
  refused: Readonly<{ action: string; matterId: Uuid; problem: VaultProblem; about: MatterFacts }>,
): Promise<void> {
  await audit(tx, city, {
    actor: scope.actor,
    action: refused.action,
    objectKind: 'matter',
    objectId: refused.matterId,
    outcome: 'refused',
    detail: { why: refused.problem.kind },
    sealed: isSealed(refused.about),
  });
}

/** Whether this person opened the field of a matter, or was the second person of whoever did. */
export function hasOpened(q: Queryable, matterId: Uuid, field: SecretField, userId: Uuid): Promise<boolean> {
  return openedBy(q, matterId, field, userId);
}

/** Openings as the complainant is told of them: office, time and reason, never the person. */
export async function openingsOf(q: Queryable, matterId: Uuid): Promise<readonly Opening[]> {
  return listOpenings(q, matterId);
}

export async function requestsOf(q: Queryable, matterId: Uuid): Promise<readonly OpeningRequest[]> {
  return listRequests(q, { matterId });
}

async function whatIsMissing(
  q: Queryable,
  look: Readonly<{ matterId: Uuid; fields: readonly SecretField[] }>,
): Promise<VaultProblem | undefined> {
  const sealed = await secretFields(q, look.matterId);
  if (look.fields.length > 0 && look.fields.every((field) => sealed.includes(field))) return undefined;
  const erased = sealed.length === 0 && (await lastErasure(q, look.matterId)) !== null;
  return { kind: erased ? 'identity-erased' : 'nothing-sealed' };
}

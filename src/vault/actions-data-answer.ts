/**
 * Answering a request about one's own data: a copy, a correction, an explanation, a refusal on a listed ground; an erasure
 * by two persons. Every answer is written for the person and shown to them.
 */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { localDateOf } from '../kernel/time.ts';
import { categoriesInForce } from '../law/index.ts';
import { audit, type Scope } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { correctContact } from './actions-correct.ts';
import { tellReaders } from './actions-data.ts';
import { openSecret } from './actions-open.ts';
import { officeOf, whatForbids } from './actions-standing.ts';
import type { MatterFacts, VaultProblem } from './model.ts';
import type { Contact, DataAct, DataRequest, DataStepWhat } from './model-data.ts';
import { isRepeat } from './rules.ts';
import { dataObstacle, unfit } from './rules-data.ts';
import { sealedSince, secretFields } from './store.ts';
import { dataStepOfSubmission, insertDataStep, lockDataRequest } from './store-data.ts';

const ANSWER_ACTION = 'vault.answer-data-request';
const DECIDE_ERASURE_ACTION = 'vault.decide-erasure';

type Told = Readonly<{
  requestId: Uuid;
  submissionId: Uuid;
  /** Facts of the matter at the moment of acting, from the slice matters. */
  about: MatterFacts;
  /** Reason, read by the person who asked. */
  reason: string;
}>;

export type DataAnswer = Told &
  (
    | Readonly<{ act: 'copy' | 'explain' | 'propose-erasure' }>
    | Readonly<{ act: 'correct'; contact: Contact }>
    | Readonly<{ act: 'refuse'; ground: string }>
  );

export type DecideErasure = Told & Readonly<{ approve: boolean }>;

/** Erases everything of a matter: an act of the loop, passed in by the composition root. */
export type EraseMatter = (
  tx: Tx,
  city: City,
  matterId: Uuid,
) => Promise<Result<unknown, Readonly<{ kind: 'legal-hold' | 'matter-not-found' }>>>;

const WHAT: Readonly<Record<DataAnswer['act'], DataStepWhat>> = {
  copy: 'done',
  correct: 'done',
  explain: 'done',
  'propose-erasure': 'proposed',
  refuse: 'refused',
};

export async function answerDataRequest(
  tx: Tx,
  city: City,
  scope: Scope,
  answer: DataAnswer,
): Promise<Result<null, VaultProblem>> {
  const { act, about } = answer;
  const begun = await begin(tx, city, scope, answer, act, WHAT[act]);
  if (!begun.ok) return begun;
  const { request } = begun.value;
  if (begun.value.again) {
    await note(tx, city, scope, { action: ANSWER_ACTION, requestId: request.id, detail: { act, again: true } });
    return ok(null);
  }
  const done = await carryOut(tx, city, scope, request, answer);
  if (!done.ok) return done;
  const ground = answer.act === 'refuse' ? answer.ground : null;
  await write(tx, city, scope, request, { what: WHAT[act], ground, ...answer });
  await note(tx, city, scope, { action: ANSWER_ACTION, requestId: request.id, detail: { act } });
  if (act === 'propose-erasure') await tellReaders(tx, city, about, request.matterId, 'vault.erasure-proposed');
  return ok(null);
}

/** Decision on an erasure by the second person, who must not be the one who proposed it. */
export async function decideErasure(
  tx: Tx,
  city: City,
  scope: Scope,
  decide: DecideErasure,
  erase: EraseMatter,
): Promise<Result<null, VaultProblem>> {
  const what = decide.approve ? 'done' : 'denied';
  const begun = await begin(tx, city, scope, decide, 'decide-erasure', what);
  if (!begun.ok) return begun;
  const { request, again } = begun.value;
  const detail = { approved: decide.approve, ...(again ? { again } : {}) };
  await note(tx, city, scope, { action: DECIDE_ERASURE_ACTION, requestId: request.id, detail });
  if (again) return ok(null);
  await write(tx, city, scope, request, { what, ground: null, ...decide });
  if (!decide.approve) return ok(null);
  const erased = await erase(tx, city, request.matterId);
  if (erased.ok) return ok(null);
  if (erased.problem.kind === 'matter-not-found') throw new Error('a request about a matter that is not there');
  return refuse({ kind: 'legal-hold' });
}

/**
 * Checks who may act, and locks the request. An act sent twice is done once, and answered again for as long
 * as its answer may have been lost; a copy only while it is the one that was handed out.
 */
async function begin(
  tx: Tx,
  city: City,
  scope: Scope,
  told: Told,
  act: DataAct,
  what: DataStepWhat,
): Promise<Result<Readonly<{ request: DataRequest; again: boolean }>, VaultProblem>> {
  const { userId } = scope.actor;
  const problem = await whatForbids(tx, city, scope, told.about, told.reason);
  if (problem !== undefined) return refuse(problem);
  const request = await lockDataRequest(tx, told.requestId);
  if (request === undefined) return refuse({ kind: 'data-request-not-found' });
  const before = await dataStepOfSubmission(tx, told.submissionId);
  if (before !== undefined) {
    const same =
      before.requestId === request.id &&
      before.what === what &&
      before.userId === userId &&
      before.reason === told.reason &&
      unfit(request, act) === undefined &&
      isRepeat(before.at, city.outside.now()) &&
      !(act === 'copy' && (await sealedSince(tx, request.matterId, before.at)));
    return same ? ok({ request, again: true }) : refuse({ kind: 'submission-reused' });
  }
  const obstacle = dataObstacle(request, act, userId);
  return obstacle === undefined ? ok({ request, again: false }) : refuse(obstacle);
}

async function carryOut(
  tx: Tx,
  city: City,
  scope: Scope,
  request: DataRequest,
  answer: DataAnswer,
): Promise<Result<unknown, VaultProblem>> {
  const { matterId } = request;
  switch (answer.act) {
    case 'copy': {
      // Handing out a copy opens the identity: it is written down and shown to the complainant like any other opening.
      const fields = await secretFields(tx, matterId);
      const { submissionId, reason, about } = answer;
      return fields.length === 0
        ? ok(null)
        : openSecret(tx, city, scope, { submissionId, matterId, fields, reason, about });
    }
    case 'correct':
      return correctContact(tx, city, { matterId, contact: answer.contact, requestId: request.id });
    case 'refuse': {
      const grounds = await categoriesInForce(tx, 'data-refusal-ground', localDateOf(city.outside.now()));
      return grounds.some(({ code }) => code === answer.ground) ? ok(null) : refuse({ kind: 'unknown-ground' });
    }
    default:
      return ok(null);
  }
}

async function write(
  tx: Tx,
  city: City,
  scope: Scope,
  request: DataRequest,
  step: Readonly<{ what: DataStepWhat; ground: string | null; reason: string; submissionId: Uuid }>,
): Promise<void> {
  const at = city.outside.now();
  const { what, ground, reason, submissionId } = step;
  await insertDataStep(
    tx,
    { requestId: request.id, no: request.steps.length + 1 },
    { what, ground, reason, submissionId, at },
    await officeOf(tx, scope),
  );
}

async function note(
  tx: Tx,
  city: City,
  scope: Scope,
  done: Readonly<{ action: string; requestId: Uuid; detail: Readonly<Record<string, string | boolean>> }>,
): Promise<void> {
  await audit(tx, city, {
    actor: scope.actor,
    action: done.action,
    objectKind: 'data-request',
    objectId: done.requestId,
    detail: done.detail,
  });
}

/** HTTP statuses of this slice's problems. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../platform/http/http.ts';
import type { Statuses } from '../platform/http/refusing.ts';
import type { PeopleProblem } from './model.ts';
import type { WaitingAct } from './waiting/model-waiting.ts';

const STATUSES: Statuses<PeopleProblem> = {
  'user-not-found': 404,
  'unit-not-found': 404,
  'post-not-found': 404,
  'holding-not-found': 404,
  'delegation-not-found': 404,
  'division-not-found': 404,
  'username-taken': 409,
  'username-malformed': 422,
  'name-taken': 409,
  'submission-reused': 409,
  'changed-meanwhile': 409,
  'outside-your-division': 403,
  'not-yourself': 409,
  'unit-ended': 409,
  'units-in-a-circle': 409,
  'post-ended': 409,
  'post-holds-work': 409,
  'date-out-of-order': 422,
  'already-holds-post': 409,
  'user-disabled': 409,
  'administrators-are-separate': 409,
  'handling-is-separate': 409,
  'post-not-delegable': 409,
  'delegation-too-long': 409,
  'not-your-post': 409,
  'reason-too-short': 422,
  'password-too-weak': 422,
  'password-used-before': 409,
  'password-wrong': 409,
  'code-wrong': 409,
  'second-factor-already-set': 409,
  'provider-not-set': 404,
  'provider-code-wrong': 422,
  'provider-already-linked': 409,
  'link-unusable': 409,
  'session-not-found': 404,
  'notice-not-found': 404,
  'retention-kind-unknown': 404,
  'retention-too-short': 422,
  'hold-not-found': 404,
  'view-not-found': 404,
  'too-many-views': 409,
  'phrase-not-found': 404,
  'too-many-phrases': 409,
  'nobody-else-signs': 409,
  'second-person-needed': 409,
  'waiting-act-not-found': 404,
  'waiting-act-decided': 409,
  'waiting-act-expired': 409,
  'not-yours-to-release': 403,
  'asker-left': 409,
};

/** A problem of another slice (an act of its own that was released) is a conflict. */
export function refused(reply: FastifyReply, problem: Readonly<{ kind: string; [more: string]: unknown }>): never {
  return sendProblem(reply, STATUSES[problem.kind as PeopleProblem['kind']] ?? 409, problem);
}

/** Answers 202: accepted, waiting for a second person. */
export function waits(reply: FastifyReply, act: WaitingAct) {
  void reply.code(202);
  return { waitingActId: act.id, expiresAt: act.expiresAt };
}

/** Program and system of the caller in two words, for the list of one's own sessions; nothing that singles a device out. */
export function browserOf(request: FastifyRequest): string {
  const agent = request.headers['user-agent'] ?? '';
  const program = /MicroMessenger/.test(agent)
    ? '微信'
    : (/(Edg|Firefox|Chrome|Safari)\//.exec(agent)?.[1] ?? 'API').replace('Edg', 'Edge');
  const system = /(Android|iPhone|iPad|Windows|Mac OS|Linux)/.exec(agent)?.[1] ?? '';
  return `${program} ${system}`.trim();
}

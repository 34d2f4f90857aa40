/** HTTP statuses of this slice's problems. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../platform/http/http.ts';
import type { PeopleProblem } from './model.ts';
import type { WaitingAct } from './waiting/model-waiting.ts';

const NOT_SEEN: ReadonlySet<string> = new Set<PeopleProblem['kind']>([
  'user-not-found',
  'unit-not-found',
  'post-not-found',
  'holding-not-found',
  'delegation-not-found',
  'division-not-found',
  'session-not-found',
  'notice-not-found',
  'hold-not-found',
  'retention-kind-unknown',
  'view-not-found',
  'phrase-not-found',
  'waiting-act-not-found',
  'provider-not-set',
] as const);
const NOT_READABLE: ReadonlySet<string> = new Set<PeopleProblem['kind']>([
  'username-malformed',
  'date-out-of-order',
  'reason-too-short',
  'password-too-weak',
  'provider-code-wrong',
  'retention-too-short',
] as const);

/** A problem of another slice (an act of its own that was released) is a conflict. */
export function refused(reply: FastifyReply, problem: Readonly<{ kind: string; [more: string]: unknown }>): never {
  if (problem.kind === 'outside-your-division' || problem.kind === 'not-yours-to-release')
    return sendProblem(reply, 403, problem);
  if (NOT_SEEN.has(problem.kind)) return sendProblem(reply, 404, problem);
  return sendProblem(reply, NOT_READABLE.has(problem.kind) ? 422 : 409, problem);
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

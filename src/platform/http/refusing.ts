/** Refusals of a slice as HTTP statuses, in one table: a kind without a status does not compile. */

import type { FastifyReply } from 'fastify';
import { sendProblem } from './http.ts';

type Status = Parameters<typeof sendProblem>[1];
/** The status of each kind a problem can have. */
export type Statuses<Problem extends Readonly<{ kind: string }>> = Readonly<Record<Problem['kind'], Status>>;

/** @returns what answers with a problem, under the status of its kind */
export function refusing<Problem extends Readonly<{ kind: string }>>(
  statuses: Statuses<Problem>,
): (reply: FastifyReply, problem: Problem) => never {
  return (reply, problem) => sendProblem(reply, statuses[problem.kind as Problem['kind']], problem);
}

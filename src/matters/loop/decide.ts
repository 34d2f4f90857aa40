/**
 * Decides what a command does to a matter: the events it causes, or why not. The phase table speaks first, then who may
 * act, then what holds whatever is said (`preconditions`), then the subject's own rules.
 */

import { never, type Result, refuse } from '../../kernel/result.ts';
import { decideBeside } from './decide-beside.ts';
import { decideDispatch } from './decide-dispatch.ts';
import { decideHandling } from './decide-handling.ts';
import { decideIntake } from './decide-intake.ts';
import { decideJoining } from './decide-joining.ts';
import { decideSuspension } from './decide-suspension.ts';
import { decideVerdict } from './decide-verdict.ts';
import type { Doer, MatterState, RelationCode } from './model.ts';
import type { Acting, Command, CommandType, Given, MatterProblem } from './model-commands.ts';
import { INNER_COMMANDS, rowOf, TABLE } from './phases.ts';
import { precondition } from './rules-preconditions.ts';
import type { Decided, Deciding } from './rules-relations.ts';
import { narrowed, withoutConflicts } from './rules-relations.ts';

export function decide(state: MatterState, command: Command, given: Given): Decided {
  const admitted = admit(state, command.type, given);
  if (!admitted.ok) return admitted;
  return bySubject({ state, given, by: doerAs(given.acting, admitted.value) }, command);
}

/** Whether this actor may give this kind of command now, and with which relation, before a word of it is written. */
export function admit(state: MatterState, command: CommandType, given: Given): Result<RelationCode, MatterProblem> {
  const row = rowOf(state.phase, command);
  if (row === undefined) return refuse({ kind: 'wrong-phase', phase: state.phase, command });
  const needs = narrowed(state, row, given.terms);
  const held = needs.filter((relation) => given.relations.includes(relation));
  if (held.length === 0) return refuse({ kind: 'not-yours', needs });
  const free = withoutConflicts(state, held, given);
  if (!free.ok) return free;
  const problem = precondition(state, command, free.value, given);
  return problem === null ? free : refuse(problem);
}

/** The commands this actor could give now: the console's buttons. */
export function allowedCommands(state: MatterState, given: Given): readonly CommandType[] {
  return TABLE.filter((row) => row.phase === state.phase && !INNER_COMMANDS.includes(row.command))
    .filter((row) => admit(state, row.command, given).ok)
    .map((row) => row.command);
}

function doerAs(acting: Acting, relation: RelationCode): Doer {
  switch (acting.kind) {
    case 'post':
      return { ...acting, as: relation };
    case 'complainant':
      return { kind: 'complainant', as: relation === 'J' ? 'J' : 'X' };
    case 'clock':
      return { kind: 'clock', as: 'T' };
    default:
      return never(acting);
  }
}

function bySubject(about: Deciding, command: Command): Decided {
  switch (command.type) {
    case 'accept':
    case 'refuse':
    case 'approve-refusal':
    case 'deny-refusal':
    case 'deem-accepted':
    case 'accept-by-record':
    case 'transfer':
    case 'bounce-back':
    case 'appeal':
    case 'overturn':
    case 'uphold-decision':
      return decideIntake(about, command);
    case 'merge':
    case 'unmerge':
    case 'take-child':
    case 'drop-child':
    case 'follow-answer':
    case 'follow-end':
      return decideJoining(about, command);
    case 'dispatch':
    case 'designate':
    case 'recall':
    case 'sign':
    case 'deem-signed':
    case 'return':
    case 'reassign':
    case 'sign-assistance':
    case 'return-assistance':
    case 'contribute':
    case 'add-assisting':
    case 'drop-assisting':
      return decideDispatch(about, command);
    case 'ask-suspension':
    case 'approve-suspension':
    case 'deny-suspension':
    case 'resume':
    case 'deem-resumed':
      return decideSuspension(about, command);
    case 'file-plan':
    case 'note-progress':
    case 'chase-progress':
    case 'ask-extension':
    case 'grant-extension':
    case 'deny-extension':
    case 'propose-termination':
    case 'approve-termination':
    case 'deny-termination':
    case 'submit':
      return decideHandling(about, command);
    case 'approve':
    case 'send-back':
    case 'give-verdict':
    case 'elapse-verdict':
    case 'escalate-judge':
    case 'redo-same':
    case 'redo-other':
    case 'uphold':
    case 'reopen':
      return decideVerdict(about, command);
    default:
      return decideBeside(about, command);
  }
}

/**
 * Decides a command on a matter: the events it causes, or why not. The phase table speaks first, then who may
 * act, then what holds whatever is said (`preconditions`), then the subject's own rules.
 */

import { never, type Result, refuse } from '../../kernel/result.ts';
import { BESIDE } from './decide-beside.ts';
import { DISPATCH } from './decide-dispatch.ts';
import { HANDLING } from './decide-handling.ts';
import { INTAKE } from './decide-intake.ts';
import { JOINING } from './decide-joining.ts';
import { SUSPENSION } from './decide-suspension.ts';
import { VERDICT } from './decide-verdict.ts';
import type { Doer, MatterState, RelationCode } from './model.ts';
import type { Acting, Command, CommandType, Given, MatterProblem } from './model-commands.ts';
import { INNER_COMMANDS, rowOf, TABLE } from './phases.ts';
import { REROUTING } from './proposals/decide-rerouting.ts';
import { precondition } from './rules-preconditions.ts';
import type { Decided, Deciding, Decisions } from './rules-relations.ts';
import { narrowed, withoutConflicts } from './rules-relations.ts';
import { isHeld, laid, SIGN_OFF } from './sign-off/decide-sign-off.ts';

const DECISIONS: Decisions = {
  ...INTAKE,
  ...JOINING,
  ...DISPATCH,
  ...SUSPENSION,
  ...HANDLING,
  ...REROUTING,
  ...SIGN_OFF,
  ...VERDICT,
  ...BESIDE,
};

export function decide(state: MatterState, command: Command, given: Given): Decided {
  const admitted = admit(state, command.type, given);
  if (!admitted.ok) return admitted;
  const { today, terms, count, other } = given;
  const by = doerAs(given.acting, admitted.value);
  const decided = DECISIONS[command.type] as (about: Deciding, command: Command) => Decided;
  const about: Deciding = { state, given, by, today, terms, count, other };
  const out = decided(about, command);
  // What would be refused is not laid before the head either.
  return out.ok && isHeld(about, command) ? laid(about, command) : out;
}

/** Whether this actor may give this kind of command now, and by which relation, before anything is written. */
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

/** Commands this actor could give now: the console's buttons. */
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

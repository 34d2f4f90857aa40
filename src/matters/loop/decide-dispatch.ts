/** Decisions on who handles it: dispatching, signing, returning, and assisting units. */

import type { Uuid } from '../../kernel/ids.ts';
import { never, refuse } from '../../kernel/result.ts';
import { currentLeg } from './model.ts';
import type { CommandOf, MatterProblem } from './model-commands.ts';
import {
  assistingUnitOf,
  clocksOfWork,
  type Decided,
  type Deciding,
  type Decisions,
  deskMoves,
  happened,
} from './rules-relations.ts';

export const DISPATCH = {
  dispatch: handOver,
  designate: handOver,
  recall: ({ by }, command) => happened({ type: 'recalled', data: { reason: command.reason, by } }),
  reassign: ({ by }, command) => happened({ type: 'reassigned', data: { reason: command.reason, by } }),
  sign: ({ given, by, today }) =>
    happened({ type: 'signed', data: { signedOn: today, ...clocksOfWork(today, given), by } }),
  'deem-signed': ({ state, given, by, today }) => {
    const signedOn = state.dues.sign?.on ?? today;
    return happened({ type: 'deemed-signed', data: { signedOn, ...clocksOfWork(signedOn, given), by } });
  },
  return: (about, command) => {
    const { by } = about;
    return happened(...deskMoves(about, 'U'), { type: 'returned', data: { reason: command.reason, by } });
  },
  'sign-assistance': assist,
  'return-assistance': assist,
  contribute: assist,
  'add-assisting': (about, command) => {
    const { state, by } = about;
    const { unit } = command;
    const leg = currentLeg(state);
    const active = leg?.assisting.some(
      (each) => each.unit === unit && each.part !== 'dropped' && each.part !== 'returned',
    );
    if (active || unit === leg?.lead) return refuse({ kind: 'unit-named-twice' });
    if (!respondentMay(about, unit)) return refuse({ kind: 'respondent-may-not-handle' });
    return happened({ type: 'assisting-added', data: { unit, by } }, ...deskMoves(about, 'D', 'U'));
  },
  'drop-assisting': ({ state, by }, command) => {
    const { unit, reason } = command;
    const part = currentLeg(state)?.assisting.find((each) => each.unit === unit)?.part;
    if (part === undefined || part === 'dropped') return refuse({ kind: 'unit-not-assisting' });
    return happened({ type: 'assisting-dropped', data: { unit, reason, by } });
  },
} satisfies Partial<Decisions>;

export function handOver(about: Deciding, command: CommandOf<'dispatch' | 'designate'>): Decided {
  const { by, today, terms, count } = about;
  const { lead, assisting, note } = command;
  const problem = unfit(about, lead, assisting);
  if (problem !== null) return refuse(problem);
  const signDue = count.due(today, terms.sign);
  if (command.type === 'designate') {
    const moves = deskMoves(about, 'D', 'U');
    return happened({ type: 'designated', data: { lead, assisting, signDue, note, by } }, ...moves);
  }
  const returnDue = count.due(today, terms.return);
  const moves = deskMoves(about, 'D', 'U');
  return happened({ type: 'dispatched', data: { lead, assisting, signDue, returnDue, note, by } }, ...moves);
}

function assist(about: Deciding, command: CommandOf<'sign-assistance' | 'return-assistance' | 'contribute'>): Decided {
  const { state, given, by } = about;
  const unit = assistingUnitOf(state, given);
  const part = currentLeg(state)?.assisting.find((each) => each.unit === unit)?.part;
  if (unit === null || part === 'returned') return refuse({ kind: 'unit-not-assisting' });
  if (part === 'contributed') return refuse({ kind: 'already-contributed' });
  switch (command.type) {
    case 'sign-assistance':
      return happened({ type: 'assistance-signed', data: { unit, by } });
    case 'return-assistance':
      return happened({ type: 'assistance-returned', data: { unit, reason: command.reason, by } });
    case 'contribute':
      return happened({
        type: 'assistance-contributed',
        data: { unit, text: command.text, files: command.files, by },
      });
    default:
      return never(command);
  }
}

function unfit(about: Deciding, lead: Uuid, assisting: readonly Uuid[]): MatterProblem | null {
  const named = [lead, ...assisting];
  if (new Set(named).size !== named.length) return { kind: 'unit-named-twice' };
  if (currentLeg(about.state)?.notTo === lead) return { kind: 'same-unit-again' };
  if (!named.every((unit) => respondentMay(about, unit))) return { kind: 'respondent-may-not-handle' };
  return null;
}

export function respondentMay({ state, given }: Deciding, unit: Uuid): boolean {
  if (unit !== state.respondentUnitId) return true;
  const rule = given.terms.respondentMayHandle;
  return rule === 'yes' || (rule === 'service-faults' && given.serviceFault);
}

/** The unit at work: progress, more time, giving up on a listed ground, and the answer. */

import { never, refuse } from '../../kernel/result.ts';
import { currentLeg } from './model.ts';
import type { CommandOf } from './model-commands.ts';
import { type Decided, type Deciding, deskMoves, happened, nextReport } from './rules-relations.ts';

type HandlingCommand = CommandOf<
  | 'file-plan'
  | 'note-progress'
  | 'chase-progress'
  | 'ask-extension'
  | 'grant-extension'
  | 'deny-extension'
  | 'propose-termination'
  | 'approve-termination'
  | 'deny-termination'
  | 'submit'
>;

export function decideHandling(about: Deciding, command: HandlingCommand): Decided {
  const { state, given, by } = about;
  const { today, terms, count } = given;
  switch (command.type) {
    case 'file-plan':
      return happened({ type: 'plan-filed', data: { text: command.text, files: command.files, by } });
    case 'note-progress': {
      // Only the unit that leads the work answers for its pace.
      const next = by.as === 'L' ? nextReport(today, given) : {};
      return happened({ type: 'progress-noted', data: { text: command.text, files: command.files, ...next, by } });
    }
    case 'chase-progress': {
      const silentSince = state.dues.progress?.on;
      const { progressDue } = nextReport(today, given);
      if (silentSince === undefined || progressDue === undefined) return refuse({ kind: 'not-due-yet' });
      return happened({ type: 'progress-chased', data: { silentSince, progressDue, by } });
    }
    case 'ask-extension':
      return happened({
        type: 'extension-asked',
        data: { approver: terms.extensionApprover, reason: command.reason, by },
      });
    case 'grant-extension': {
      const handle = currentLeg(state)?.handle;
      if (handle === undefined || terms.extension === null) return refuse({ kind: 'no-extension' });
      return happened({ type: 'extension-granted', data: { handleDue: count.due(handle.on, terms.extension), by } });
    }
    case 'deny-extension':
      return happened({ type: 'extension-denied', data: { reason: command.reason, by } });
    case 'propose-termination': {
      const { ground, reason } = command;
      if (!terms.terminationGrounds.includes(ground)) {
        return refuse({ kind: 'unknown-ground', grounds: terms.terminationGrounds });
      }
      return happened({ type: 'termination-proposed', data: { ground, reason, by } });
    }
    case 'approve-termination': {
      const proposed = state.pending.termination;
      if (proposed === null) return refuse({ kind: 'nothing-proposed' });
      return happened({ type: 'terminated', data: { ground: proposed.ground, by } });
    }
    case 'deny-termination':
      return happened({ type: 'termination-denied', data: { reason: command.reason, by } });
    case 'submit': {
      const { measures, answers, evidence } = command;
      const answered = answers.map((answer) => answer.demand);
      const known = state.demands.map((_, index) => index + 1);
      if (answered.some((demand) => !known.includes(demand)) || new Set(answered).size !== answered.length) {
        return refuse({ kind: 'no-such-demand' });
      }
      // What was never released to the unit it cannot read, and need not answer.
      const isOpen = state.raiser !== null;
      const readable = known.filter(
        (demand) => isOpen || state.released.includes(state.demands[demand - 1]?.id ?? state.id),
      );
      const open = readable.filter((demand) => !answered.includes(demand));
      if (open.length > 0) return refuse({ kind: 'demand-not-answered', demands: open });
      const checkDue = count.due(today, terms.check);
      return happened(...deskMoves(about, 'C'), {
        type: 'submitted',
        data: { submittedOn: today, measures, answers, evidence, checkDue, by },
      });
    }
    default:
      return never(command);
  }
}

/** Taking a matter in: accepting, refusing, handing over, and the appeal against it. */

import { never, refuse } from '../../kernel/result.ts';
import { comesBack, handleDueFrom } from './decide-register.ts';
import { currentLeg } from './model.ts';
import type { CommandOf } from './model-commands.ts';
import { type Decided, type Deciding, deskMoves, happened } from './rules-relations.ts';

type IntakeCommand = CommandOf<
  | 'accept'
  | 'refuse'
  | 'approve-refusal'
  | 'deny-refusal'
  | 'deem-accepted'
  | 'accept-by-record'
  | 'transfer'
  | 'bounce-back'
  | 'appeal'
  | 'overturn'
  | 'uphold-decision'
>;

export function decideIntake(about: Deciding, command: IntakeCommand): Decided {
  const { state, given, by } = about;
  const { today, terms, count } = given;
  const handleDue = handleDueFrom(state, today, given);
  switch (command.type) {
    case 'accept':
      return happened({ type: 'accepted', data: { how: 'decided', acceptedOn: today, handleDue, by } });
    case 'accept-by-record': {
      const { record } = command;
      return happened({ type: 'accepted', data: { how: 'record', acceptedOn: today, handleDue, record, by } });
    }
    case 'deem-accepted': {
      // Silence accepted it on the last day of the limit, whenever the clock came to look.
      const acceptedOn = state.dues.accept?.on ?? today;
      const data = { how: 'deemed' as const, acceptedOn, handleDue: handleDueFrom(state, acceptedOn, given), by };
      return happened({ type: 'accepted', data });
    }
    case 'refuse': {
      const { ground, reason } = command;
      if (!terms.refusalGrounds.includes(ground))
        return refuse({ kind: 'unknown-ground', grounds: terms.refusalGrounds });
      const type = terms.refusalNeedsApproval ? 'refusal-proposed' : 'refused';
      return happened({ type, data: { ground, reason, by } });
    }
    case 'approve-refusal': {
      const proposed = state.pending.refusal;
      if (proposed === null) return refuse({ kind: 'nothing-proposed' });
      return happened({ type: 'refusal-approved', data: { ground: proposed.ground, by } });
    }
    case 'deny-refusal':
      return happened({ type: 'refusal-denied', data: { reason: command.reason, by } });
    case 'transfer':
      return happened({ type: 'transferred', data: { toBody: command.toBody, reason: command.reason, by } });
    case 'bounce-back': {
      const clock = { acceptedOn: state.acceptedOn, handleDue: currentLeg(state)?.handle ?? null };
      return happened({
        type: 'bounced-back',
        data: { ...comesBack(state, clock, given), reason: command.reason, by },
      });
    }
    case 'appeal': {
      const { words, files } = command;
      const { appealReview } = terms;
      const due = appealReview === null ? {} : { reviewDue: count.due(today, appealReview) };
      return happened(...deskMoves(about, 'U'), { type: 'appealed', data: { words, files, ...due, by } });
    }
    case 'overturn':
      return happened({
        type: 'overturned',
        data: { acceptedOn: today, handleDue, reason: command.reason, by },
      });
    case 'uphold-decision':
      return happened({ type: 'decision-upheld', data: { reason: command.reason, by } });
    default:
      return never(command);
  }
}

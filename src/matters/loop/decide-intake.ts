/** Decisions of intake: accepting, refusing, handing over, and appeals. */

import { refuse } from '../../kernel/result.ts';
import { comesBack, handleDueFrom } from './decide-register.ts';
import { currentLeg } from './model.ts';
import { type Decisions, deskMoves, happened } from './rules-relations.ts';

export const INTAKE = {
  accept: ({ state, given, by, today }) => {
    const handleDue = handleDueFrom(state, today, given);
    return happened({ type: 'accepted', data: { how: 'decided', acceptedOn: today, handleDue, by } });
  },
  'accept-by-record': ({ state, given, by, today }, command) => {
    const handleDue = handleDueFrom(state, today, given);
    const { record } = command;
    return happened({ type: 'accepted', data: { how: 'record', acceptedOn: today, handleDue, record, by } });
  },
  'deem-accepted': ({ state, given, by, today }) => {
    // Silence accepts on the last day of the limit, whenever the clock comes to look.
    const acceptedOn = state.dues.accept?.on ?? today;
    const data = { how: 'deemed' as const, acceptedOn, handleDue: handleDueFrom(state, acceptedOn, given), by };
    return happened({ type: 'accepted', data });
  },
  refuse: ({ by, terms }, command) => {
    const { ground, reason } = command;
    if (!terms.refusalGrounds.includes(ground))
      return refuse({ kind: 'unknown-ground', grounds: terms.refusalGrounds });
    const type = terms.refusalNeedsApproval ? 'refusal-proposed' : 'refused';
    return happened({ type, data: { ground, reason, by } });
  },
  'approve-refusal': ({ state, by, terms }, command) => {
    const proposed = state.pending.refusal;
    if (proposed === null) return refuse({ kind: 'nothing-proposed' });
    const record = command.record ?? null;
    if (record === null && terms.refusalRecord) return refuse({ kind: 'record-missing' });
    const named = record === null ? {} : { record };
    return happened({ type: 'refusal-approved', data: { ground: proposed.ground, ...named, by } });
  },
  'deny-refusal': ({ by }, command) => happened({ type: 'refusal-denied', data: { reason: command.reason, by } }),
  transfer: ({ state, by, terms: { jurisdictionGrounds } }, { toBody, reason, ground = null }) => {
    if (jurisdictionGrounds !== null && (ground === null || !jurisdictionGrounds.includes(ground))) {
      return refuse({ kind: 'unknown-ground', grounds: jurisdictionGrounds });
    }
    const named = jurisdictionGrounds === null || ground === null ? {} : { ground };
    const transferred = { type: 'transferred', data: { toBody, reason, ...named, by } } as const;
    // Of a lead handed over only the record of it stays: what was said goes with its key.
    return state.lane === 'ordinary'
      ? happened(transferred)
      : happened(transferred, { type: 'words-erased', data: { by } });
  },
  'bounce-back': ({ state, given, by }, command) => {
    const clock = { acceptedOn: state.acceptedOn, handleDue: currentLeg(state)?.handle ?? null };
    return happened({
      type: 'bounced-back',
      data: { ...comesBack(state, clock, given), reason: command.reason, by },
    });
  },
  appeal: (about, command) => {
    const { by, today, terms, count } = about;
    const { words, files } = command;
    const { appealReview } = terms;
    const due = appealReview === null ? {} : { reviewDue: count.due(today, appealReview) };
    return happened(...deskMoves(about, 'U'), { type: 'appealed', data: { words, files, ...due, by } });
  },
  overturn: ({ state, given, by, today }, command) => {
    const handleDue = handleDueFrom(state, today, given);
    return happened({
      type: 'overturned',
      data: { acceptedOn: today, handleDue, reason: command.reason, by },
    });
  },
  'uphold-decision': ({ by }, command) => happened({ type: 'decision-upheld', data: { reason: command.reason, by } }),
} satisfies Partial<Decisions>;

/** Decisions of the unit at work: progress, extension, termination on a listed ground, and the answer. */

import { refuse } from '../../kernel/result.ts';
import { currentLeg } from './model.ts';
import { type Decisions, deskMoves, happened, nextReport } from './rules-relations.ts';

export const HANDLING = {
  'file-plan': ({ by }, command) =>
    happened({ type: 'plan-filed', data: { text: command.text, files: command.files, by } }),
  'note-progress': ({ given, by, today }, command) => {
    // Only the lead unit answers for the pace.
    const next = by.as === 'L' ? nextReport(today, given) : {};
    return happened({ type: 'progress-noted', data: { text: command.text, files: command.files, ...next, by } });
  },
  'chase-progress': ({ state, given, by, today }) => {
    const silentSince = state.dues.progress?.on;
    const { progressDue } = nextReport(today, given);
    if (silentSince === undefined || progressDue === undefined) return refuse({ kind: 'not-due-yet' });
    return happened({ type: 'progress-chased', data: { silentSince, progressDue, by } });
  },
  'ask-extension': ({ by, terms }, command) =>
    happened({
      type: 'extension-asked',
      data: { approver: terms.extensionApprover, reason: command.reason, by },
    }),
  'grant-extension': ({ state, by, terms, count }) => {
    const handle = currentLeg(state)?.handle;
    if (handle === undefined || terms.extension === null) return refuse({ kind: 'no-extension' });
    return happened({ type: 'extension-granted', data: { handleDue: count.due(handle.on, terms.extension), by } });
  },
  'deny-extension': ({ by }, command) => happened({ type: 'extension-denied', data: { reason: command.reason, by } }),
  'propose-termination': ({ by, terms }, command) => {
    const { ground, reason } = command;
    if (!terms.terminationGrounds.includes(ground)) {
      return refuse({ kind: 'unknown-ground', grounds: terms.terminationGrounds });
    }
    return happened({ type: 'termination-proposed', data: { ground, reason, by } });
  },
  'approve-termination': ({ state, by }) => {
    const proposed = state.pending.termination;
    if (proposed === null) return refuse({ kind: 'nothing-proposed' });
    return happened({ type: 'terminated', data: { ground: proposed.ground, by } });
  },
  'deny-termination': ({ by }, command) =>
    happened({ type: 'termination-denied', data: { reason: command.reason, by } }),
  submit: (about, command) => {
    const { state, by, today, terms, count } = about;
    const { measures, answers, evidence } = command;
    const answered = answers.map((answer) => answer.demand);
    const known = state.demands.map((_, index) => index + 1);
    if (answered.some((demand) => !known.includes(demand)) || new Set(answered).size !== answered.length) {
      return refuse({ kind: 'no-such-demand' });
    }
    // The unit cannot read what was never released to it, and need not answer that.
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
  },
} satisfies Partial<Decisions>;

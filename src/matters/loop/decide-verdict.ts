/** Decisions on the answer: its check, the verdict of a judge who did not give it, and the second look. */

import { refuse } from '../../kernel/result.ts';
import type { CommandOf } from './model-commands.ts';
import {
  callingBack,
  type Decided,
  type Deciding,
  type Decisions,
  deskMoves,
  happened,
  nextReport,
} from './rules-relations.ts';

export const VERDICT = {
  approve: (about, command) => {
    const { by, today, terms, count } = about;
    return happened(...deskMoves(about, 'J'), {
      type: 'approved',
      data: {
        verdictDue: count.due(today, terms.verdict),
        ...(command.note == null ? {} : { note: command.note }),
        ...callingBack(about),
        by,
      },
    });
  },
  'send-back': ({ given, by, today }, command) =>
    happened({ type: 'sent-back', data: { reason: command.reason, ...nextReport(today, given), by } }),
  'give-verdict': (about, command) => {
    const { by, today, terms, count } = about;
    const { verdict, words, files } = command;
    const data = { verdict, words, files, on: today, by };
    if (verdict === 'resolved') {
      return happened({ type: 'verdict-given', data: { ...data, reopenDue: count.due(today, terms.reopen) } });
    }
    return happened(...deskMoves(about, 'S'), {
      type: 'verdict-given',
      data: { ...data, reopenDue: null, ...lookDue(about) },
    });
  },
  'elapse-verdict': ({ by, today, terms, count }) =>
    happened({ type: 'verdict-window-elapsed', data: { on: today, reopenDue: count.due(today, terms.reopen), by } }),
  'escalate-judge': ({ state, given, by, today, terms, count }) => {
    const current = state.judge;
    if (current.kind === 'complainant') return refuse({ kind: 'judge-is-the-complainant' });
    // At the top nobody is left to escalate to: the same desk is asked again.
    const to = given.judgeAbove ?? current.desk;
    return happened({ type: 'judge-escalated', data: { to, verdictDue: count.due(today, terms.verdict), by } });
  },
  'redo-same': redo,
  'redo-other': redo,
  uphold: ({ state, by, today, terms, count }, command) => {
    const { reason, independentCheck } = command;
    if (state.redos < terms.redosBeforeUphold && independentCheck === null) {
      return refuse({ kind: 'needs-redo-or-check', redos: terms.redosBeforeUphold });
    }
    return happened({
      type: 'upheld-unresolved',
      data: { reason, independentCheck, on: today, reopenDue: count.due(today, terms.reopen), by },
    });
  },
  reopen: (about, command) => {
    const { by } = about;
    const { reason, files } = command;
    if (reason === null && by.as === 'S') return refuse({ kind: 'reason-missing' });
    return happened(...deskMoves(about, 'S'), { type: 'reopened', data: { reason, files, ...lookDue(about), by } });
  },
} satisfies Partial<Decisions>;

function lookDue({ today, terms, count }: Deciding) {
  return terms.secondLook === null ? {} : { lookDue: count.due(today, terms.secondLook) };
}

function redo({ given, by, today, terms, count }: Deciding, command: CommandOf<'redo-same' | 'redo-other'>): Decided {
  return happened({
    type: 'redo-ordered',
    data: {
      to: command.type === 'redo-same' ? 'same' : 'other',
      reason: command.reason,
      openedOn: today,
      handleDue: count.due(today, terms.handle),
      ...(command.type === 'redo-same' ? nextReport(today, given) : {}),
      by,
    },
  });
}

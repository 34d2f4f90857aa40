/** The answer is checked, judged by who did not give it, and, where it is contested, by who supervises both. */

import { never, refuse } from '../../kernel/result.ts';
import type { CommandOf } from './model-commands.ts';
import { type Decided, type Deciding, deskMoves, happened, nextReport } from './rules-relations.ts';

type VerdictCommand = CommandOf<
  | 'approve'
  | 'send-back'
  | 'give-verdict'
  | 'elapse-verdict'
  | 'escalate-judge'
  | 'redo-same'
  | 'redo-other'
  | 'uphold'
  | 'reopen'
>;

export function decideVerdict(about: Deciding, command: VerdictCommand): Decided {
  const { state, given, by } = about;
  const { today, terms, count } = given;
  const reopenDue = () => count.due(today, terms.reopen);
  const lookDue = () => (terms.secondLook === null ? {} : { lookDue: count.due(today, terms.secondLook) });
  switch (command.type) {
    case 'approve':
      return happened(...deskMoves(about, 'J'), {
        type: 'approved',
        data: {
          verdictDue: count.due(today, terms.verdict),
          ...(command.note == null ? {} : { note: command.note }),
          by,
        },
      });
    case 'send-back':
      return happened({ type: 'sent-back', data: { reason: command.reason, ...nextReport(today, given), by } });
    case 'give-verdict': {
      const { verdict, words, files } = command;
      const data = { verdict, words, files, on: today, by };
      if (verdict === 'resolved') {
        return happened({ type: 'verdict-given', data: { ...data, reopenDue: reopenDue() } });
      }
      return happened(...deskMoves(about, 'S'), {
        type: 'verdict-given',
        data: { ...data, reopenDue: null, ...lookDue() },
      });
    }
    case 'elapse-verdict':
      return happened({ type: 'verdict-window-elapsed', data: { on: today, reopenDue: reopenDue(), by } });
    case 'escalate-judge': {
      const current = state.judge;
      if (current.kind === 'complainant') return refuse({ kind: 'judge-is-the-complainant' });
      // At the top there is nobody left to escalate to: the same desk is asked again, and again.
      const to = given.judgeAbove ?? current.desk;
      return happened({ type: 'judge-escalated', data: { to, verdictDue: count.due(today, terms.verdict), by } });
    }
    case 'redo-same':
    case 'redo-other':
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
    case 'uphold': {
      const { reason, independentCheck } = command;
      if (state.redos < terms.redosBeforeUphold && independentCheck === null) {
        return refuse({ kind: 'needs-redo-or-check', redos: terms.redosBeforeUphold });
      }
      return happened({
        type: 'upheld-unresolved',
        data: { reason, independentCheck, on: today, reopenDue: reopenDue(), by },
      });
    }
    case 'reopen': {
      const { reason, files } = command;
      if (reason === null && by.as === 'S') return refuse({ kind: 'reason-missing' });
      return happened(...deskMoves(about, 'S'), { type: 'reopened', data: { reason, files, ...lookDue(), by } });
    }
    default:
      return never(command);
  }
}

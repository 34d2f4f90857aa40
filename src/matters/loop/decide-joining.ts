/** Decisions of merging: one matter is handled, the others follow it, and each complainant judges for themselves. */

import { refuse } from '../../kernel/result.ts';
import { comesBack, TAKES_CHILDREN } from './decide-register.ts';
import type { CommandOf } from './model-commands.ts';
import { callingBack, type Decided, type Deciding, type Decisions, deskMoves, happened } from './rules-relations.ts';

export const JOINING = {
  merge: ({ state, by, other }, command) => {
    if (command.parentId === state.id) return refuse({ kind: 'cannot-merge', why: 'itself' });
    if (other === null || other.id !== command.parentId) return refuse({ kind: 'cannot-merge', why: 'parent-ended' });
    if (other.isChild) return refuse({ kind: 'cannot-merge', why: 'parent-is-child' });
    if (!TAKES_CHILDREN.includes(other.phase)) return refuse({ kind: 'cannot-merge', why: 'parent-ended' });
    if (other.officeDivision !== state.desks.D.division) return refuse({ kind: 'cannot-merge', why: 'other-division' });
    return happened({ type: 'merged', data: { parentId: command.parentId, reason: command.reason, by } });
  },
  unmerge: comeBack,
  'follow-end': comeBack,
  'take-child': ({ by }, command) => happened({ type: 'child-merged', data: { childId: command.childId, by } }),
  'drop-child': ({ state, by }, command) => {
    // The parent may have let all go already, by ending or by its answer.
    if (!state.children.includes(command.childId)) return happened();
    return happened({ type: 'child-unmerged', data: { childId: command.childId, by } });
  },
  'follow-answer': (about) => {
    const { by, other, today, terms, count } = about;
    if (other?.lead == null || other.handleDue === null || other.acceptedOn === null) {
      return refuse({ kind: 'nobody-handles' });
    }
    return happened(...deskMoves(about, 'J'), {
      type: 'answered-with-parent',
      data: {
        parentId: other.id,
        acceptedOn: other.acceptedOn,
        lead: other.lead,
        handleDue: other.handleDue,
        verdictDue: count.due(today, terms.verdict),
        handlingUnits: other.handlingUnits,
        handlingUsers: other.handlingUsers,
        ...callingBack(about),
        by,
      },
    });
  },
} satisfies Partial<Decisions>;

function comeBack({ state, given, by, other }: Deciding, command: CommandOf<'unmerge' | 'follow-end'>): Decided {
  const clock = { acceptedOn: other?.acceptedOn ?? null, handleDue: other?.handleDue ?? null };
  const decided = command.type === 'unmerge';
  return happened({
    type: 'unmerged',
    data: {
      cause: decided ? 'decided' : 'parent-ended',
      reason: decided ? command.reason : null,
      ...comesBack(state, clock, given),
      by,
    },
  });
}

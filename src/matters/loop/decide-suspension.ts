/** Decisions of suspension: for a legal ground, up to the cap, ended by the clock. */

import { refuse } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { currentLeg, type Due, type MatterState } from './model.ts';
import type { Given } from './model-commands.ts';
import { suspensionLeft } from './rules-preconditions.ts';
import { type Decisions, happened, nextReport } from './rules-relations.ts';

export const SUSPENSION = {
  'ask-suspension': ({ by, terms }, command) => {
    const { ground, reason, files } = command;
    if (!terms.suspensionGrounds.includes(ground)) {
      return refuse({ kind: 'unknown-ground', grounds: terms.suspensionGrounds });
    }
    if (files.length === 0) return refuse({ kind: 'evidence-missing' });
    return happened({ type: 'suspension-asked', data: { ground, reason, files, by } });
  },
  'deny-suspension': ({ by }, command) => happened({ type: 'suspension-denied', data: { reason: command.reason, by } }),
  'approve-suspension': ({ state, given, by, today, terms, count }) => {
    const asked = state.pending.suspension;
    const handle = currentLeg(state)?.handle;
    if (asked === null || handle === undefined) return refuse({ kind: 'nothing-proposed' });
    const left = { amount: suspensionLeft(state, given), unit: terms.suspendCap.unit };
    return happened({
      type: 'suspended',
      data: {
        ground: asked.ground,
        suspendedOn: today,
        resumeDue: count.due(today, left),
        remaining: count.between(today, handle.on, handle.unit),
        remainingUnit: handle.unit,
        by,
      },
    });
  },
  resume: ({ state, given, by, today }) =>
    happened({
      type: 'resumed',
      data: {
        how: 'decided',
        resumedOn: today,
        handleDue: startedAgain(state, today, given),
        ...nextReport(today, given),
        by,
      },
    }),
  'deem-resumed': ({ state, given, by, today }) => {
    const resumedOn = state.dues.resume?.on ?? today;
    return happened({
      type: 'resumed',
      data: {
        how: 'cap',
        resumedOn,
        handleDue: startedAgain(state, resumedOn, given),
        ...nextReport(resumedOn, given),
        by,
      },
    });
  },
} satisfies Partial<Decisions>;

/** Clock after a suspension: what was left counts from the day it starts again; what was overdue stays overdue. */
function startedAgain(state: MatterState, resumedOn: LocalDate, given: Given): Due {
  const { stopped } = state;
  const handle = currentLeg(state)?.handle;
  if (stopped === null || handle === undefined) throw new Error('only what was stopped starts again');
  if (stopped.on > handle.on || resumedOn === stopped.on) return handle;
  const due = given.count.due(resumedOn, { amount: Math.max(stopped.remaining, 0), unit: stopped.unit });
  return due.on < handle.on ? handle : due;
}

/**
 * Decisions of rerouting (转办): a unit at work finds that the matter is another unit's. It proposes which and on what ground; the
 * dispatching office, or the one above where that unit is out of its reach, gives it to a unit with a limit of its own.
 */

import { refuse } from '../../../kernel/result.ts';
import { handOver, respondentMay } from '../decide-dispatch.ts';
import { handleDueFrom } from '../decide-register.ts';
import { currentLeg, type MatterState } from '../model.ts';
import type { Given, MatterProblem } from '../model-commands.ts';
import { type Decisions, happened } from '../rules-relations.ts';

export const REROUTING = {
  'propose-rerouting': (about, command) => {
    const { state, given, by, today, terms, count } = about;
    const { ground, unit, reason } = command;
    if (terms.rerouting === null) return refuse({ kind: 'no-rerouting' });
    if (!terms.reroutingGrounds.includes(ground)) {
      return refuse({ kind: 'unknown-ground', grounds: terms.reroutingGrounds });
    }
    if (unit === currentLeg(state)?.lead) return refuse({ kind: 'same-unit-again' });
    if (!respondentMay(about, unit)) return refuse({ kind: 'respondent-may-not-handle' });
    const decideDue = count.due(today, terms.rerouting);
    const { decider } = given;
    return happened({ type: 'rerouting-proposed', data: { ground, unit, reason, decider, decideDue, by } });
  },
  'approve-rerouting': (about, command) => {
    const { state, given, by, today } = about;
    const proposed = state.pending.rerouting;
    const leaving = currentLeg(state)?.lead ?? null;
    if (proposed === null || leaving === null) return refuse({ kind: 'nothing-proposed' });
    if (command.lead === leaving || command.assisting.includes(leaving)) return refuse({ kind: 'same-unit-again' });
    const { lead, assisting, note } = command;
    // What the level above settles is a designation, and comes back no more.
    const type = by.as === 'U' ? 'designate' : 'dispatch';
    const handed = handOver(about, { type, lead, assisting, note });
    if (!handed.ok) return handed;
    const handleDue = handleDueFrom(state, today, given);
    const data = { unit: leaving, ground: proposed.ground, reroutedOn: today, handleDue, by };
    return happened({ type: 'rerouted', data }, ...handed.value);
  },
  'deny-rerouting': ({ by }, command) => happened({ type: 'rerouting-denied', data: { reason: command.reason, by } }),
} satisfies Partial<Decisions>;

/** Why this unit may propose no other one now, whichever that is. */
export function reroutingBarred(state: MatterState, { today, terms }: Given): MatterProblem | null {
  const leg = currentLeg(state);
  if (terms.rerouting === null) return { kind: 'no-rerouting' };
  if (state.designated) return { kind: 'designation-stands' };
  if (state.pending.rerouting !== null) return { kind: 'already-proposed' };
  if (leg === null) return { kind: 'nobody-handles' };
  if (leg.reroutings >= terms.reroutingTimes) return { kind: 'rerouting-used' };
  // A new limit is no cure for one that was missed; while the clock stands still nothing is missed.
  const asOf = state.stopped?.on ?? today;
  return asOf > leg.handle.on ? { kind: 'rerouting-too-late', dueOn: leg.handle.on } : null;
}

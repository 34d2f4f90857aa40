/** Fold of proposals that a second person decides by a date: another category, another unit. */

import { handled, onLastLeg, restDues, unassigned, userOf } from '../evolve-legs.ts';
import type { MatterState } from '../model.ts';
import type { EventOf } from '../model-events.ts';

/** Proposals of before there was a limit wait without a date. */
export function proposedCategory(state: MatterState, data: EventOf<'reclassification-proposed'>['data']): MatterState {
  const { category, decider = 'D', decideDue, by } = data;
  return {
    ...state,
    pending: { ...state.pending, reclassification: { category, by: userOf(by), decider } },
    dues: { ...state.dues, ...(decideDue === undefined ? {} : { reclassification: decideDue }) },
  };
}

export function withoutProposed(state: MatterState, what: 'reclassification' | 'rerouting'): MatterState {
  return { ...state, pending: { ...state.pending, [what]: null }, dues: restDues(state, what) };
}

export function rerouting(
  state: MatterState,
  event: EventOf<'rerouting-proposed' | 'rerouting-denied' | 'rerouted'>,
): MatterState {
  if (event.type === 'rerouting-denied') return withoutProposed(state, 'rerouting');
  if (event.type === 'rerouted') return toAnother(state, event.data);
  const { ground, unit, decider, decideDue, by } = event.data;
  return {
    ...handled(state, by),
    pending: { ...state.pending, rerouting: { ground, unit, decider, by: userOf(by) } },
    dues: { ...state.dues, rerouting: decideDue },
  };
}

/** The run of handling stays, so that the unit that goes is no part of it any more; its clock and rights are the next unit's. */
function toAnother(state: MatterState, { handleDue, reroutedOn }: EventOf<'rerouted'>['data']): MatterState {
  const { stopped, suspensions } = state;
  const fresh = onLastLeg(unassigned(state), (leg) => ({
    ...leg,
    handle: handleDue,
    extension: 'none',
    extensions: 0,
    reroutings: leg.reroutings + 1,
  }));
  return {
    ...fresh,
    phase: 'accepted',
    returns: 0,
    stopped: null,
    suspensions: stopped === null ? suspensions : [...suspensions, { on: stopped.on, until: reroutedOn }],
    dues: restDues(fresh, 'resume'),
  };
}

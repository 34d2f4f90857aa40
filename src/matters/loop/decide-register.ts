/** How a matter begins. */

import type { Doer, MatterState, Phase } from './model.ts';
import type { Given, Register } from './model-commands.ts';
import type { MatterEvent } from './model-events.ts';

/** Always succeeds: a door that could be refused here would lose what somebody said. */
export function decideRegister(
  register: Register,
  given: Pick<Given, 'today' | 'terms' | 'count'>,
): readonly MatterEvent[] {
  const { today, terms, count } = given;
  const by: Doer = { kind: 'door', as: 'door', door: register.door };
  const { door: _, ...facts } = register;
  const registered: MatterEvent = {
    type: 'registered',
    data: {
      ...facts,
      receivedOn: today,
      acceptDue: terms.accept === null ? null : count.due(today, terms.accept),
      contactDue: register.realName && terms.contact !== null ? count.due(today, terms.contact) : null,
      by,
    },
  };
  if (terms.accept !== null) return [registered];
  const handleDue = count.due(today, terms.handle);
  return [registered, { type: 'accepted', data: { how: 'automatic', acceptedOn: today, handleDue, by } }];
}

/** What a matter that comes back, or stands alone again, starts from. */
export function comesBack(
  state: Pick<MatterState, 'acceptedOn'>,
  clock: { acceptedOn: MatterState['acceptedOn']; handleDue: MatterState['legs'][number]['handle'] | null },
  given: Given,
): Pick<Extract<MatterEvent, { type: 'unmerged' }>['data'], 'acceptDue' | 'acceptedOn' | 'handleDue'> {
  const { today, terms, count } = given;
  if (clock.acceptedOn !== null && clock.handleDue !== null) {
    return { acceptDue: null, acceptedOn: state.acceptedOn ?? clock.acceptedOn, handleDue: clock.handleDue };
  }
  if (terms.accept === null) return { acceptDue: null, acceptedOn: today, handleDue: count.due(today, terms.handle) };
  return { acceptDue: count.due(today, terms.accept), acceptedOn: null, handleDue: null };
}

/** Phases in which a matter may still take others along. */
export const TAKES_CHILDREN: readonly Phase[] = [
  'registered',
  'accepted',
  'dispatched',
  'handling',
  'suspended',
  'checking',
];

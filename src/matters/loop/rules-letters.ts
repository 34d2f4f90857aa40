/** Letters of supervision as the matter they are about knows them. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Doer, Letter, MatterState } from './model.ts';
import type { Given } from './model-commands.ts';

export function waitsForAnswer({ reply, repliedOn }: Letter): boolean {
  return reply !== null && repliedOn === null;
}

/** Letters to the actor: to the unit it names, or to the desk it went to. */
export function receivedBy(state: MatterState, as: Doer['as'], given: Given): readonly Letter[] {
  return state.letters.filter(({ to, unit }) => (to === null ? as === 'L' && given.units.includes(unit) : as === to));
}

export function letterFor(state: MatterState, letterId: Uuid, by: Doer, given: Given): Letter | undefined {
  return receivedBy(state, by.as, given).find(({ id }) => id === letterId);
}

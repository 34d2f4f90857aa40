/** Whose decision a proposal is, and who is too near to what it proposes. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { type Reader, superiorsFrom, unitById } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { currentLeg, type MatterState } from '../loop/model.ts';
import type { Command, Given } from '../loop/model-commands.ts';
import { unitsConcerned } from '../loop/rules-sight.ts';
import { hasFree } from './actions-desks.ts';

/**
 * Nobody decides on their own proposal, on one about their own unit, or where they could not carry it out: where no second person
 * is free at the dispatching desk, or the unit is out of its reach, the desk above is asked.
 */
export async function deciderOf(
  q: Queryable,
  state: MatterState,
  { actor }: Reader,
  command: Command | null,
  on: LocalDate,
): Promise<Given['decider']> {
  const proposal = command?.type === 'sign-off' ? heldIn(state, command.draft) : command;
  const { D } = state.desks;
  const near = unitsConcerned(state);
  if (proposal?.type === 'propose-reclassification') {
    return (await hasFree(q, D, near, on, actor.userId)) ? 'D' : 'U';
  }
  if (proposal?.type !== 'propose-rerouting') return 'D';
  const unit = await unitById(q, proposal.unit);
  if (unit === undefined || !(await superiorsFrom(q, [unit.divisionCode])).has(D.division)) return 'U';
  return (await hasFree(q, D, [...near, unit.id], on, actor.userId)) ? 'D' : 'U';
}

function heldIn(state: MatterState, draft: number) {
  return currentLeg(state)?.drafts.find(({ no }) => no === draft)?.held ?? null;
}

export function isNearProposed({ pending }: MatterState, { actor, tooNear }: Reader): boolean {
  const unit: Uuid | undefined = pending.rerouting?.unit;
  return unit !== undefined && (actor.unitId === unit || tooNear.has(unit));
}

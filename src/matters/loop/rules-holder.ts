/** Holder of a matter, whom letters of supervision go to: a unit or a desk of the office. */

import { currentLeg, type DeskRelation, type Holder, type LetterStep, type MatterState } from './model.ts';

/** Returns after which the level above designates the handling unit. */
export const RETURNS_BEFORE_DESIGNATION = 2;

/** Whether it is accepted only with another record, such as its bulletin, which the dispatcher names. */
export function awaitsRecord(state: Pick<MatterState, 'phase' | 'dues'>): boolean {
  return state.phase === 'registered' && state.dues.accept === undefined;
}

/** Holder; null on the complainant's turn, and once it is over. */
export function holderOf(state: MatterState): Holder | null {
  const at = (relation: DeskRelation): Holder => ({ relation, desk: state.desks[relation] });
  switch (state.phase) {
    case 'registered':
      return at(state.pending.refusal === null ? 'D' : 'U');
    case 'appealed':
      return at('U');
    case 'accepted':
      return at(state.returns >= RETURNS_BEFORE_DESIGNATION ? 'U' : 'D');
    case 'dispatched':
    case 'handling':
    case 'suspended':
      return unitOf(state);
    case 'checking':
      return at('C');
    case 'answered':
      return state.judge.kind === 'post' ? { relation: 'J', desk: state.judge.desk } : null;
    case 'contested':
      return at('S');
    default:
      return null;
  }
}

/**
 * Addressee of a step of the ladder. A reminder goes to the holder; what is handed over, to the desk that supervises; every
 * other letter to the holder, or after an answer to the unit that gave it.
 */
export function addresseeOf(state: MatterState, step: LetterStep): Holder | null {
  if (step === 'hand-over') return { relation: 'S', desk: state.desks.S };
  const holder = holderOf(state);
  if (step === 'reminder') return holder;
  return holder === null || holder.relation === 'J' || holder.relation === 'S' ? unitOf(state) : holder;
}

function unitOf(state: MatterState): (Holder & Readonly<{ relation: 'L' }>) | null {
  const lead = currentLeg(state)?.lead ?? null;
  return lead === null ? null : { relation: 'L', unit: lead };
}

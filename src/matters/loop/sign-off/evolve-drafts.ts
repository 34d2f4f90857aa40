/** Fold of what happens inside a unit before its head signed it off. */

import { localDateOf } from '../../../kernel/time.ts';
import { handled, onLastLeg } from '../evolve-legs.ts';
import type { Draft, MatterState } from '../model.ts';
import type { InnerEvent } from '../rules-sight.ts';

/** A draft takes the place of one of the same kind that still waits; what the head decided about waits no longer. */
export function inside(state: MatterState, { type, data, at }: InnerEvent): MatterState {
  const { draft: no, by } = data;
  if (type !== 'drafted')
    return handled(
      withDrafts(state, (waiting) => waiting.filter((each) => each.no !== no)),
      by,
    );
  if (by.kind !== 'post') throw new Error('only a post writes a draft');
  const draft: Draft = { no, held: data.held, by, on: localDateOf(at) };
  const laid = withDrafts(state, (waiting) => [...waiting.filter(({ held }) => held.type !== draft.held.type), draft]);
  return handled({ ...laid, drafted: no }, by);
}

/** A draft waits only while its unit has the work: what it was about is answered, over or elsewhere by then. */
export function waitingWithWork(state: MatterState): MatterState {
  const isAtWork = state.phase === 'handling' || state.phase === 'suspended';
  return isAtWork || (state.legs.at(-1)?.drafts ?? []).length === 0 ? state : withDrafts(state, () => []);
}

function withDrafts(state: MatterState, change: (waiting: readonly Draft[]) => readonly Draft[]): MatterState {
  return onLastLeg(state, (leg) => ({ ...leg, drafts: change(leg.drafts) }));
}

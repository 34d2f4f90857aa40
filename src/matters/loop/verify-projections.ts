/** Projections for the verifier: folded from a log, and as stored. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LoggedEvent, Projections, StateColumns } from '../../record/index.ts';
import { mattersWithoutEvents, recorded, storedProjections } from '../acts/store.ts';
import { foldMatter } from './evolve.ts';
import { type Projection, projectionOf } from './rules-projection.ts';
import { MATTER } from './rules-stream.ts';

export const matterProjections: Projections = {
  kind: MATTER,
  fold: (matterId, events) => {
    const projection = projectionOrNothing(matterId, events);
    return projection === null ? null : columnsOf(projection);
  },
  stored: async (q, matterIds) => {
    const stored = await storedProjections(q, matterIds);
    return new Map([...stored].map(([matterId, projection]) => [matterId, columnsOf(projection)]));
  },
  withoutEvents: mattersWithoutEvents,
};

/** Projection of a log; events with good hashes that do not fold are a finding, not a crash. */
function projectionOrNothing(matterId: Uuid, events: readonly LoggedEvent[]): Projection | null {
  try {
    const log = events.map(recorded);
    return projectionOf(foldMatter(matterId, log), log);
  } catch {
    return null;
  }
}

function columnsOf({ matter, shown, tasks, legs, parts, assignments }: Projection): StateColumns {
  return { ...matter, shown, tasks, legs, parts, assignments };
}

/** Projections for the verifier: folded from a log, and as stored. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LoggedEvent, Projections, StateColumns } from '../../record/index.ts';
import { mattersWithoutEvents, recorded, storedProjections } from '../acts/store.ts';
import { rereadFiles } from '../acts/store-files.ts';
import { foldMatter } from './evolve.ts';
import type { Committed } from './model.ts';
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
  reread: (q, matterId, events) =>
    rereadFiles(
      q,
      matterId,
      new Map(events.flatMap(({ data }) => committedIn(data)).map((each) => [each.id, each.commitment])),
    ),
};

/** Every commitment that stands in the data of an event, wherever in it. */
function committedIn(value: unknown): readonly Committed[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('id' in value && 'commitment' in value) return [value as Committed];
  return Object.values(value).flatMap(committedIn);
}

/** Events with good hashes that do not fold were written by another program; that is a finding, not a crash. */
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

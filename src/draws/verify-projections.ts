/** Draws for the verifier: as their events make them, as stored, and drawn again from what is kept beside the record. */

import type { Uuid } from '../kernel/ids.ts';
import type { LoggedEvent, Projections, StateColumns } from '../record/index.ts';
import { isTrue } from './drawing.ts';
import { DRAW, foldDraw, type RecordedDraw } from './evolve.ts';
import type { Draw } from './model.ts';
import { dueOf } from './rules.ts';
import { drawsWithoutEvents, keptOf, storedDraws } from './store.ts';

export const drawProjections: Projections = {
  kind: DRAW,
  fold: (id, events) => {
    const draw = foldedOrNothing(id, events);
    if (draw === null) return null;
    const [year, nth] = draw.number.split('-').map(Number);
    const { unitId, state, publishedAt } = draw;
    return { year, nth, unitId, state, dueAt: dueOf(draw), publishedAt, draw };
  },
  stored: async (q, ids) => {
    const rows = await storedDraws(q, ids);
    return new Map(rows.map(({ id, ...row }): [Uuid, StateColumns] => [id, row]));
  },
  withoutEvents: drawsWithoutEvents,
  reread: async (q, id, events) => {
    const draw = foldedOrNothing(id, events);
    const kept = await keptOf(q, id);
    return { read: kept.lists.length + 1, changed: draw !== null && isTrue(draw, kept) ? [] : [id] };
  },
};

/** Events with good hashes that do not fold were written by another program; that is a finding, not a crash. */
function foldedOrNothing(id: Uuid, events: readonly LoggedEvent[]): Draw | null {
  try {
    return foldDraw(id, events.map(recordedDraw));
  } catch {
    return null;
  }
}

export function recordedDraw({ type, at, data }: LoggedEvent): RecordedDraw {
  return { type, at, data } as unknown as RecordedDraw;
}

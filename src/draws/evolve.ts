/** A draw as its events make it. */

import type { Uuid } from '../kernel/ids.ts';
import { never } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Draw, DrawEvent, Party } from './model.ts';

export const DRAW = 'draw';

export type RecordedDraw = DrawEvent & Readonly<{ at: Instant }>;

const SILENT = { commitment: null, committedAt: null, mark: null, secret: null, revealedAt: null } as const;

/** @throws where the first event is no announcement: that was written by another program */
export function foldDraw(id: Uuid, events: readonly RecordedDraw[]): Draw {
  const [first, ...rest] = events;
  if (first?.type !== 'announced') throw new Error('a draw begins with its announcement');
  const { by, frozen, frozenHash } = first.data;
  const announced: Draw = {
    id,
    number: frozen.number,
    unitId: by.unitId,
    state: 'committing',
    announcedAt: first.at,
    frozen,
    frozenHash,
    parties: frozen.parties.map((unitId) => ({ unitId, ...SILENT })),
    seed: null,
    outcome: null,
    endedAt: null,
    why: null,
    missing: [],
    publishedAt: null,
  };
  return rest.reduce(evolveDraw, announced);
}

function evolveDraw(draw: Draw, event: RecordedDraw): Draw {
  const { at } = event;
  switch (event.type) {
    case 'announced':
      throw new Error('a draw is announced once');
    case 'committed': {
      const { by, commitment } = event.data;
      const parties = told(draw, by.unitId, { commitment, committedAt: at, mark: by.mark });
      return {
        ...draw,
        parties,
        state: parties.every((party) => party.commitment !== null) ? 'revealing' : draw.state,
      };
    }
    case 'revealed':
      return { ...draw, parties: told(draw, event.data.by.unitId, { secret: event.data.secret, revealedAt: at }) };
    case 'drawn':
      return { ...draw, ...event.data, state: 'drawn', endedAt: at };
    case 'voided':
      return { ...draw, state: 'void', endedAt: at, why: event.data.why, missing: event.data.missing };
    case 'published':
      return { ...draw, publishedAt: at };
    default:
      return never(event);
  }
}

function told({ parties }: Draw, unitId: Uuid, what: Partial<Party>): readonly Party[] {
  return parties.map((party) => (party.unitId === unitId ? { ...party, ...what } : party));
}

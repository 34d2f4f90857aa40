/** What of a change a listener of the live stream is told: nothing, how far the matter is, or how far units are shown it. Pure. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { sightInto } from '../loop/rules-sight.ts';

/** A matter that changed: what every listener is judged by, and how far it has come, as it is and as units are shown it. */
export type Change = Readonly<{
  id: Uuid;
  lane: string;
  phase: string;
  seated: readonly string[];
  divisionCode: string;
  officeDivision: string;
  concernedUnitIds: readonly Uuid[];
  partUnitIds: readonly Uuid[];
  seq: number;
  changedAt: Instant;
  shownSeq: number;
  shownChangedAt: Instant;
}>;

export type News = Readonly<{ id: Uuid; seq: number; at: Instant }>;

export function newsFor(reader: Parameters<typeof sightInto>[1], change: Change): News | null {
  const { id, lane, phase, seated, divisionCode, officeDivision } = change;
  const sight = sightInto(
    {
      lane,
      phase,
      divisions: [divisionCode, officeDivision],
      concerned: change.concernedUnitIds,
      parts: change.partUnitIds,
      seated,
    },
    reader,
  );
  if (sight === null) return null;
  return sight === 'unit'
    ? { id, seq: change.shownSeq, at: change.shownChangedAt }
    : { id, seq: change.seq, at: change.changedAt };
}

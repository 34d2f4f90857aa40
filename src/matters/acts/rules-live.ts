/** Live updates: what a listener is told of a change (nothing, the matter's progress, or its progress as units see it). */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { sightInto } from '../loop/rules-sight.ts';

/** A changed matter: what listeners are judged by, and its progress, real and as units see it. */
export type Change = Readonly<{
  id: Uuid;
  lane: string;
  respondentUnitId: Uuid | null;
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
  const { id, lane, respondentUnitId, seated, divisionCode, officeDivision } = change;
  const sight = sightInto(
    {
      lane,
      respondent: respondentUnitId,
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

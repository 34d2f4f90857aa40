/** What of a change a listener of the live stream is told: nothing, how far the matter is, or how far units are shown it. Pure. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import { mayEnterDisciplineLane, sightOfRole } from '../loop/rules-sight.ts';

/** A matter that changed: what every listener is judged by, and how far it has come, as it is and as units are shown it. */
export type Change = Readonly<{
  id: Uuid;
  lane: string;
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

export function newsFor(
  reader: Pick<Reader, 'divisionCodes' | 'unitIds' | 'tooNear'> & Readonly<{ actor: Readonly<{ role: string }> }>,
  change: Change,
): News | null {
  const { role } = reader.actor;
  const sight = sightOfRole(role);
  const { id } = change;
  const shown: News = { id, seq: change.shownSeq, at: change.shownChangedAt };
  if (sight === null || (change.lane === 'discipline' && !mayEnterDisciplineLane(role))) return null;
  if (sight === 'unit') return change.partUnitIds.some((unit) => reader.unitIds.includes(unit)) ? shown : null;
  const within = [change.divisionCode, change.officeDivision].some((code) => reader.divisionCodes.includes(code));
  if (!within) return null;
  const near = change.concernedUnitIds.some((unit) => reader.tooNear.has(unit));
  return near ? shown : { id, seq: change.seq, at: change.changedAt };
}

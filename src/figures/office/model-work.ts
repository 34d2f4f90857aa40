/** What units and handlers did, as offices read it: exact counts, shares with their doubt, groups and no ranks. */

import type { LocalDate } from '../../kernel/time.ts';
import type { WorkCounts } from '../../matters/index.ts';
import type { Place } from '../methods/rules-groups.ts';
import type { Satisfaction } from '../methods/rules-interval.ts';

/** Shares of what is counted beside them. */
export const WORK_SHARES = [
  'signedInTime',
  'endedInTime',
  'resolved',
  'returned',
  'downward',
  'noVerdict',
  'notResolved',
] as const;
export type WorkShare = (typeof WORK_SHARES)[number];

export type WorkLine = Readonly<{
  key: string;
  /** Of the unit, or of the person; empty where nobody of the unit acted yet. */
  name: string;
  unitName: string | null;
  /** The county the unit belongs to; null for all together. */
  area: Readonly<{ code: string; name: string }> | null;
  counts: WorkCounts & Readonly<{ downward: number }>;
  shares: Readonly<Record<WorkShare, Satisfaction>>;
  /** What was said at the windows the unit staffs; null in a unit's own view, which has a page of its own for it. */
  windows: Satisfaction | null;
  /** By what was resolved, among the units of this table. */
  place: Place | null;
}>;

export type WorkTable = Readonly<{
  from: LocalDate;
  to: LocalDate;
  lines: readonly WorkLine[];
  whole: WorkLine;
}>;

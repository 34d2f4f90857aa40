/** What the public page says: every figure with how it is made, cells too small to be shown left out. */

import type { Instant, LocalDate } from '../kernel/time.ts';

/** A count that may be shown, or null where it would tell of fewer than five. */
export type Shown = number | null;

export type CountyFigures = Readonly<{
  /** Division code of a county, or of the city for what belongs to no county. */
  code: string;
  name: string;
  reviews: Shown;
  satisfaction: ShownShare;
  received: Shown;
  open: Shown;
  overdue: Shown;
  closed: Shown;
  resolved: Shown;
  /** Median of calendar days from receipt to closing; null below five closed. */
  medianDaysToClose: number | null;
}>;

export type ShownShare =
  | Readonly<{ kind: 'enough'; share: number; low: number; high: number }>
  | Readonly<{ kind: 'not-enough-data' }>;

export type PublicFigures = Readonly<{
  /** Last day counted: the Sunday of the last full week, so that two looks cannot tell who came in between. */
  upTo: LocalDate;
  at: Instant;
  city: CountyFigures;
  counties: readonly CountyFigures[];
}>;

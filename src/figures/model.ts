/** What figures say: every number with how it is made, what is too small to be shown left out. */

import type { Instant, LocalDate, Month } from '../kernel/time.ts';
import type { PacedPhase } from '../matters/index.ts';
import type { Place } from './methods/rules-groups.ts';
import type { Pace } from './methods/rules-survival.ts';

/** A count that may be shown, or null where it is hidden. */
export type Shown = number | null;

export type ShownShare =
  | Readonly<{
      kind: 'enough';
      share: number;
      /** What may be said of everybody served; tables order by nothing else. */
      low: number;
      high: number;
    }>
  | Readonly<{ kind: 'not-enough-data' }>;

export type ReviewFigures = Readonly<{
  reviews: Shown;
  /** The count leaves out some that could not be shown yet, and so does whatever else is said here. */
  atLeast: boolean;
  satisfaction: ShownShare;
  /** The same with reviews under a fraud sign weighing less; null where no fraud sign weighs. */
  weighted: ShownShare | null;
  /** The part of those served who spoke, to a thousandth; null where nobody said how many were served. */
  participation: number | null;
}>;

export const MATTER_COUNTS = ['received', 'closed', 'resolved'] as const;
export type MatterCount = (typeof MATTER_COUNTS)[number];
export type MatterFigures = Readonly<Record<MatterCount, Shown>> &
  Readonly<{
    /** Those of the counts that leave out some that could not be shown yet: they are at least so many. */
    leavesOut: readonly MatterCount[];
  }>;

/** The days by which half and nine in ten got there, those still waiting counted; null where fewer than five got there. */
export type ShownPace = Pick<Pace, 'half' | 'ninety'> | null;

/** A county, or the city. Counts are up to the end of `monthsTo`, except the city’s reviews and what is open now. */
export type CountyFigures = ReviewFigures &
  MatterFigures &
  Readonly<{
    /** Division code of a county, or of the city for what belongs to no county. */
    code: string;
    name: string;
    /** Among the counties; null without enough data, and for the city. */
    place: Place | null;
    open: Shown;
    overdue: Shown;
    /** From receipt to closing. */
    pace: ShownPace;
  }>;

export type ProcedureFigures = MatterFigures & Readonly<{ procedure: string; pace: ShownPace }>;

export type PublicFigures = Readonly<{
  /** Last day counted for the city: the Sunday of the last full week, so that two looks cannot tell who came in between. */
  upTo: LocalDate;
  /** Reviews of days before this one were taken over from an older system; null where none were. */
  takenOverBefore: LocalDate | null;
  /** The last month that is over; null in the first one. A month is the whole weeks whose Thursday lies in it. */
  monthsTo: Month | null;
  at: Instant;
  city: CountyFigures;
  /** The city’s matters by kind of work, up to the end of `monthsTo`; together at most the city’s counts. */
  procedures: readonly ProcedureFigures[];
  /** How long the city’s matters take to each phase, in the order in which they come. */
  phases: readonly Readonly<{ phase: PacedPhase; pace: ShownPace }>[];
  counties: readonly CountyFigures[];
}>;

export type MonthFigures = ReviewFigures &
  MatterFigures &
  Readonly<{
    month: Month;
    over: boolean;
    /** Its reviews were taken over from an older system. */
    takenOver: boolean;
  }>;

/** By county and month, months in their order; only months that are over. */
export type CountyMonths = Readonly<{
  upTo: LocalDate;
  months: readonly Month[];
  counties: readonly Readonly<{
    code: string;
    name: string;
    cells: readonly (ReviewFigures & MatterFigures)[];
  }>[];
}>;

/**
 * A hall or a window in public: over the months named, to the whole percent, the count to the ten below. Nothing finer: the
 * difference of two editions must not tell who came in between.
 */
export type PlaceFigures = Readonly<{
  id: string;
  name: string;
  /** Its own id for a hall. */
  hallId: string;
  hallName: string;
  countyCode: string;
  countyName: string;
  /** null: fewer than a share needs. */
  reviewsAbout: number | null;
  satisfaction: ShownShare;
  weighted: ShownShare | null;
  place: Place | null;
}>;

export type PlacesTable = Readonly<{ from: Month; to: Month; places: readonly PlaceFigures[] }>;

/** Types of public figures; what is too small to be shown is left out. */

import type { Instant, LocalDate, Month } from '../kernel/time.ts';
import type { PacedPhase } from '../matters/index.ts';
import type { Place } from './methods/rules-groups.ts';
import type { Pace } from './methods/rules-survival.ts';

/** A count, or null where it is hidden. */
export type Shown = number | null;

export type ShownShare =
  | Readonly<{
      kind: 'enough';
      share: number;
      /** Bounds for everybody served; tables order by nothing else. */
      low: number;
      high: number;
    }>
  | Readonly<{ kind: 'not-enough-data' }>;

export type ReviewFigures = Readonly<{
  reviews: Shown;
  /** The count, and all else here, leaves out some that could not be shown yet. */
  atLeast: boolean;
  satisfaction: ShownShare;
  /** Weighted by fraud signs; null where none weighs. */
  weighted: ShownShare | null;
  /** Participation to a thousandth; null where nobody reported the number served. */
  participation: number | null;
}>;

export const MATTER_COUNTS = ['received', 'closed', 'resolved'] as const;
export type MatterCount = (typeof MATTER_COUNTS)[number];
export type MatterFigures = Readonly<Record<MatterCount, Shown>> &
  Readonly<{
    /** Counts that leave some out, and are at least so many. */
    leavesOut: readonly MatterCount[];
  }>;

/** Days by which half and nine in ten got there, those still waiting counted; null for fewer than five. */
export type ShownPace = Pick<Pace, 'half' | 'ninety'> | null;

/** Figures of a county or the city: up to the end of `monthsTo`, except the city’s reviews and open matters. */
export type CountyFigures = ReviewFigures &
  MatterFigures &
  Readonly<{
    /** Division code of a county, or of the city for what belongs to no county. */
    code: string;
    name: string;
    /** Place among counties; null without enough data, and for the city. */
    place: Place | null;
    /** At this moment, to the ten below; null: fewer than ten. */
    open: Shown;
    overdue: Shown;
    /** Pace from receipt to closing. */
    pace: ShownPace;
  }>;

export type ProcedureFigures = MatterFigures & Readonly<{ procedure: string; pace: ShownPace }>;

export type PublicFigures = Readonly<{
  /** Last day counted for the city, the Sunday of the last full week: no two looks tell who came in between. */
  upTo: LocalDate;
  /** Reviews before this day are an older system's; null where there are none. */
  takenOverBefore: LocalDate | null;
  /** Last finished month, null in the first. A month is the whole weeks whose Thursday lies in it. */
  monthsTo: Month | null;
  at: Instant;
  city: CountyFigures;
  /** Matters of the city by procedure, up to the end of `monthsTo`; together at most its counts. */
  procedures: readonly ProcedureFigures[];
  /** Pace of the city's matters to each phase, in order. */
  phases: readonly Readonly<{ phase: PacedPhase; pace: ShownPace }>[];
  counties: readonly CountyFigures[];
}>;

export type MonthFigures = ReviewFigures &
  MatterFigures &
  Readonly<{
    month: Month;
    over: boolean;
    /** Its reviews are an older system's. */
    takenOver: boolean;
  }>;

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
 * Public figures of a hall or a window: over those of the months named that its county is told in, to the whole percent, the count to
 * the ten below. Nothing finer: the difference of two editions must not tell who came in between, nor what a county hides.
 */
export type PlaceFigures = Readonly<{
  id: string;
  name: string;
  hallId: string;
  hallName: string;
  countyCode: string;
  countyName: string;
  /** null for fewer than a share needs. */
  reviewsAbout: number | null;
  satisfaction: ShownShare;
  weighted: ShownShare | null;
  place: Place | null;
}>;

export type PlacesTable = Readonly<{ from: Month; to: Month; places: readonly PlaceFigures[] }>;

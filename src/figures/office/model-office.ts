/** Figures for offices: exact inside their divisions, in groups as for everybody. */

import type { LocalDate, Month } from '../../kernel/time.ts';
import type { GradeCounts } from '../../reviews/index.ts';
import type { Place, Standing } from '../methods/rules-groups.ts';
import type { Satisfaction } from '../methods/rules-interval.ts';
import type { Pace } from '../methods/rules-survival.ts';
import type { TakenOver } from './rules-months.ts';

export const FIGURES_BY = ['county', 'hall', 'window', 'service', 'month'] as const;
export type FiguresBy = (typeof FIGURES_BY)[number];

export type FigureLine = Readonly<{
  key: string;
  name: string;
  hallName: string | null;
  countyName: string | null;
  unitName: string | null;
  grades: GradeCounts;
  reviews: number;
  /** Whether they are an older system's. */
  takenOver: TakenOver;
  satisfaction: Satisfaction;
  /** Weighted by fraud signs; null where none weighs. */
  weighted: Satisfaction | null;
  /** Share shrunk towards its kin (a window's hall, a hall's county, else all): to be read, never to order by. */
  drawn: number | null;
  served: number | null;
  participation: number | null;
  place: Place | null;
  /** Standing against its kin; null without enough data. */
  standing: Standing | null;
}>;

export type FigureTable = Readonly<{
  by: FiguresBy;
  from: Month;
  to: Month;
  upTo: LocalDate;
  lines: readonly FigureLine[];
  whole: FigureLine;
}>;

/** A window's finished weeks, for an office, however few spoke. */
export type WindowHistory = Readonly<{
  windowId: string;
  name: string;
  hallName: string;
  /** Newest first; `four` is over the four weeks up to it. */
  weeks: readonly Readonly<{ weekOf: LocalDate; grades: GradeCounts; four: Satisfaction }>[];
}>;

/** A week of a unit's window: null for fewer than five, no split by grade for fewer than five bad ones. */
export type UnitWeek = Readonly<{ weekOf: LocalDate; reviews: number | null; counts: GradeCounts | null }>;

/** Four weeks of a unit's window: at least so many of a hundred were satisfied, in steps. */
export type UnitBlock = Readonly<{ from: LocalDate; to: LocalDate; reviewsAbout: number; satisfiedAtLeast: number }>;

export type UnitWindow = Readonly<{
  windowId: string;
  windowNumber: string;
  windowName: string;
  hallName: string;
  /** Newest first; weeks without reviews are absent. */
  weeks: readonly UnitWeek[];
  /** Total of the shown weeks: one over hidden weeks would give them away by subtraction. */
  reviews: number;
  /** Total of the weeks split by grade; null where none is. */
  counts: GradeCounts | null;
  /** Newest first. */
  blocks: readonly UnitBlock[];
  /** Standing against hall and county, over the last twelve finished months. */
  standing: Readonly<{ hall: Standing | null; county: Standing | null }>;
}>;

export const PACE_BY = ['phase', 'procedure', 'county', 'month'] as const;
export type PaceBy = (typeof PACE_BY)[number];
export type PaceLine = Readonly<{ key: string; name: string }> & Omit<Pace, 'steps'>;
export type PaceTable = Readonly<{
  by: PaceBy;
  from: LocalDate;
  to: LocalDate;
  asOf: LocalDate;
  lines: readonly PaceLine[];
  whole: PaceLine & Pick<Pace, 'steps'>;
}>;

/** Figures as an office reads them: exact inside its own divisions, in groups like everybody's. */

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
  /** Whether they were taken over from an older system. */
  takenOver: TakenOver;
  satisfaction: Satisfaction;
  /** With reviews under a fraud sign weighing less; null where no fraud sign weighs. */
  weighted: Satisfaction | null;
  /** The share drawn towards its kin (a window's hall, a hall's county, else all): to be read, never to order by. */
  drawn: number | null;
  served: number | null;
  participation: number | null;
  place: Place | null;
  /** Against its kin; null where either has not enough data. */
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

/** One window's weeks, for an office: every week that is over, however few spoke. */
export type WindowHistory = Readonly<{
  windowId: string;
  name: string;
  hallName: string;
  /** Newest first; `four` is over the four weeks up to it. */
  weeks: readonly Readonly<{ weekOf: LocalDate; grades: GradeCounts; four: Satisfaction }>[];
}>;

/** A week of a unit's window; nothing where fewer than five spoke, no split by grade where fewer than five were bad. */
export type UnitWeek = Readonly<{ weekOf: LocalDate; reviews: number | null; counts: GradeCounts | null }>;

/** Four weeks of a unit's window together: at least that many of a hundred were satisfied, in steps. */
export type UnitBlock = Readonly<{ from: LocalDate; to: LocalDate; reviewsAbout: number; satisfiedAtLeast: number }>;

/** What a unit is told of a window it staffs. */
export type UnitWindow = Readonly<{
  windowId: string;
  windowNumber: string;
  windowName: string;
  hallName: string;
  /** Newest first; weeks nobody reviewed are not there. */
  weeks: readonly UnitWeek[];
  /** Over the weeks that are shown: a total over hidden weeks would give them away by subtraction. */
  reviews: number;
  /** Over the weeks that are split by grade; null where none is. */
  counts: GradeCounts | null;
  /** Newest first. */
  blocks: readonly UnitBlock[];
  /** Against the hall and against the county, over the last twelve months that are over. */
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

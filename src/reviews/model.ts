/** Reviews of windows: the five grades, what may be added to them, and the entries of the three forms below the faces. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate, Month } from '../kernel/time.ts';

/** 非常满意 5 … 非常不满意 1, as the national 好差评 rules number them; 1 and 2 are 差评. */
export const GRADES = [5, 4, 3, 2, 1] as const;
export type Grade = (typeof GRADES)[number];

export const ENTRY_KINDS = ['complaint', 'suggestion', 'request'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Procedures of entries and reviews: the one place where this slice names any. */
export const PROCEDURE_OF_ENTRY = { complaint: 'scan-complaint', suggestion: 'opinion', request: 'request' } as const;
export const PROCEDURE_OF_REVIEW = { bad: 'bad-review', content: 'opinion' } as const;

/**
 * open: may still be changed by its person · closed: the quarter of an hour is over or the details were sent and it
 * became a matter · held: came in a flood without proof of work and is not counted until somebody looked ·
 * discarded: somebody looked and gave a reason.
 */
export type ReviewState = 'open' | 'closed' | 'held' | 'discarded';
export type EntryState = 'registered' | 'held' | 'discarded';

export type Review = Readonly<{
  id: Uuid;
  submissionId: Uuid;
  /** null for a review of an older system. */
  codeId: Uuid | null;
  windowId: Uuid;
  hallId: Uuid;
  divisionCode: string;
  unitId: Uuid;
  grade: Grade;
  day: LocalDate;
  state: ReviewState;
  openUntil: Instant;
  matterId: Uuid | null;
}>;

/** Counts by grade; every grade is there. */
export type GradeCounts = Readonly<Record<Grade, number>>;

/**
 * A tally, of which figures are made: reviews by grade; sums of their weights, of the weights of content ones (grades 3 to 5)
 * and of the squared weights, where a fraud sign weighs less than one; how many were served where and when `heard` of
 * these reviews were given. `served` is null where nobody said.
 */
export type Tally = Readonly<{
  grades: GradeCounts;
  weight: number;
  contentWeight: number;
  squares: number;
  served: number | null;
  heard: number;
}>;

export type ReviewProblem =
  | Readonly<{ kind: 'review-not-found' }>
  | Readonly<{ kind: 'review-closed' }>
  /** This submission was taken before: from another device, for another place or form, or too long ago to be changed. */
  | Readonly<{ kind: 'received-already' }>
  | Readonly<{ kind: 'entry-not-found' }>
  | Readonly<{ kind: 'entry-already-decided' }>
  | Readonly<{ kind: 'sign-not-found' }>
  | Readonly<{ kind: 'sign-of-your-unit' }>
  | Readonly<{ kind: 'sign-already-explained' }>
  | Readonly<{ kind: 'month-not-over' }>
  | Readonly<{ kind: 'served-place-not-found' }>
  | Readonly<{ kind: 'outside-your-division' }>
  | Readonly<{ kind: 'reason-too-short'; least: number }>;

/** Number served in a month, as a hall (no window named) or a window reported it. */
export type ServedLine = Readonly<{ hallName: string; windowName: string | null; month: Month; served: number }>;

/** What the holder of a receipt is shown of a matter: offices, never persons; days, never times; own words back. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { LegalLimit } from '../../law/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { DataRequestKind, DataStanding, ReviewKept } from '../../vault/index.ts';
import type { DueKind, Outcome, Phase, Verdict } from '../loop/model.ts';
import type { EventType } from '../loop/model-events.ts';

/** What the doors keep beside a matter; they come after it in the order of slices and lend this. */
export type AlsoKept = (q: Queryable, matterId: Uuid) => Promise<ReviewKept | undefined>;

/** Days in a row that were the same thing, as law's `runsOf` gives them. */
export type TrackRun = Readonly<{
  from: LocalDate;
  to: LocalDate;
  days: number;
  role: 'counted' | 'skipped' | 'rolled-over' | 'rolled-to';
  kind: 'working' | 'make-up' | 'weekend' | 'holiday';
  name: string | null;
}>;

export type TrackDue = Readonly<{
  kind: DueKind;
  on: LocalDate;
  provisional: boolean;
  overdue: boolean;
  why: Readonly<{
    from: LocalDate;
    amount: number;
    unit: 'working-day' | 'calendar-day';
    runs: readonly TrackRun[];
    /** The rule the limit stands in; null where the matter's version names none. */
    basis: Pick<LegalLimit, 'basis' | 'verified'> | null;
  }>;
}>;

export type TrackStep = Readonly<{
  /** A contact that reached nobody is told as one that was tried. */
  type: EventType | 'contact-tried';
  on: LocalDate;
  /** The office that acted or was given the matter; null where it was the complainant or the clock. */
  office: string | null;
  dueOn: LocalDate | null;
  /** Reasons are written for the complainant too; messages and files stand elsewhere. */
  text: string | null;
  verdict: Verdict | null;
}>;

export type TrackResult = Readonly<{
  /** Which round of handling it belongs to. */
  leg: number;
  on: LocalDate;
  measures: string | null;
  answers: readonly Readonly<{ demand: string | null; text: string | null }>[];
  /** What the unit shows of what it did. */
  photos: readonly Readonly<{ id: Uuid; width: number; height: number }>[];
}>;

export type TrackMessage = Readonly<{ mine: boolean; on: LocalDate; office: string | null; text: string | null }>;

/** What the holder may do now, from the loop's own table. */
export type TrackAct = 'send-message' | 'add-evidence' | 'give-verdict' | 'appeal' | 'reopen' | 'withdraw';

export type TrackView = Readonly<{
  matterId: Uuid;
  /** As it is said on the telephone. */
  number: string;
  seq: number;
  procedure: string;
  /** Hall and window; null where the code was an enterprise's own. */
  place: string | null;
  phase: Phase;
  outcome: Outcome | null;
  /** Whether this matter waits for the holder of this receipt to judge. */
  mineToJudge: boolean;
  office: string | null;
  due: TrackDue | null;
  receivedOn: LocalDate;
  /** Calendar days since it came in; never resets. */
  ageDays: number;
  legs: number;
  steps: readonly TrackStep[];
  said: Readonly<{
    /** The grade and reasons of a review, where it began with one. */
    review: ReviewKept | null;
    words: string | null;
    demands: readonly string[];
    photoIds: readonly Uuid[];
  }>;
  /** The newest first: each round that reached an answer. */
  results: readonly TrackResult[];
  messages: readonly TrackMessage[];
  acts: readonly TrackAct[];
  identity: Readonly<{
    state: 'none' | 'sealed' | 'erased';
    openings: readonly Readonly<{ on: LocalDate; office: string; reason: string }>[];
    /** What was asked about the person's own data. */
    requests: readonly Readonly<{ kind: DataRequestKind; standing: DataStanding; dueOn: LocalDate }>[];
  }>;
  seal: Readonly<{
    /** The newest event of this matter is under a published head. */
    covered: boolean;
    head: Readonly<{ size: number; root: string; at: Instant }> | null;
    /** Path of the inclusion proof of the newest sealed event. */
    proofPath: string | null;
  }>;
}>;

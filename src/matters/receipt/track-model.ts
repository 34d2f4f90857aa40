/** Types of the track page: offices, never persons; days, never times; one's own words. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { LegalLimit } from '../../law/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { DataRequestKind, DataStanding, NoticeKept, ReviewKept } from '../../vault/index.ts';
import type { DocumentLine } from '../acts/store-files.ts';
import type { DueKind, Outcome, Phase, Verdict } from '../loop/model.ts';
import type { ToldStep } from './words-track-steps.ts';

/** Records doors keep beside a matter, passed in by those later slices. */
export type AlsoKept = (q: Queryable, matterId: Uuid) => Promise<ReviewKept | undefined>;

/** Consecutive like days, as law's `runsOf` gives them. */
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
    /** Legal basis of the limit; null where the matter's version names none. */
    basis: Pick<LegalLimit, 'basis' | 'verified'> | null;
  }>;
}>;

export type TrackStep = Readonly<{
  /** An event, or what it is called here: `contact-tried` for a contact that reached nobody. */
  type: ToldStep;
  on: LocalDate;
  /** Office that acted or got the matter; null for the complainant and the clock. */
  office: string | null;
  dueOn: LocalDate | null;
  /** Reason of the step; messages and files stand elsewhere. */
  text: string | null;
  verdict: Verdict | null;
}>;

export type TrackResult = Readonly<{
  /** Round of handling. */
  leg: number;
  on: LocalDate;
  measures: string | null;
  answers: readonly Readonly<{ demand: string | null; text: string | null }>[];
  /** Photos of the unit's work. */
  photos: readonly Readonly<{ id: Uuid; width: number; height: number }>[];
  /** PDFs; `no` by which the offices call it, `size` in bytes. */
  documents: readonly Readonly<{ id: Uuid; no: number; size: number }>[];
}>;

export type TrackMessage = Readonly<{ mine: boolean; on: LocalDate; office: string | null; text: string | null }>;

/** Acts of the holder, by the phase table. */
export type TrackAct = 'send-message' | 'add-evidence' | 'give-verdict' | 'appeal' | 'reopen' | 'withdraw';

export type TrackView = Readonly<{
  matterId: Uuid;
  /** Number as said on the telephone. */
  number: string;
  seq: number;
  procedure: string;
  /** Hall and window; null where the code was an enterprise's own. */
  place: string | null;
  phase: Phase;
  outcome: Outcome | null;
  /** Whether the holder's verdict is awaited. */
  mineToJudge: boolean;
  office: string | null;
  due: TrackDue | null;
  receivedOn: LocalDate;
  /** Calendar days since receipt; never reset. */
  ageDays: number;
  legs: number;
  steps: readonly TrackStep[];
  said: Readonly<{
    /** Review it began with, if any. */
    review: ReviewKept | null;
    words: string | null;
    demands: readonly string[];
    photoIds: readonly Uuid[];
    /** What an office registered for the person; a PDF they can open. */
    documents: readonly Pick<DocumentLine, 'id' | 'kind' | 'no' | 'size'>[];
  }>;
  /** Rounds with an answer, newest first. */
  results: readonly TrackResult[];
  messages: readonly TrackMessage[];
  /** Until when a message of theirs is answered; null where none waits. */
  answerBy: LocalDate | null;
  /** Until when they are called back about the answer; null where nobody is to, or it was done. */
  callBy: LocalDate | null;
  acts: readonly TrackAct[];
  identity: Readonly<{
    state: 'none' | 'sealed' | 'erased';
    openings: readonly Readonly<{ on: LocalDate; office: string; reason: string }>[];
    /** Requests about the person's data. */
    requests: readonly Readonly<{ kind: DataRequestKind; standing: DataStanding; dueOn: LocalDate }>[];
  }>;
  /** By what they can be told of news: a port, the sink of a demonstration, or nothing; and the number that is told. */
  notice: Readonly<{ by: 'port' | 'sink' | null; kept: NoticeKept | null }>;
  seal: Readonly<{
    /** Whether the newest event is under a published head. */
    covered: boolean;
    head: Readonly<{ size: number; root: string; at: Instant }> | null;
    /** Path of the inclusion proof of the newest sealed event. */
    proofPath: string | null;
  }>;
}>;

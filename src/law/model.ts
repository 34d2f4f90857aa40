/** Types of law: calendars, limits and deadlines, procedures and categories as dated data with their legal basis. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { CategoryKind, ListFault } from './lists/model.ts';
import type { Versioned } from './model-version.ts';
import type { ProcedureCode } from './procedures.ts';

// --- The calendar ---------------------------------------------------------------------------------------------------

/** A day named by a notice: off (放假) or worked in exchange (调休上班). Plain Saturdays and Sundays are not listed. */
export type CalendarDay = Readonly<{ date: LocalDate; name: string; isOffDay: boolean }>;

/**
 * 节假日安排 of one year, as the General Office of the State Council publishes it every autumn. A year's table may speak of
 * the last days of the December before it; where two tables name one date, the later year's holds.
 */
export type CalendarYear = Readonly<{
  year: number;
  /** Addresses of the notices. */
  papers: readonly string[];
  days: readonly CalendarDay[];
}>;

/** One edition of a year's table: a later edition replaces an earlier one of the same year, none is deleted. */
export type CalendarEdition = Readonly<
  CalendarYear & { edition: number; source: string; reason: string; at: Instant; byUserId: string | null }
>;

/** `make-up`: a Saturday or Sunday that is worked. `holiday`: off by notice, whichever day of the week it is. */
type DayKind = 'working' | 'make-up' | 'weekend' | 'holiday';

export type DayFact = Readonly<{
  kind: DayKind;
  /** The holiday a day off or a make-up day belongs to. */
  name: string | null;
  /** False where the year's table is not published: then only weekends are known. */
  published: boolean;
}>;

/** The published tables, indexed for counting; immutable. Made by `makeCalendar`. */
export type Calendar = Readonly<{
  /** Number of the latest import; written into whatever was counted with it. */
  edition: string;
  years: readonly CalendarYear[];
  publishedYears: ReadonlySet<number>;
  named: ReadonlyMap<LocalDate, CalendarDay>;
  index: WorkingDayIndex;
}>;

/** Exceptions to "Monday to Friday is worked", in order, with running sums, so that counting needs no loop over days. */
export type WorkingDayIndex = Readonly<{
  /** Day numbers (days since 1970-01-01). */
  days: readonly number[];
  /** +1 a weekend day worked, −1 a weekday off. */
  signs: readonly number[];
  /** Sum of `signs` before the entry; one entry more than `days`. */
  before: readonly number[];
  /** Working days since 1970-01-01 up to and including the entry's day. */
  counts: readonly number[];
}>;

// --- Limits and deadlines -------------------------------------------------------------------------------------------

/** 工作日 and 日: a text means working days only where it says 工作日. */
export type LimitUnit = 'working-day' | 'calendar-day';
export type Limit = Readonly<{ amount: number; unit: LimitUnit }>;

export type Deadline = Readonly<{
  /** Last day on which the act is in time, until 24:00. */
  dueOn: LocalDate;
  /** The count touches a year whose table is not published; only weekends were taken off there. */
  provisional: boolean;
}>;

/** Kind of a counted day. `rolled-over`: a rest day on which the period ended; the due day is the next working day. */
export type DayRole = 'counted' | 'skipped' | 'rolled-over' | 'rolled-to';

export type ExplainedDay = Readonly<
  DayFact & { date: LocalDate; role: DayRole /** Its number in the count. */; nth: number | null }
>;

export type Explanation = Readonly<{
  from: LocalDate;
  limit: Limit;
  deadline: Deadline;
  days: readonly ExplainedDay[];
}>;

/** A stopped clock and what is left of it. Negative when it had run out before; stopping changes nothing then. */
export type StoppedClock = Readonly<{ dueOn: LocalDate; remaining: number; unit: LimitUnit }>;

/** A date whose kind a new table would change. */
export type CalendarChange = Readonly<{ date: LocalDate; before: DayFact; after: DayFact }>;

// --- Rules with a legal basis ---------------------------------------------------------------------------------------

/** Legal basis of a rule, and whether somebody compared it with the text in force. */
type Grounded = Readonly<{ basis: string; verified: boolean }>;
export type LegalLimit = Limit & Grounded;

type RespondentMayHandle = 'yes' | 'service-faults' | 'no';

/** Seats that offices take in a matter. */
export const SEAT_NAMES = ['dispatch', 'above', 'check', 'supervise', 'judge'] as const;
export type SeatName = (typeof SEAT_NAMES)[number];
/**
 * Place of a seat: in the division of the matter or one level above it; in the unit that raised it; in the unit at work; in the
 * department that the list names as responsible for the verdict.
 */
export const SEAT_PLACES = ['division', 'above', 'raiser', 'unit', 'named'] as const;
/** A seat, taken by posts of these roles. Of the seat above, the last role is the one at the top of the city. */
export type Seat = Readonly<{ where: (typeof SEAT_PLACES)[number]; roles: readonly string[] }>;

/**
 * Acceptance of a matter: by decision, where silence past the limit is acceptance (`silence`) or is not (`decision`); by
 * registering it; by an act of another record, such as the release of a bulletin.
 */
export const ACCEPTANCES = ['silence', 'decision', 'at-once', 'record'] as const;

/** Everything in which one procedure differs from another; the loop knows no procedure by name. */
export type ProcedureTerms = Readonly<{
  /** Raiser. What an office raised is not sealed from the unit that must put it right. */
  raisedBy: 'complainant' | 'office';
  /** The lane a matter starts in; the discipline lane is sealed from everybody outside it. */
  lane: 'ordinary' | 'discipline';
  /** Kind of number: random digits, or a gapless series of each organ and year. */
  number: 'random' | 'series';
  /** Whether a name and a telephone number may be left, which are kept in the vault. */
  identity: 'vault' | 'none';
  /** Whether it bears the number of another platform, with the ground on which it is dealt with here. */
  reference: 'none' | 'required';
  /** Whether the public figures count it. */
  published: boolean;
  acceptance: (typeof ACCEPTANCES)[number];
  /** The handle date is counted from its limit, or given by the list the matter stands on. */
  handleDate: 'counted' | 'given';
  /** Judge: the complainant where there is a receipt, else the seat `judge`; or always the seat. */
  judgedBy: 'complainant' | 'seat';
  seats: Readonly<Record<SeatName, Seat>>;
  /** Which lists its categories and grounds are taken from. */
  categories: Readonly<{
    about: CategoryKind;
    refusal: CategoryKind;
    termination: CategoryKind;
    suspension: CategoryKind;
    rerouting: CategoryKind;
    /** Grounds on which a matter is dealt with here, or handed over; null where none has to be named. */
    jurisdiction: CategoryKind | null;
  }>;
  /** Time to accept; null where acceptance is no decision. */
  accept: LegalLimit | null;
  /** Time to contact a complainant who left a contact; null where nothing demands it. */
  contact: LegalLimit | null;
  /** Time to sign (签收); silence past it counts as signed. */
  sign: LegalLimit;
  return: LegalLimit;
  /** Time for the unit's plan, from signing; without a plan no result is submitted. null where none is asked for. */
  plan: LegalLimit | null;
  /** Time between progress reports, from signing and from each report; null where none are asked for. */
  progress: LegalLimit | null;
  /** Time to handle; runs from acceptance, never from signing. Where the date is given, only a redo is counted. */
  handle: LegalLimit;
  /** An extension, counted from the old due date. `times` is per run of handling. */
  extension: (LegalLimit & Readonly<{ times: number; approver: 'dispatcher' | 'level-above' | 'checker' }>) | null;
  /** Time to check; lies inside the handle limit and does not prolong it. */
  check: LegalLimit;
  verdict: LegalLimit;
  reopen: LegalLimit;
  /** Time for the level above to review an appeal; null: no limit. */
  appealReview: LegalLimit | null;
  /** Time for the supervisor to decide what was contested; null: no limit. */
  secondLook: LegalLimit | null;
  /** Time for a second person to decide on a proposed change of category; null: no limit. */
  reclassification: LegalLimit | null;
  /**
   * Time to decide on another unit (转办) that the one at work proposed; a unit that is given the matter gets a handle limit of its
   * own. `times` is per run of handling. null: once work has begun no unit proposes another.
   */
  rerouting: (LegalLimit & Readonly<{ times: number }>) | null;
  /** Longest time of all suspensions of a matter together. */
  suspendCap: LegalLimit;
  letterReply: LegalLimit;
  redosBeforeUphold: number;
  refusalNeedsApproval: boolean;
  /** Whether the approval of a refusal names the paper by which an authority outside the city agreed. */
  refusalRecord: boolean;
  /** Appeals allowed of a refusal or a termination. */
  appeals: 0 | 1;
  respondentMayHandle: RespondentMayHandle;
}>;

export type ProcedureVersion = Versioned & Readonly<{ procedure: ProcedureCode; terms: ProcedureTerms }>;

// --- Keeping them ---------------------------------------------------------------------------------------------------

/** The rules keeper who acts, by ids only, and the id of this act: the same id again gets the first answer. */
export type Keeper = Readonly<{ userId: string; postId: string; submissionId: Uuid }>;

export type CalendarFault =
  | 'not-json-or-csv'
  | 'no-days'
  | 'year-out-of-range'
  | 'date-not-real'
  | 'date-outside-year'
  | 'date-twice'
  | 'name-missing'
  | 'day-kind-unknown'
  | 'paper-missing'
  | 'too-many-days-off'
  | 'not-worked-in-exchange';

export type TermsFault =
  | 'amount-out-of-range'
  | 'basis-missing'
  | 'check-longer-than-handle'
  | 'acceptance-and-limit-disagree'
  | 'seat-needs-an-office'
  | 'own-work'
  | 'role-reads-too-little'
  | 'series-needs-an-office'
  | 'judge-needs-a-complainant'
  | 'record-without-approval';

export type LawProblem =
  | Readonly<{ kind: 'calendar-malformed'; faults: readonly Readonly<{ at: string; fault: CalendarFault }>[] }>
  | Readonly<{ kind: 'calendar-unchanged' }>
  | Readonly<{ kind: 'second-person-needed' }>
  | Readonly<{ kind: 'verified-by-who-set-it' }>
  | Readonly<{ kind: 'calendar-changed-meanwhile'; edition: string }>
  | Readonly<{ kind: 'terms-malformed'; faults: readonly Readonly<{ at: string; fault: TermsFault }>[] }>
  | Readonly<{ kind: 'list-malformed'; faults: readonly Readonly<{ at: string; fault: ListFault }>[] }>
  | Readonly<{ kind: 'terms-unchanged' }>
  | Readonly<{ kind: 'terms-changed-meanwhile'; version: string }>
  | Readonly<{ kind: 'not-in-the-future'; earliest: LocalDate }>
  | Readonly<{ kind: 'reason-too-short'; least: number }>
  | Readonly<{ kind: 'procedure-not-found' }>
  | Readonly<{ kind: 'submission-reused' }>;

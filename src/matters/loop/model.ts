/** Model of a matter: phases, relations, dates, and the state its log folds into. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';

export const PHASES = [
  'registered',
  'refused',
  'appealed',
  'accepted',
  'dispatched',
  'handling',
  'suspended',
  'checking',
  'answered',
  'contested',
  'closed',
  'merged',
  'transferred',
  'terminated',
] as const;
export type Phase = (typeof PHASES)[number];
/** Phases in which nothing is left to do. */
export const ENDED: readonly Phase[] = ['closed', 'refused', 'terminated', 'transferred', 'merged'];

/**
 * Relations to a matter: L lead unit, A assisting unit, H head of the lead unit, who signs off, D dispatcher of its division, U the level
 * above, C checker, J judge, S independent supervisor, V whoever may open the contact, R the office that raised it,
 * P a leader over its office, who instructs, X complainant by receipt, T the clock.
 */
export const RELATION_CODES = ['L', 'A', 'H', 'D', 'U', 'C', 'J', 'S', 'V', 'R', 'P', 'X', 'T'] as const;
export type RelationCode = (typeof RELATION_CODES)[number];

/** Doer of an event: posts and accounts by id, never a name; the complainant without any id. */
export type Doer =
  | Readonly<{
      kind: 'post';
      as: RelationCode;
      postId: Uuid;
      userId: Uuid;
      unitId: Uuid;
      /** The post whose holder delegated this act, when somebody stands in. */
      delegatedFrom: Uuid | null;
    }>
  | Readonly<{ kind: 'complainant'; as: 'X' | 'J' }>
  | Readonly<{ kind: 'clock'; as: 'T' }>
  | Readonly<{ kind: 'door'; as: 'door'; door: string }>;

/** Commitment to a text or photo: the id of its erasable row and an HMAC under a key that dies with the row. */
export type Committed = Readonly<{ id: Uuid; commitment: string }>;

export type LimitUnit = 'working-day' | 'calendar-day';

export const DUE_KINDS = [
  'accept',
  'contact',
  'sign',
  'return',
  'plan',
  'progress',
  'handle',
  'check',
  'verdict',
  'reopen',
  'appealReview',
  'secondLook',
  'reclassification',
  'rerouting',
  'resume',
  'answer',
  'callBack',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** A due date with all that is needed to count it again: the day before the first counted one, how much, of what. */
export type Due = Readonly<{
  on: LocalDate;
  /** The count reaches into a year whose holiday table was not published yet. */
  provisional: boolean;
  from: LocalDate;
  amount: number;
  unit: LimitUnit;
  /** Given by a list, and never recounted. */
  given?: true;
}>;

/**
 * Offices of a relation: these roles in that division, and above it when nobody there may act. With
 * `unit` only posts of that unit, `lead` being whichever unit is at work.
 */
export type Desk = Readonly<{ division: string; roles: readonly string[]; unit?: Uuid | 'lead' }>;
export type DeskRelation = 'D' | 'U' | 'C' | 'S';

/** Steps of the ladder of supervision, the mildest first: 催办, 督导函, 约谈, 通报, 移交. */
export const LADDER_STEPS = ['reminder', 'supervision-letter', 'interview', 'bulletin', 'hand-over'] as const;
export type LadderStep = (typeof LADDER_STEPS)[number];
/** Letters about matters: the steps of the ladder, and what a leader instructs (批示), which stands beside it. */
export const LETTER_STEPS = [...LADDER_STEPS, 'instruction'] as const;
export type LetterStep = (typeof LETTER_STEPS)[number];

/** Holder of a matter: the unit at work, or a desk of the office. */
export type Holder = Readonly<{ relation: 'L'; unit: Uuid }> | Readonly<{ relation: DeskRelation | 'J'; desk: Desk }>;

export type Judge = Readonly<{ kind: 'complainant' }> | Readonly<{ kind: 'post'; desk: Desk; escalations: number }>;

/** Place. An enterprise's own code is identity: its id lies in the vault alone. */
export type Place =
  | Readonly<{ kind: 'window'; windowId: Uuid; hallId: Uuid }>
  | Readonly<{ kind: 'entity' }>
  | Readonly<{ kind: 'none' }>;

/** Number of another platform, and the ground (a code of the terms' list) on which the matter is dealt with here. */
export type Reference = Readonly<{ number: string; jurisdiction: string | null }>;

/** Rating of a review: grade, 1 the worst to 5, and the codes of every reason. */
export type Rating = Readonly<{ grade: number; reasons: readonly string[] }>;

/** What a complainant said to a question of a call-back; `unsaid`: nothing to the point. Never a verdict. */
export const REPLIES = ['yes', 'partly', 'no', 'unsaid'] as const;
export type Reply = Readonly<{ question: string; answer: (typeof REPLIES)[number] }>;

export type Verdict = 'resolved' | 'partly' | 'not';
export type Outcome = 'resolved' | 'not-resolved' | 'no-verdict' | 'withdrawn';
export type Lane = 'ordinary' | 'discipline';

export type AssistingPart = 'asked' | 'signed' | 'returned' | 'contributed' | 'dropped';
export type Assisting = Readonly<{ unit: Uuid; part: AssistingPart }>;

export type Submission = Readonly<{
  measures: Committed;
  answers: readonly Readonly<{ demand: number; text: Committed }>[];
  evidence: readonly Committed[];
  on: LocalDate;
}>;

/** An act of the unit at work that leaves it only with its head's sign-off, as it was written. */
export type Held =
  | (Readonly<{ type: 'submit' }> & Omit<Submission, 'on'>)
  | Readonly<{ type: 'ask-extension'; reason: Committed }>
  | Readonly<{ type: 'propose-rerouting'; ground: string; unit: Uuid; reason: Committed }>
  | Readonly<{ type: 'ask-suspension'; ground: string; reason: Committed; files: readonly Committed[] }>;

/** A draft that waits for the head: one of each kind of act, and the author’s second thoughts take its place. */
export type Draft = Readonly<{ no: number; held: Held; by: Extract<Doer, { kind: 'post' }>; on: LocalDate }>;

/** A run of handling; a redo opens another with its own clock. */
export type Leg = Readonly<{
  no: number;
  openedOn: LocalDate;
  lead: Uuid | null;
  assisting: readonly Assisting[];
  /** Day of signing; null before. */
  signedOn: LocalDate | null;
  handle: Due;
  extension: 'none' | 'asked' | 'granted' | 'denied';
  /** Extensions granted in this leg. */
  extensions: number;
  /** Relation that decides a pending extension. */
  extensionApprover: 'D' | 'U' | 'C' | null;
  /** Times it was given to another unit in this leg because the one at work proposed it. */
  reroutings: number;
  submission: Submission | null;
  drafts: readonly Draft[];
  /** Unit a redo must not go back to. */
  notTo: Uuid | null;
}>;

/** A proposal that another person must decide. */
export type Pending = Readonly<{
  refusal: Readonly<{ ground: string; by: Uuid }> | null;
  termination: Readonly<{ ground: string; by: Uuid }> | null;
  suspension: Readonly<{ ground: string; by: Uuid; as: RelationCode }> | null;
  reclassification: Readonly<{ category: string; by: Uuid; decider: 'D' | 'U' }> | null;
  rerouting: Readonly<{ ground: string; unit: Uuid; by: Uuid; decider: 'D' | 'U' }> | null;
}>;

/** A letter and its own reply clock; reminders are counted alone, and an instruction has no number. */
export type Letter = Readonly<{
  id: Uuid;
  step: Exclude<LetterStep, 'reminder'>;
  year: number | null;
  number: number | null;
  unit: Uuid;
  /** Desk it went to; null for the unit at work. */
  to: DeskRelation | null;
  /** Null where no answer is asked for. */
  reply: Due | null;
  /** Whether another matter of the same letter carries its task. */
  beside: boolean;
  signedOn: LocalDate | null;
  repliedOn: LocalDate | null;
}>;

/** Remaining handle time of a suspension. */
export type Stopped = Readonly<{ on: LocalDate; remaining: number; unit: LimitUnit }>;

/** First days of phases, kept through redos; `leftOn` while the matter is gone without an answer. */
export type Reached = Readonly<{
  dispatchedOn: LocalDate | null;
  signedOn: LocalDate | null;
  answeredOn: LocalDate | null;
  leftOn: LocalDate | null;
}>;

export type MatterState = Readonly<{
  id: Uuid;
  seq: number;
  /** Number people use: digits, or year and place in the series of the raiser’s unit. */
  number: string;
  /** The office that raised it; null where a complainant did. */
  raiser: Desk | null;
  /** Door it came by; `office` where an office raised it. */
  door: string;
  /** Number it bears on another platform; null where it came by no other. */
  reference: Reference | null;
  /** Whether the public figures count it. */
  published: boolean;
  phase: Phase;
  lane: Lane;
  /** Referred from the ordinary lane, and not yet taken up as work of the discipline side. */
  isReferred: boolean;
  procedure: string;
  procedureVersion: string;
  divisionCode: string;
  respondentUnitId: Uuid | null;
  place: Place;
  categoryCode: string | null;
  reclassified: boolean;
  desks: Readonly<Record<DeskRelation, Desk>>;
  judge: Judge;
  hasReceipt: boolean;
  realName: boolean;
  words: Committed | null;
  demands: readonly Committed[];
  receivedAt: Instant;
  receivedOn: LocalDate;
  /** Handle date of a list; a redo is counted. */
  givenDue: Due | null;
  acceptedOn: LocalDate | null;
  /** Running clocks outside a leg. */
  dues: Readonly<Partial<Record<Exclude<DueKind, 'handle'>, Due>>>;
  legs: readonly Leg[];
  /** Returns in the current leg; after the second one the level above designates. */
  returns: number;
  designated: boolean;
  stopped: Stopped | null;
  /** All suspensions, over all legs. */
  suspensions: readonly Readonly<{ on: LocalDate; until: LocalDate }>[];
  redos: number;
  pending: Pending;
  /** Whether a decision against the complainant was appealed in vain. */
  decisionFinal: boolean;
  appealFrom: 'refused' | 'terminated' | null;
  refusalBarred: boolean;
  /** Whether the duty to contact is met: the complainant wrote or was called after registering. */
  contacted: boolean;
  /** Messages of the unit that wait for the dispatcher to pass them on. */
  heldMessages: readonly Uuid[];
  /** Desk asked to make the contact: a post that may open the number. */
  contactAsked: Desk | null;
  /** Who calls the complainant back about the answer; null where nobody is to. */
  callBack: Desk | null;
  /** Texts of the complainant a dispatcher released to the unit. */
  released: readonly Uuid[];
  /** Words with which the complainant contested an answer, round after round: whoever orders a redo may release these. */
  objections: readonly Uuid[];
  /** Whether units are told which window it was; gone for good once the complainant’s words are. */
  placeReleased: 'no' | 'yes' | 'gone';
  /** Drafts ever laid before the head; the next one bears the next number. */
  drafted: number;
  handlingUnits: readonly Uuid[];
  handlingUsers: readonly Uuid[];
  parentId: Uuid | null;
  children: readonly Uuid[];
  reminders: number;
  letters: readonly Letter[];
  outcome: Outcome | null;
  closedOn: LocalDate | null;
  lastVerdict: Verdict | null;
  reached: Reached;
  changedAt: Instant;
}>;

/** Present leg; the last one when none is open. */
export function currentLeg(state: Pick<MatterState, 'legs'>): Leg | null {
  return state.legs.at(-1) ?? null;
}

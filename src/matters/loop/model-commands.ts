/** Commands, facts and refusals. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type {
  Committed,
  Desk,
  DeskRelation,
  Doer,
  Due,
  LimitUnit,
  MatterState,
  Phase,
  Rating,
  RelationCode,
  Reply,
  Verdict,
} from './model.ts';
import type { ContactMade, SentLetter, SupervisionStep } from './model-events.ts';

type Act<Type extends string, Data = unknown> = Readonly<{ type: Type }> & Readonly<Data>;

/**
 * Commands at two moments: as somebody sends one (`Text` is the words, `File` an uploaded file's id) and as it is
 * decided (both are commitments, the words themselves already on their way into an erasable row).
 */
export type CommandWith<Text, File> =
  | Act<'accept'>
  /** `record`: the number of the bulletin it was released with. */
  | Act<'accept-by-record', { record: string }>
  | Act<'refuse', { ground: string; reason: Text }>
  /** `record`: the paper by which an authority outside the city agreed, where the terms ask for one. */
  | Act<'approve-refusal', { record?: string | null }>
  | Act<'deny-refusal', { reason: Text }>
  | Act<'deem-accepted'>
  /** `ground`: of jurisdiction, where the terms have a list of them. */
  | Act<'transfer', { toBody: Text; reason: Text; ground?: string | null }>
  | Act<'bounce-back', { reason: Text }>
  | Act<'merge', { parentId: Uuid; reason: Text | null }>
  | Act<'unmerge', { reason: Text }>
  | Act<'appeal', { words: Text | null; files: readonly File[] }>
  | Act<'overturn', { reason: Text }>
  | Act<'uphold-decision', { reason: Text }>
  | Act<'dispatch', { lead: Uuid; assisting: readonly Uuid[]; note: Text | null }>
  | Act<'designate', { lead: Uuid; assisting: readonly Uuid[]; note: Text | null }>
  | Act<'recall', { reason: Text }>
  | Act<'sign'>
  | Act<'deem-signed'>
  | Act<'return', { reason: Text }>
  | Act<'file-plan', { text: Text; files: readonly File[] }>
  | Act<'note-progress', { text: Text; files: readonly File[] }>
  | Act<'sign-assistance'>
  | Act<'return-assistance', { reason: Text }>
  | Act<'contribute', { text: Text; files: readonly File[] }>
  | Act<'add-assisting', { unit: Uuid }>
  | Act<'drop-assisting', { unit: Uuid; reason: Text }>
  | Act<'ask-extension', { reason: Text }>
  | Act<'grant-extension'>
  | Act<'deny-extension', { reason: Text }>
  | Act<'ask-suspension', { ground: string; reason: Text; files: readonly File[] }>
  | Act<'approve-suspension'>
  | Act<'deny-suspension', { reason: Text }>
  | Act<'resume'>
  | Act<'deem-resumed'>
  | Act<'reassign', { reason: Text }>
  | Act<'propose-termination', { ground: string; reason: Text }>
  | Act<'approve-termination'>
  | Act<'deny-termination', { reason: Text }>
  | Act<'propose-rerouting', { ground: string; unit: Uuid; reason: Text }>
  | Act<'approve-rerouting', { lead: Uuid; assisting: readonly Uuid[]; note: Text | null }>
  | Act<'deny-rerouting', { reason: Text }>
  | Act<
      'submit',
      { measures: Text; answers: readonly Readonly<{ demand: number; text: Text }>[]; evidence: readonly File[] }
    >
  | Act<'sign-off', { draft: number }>
  | Act<'return-draft', { draft: number; reason: Text }>
  | Act<'approve', { note?: Text | null }>
  | Act<'send-back', { reason: Text }>
  | Act<'give-verdict', { verdict: Verdict; words: Text | null; files: readonly File[] }>
  | Act<'elapse-verdict'>
  | Act<'escalate-judge'>
  | Act<'redo-same', { reason: Text }>
  | Act<'redo-other', { reason: Text }>
  | Act<'uphold', { reason: Text; independentCheck: Text | null }>
  | Act<'reopen', { reason: Text | null; files: readonly File[] }>
  | Act<'propose-reclassification', { category: string; reason: Text }>
  | Act<'approve-reclassification'>
  | Act<'deny-reclassification', { reason: Text }>
  | Act<'move-to-discipline-lane', { reason: Text }>
  | Act<'take-up'>
  | Act<'withdraw', { words: Text | null }>
  | Act<'send-message', { messageId: Uuid; text: Text }>
  | Act<'pass-on-message', { messageId: Uuid; text: Text }>
  | Act<'add-evidence', { words: Text | null; files: readonly File[] }>
  | Act<'release-text', { of: Uuid; text: Text }>
  | Act<'release-file', { of: Uuid; file: File }>
  | Act<'release-place'>
  | Act<'ask-contact'>
  | Act<'note-contact', { text: Text } & ContactMade>
  | Act<'note-call-back', { replies: readonly Reply[]; text: Text | null } & ContactMade>
  | Act<'send-letter', SentLetter & { text: Text | null }>
  | Act<'sign-letter', { letterId: Uuid }>
  | Act<'answer-letter', { letterId: Uuid; text: Text; files: readonly File[] }>
  | Act<'take-supervision-step', { step: SupervisionStep; text: Text }>
  // Inner commands, sent by nobody: a matter acts on another, a door amends, the calendar grows.
  | Act<'amend', { words: Text | null; files: readonly File[]; rating?: Rating }>
  | Act<'erase'>
  | Act<'chase-progress'>
  | Act<'take-child', { childId: Uuid }>
  | Act<'drop-child', { childId: Uuid }>
  | Act<'follow-answer'>
  | Act<'follow-end'>
  | Act<'recompute-deadlines', { calendar: string }>
  | Act<'tell-units'>
  | Act<'hand-up'>;

export type Command = CommandWith<Committed, Committed>;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;

export type Limit = Readonly<{ amount: number; unit: LimitUnit }>;

/** Terms of a procedure as the loop reads them; their values are dated law, and no procedure is known by name. */
export type Terms = Readonly<{
  acceptance: 'silence' | 'decision' | 'at-once' | 'record';
  /** null where acceptance needs no decision. */
  accept: Limit | null;
  /** Only a `given` date comes from the matter's list. */
  handleDate: 'counted' | 'given';
  /** null where no plan is asked for. */
  plan: Limit | null;
  /** null where no progress is asked for. */
  progress: Limit | null;
  contact: Limit | null;
  sign: Limit;
  return: Limit;
  handle: Limit;
  /** null where the procedure has none. */
  extension: Limit | null;
  /** Most extensions of a leg. */
  extensionTimes: number;
  extensionApprover: 'D' | 'U' | 'C';
  check: Limit;
  verdict: Limit;
  reopen: Limit;
  /** null where the review has no limit. */
  appealReview: Limit | null;
  secondLook: Limit | null;
  reclassification: Limit | null;
  /** null where no other unit may be proposed once work has begun. */
  rerouting: Limit | null;
  /** Most reroutings of a leg. */
  reroutingTimes: number;
  suspendCap: Limit;
  letterReply: Limit;
  redosBeforeUphold: number;
  /** Appeals of one refusal or termination. */
  appeals: 0 | 1;
  refusalGrounds: readonly string[];
  refusalNeedsApproval: boolean;
  refusalRecord: boolean;
  terminationGrounds: readonly string[];
  suspensionGrounds: readonly string[];
  reroutingGrounds: readonly string[];
  /** null where a hand-over names none. */
  jurisdictionGrounds: readonly string[] | null;
  respondentMayHandle: 'yes' | 'service-faults' | 'no';
}>;

/** Counting on the present calendar. */
export type Counting = Readonly<{
  due: (from: LocalDate, limit: Limit) => Due;
  /** Days of the unit after `after` up to and including `upTo`; 0 when there are none. */
  between: (after: LocalDate, upTo: LocalDate, unit: LimitUnit) => number;
}>;

/** The actor, without the relation, which deciding finds. */
export type Acting =
  | Omit<Extract<Doer, { kind: 'post' }>, 'as'>
  | Readonly<{ kind: 'complainant' }>
  | Readonly<{ kind: 'clock' }>;

/** Facts of the other matter in a merger. */
export type ParentFacts = Readonly<{
  id: Uuid;
  phase: Phase;
  officeDivision: string;
  isChild: boolean;
  acceptedOn: LocalDate | null;
  handleDue: Due | null;
  lead: Uuid | null;
  handlingUnits: readonly Uuid[];
  handlingUsers: readonly Uuid[];
}>;

export type Given = Readonly<{
  now: Instant;
  today: LocalDate;
  acting: Acting;
  /** All relations of the actor, conflicts aside. */
  relations: readonly RelationCode[];
  /** Units the actor may act for: their own, those below it, and former ones it succeeded. */
  units: readonly Uuid[];
  /** Who may sign off what leaves the unit at work; null where its head wants nothing laid before them. */
  signers: readonly Uuid[] | null;
  /** Holds or lately held a post in the respondent, around it, or in a unit that handled. */
  conflicted: boolean;
  terms: Terms;
  count: Counting;
  /** Desks that conflicts moved; absent ones stay. */
  desks: Readonly<Partial<Record<DeskRelation | 'J' | 'V', Desk>>>;
  /** Unit of the desk a letter goes to. */
  heldBy: Uuid | null;
  /** Whose decision a proposal is: the dispatching desk's, or the one's above where nobody there may decide it. */
  decider: 'D' | 'U';
  /** Belongs to the unit another one proposed, or is too near to it. */
  nearProposed: boolean;
  /** Desk above a silent judge; null at the top, where the same desk is asked again. */
  judgeAbove: Desk | null;
  /** Whether the resulting category is a fault of service, which the respondent may itself put right. */
  serviceFault: boolean;
  other: ParentFacts | null;
  /** What a referred matter begins anew with. */
  lead: (Pick<MatterState, 'procedure' | 'procedureVersion' | 'desks' | 'judge'> & Readonly<{ terms: Terms }>) | null;
  /** Within which a complainant is called back about an answer; null where none is being given. */
  callBack: Limit | null;
  /** Codes of the script in force, when a call-back is noted. */
  questions: readonly string[];
  /** Within which a message of the complainant is answered; null where none is being sent. */
  messageAnswer: Limit | null;
}>;

export type MatterProblem =
  | Readonly<{ kind: 'wrong-phase'; phase: Phase; command: CommandType }>
  | Readonly<{ kind: 'not-yours'; needs: readonly RelationCode[] }>
  | Readonly<{ kind: 'conflict-of-interest' }>
  | Readonly<{ kind: 'judge-is-handler' }>
  | Readonly<{ kind: 'changed-meanwhile'; seq: number }>
  | Readonly<{ kind: 'not-due-yet' }>
  | Readonly<{ kind: 'unknown-ground'; grounds: readonly string[] }>
  | Readonly<{ kind: 'refusal-barred' }>
  | Readonly<{ kind: 'nothing-proposed' | 'already-proposed' | 'same-person' | 'decision-final' }>
  | Readonly<{ kind: 'respondent-may-not-handle' }>
  | Readonly<{ kind: 'same-unit-again' }>
  | Readonly<{ kind: 'unit-named-twice' }>
  | Readonly<{ kind: 'unit-not-assisting' }>
  | Readonly<{ kind: 'unit-not-available' }>
  | Readonly<{ kind: 'superior-designates' }>
  | Readonly<{ kind: 'dispatcher-dispatches' }>
  | Readonly<{ kind: 'return-too-late'; dueOn: LocalDate }>
  | Readonly<{ kind: 'designation-stands' }>
  | Readonly<{ kind: 'assisting-unit-still-working'; units: readonly Uuid[] }>
  | Readonly<{ kind: 'already-contributed' }>
  | Readonly<{ kind: 'plan-missing' }>
  | Readonly<{ kind: 'no-plan-asked-for' }>
  | Readonly<{ kind: 'waits-for-record' }>
  | Readonly<{ kind: 'record-missing' | 'record-unknown' }>
  | Readonly<{ kind: 'demand-not-answered'; demands: readonly number[] }>
  | Readonly<{ kind: 'no-such-demand' }>
  | Readonly<{ kind: 'no-extension' }>
  | Readonly<{ kind: 'extension-used' }>
  | Readonly<{ kind: 'no-rerouting' | 'rerouting-used' }>
  | Readonly<{ kind: 'rerouting-too-late'; dueOn: LocalDate }>
  | Readonly<{ kind: 'extension-too-late'; dueOn: LocalDate }>
  | Readonly<{ kind: 'suspension-cap-used' }>
  | Readonly<{ kind: 'evidence-missing' }>
  | Readonly<{ kind: 'needs-redo-or-check'; redos: number }>
  | Readonly<{ kind: 'window-over'; dueOn: LocalDate }>
  | Readonly<{ kind: 'judge-is-the-complainant' }>
  | Readonly<{ kind: 'reason-missing' }>
  | Readonly<{ kind: 'same-category' }>
  | Readonly<{ kind: 'unknown-category' }>
  | Readonly<{
      kind: 'cannot-merge';
      why: 'itself' | 'other-division' | 'parent-ended' | 'parent-is-child' | 'has-children';
    }>
  | Readonly<{ kind: 'no-such-text' }>
  | Readonly<{ kind: 'no-place-to-release' }>
  | Readonly<{ kind: 'no-such-message' }>
  | Readonly<{ kind: 'no-such-letter' }>
  | Readonly<{ kind: 'no-such-draft' }>
  | Readonly<{ kind: 'nobody-signs' }>
  | Readonly<{ kind: 'own-desk' }>
  | Readonly<{ kind: 'no-such-file' }>
  | Readonly<{ kind: 'nobody-handles' }>
  | Readonly<{ kind: 'no-contact-owed' }>
  | Readonly<{ kind: 'contact-in-the-future' }>
  | Readonly<{ kind: 'no-call-back-owed' }>
  | Readonly<{ kind: 'questions-not-answered'; questions: readonly string[] }>
  | Readonly<{ kind: 'no-such-question' }>
  | Readonly<{ kind: 'nothing-to-recompute' }>
  | Readonly<{ kind: 'nobody-above' }>
  | Readonly<{ kind: 'legal-hold' }>;

/**
 * Events of a matter's log. Nothing here can be patched later: every field is JSON of strings, safe integers,
 * booleans and null; free text, photos and names stay outside and are only committed to.
 */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type {
  Committed,
  Desk,
  DeskRelation,
  Doer,
  Due,
  DueKind,
  Held,
  Holder,
  Judge,
  LetterStep,
  LimitUnit,
  Place,
  Rating,
  Reference,
  Reply,
  Verdict,
} from './model.ts';

type Event<Type extends string, Data> = Readonly<{ type: Type; data: Readonly<Data & { by: Doer }> }>;
type Said = { reason: Committed };
/** Clocks that start when the unit takes the work, where the terms know them. */
type Armed = { planDue?: Due; progressDue?: Due };

/** A complainant who left a contact is called back about the answer: at which desk, and until when. */
export type CallingBack = { callBack?: Readonly<{ desk: Desk; due: Due }> };

/** Way and result of a contact; a call nobody answered meets no duty. */
export type ContactMade = Readonly<{
  way: 'phone' | 'visit' | 'message' | 'other';
  result: 'reached' | 'no-answer' | 'declined';
  calledOn: LocalDate;
  /** `HH:MM`. */
  calledAt: string;
}>;

/** A letter as it is sent about one matter: who sends it has its number and its dates. */
export type SentLetter = Readonly<{
  letterId: Uuid;
  step: LetterStep;
  year: number | null;
  number: number | null;
  /** Null where none is asked for; on a supervision letter, what the matter's own terms give. */
  replyDue: Due | null;
  beside: boolean;
}>;

export type SupervisionStep = 'interview' | 'bulletin' | 'hand-over' | 'consultation';

export type MatterEvent =
  | Event<
      'registered',
      {
        procedure: string;
        procedureVersion: string;
        receivedOn: LocalDate;
        place: Place;
        divisionCode: string;
        respondentUnitId: Uuid | null;
        categoryCode: string | null;
        demands: readonly Committed[];
        words: Committed | null;
        files: readonly Committed[];
        /** HMAC of the submission id under the city's receipt key. */
        submission: string;
        realName: boolean;
        receipt: boolean;
        desks: Readonly<Record<'D' | 'U' | 'C' | 'S', Desk>>;
        judge: Judge;
        /** Rating of a review; absent in older events. */
        rating?: Rating;
        acceptDue: Due | null;
        contactDue: Due | null;
        /** These members are written only where they differ from what every complaint had before they existed. */
        number?: string;
        raiser?: Desk;
        lane?: 'discipline';
        published?: false;
        reference?: Reference;
        /** Handle date of a list, until acceptance. */
        givenDue?: Due;
      }
    >
  /** `record`: accepted by an act of another record, named there. */
  | Event<
      'accepted',
      { how: 'decided' | 'deemed' | 'automatic' | 'record'; acceptedOn: LocalDate; handleDue: Due; record?: string }
    >
  | Event<'refusal-proposed', Said & { ground: string }>
  | Event<'refusal-approved', { ground: string; record?: string }>
  | Event<'refusal-denied', Said>
  | Event<'refused', Said & { ground: string }>
  | Event<'appealed', { words: Committed | null; files: readonly Committed[]; reviewDue?: Due }>
  | Event<'overturned', Said & { acceptedOn: LocalDate; handleDue: Due }>
  | Event<'decision-upheld', Said>
  | Event<'transferred', Said & { toBody: Committed; ground?: string }>
  /** Back from a hand-over. Without `acceptDue` it is accepted, since the day `acceptedOn` and `handleDue` say. */
  | Event<'bounced-back', Said & { acceptDue: Due | null; acceptedOn: LocalDate | null; handleDue: Due | null }>
  | Event<
      'dispatched',
      { lead: Uuid; assisting: readonly Uuid[]; signDue: Due; returnDue: Due | null; note: Committed | null }
    >
  | Event<'designated', { lead: Uuid; assisting: readonly Uuid[]; signDue: Due; note: Committed | null }>
  | Event<'recalled', Said>
  | Event<'signed', { signedOn: LocalDate } & Armed>
  | Event<'deemed-signed', { signedOn: LocalDate } & Armed>
  | Event<'plan-filed', { text: Committed; files: readonly Committed[] }>
  | Event<'returned', Said>
  | Event<'progress-noted', { text: Committed; files: readonly Committed[]; progressDue?: Due }>
  /** Progress was due on a day and nobody reported: the unit is asked for it, and it is due again. */
  | Event<'progress-chased', { silentSince: LocalDate; progressDue: Due }>
  | Event<'assistance-signed', { unit: Uuid }>
  | Event<'assistance-returned', Said & { unit: Uuid }>
  | Event<'assistance-contributed', { unit: Uuid; text: Committed; files: readonly Committed[] }>
  | Event<'assisting-added', { unit: Uuid }>
  | Event<'assisting-dropped', Said & { unit: Uuid }>
  | Event<'extension-asked', Said & { approver: 'D' | 'U' | 'C' }>
  | Event<'extension-granted', { handleDue: Due }>
  | Event<'extension-denied', Said>
  | Event<'suspension-asked', Said & { ground: string; files: readonly Committed[] }>
  | Event<
      'suspended',
      { ground: string; suspendedOn: LocalDate; resumeDue: Due; remaining: number; remainingUnit: LimitUnit }
    >
  | Event<'suspension-denied', Said>
  | Event<'resumed', { how: 'decided' | 'cap'; resumedOn: LocalDate; handleDue: Due; progressDue?: Due }>
  | Event<'reassigned', Said>
  | Event<'termination-proposed', Said & { ground: string }>
  | Event<'termination-denied', Said>
  | Event<'terminated', { ground: string }>
  | Event<'rerouting-proposed', Said & { ground: string; unit: Uuid; decider: 'D' | 'U'; decideDue: Due }>
  | Event<'rerouting-denied', Said>
  /** Followed, in the same act, by the dispatch to the next unit. `unit`: the one that goes. */
  | Event<'rerouted', { unit: Uuid; ground: string; reroutedOn: LocalDate; handleDue: Due }>
  | Event<
      'submitted',
      {
        submittedOn: LocalDate;
        measures: Committed;
        answers: readonly Readonly<{ demand: number; text: Committed }>[];
        evidence: readonly Committed[];
        checkDue: Due;
      }
    >
  /** Waits for the sign-off of the unit's head; nobody outside the unit is shown it, and nothing outside has happened yet. */
  | Event<'drafted', { unit: Uuid; draft: number; held: Held }>
  | Event<'draft-returned', Said & { unit: Uuid; draft: number }>
  /** Followed, in the same act, by what the author wrote: that event is the author’s. */
  | Event<'signed-off', { unit: Uuid; draft: number }>
  /** Approvals before opinions were kept have none. */
  | Event<'approved', { verdictDue: Due; note?: Committed } & CallingBack>
  | Event<'sent-back', Said & { progressDue?: Due }>
  | Event<
      'verdict-given',
      {
        verdict: Verdict;
        words: Committed | null;
        files: readonly Committed[];
        on: LocalDate;
        /** Last day of reopening; null when the verdict did not close it. */
        reopenDue: Due | null;
        lookDue?: Due;
      }
    >
  | Event<'verdict-window-elapsed', { on: LocalDate; reopenDue: Due }>
  | Event<'judge-escalated', { to: Desk; verdictDue: Due }>
  | Event<'redo-ordered', Said & { to: 'same' | 'other'; openedOn: LocalDate; handleDue: Due; progressDue?: Due }>
  | Event<'upheld-unresolved', Said & { independentCheck: Committed | null; on: LocalDate; reopenDue: Due }>
  | Event<'reopened', { reason: Committed | null; files: readonly Committed[]; lookDue?: Due }>
  | Event<'merged', { parentId: Uuid; reason: Committed | null }>
  | Event<'child-merged', { childId: Uuid }>
  | Event<
      'unmerged',
      {
        cause: 'decided' | 'parent-ended';
        reason: Committed | null;
        acceptDue: Due | null;
        /** Set when the parent was accepted meanwhile: then so is the child, from the same day. */
        acceptedOn: LocalDate | null;
        handleDue: Due | null;
      }
    >
  | Event<'child-unmerged', { childId: Uuid }>
  | Event<
      'answered-with-parent',
      {
        parentId: Uuid;
        acceptedOn: LocalDate;
        lead: Uuid;
        handleDue: Due;
        verdictDue: Due;
        /** Everybody who handled the parent: none of them may check, judge or supervise the child. */
        handlingUnits: readonly Uuid[];
        handlingUsers: readonly Uuid[];
      } & CallingBack
    >
  /** Proposals of before have no date, and waited at the desk that made them. */
  | Event<'reclassification-proposed', Said & { category: string; decider?: 'D' | 'U'; decideDue?: Due }>
  | Event<'reclassification-denied', Said>
  | Event<'reclassified', { from: string | null; to: string }>
  | Event<'moved-to-discipline-lane', Said>
  /** Begins anew under the terms of a lead: of what it was in the ordinary lane only what was said is left. */
  | Event<
      'taken-up',
      {
        procedure: string;
        procedureVersion: string;
        desks: Readonly<Record<DeskRelation, Desk>>;
        judge: Judge;
        acceptDue: Due | null;
        contactDue: Due | null;
      }
    >
  | Event<'withdrawn', { words: Committed | null; on: LocalDate; reopenDue: Due }>
  /** `answerDue`: until when the complainant is owed an answer; none where one was owed already, or before it was counted. */
  | Event<'message-sent', { messageId: Uuid; text: Committed; held: boolean; answerDue?: Due }>
  | Event<'message-passed-on', { messageId: Uuid; text: Committed }>
  | Event<
      'evidence-added',
      { words: Committed | null; files: readonly Committed[]; amendment: boolean; rating?: Rating }
    >
  | Event<'released', { what: 'text' | 'file'; of: Uuid; as: Committed }>
  /** Units are told the hall and the window. */
  | Event<'place-released', unknown>
  /** Identity, words and photos were destroyed, at the complainant's wish or because their time was over. */
  | Event<'words-erased', unknown>
  | Event<'contact-asked', { desk: Desk }>
  /** Contacts noted before their way and result were kept all reached somebody. */
  | Event<'contact-noted', { text: Committed } & Partial<ContactMade>>
  /** Questions by their codes, as the script in force had them; `text`: the gist. */
  | Event<'call-back-noted', { replies: readonly Reply[]; text: Committed | null } & ContactMade>
  /** Units are told, with the week, what complainants did since they were last told anything. */
  | Event<'units-told', unknown>
  /**
   * A step of the ladder of supervision. `to` where it went to a desk: then `unit` is the office it sits in. Number and year are
   * null on a reminder. `beside` where the letter is about several matters and another one carries its task.
   */
  | Event<
      'letter-sent',
      {
        letterId: Uuid;
        step: LetterStep;
        year: number | null;
        number: number | null;
        unit: Uuid;
        to?: Exclude<Holder['relation'], 'L'>;
        text: Committed | null;
        replyDue: Due | null;
        beside?: true;
      }
    >
  | Event<'letter-signed', { letterId: Uuid; on: LocalDate }>
  | Event<'letter-answered', { letterId: Uuid; on: LocalDate; text: Committed; files: readonly Committed[] }>
  /** Reminders, supervision letters and replies of before the ladder; no command writes them any more. */
  | Event<'reminded', { unit: Uuid; to?: Exclude<Holder['relation'], 'L'>; text: Committed | null }>
  | Event<
      'supervision-letter-issued',
      {
        letterId: Uuid;
        year: number;
        number: number;
        unit: Uuid;
        to?: Exclude<DeskRelation, 'S'>;
        text: Committed;
        replyDue: Due;
      }
    >
  | Event<'supervision-letter-replied', { letterId: Uuid; on: LocalDate; text: Committed }>
  | Event<'supervision-step-taken', { step: SupervisionStep; text: Committed }>
  | Event<'deadlines-recomputed', { calendar: string; changes: readonly Readonly<{ which: DueKind; due: Due }>[] }>
  | Event<
      'desk-moved',
      // Kept in records under this name; everywhere else it is called the relation.
      { letter: 'D' | 'U' | 'C' | 'S' | 'J'; to: Desk; why: 'conflict-of-interest' | 'nobody-there' }
    >;

export type EventType = MatterEvent['type'];
export type EventOf<Type extends EventType> = Extract<MatterEvent, { type: Type }>;

/** An event as it comes back from the log. */
export type Recorded = MatterEvent & Readonly<{ seq: number; at: Instant }>;

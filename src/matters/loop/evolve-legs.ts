/** Steps of the fold that several events share: legs, clocks that stop, who took part. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { AssistingPart, Committed, Doer, Due, DueKind, Leg, MatterState, Outcome, Pending } from './model.ts';
import type { CallingBack, EventOf } from './model-events.ts';

export const nothingPending: Pending = {
  refusal: null,
  termination: null,
  suspension: null,
  reclassification: null,
  rerouting: null,
};
/** Proposals about the unit at work, which go with it. */
const ofWork = { suspension: null, termination: null, rerouting: null } as const;

export function plus(ids: readonly Uuid[], ...more: readonly Uuid[]): readonly Uuid[] {
  return [...new Set([...ids, ...more])];
}

export function without(ids: readonly Uuid[], id: Uuid): readonly Uuid[] {
  return ids.filter((each) => each !== id);
}

export function restDues(state: MatterState, ...gone: readonly DueKind[]): MatterState['dues'] {
  return Object.fromEntries(Object.entries(state.dues).filter(([kind]) => !gone.includes(kind as DueKind)));
}

/** Clocks an event starts. */
export function due(starts: Due | undefined, kind: 'plan' | 'progress'): MatterState['dues'] {
  return starts === undefined ? {} : { [kind]: starts };
}

/** User of a doer, for proposals; the clock proposes nothing. */
export function userOf(by: Doer): Uuid {
  if (by.kind !== 'post') throw new Error('only a post proposes');
  return by.userId;
}

export function onLastLeg(state: MatterState, change: (leg: Leg) => Leg): MatterState {
  return { ...state, legs: state.legs.map((leg, index) => (index === state.legs.length - 1 ? change(leg) : leg)) };
}

function addLeg(state: MatterState, leg: Pick<Leg, 'openedOn' | 'handle'> & Partial<Leg>): MatterState {
  const fresh: Leg = {
    no: state.legs.length + 1,
    lead: null,
    assisting: [],
    signedOn: null,
    extension: 'none',
    extensions: 0,
    extensionApprover: null,
    reroutings: 0,
    submission: null,
    drafts: [],
    notTo: null,
    ...leg,
  };
  return { ...state, legs: [...state.legs, fresh] };
}

/** Adds a person to those who did or signed off the unit's work, who never check, judge or supervise it. */
export function handled(state: MatterState, by: Doer): MatterState {
  if (by.kind !== 'post' || !['L', 'A', 'H'].includes(by.as)) return state;
  return { ...state, handlingUsers: plus(state.handlingUsers, by.userId) };
}

/** Somebody of the office spoke with the complainant: whatever was asked is answered. */
export function contacted(state: MatterState): MatterState {
  return { ...state, contacted: true, contactAsked: null, dues: restDues(state, 'contact', 'answer') };
}

/** What a message changes: the office's own is a contact, the unit's waits, the complainant's asks for an answer. */
export function messaged(state: MatterState, data: EventOf<'message-sent'>['data']): MatterState {
  const { by, held, messageId, answerDue } = data;
  if (by.as === 'D') return contacted(state);
  if (held) return { ...state, heldMessages: plus(state.heldMessages, messageId) };
  return answerDue === undefined ? state : { ...state, dues: { ...state.dues, answer: answerDue } };
}

/** The clock of a question that was not answered runs on through merging, verdict and redo. */
export function owed({ dues: { answer } }: MatterState): MatterState['dues'] {
  return answer === undefined ? {} : { answer };
}

/** Opens the first leg, or sets a new clock on the one there is. */
export function accepted(state: MatterState, data: { acceptedOn: LocalDate; handleDue: Due }): MatterState {
  const next: MatterState = {
    ...state,
    phase: 'accepted',
    acceptedOn: state.acceptedOn ?? data.acceptedOn,
    pending: { ...state.pending, refusal: null, ...ofWork },
    returns: 0,
    designated: false,
    dues: restDues(state, 'accept', 'appealReview'),
  };
  if (next.legs.length === 0) return addLeg(next, { openedOn: data.acceptedOn, handle: data.handleDue });
  return unassigned(onLastLeg(next, (leg) => ({ ...leg, handle: data.handleDue })));
}

/** Drops a pending extension with whoever asked; granted ones stay. */
export function notAsked(leg: Leg): Leg['extension'] {
  if (leg.extension !== 'asked') return leg.extension;
  return leg.extensions > 0 ? 'granted' : 'none';
}

/** The clock starts again, and what stood still is counted. */
export function resumed(state: MatterState, data: EventOf<'resumed'>['data']): MatterState {
  const { stopped, suspensions } = state;
  return {
    ...onLastLeg(state, (leg) => ({ ...leg, handle: data.handleDue })),
    phase: 'handling',
    stopped: null,
    suspensions: stopped === null ? suspensions : [...suspensions, { on: stopped.on, until: data.resumedOn }],
    dues: { ...restDues(state, 'resume'), ...due(data.progressDue, 'progress') },
  };
}

export function submitted(state: MatterState, data: EventOf<'submitted'>['data']): MatterState {
  const { measures, answers, evidence, submittedOn: on, checkDue, by } = data;
  const answered = onLastLeg(state, (leg) => ({
    ...leg,
    extension: notAsked(leg),
    submission: { measures, answers, evidence, on },
  }));
  return {
    ...handled(answered, by),
    phase: 'checking',
    pending: { ...state.pending, ...ofWork },
    dues: { ...restDues(state, 'progress', 'rerouting'), check: checkDue },
  };
}

/** The complainant said why the answer will not do. */
export function objected(state: MatterState, by: Doer, words: Committed | null): MatterState {
  if (by.kind !== 'complainant' || words === null) return state;
  return { ...state, objections: plus(state.objections, words.id) };
}

/** The clock of a call-back that was not made yet. */
function toCall({ dues: { callBack } }: MatterState): MatterState['dues'] {
  return callBack === undefined ? {} : { callBack };
}

/** The clock of a call-back that an answer starts. */
export function calling({ callBack }: CallingBack): MatterState['dues'] {
  return callBack === undefined ? {} : { callBack: callBack.due };
}

/** No longer under way: no clock, no proposal, merged matters let go. */
export function resting(state: MatterState): MatterState {
  return { ...state, pending: nothingPending, dues: {}, stopped: null, parentId: null, children: [] };
}

export function closed(state: MatterState, outcome: Outcome, on: LocalDate, reopenDue: Due): MatterState {
  const called = outcome === 'withdrawn' ? {} : toCall(state);
  return { ...resting(state), phase: 'closed', outcome, closedOn: on, dues: { reopen: reopenDue, ...called } };
}

/** Taken up as a lead: what the ordinary lane did is over; who handled it there stays too near. */
export function takenUp(state: MatterState, data: EventOf<'taken-up'>['data']): MatterState {
  const { procedure, procedureVersion, desks, judge, acceptDue, contactDue } = data;
  return {
    ...resting(state),
    ...{ procedure, procedureVersion, desks, judge },
    phase: 'registered',
    isReferred: false,
    acceptedOn: null,
    givenDue: null,
    dues: {
      ...(acceptDue === null ? {} : { accept: acceptDue }),
      ...(contactDue === null ? {} : { contact: contactDue }),
    },
    legs: [],
    returns: 0,
    designated: false,
    suspensions: [],
    redos: 0,
    refusalBarred: false,
    decisionFinal: false,
    contacted: false,
    contactAsked: null,
    callBack: null,
    heldMessages: [],
  };
}

/** Back from a merger or a hand-over: accepted if it ever was, else still to be accepted. */
export function back(
  state: MatterState,
  data: { acceptDue: Due | null; acceptedOn: LocalDate | null; handleDue: Due | null },
): MatterState {
  if (data.handleDue !== null && data.acceptedOn !== null) {
    return accepted(state, { acceptedOn: data.acceptedOn, handleDue: data.handleDue });
  }
  const accept = data.acceptDue === null ? {} : { accept: data.acceptDue };
  return { ...state, phase: 'registered', dues: { ...owed(state), ...accept } };
}

/** State of a contested matter, with the supervisor of unit and judge; older ones have no limit. */
export function looking(state: MatterState, due: Due | undefined): MatterState {
  const look = due === undefined ? {} : { secondLook: due };
  return { ...state, phase: 'contested', dues: { ...owed(state), ...toCall(state), ...look } };
}

export function sentTo(state: MatterState, data: { lead: Uuid; assisting: readonly Uuid[] }): MatterState {
  const sent = onLastLeg(state, (leg) => ({
    ...leg,
    lead: data.lead,
    assisting: data.assisting.map((unit) => ({ unit, part: 'asked' as const })),
    signedOn: null,
    submission: null,
  }));
  return { ...sent, phase: 'dispatched', handlingUnits: plus(state.handlingUnits, data.lead, ...data.assisting) };
}

/** Back on the dispatcher's desk; the handle clock of the leg keeps running. */
export function unassigned(state: MatterState): MatterState {
  return {
    ...onLastLeg(state, (leg) => ({
      ...leg,
      lead: null,
      assisting: [],
      signedOn: null,
      extension: notAsked(leg),
    })),
    designated: false,
    pending: { ...state.pending, ...ofWork },
    dues: restDues(state, 'sign', 'return', 'plan', 'progress', 'rerouting'),
  };
}

export function partOf(state: MatterState, unit: Uuid, part: AssistingPart): MatterState {
  return onLastLeg(state, (leg) => ({
    ...leg,
    assisting: [...leg.assisting.filter((each) => each.unit !== unit), { unit, part }],
  }));
}

export function redone(state: MatterState, data: EventOf<'redo-ordered'>['data']): MatterState {
  const lead = state.legs.at(-1)?.lead ?? null;
  const same = data.to === 'same';
  const next = addLeg(state, {
    openedOn: data.openedOn,
    handle: data.handleDue,
    ...(same ? { lead, signedOn: data.openedOn } : { notTo: lead }),
  });
  return {
    ...next,
    phase: same ? 'handling' : 'accepted',
    acceptedOn: state.acceptedOn ?? data.openedOn,
    redos: state.redos + 1,
    callBack: null,
    returns: 0,
    designated: false,
    parentId: null,
    dues: { ...owed(state), ...due(data.progressDue, 'progress') },
  };
}

/** Takes the parent's work as the first leg, so that a redo has a unit to go back to. */
export function answeredWithParent(state: MatterState, data: EventOf<'answered-with-parent'>['data']): MatterState {
  const next = addLeg(state, {
    openedOn: data.acceptedOn,
    handle: data.handleDue,
    lead: data.lead,
    signedOn: data.acceptedOn,
  });
  return {
    ...next,
    phase: 'answered',
    acceptedOn: state.acceptedOn ?? data.acceptedOn,
    handlingUnits: plus(state.handlingUnits, ...data.handlingUnits),
    handlingUsers: plus(state.handlingUsers, ...data.handlingUsers),
    callBack: data.callBack?.desk ?? null,
    dues: { ...owed(state), verdict: data.verdictDue, ...calling(data) },
  };
}

/** Replaces recounted dates. */
export function recounted(state: MatterState, changes: readonly { which: DueKind; due: Due }[]): MatterState {
  const handle = changes.find((change) => change.which === 'handle')?.due;
  const others = changes.filter((change) => change.which !== 'handle').map(({ which, due }) => [which, due] as const);
  const next = { ...state, dues: { ...state.dues, ...Object.fromEntries(others) } };
  return handle === undefined ? next : onLastLeg(next, (leg) => ({ ...leg, handle }));
}

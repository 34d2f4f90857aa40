/** Folds a matter's log into its state; total over everything the log may hold, and blind to rules, clock and calendar. */

import type { Uuid } from '../../kernel/ids.ts';
import { never } from '../../kernel/result.ts';
import { begin } from './evolve-begin.ts';
import {
  accepted,
  answeredWithParent,
  back,
  calling,
  closed,
  contacted,
  due,
  handled,
  looking,
  messaged,
  nothingPending,
  objected,
  onLastLeg,
  owed,
  partOf,
  plus,
  recounted,
  redone,
  restDues,
  resting,
  resumed,
  sentTo,
  submitted,
  takenUp,
  unassigned,
  userOf,
  without,
} from './evolve-legs.ts';
import { withLetter, written } from './evolve-letters.ts';
import { reachedBy } from './evolve-reached.ts';
import type { MatterState } from './model.ts';
import type { Recorded } from './model-events.ts';
import { proposedCategory, rerouting, withoutProposed } from './proposals/evolve-proposals.ts';
import { inside, waitingWithWork } from './sign-off/evolve-drafts.ts';

/** Folds all events. @throws when the log does not begin with `registered` */
export function foldMatter(id: Uuid, events: readonly Recorded[]): MatterState {
  const [first, ...rest] = events;
  if (first?.type !== 'registered') throw new Error('a log begins with registered');
  return rest.reduce(evolve, begin(id, first));
}

export function evolve(state: MatterState, event: Recorded): MatterState {
  const next = waitingWithWork(apply(state, event));
  return { ...next, reached: reachedBy(state, next, event), seq: event.seq, changedAt: event.at };
}

function apply(state: MatterState, event: Recorded): MatterState {
  const by = event.data.by;
  switch (event.type) {
    case 'registered':
      return state;
    case 'accepted':
      return accepted(state, event.data);
    case 'overturned':
      return { ...accepted(state, event.data), refusalBarred: true, appealFrom: null };
    case 'refusal-proposed':
      return { ...state, pending: { ...state.pending, refusal: { ground: event.data.ground, by: userOf(by) } } };
    case 'refusal-denied':
      return { ...state, pending: { ...state.pending, refusal: null } };
    case 'refused':
    case 'refusal-approved':
      return { ...resting(state), phase: 'refused', decisionFinal: false };
    case 'terminated':
      return { ...resting(state), phase: 'terminated', decisionFinal: false };
    case 'appealed':
      return {
        ...state,
        phase: 'appealed',
        appealFrom: state.phase === 'terminated' ? 'terminated' : 'refused',
        dues: { ...state.dues, ...(event.data.reviewDue === undefined ? {} : { appealReview: event.data.reviewDue }) },
      };
    case 'decision-upheld':
      return { ...resting(state), phase: state.appealFrom ?? 'refused', appealFrom: null, decisionFinal: true };
    case 'transferred':
      return { ...resting(state), phase: 'transferred' };
    case 'moved-to-discipline-lane':
      return { ...resting(state), phase: 'transferred', lane: 'discipline', isReferred: true };
    case 'taken-up':
      return takenUp(state, event.data);
    case 'bounced-back':
      return back({ ...state, lane: 'ordinary', isReferred: false }, event.data);

    case 'dispatched':
      return {
        ...sentTo(state, event.data),
        dues: {
          ...restDues(state, 'accept'),
          sign: event.data.signDue,
          ...(event.data.returnDue === null ? {} : { return: event.data.returnDue }),
        },
      };
    case 'designated':
      return {
        ...sentTo(state, event.data),
        designated: true,
        dues: { ...restDues(state, 'accept', 'return'), sign: event.data.signDue },
      };
    case 'recalled':
    case 'reassigned':
      return { ...unassigned(state), phase: 'accepted' };
    case 'returned':
      return { ...unassigned(state), phase: 'accepted', returns: state.returns + 1 };
    case 'signed':
    case 'deemed-signed': {
      const signed = onLastLeg(state, (leg) => ({ ...leg, signedOn: event.data.signedOn }));
      return {
        ...handled(signed, by),
        phase: 'handling',
        dues: {
          ...restDues(state, 'sign', 'return'),
          ...due(event.data.planDue, 'plan'),
          ...due(event.data.progressDue, 'progress'),
        },
      };
    }
    case 'plan-filed':
      return { ...handled(state, by), dues: restDues(state, 'plan') };
    case 'progress-chased':
      return { ...state, dues: { ...state.dues, progress: event.data.progressDue } };

    case 'progress-noted':
      return { ...handled(state, by), dues: { ...state.dues, ...due(event.data.progressDue, 'progress') } };
    case 'assistance-signed':
      return handled(partOf(state, event.data.unit, 'signed'), by);
    case 'assistance-returned':
      return partOf(state, event.data.unit, 'returned');
    case 'assistance-contributed':
      return handled(partOf(state, event.data.unit, 'contributed'), by);
    case 'assisting-added':
      return {
        ...partOf(state, event.data.unit, 'asked'),
        handlingUnits: plus(state.handlingUnits, event.data.unit),
      };
    case 'assisting-dropped':
      return partOf(state, event.data.unit, 'dropped');
    case 'extension-asked':
      return handled(
        onLastLeg(state, (leg) => ({ ...leg, extension: 'asked', extensionApprover: event.data.approver })),
        by,
      );
    case 'extension-granted':
      return onLastLeg(state, (leg) => ({
        ...leg,
        extension: 'granted',
        extensions: leg.extensions + 1,
        handle: event.data.handleDue,
      }));
    case 'extension-denied':
      return onLastLeg(state, (leg) => ({ ...leg, extension: 'denied' }));
    case 'suspension-asked': {
      const asked = { ground: event.data.ground, by: userOf(by), as: by.as === 'L' ? ('L' as const) : ('D' as const) };
      return { ...state, pending: { ...state.pending, suspension: asked } };
    }
    case 'suspension-denied':
      return { ...state, pending: { ...state.pending, suspension: null } };
    case 'suspended':
      return {
        ...state,
        phase: 'suspended',
        pending: { ...state.pending, suspension: null },
        stopped: { on: event.data.suspendedOn, remaining: event.data.remaining, unit: event.data.remainingUnit },
        dues: { ...restDues(state, 'progress'), resume: event.data.resumeDue },
      };
    case 'resumed':
      return resumed(state, event.data);
    case 'termination-proposed':
      return { ...state, pending: { ...state.pending, termination: { ground: event.data.ground, by: userOf(by) } } };
    case 'termination-denied':
      return { ...state, pending: { ...state.pending, termination: null } };
    case 'rerouting-proposed':
    case 'rerouting-denied':
    case 'rerouted':
      return rerouting(state, event);
    case 'drafted':
    case 'draft-returned':
    case 'signed-off':
      return inside(state, event);
    case 'submitted':
      return submitted(state, event.data);

    case 'sent-back':
      return {
        ...state,
        phase: 'handling',
        dues: { ...restDues(state, 'check'), ...due(event.data.progressDue, 'progress') },
      };
    case 'approved':
      return {
        ...state,
        phase: 'answered',
        callBack: event.data.callBack?.desk ?? null,
        // Merged matters were answered with it; from here each goes its own way.
        children: [],
        pending: nothingPending,
        dues: {
          ...restDues(state, 'check', 'contact', 'reclassification'),
          verdict: event.data.verdictDue,
          ...calling(event.data),
        },
      };
    case 'answered-with-parent':
      return answeredWithParent(state, event.data);
    case 'verdict-given': {
      const { verdict, reopenDue } = event.data;
      const judged = objected({ ...state, lastVerdict: verdict }, by, event.data.words);
      if (verdict === 'resolved' && reopenDue !== null) return closed(judged, 'resolved', event.data.on, reopenDue);
      return looking(judged, event.data.lookDue);
    }
    case 'verdict-window-elapsed':
      return closed(state, 'no-verdict', event.data.on, event.data.reopenDue);
    case 'judge-escalated':
      return {
        ...state,
        judge: {
          kind: 'post',
          desk: event.data.to,
          escalations: state.judge.kind === 'post' ? state.judge.escalations + 1 : 1,
        },
        dues: { ...state.dues, verdict: event.data.verdictDue },
      };
    case 'redo-ordered':
      return redone(state, event.data);
    case 'upheld-unresolved':
      return closed(state, 'not-resolved', event.data.on, event.data.reopenDue);
    case 'withdrawn':
      return closed(state, 'withdrawn', event.data.on, event.data.reopenDue);
    case 'reopened':
      return looking(objected({ ...state, outcome: null, closedOn: null }, by, event.data.reason), event.data.lookDue);

    case 'merged':
      return { ...state, phase: 'merged', parentId: event.data.parentId, pending: nothingPending, dues: owed(state) };
    case 'unmerged':
      return back({ ...state, parentId: null }, event.data);
    case 'child-merged':
      return { ...state, children: plus(state.children, event.data.childId) };
    case 'child-unmerged':
      return { ...state, children: without(state.children, event.data.childId) };

    case 'reclassification-proposed':
      return proposedCategory(state, event.data);
    case 'reclassification-denied':
      return withoutProposed(state, 'reclassification');
    case 'reclassified':
      return { ...withoutProposed(state, 'reclassification'), categoryCode: event.data.to, reclassified: true };
    case 'message-sent':
      return messaged(state, event.data);
    case 'message-passed-on':
      return state.heldMessages.includes(event.data.messageId) ? { ...state, dues: restDues(state, 'answer') } : state;
    case 'contact-asked':
      return { ...state, contactAsked: event.data.desk };
    case 'contact-noted':
      return event.data.result === 'no-answer' ? state : contacted(state);
    case 'call-back-noted':
      return event.data.result === 'no-answer' ? state : { ...state, dues: restDues(state, 'callBack') };
    case 'released':
      return event.data.what === 'text' ? { ...state, released: plus(state.released, event.data.of) } : state;
    case 'place-released':
      return { ...state, placeReleased: 'yes' };
    case 'words-erased':
      // With the number gone nobody can call.
      return { ...state, placeReleased: 'gone', dues: restDues(state, 'callBack') };
    case 'units-told':
    case 'evidence-added':
    case 'supervision-step-taken':
      return state;
    case 'reminded':
      return { ...state, reminders: state.reminders + 1 };
    case 'letter-sent':
    case 'supervision-letter-issued':
      return written(state, event);
    case 'letter-signed': {
      const { letterId, on } = event.data;
      return withLetter(state, letterId, () => ({ signedOn: on }));
    }
    case 'letter-answered':
    case 'supervision-letter-replied': {
      const { letterId, on } = event.data;
      return withLetter(state, letterId, ({ signedOn }) => ({ repliedOn: on, signedOn: signedOn ?? on }));
    }
    case 'deadlines-recomputed':
      return recounted(state, event.data.changes);
    case 'desk-moved': {
      const { letter, to } = event.data;
      if (letter === 'J') return { ...state, judge: { kind: 'post', desk: to, escalations: 0 } };
      return { ...state, desks: { ...state.desks, [letter]: to } };
    }
    default:
      return never(event);
  }
}

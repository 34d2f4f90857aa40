/** Preconditions of commands, whatever they contain; asked by deciding and before the console shows a button. */

import type { Uuid } from '../../kernel/ids.ts';
import { currentLeg, type Doer, type Draft, type Due, type MatterState, type RelationCode } from './model.ts';
import type { CommandType, Given, MatterProblem } from './model-commands.ts';
import { reroutingBarred } from './proposals/decide-rerouting.ts';
import { awaitsRecord, RETURNS_BEFORE_DESIGNATION } from './rules-holder.ts';
import { receivedBy, waitsForAnswer } from './rules-letters.ts';
import { assistingUnitOf } from './rules-relations.ts';

export function precondition(
  state: MatterState,
  command: CommandType,
  relation: RelationCode,
  given: Given,
): MatterProblem | null {
  return unitsPrecondition(state, command, relation, given) ?? ownPrecondition(state, command, relation, given);
}

function unitsPrecondition(
  state: MatterState,
  command: CommandType,
  relation: RelationCode,
  given: Given,
): MatterProblem | null {
  if ((relation === 'L' || relation === 'H') && command !== 'sign-letter' && command !== 'answer-letter') {
    const lead = currentLeg(state)?.lead ?? null;
    if (lead === null || !given.units.includes(lead)) return { kind: 'not-yours', needs: [relation] };
  }
  if (relation === 'A' && assistingUnitOf(state, given) === null) return { kind: 'unit-not-assisting' };
  return null;
}

function ownPrecondition(
  state: MatterState,
  command: CommandType,
  relation: RelationCode,
  given: Given,
): MatterProblem | null {
  const { today, terms } = given;
  const leg = currentLeg(state);
  switch (command) {
    case 'accept':
      return awaitsRecord(state) ? { kind: 'waits-for-record' } : null;
    case 'accept-by-record':
      return awaitsRecord(state) ? null : { kind: 'not-due-yet' };
    case 'refuse':
      if (awaitsRecord(state)) return { kind: 'waits-for-record' };
      if (state.refusalBarred) return { kind: 'refusal-barred' };
      return state.pending.refusal === null ? null : { kind: 'already-proposed' };
    case 'approve-refusal':
    case 'deny-refusal':
      return decidable(state.pending.refusal, given);
    case 'approve-termination':
    case 'deny-termination':
      return decidable(state.pending.termination, given);
    case 'approve-reclassification':
    case 'deny-reclassification':
      return decidable(state.pending.reclassification, given);
    case 'deny-suspension':
      return decidable(state.pending.suspension, given);
    case 'approve-suspension':
      return decidable(state.pending.suspension, given) ?? capLeft(state, given);
    case 'ask-suspension':
      return state.pending.suspension === null ? capLeft(state, given) : { kind: 'already-proposed' };
    case 'propose-termination':
      return state.pending.termination === null ? null : { kind: 'already-proposed' };
    case 'propose-rerouting':
      return reroutingBarred(state, given);
    case 'approve-rerouting':
    case 'deny-rerouting':
      // Whoever is of the unit that would get it does not decide whether it does.
      return (
        decidable(state.pending.rerouting, given) ?? (given.nearProposed ? { kind: 'conflict-of-interest' } : null)
      );
    case 'propose-reclassification':
      return state.pending.reclassification === null ? null : { kind: 'already-proposed' };
    case 'transfer':
      // The ordinary lane hands over what it has not accepted; the discipline side may find later whose it is.
      if (state.phase === 'registered' || state.lane === 'discipline') return null;
      return { kind: 'wrong-phase', phase: state.phase, command };
    case 'bounce-back':
      if (state.lane === 'ordinary' || state.isReferred) return null;
      return { kind: 'wrong-phase', phase: state.phase, command };
    case 'take-up':
      return state.isReferred ? null : { kind: 'wrong-phase', phase: state.phase, command };
    // A letter bears a number of the whole city: one of the discipline lane would be a gap that tells.
    case 'send-letter':
    case 'move-to-discipline-lane':
      return state.lane === 'ordinary' ? null : { kind: 'wrong-phase', phase: state.phase, command };
    case 'merge':
      return state.children.length === 0 ? null : { kind: 'cannot-merge', why: 'has-children' };
    case 'appeal':
      return state.decisionFinal || terms.appeals === 0 ? { kind: 'decision-final' } : null;
    case 'dispatch':
      return state.returns >= RETURNS_BEFORE_DESIGNATION ? { kind: 'superior-designates' } : null;
    case 'designate':
      return state.returns < RETURNS_BEFORE_DESIGNATION ? { kind: 'dispatcher-dispatches' } : null;
    case 'return': {
      const due = state.dues.return;
      if (state.designated || due === undefined) return { kind: 'designation-stands' };
      return today > due.on ? { kind: 'return-too-late', dueOn: due.on } : null;
    }
    case 'ask-extension':
      if (terms.extension === null) return { kind: 'no-extension' };
      if (leg?.extension === 'asked') return { kind: 'already-proposed' };
      if (leg !== null && leg.extensions >= terms.extensionTimes) return { kind: 'extension-used' };
      return beforeExpiry(leg?.handle, given);
    case 'grant-extension':
      if (leg?.extension !== 'asked') return { kind: 'nothing-proposed' };
      return beforeExpiry(leg.handle, given);
    case 'deny-extension':
      return leg?.extension === 'asked' ? null : { kind: 'nothing-proposed' };
    case 'file-plan':
      return state.dues.plan === undefined ? { kind: 'no-plan-asked-for' } : null;
    case 'chase-progress':
      return isPast(state.dues.progress, given);
    case 'submit': {
      if (state.dues.plan !== undefined) return { kind: 'plan-missing' };
      const working = (leg?.assisting ?? []).filter((each) => each.part !== 'contributed' && each.part !== 'dropped');
      if (working.length === 0) return null;
      return { kind: 'assisting-unit-still-working', units: working.map((each) => each.unit) };
    }
    case 'sign-off':
    case 'return-draft':
      return toSign(leg?.drafts ?? [], given);
    case 'reopen': {
      const due = state.dues.reopen;
      if (relation !== 'X' || due === undefined || today <= due.on) return null;
      return { kind: 'window-over', dueOn: due.on };
    }
    case 'redo-same':
      return (leg?.lead ?? null) === null ? { kind: 'nobody-handles' } : null;
    case 'sign-letter': {
      const toSign = receivedBy(state, relation, given).some(({ signedOn }) => signedOn === null);
      return toSign ? null : { kind: 'no-such-letter' };
    }
    case 'answer-letter':
      return receivedBy(state, relation, given).some(waitsForAnswer) ? null : { kind: 'no-such-letter' };
    case 'release-text':
    case 'release-file':
      // A matter raised by an office is open already; in the discipline lane nobody reads released copies.
      if (state.raiser !== null || state.lane === 'discipline') return { kind: 'no-such-text' };
      return relation !== 'S' || state.objections.length > 0 ? null : { kind: 'no-such-text' };
    case 'release-place':
      if (state.raiser === null && state.lane === 'ordinary' && state.place.kind === 'window') {
        if (state.placeReleased === 'no') return null;
      }
      return { kind: 'no-place-to-release' };
    case 'note-call-back':
      return state.dues.callBack === undefined ? { kind: 'no-call-back-owed' } : null;
    case 'ask-contact':
      if (state.dues.contact === undefined) return { kind: 'no-contact-owed' };
      return state.contactAsked === null ? null : { kind: 'already-proposed' };
    case 'deem-accepted':
      if (terms.acceptance === 'decision') return { kind: 'not-due-yet' };
      return isPast(state.dues.accept, given);
    case 'deem-signed':
      return isPast(state.dues.sign, given);
    case 'deem-resumed':
      return isPast(state.dues.resume, given);
    case 'elapse-verdict':
      if (state.judge.kind !== 'complainant') return { kind: 'not-due-yet' };
      // A provisional date, which may still move, closes nothing.
      return state.dues.verdict?.provisional === true ? { kind: 'not-due-yet' } : isPast(state.dues.verdict, given);
    case 'escalate-judge':
      if (state.judge.kind === 'complainant') return { kind: 'judge-is-the-complainant' };
      return isPast(state.dues.verdict, given);
    default:
      return null;
  }
}

function decidable(proposal: { by: string } | null, given: Given): MatterProblem | null {
  if (proposal === null) return { kind: 'nothing-proposed' };
  const own = given.acting.kind === 'post' && given.acting.userId === proposal.by;
  return own ? { kind: 'same-person' } : null;
}

/** Whether the actor may sign off any of these: who wrote one does not sign it. */
function toSign(drafts: readonly Draft[], given: Given): MatterProblem | null {
  if (drafts.length === 0) return { kind: 'no-such-draft' };
  return drafts.every((draft) => isAuthor(draft, given)) ? { kind: 'same-person' } : null;
}

export function isAuthor({ by }: Draft, { acting }: Given): boolean {
  return acting.kind === 'post' && acting.userId === by.userId;
}

/** A dispatcher releases whatever was said; whoever supervises, what contests the answer and nothing else. */
export function mayRelease(state: Pick<MatterState, 'objections'>, as: Doer['as'], text: Uuid): boolean {
  return as !== 'S' || state.objections.includes(text);
}

/** Suspension left under the cap, in its unit, over all suspensions. */
export function suspensionLeft(state: MatterState, { terms, count }: Given): number {
  const { amount, unit } = terms.suspendCap;
  return state.suspensions.reduce((left, { on, until }) => left - count.between(on, until, unit), amount);
}

function capLeft(state: MatterState, given: Given): MatterProblem | null {
  return suspensionLeft(state, given) > 0 ? null : { kind: 'suspension-cap-used' };
}

function beforeExpiry(due: Due | undefined, given: Given): MatterProblem | null {
  if (due === undefined) return { kind: 'nobody-handles' };
  return given.today > due.on ? { kind: 'extension-too-late', dueOn: due.on } : null;
}

/** Whether a date is past: the last day belongs to whoever has the limit, and the clock acts the day after. */
function isPast(due: Due | undefined, given: Given): MatterProblem | null {
  return due !== undefined && given.today > due.on ? null : { kind: 'not-due-yet' };
}

/** Decisions beside the phases: another category, words and photos, supervision, a new calendar. */

import type { Uuid } from '../../kernel/ids.ts';
import { refuse } from '../../kernel/result.ts';
import { currentLeg, type Due, type DueKind, type Holder, type MatterState } from './model.ts';
import type { CommandOf, Given } from './model-commands.ts';
import { addresseeOf } from './rules-holder.ts';
import { letterFor, waitsForAnswer } from './rules-letters.ts';
import { mayRelease } from './rules-preconditions.ts';
import { type Decided, type Deciding, type Decisions, deskMoves, happened } from './rules-relations.ts';

export const BESIDE = {
  'propose-reclassification': (about, command) => {
    const { state, given, by, today, terms, count } = about;
    const { category, reason } = command;
    if (category === state.categoryCode) return refuse({ kind: 'same-category' });
    if (respondentWouldHandle(about)) return refuse({ kind: 'respondent-may-not-handle' });
    const due = terms.reclassification === null ? {} : { decideDue: count.due(today, terms.reclassification) };
    const { decider } = given;
    return happened({ type: 'reclassification-proposed', data: { category, reason, decider, ...due, by } });
  },
  'approve-reclassification': (about) => {
    const { state, by } = about;
    const proposed = state.pending.reclassification;
    if (proposed === null) return refuse({ kind: 'nothing-proposed' });
    if (respondentWouldHandle(about)) return refuse({ kind: 'respondent-may-not-handle' });
    return happened({ type: 'reclassified', data: { from: state.categoryCode, to: proposed.category, by } });
  },
  'deny-reclassification': ({ by }, command) =>
    happened({ type: 'reclassification-denied', data: { reason: command.reason, by } }),
  'move-to-discipline-lane': ({ by }, command) =>
    happened({ type: 'moved-to-discipline-lane', data: { reason: command.reason, by } }),
  'take-up': ({ state, given, by, today, count }) => {
    const { lead } = given;
    if (lead === null) return refuse({ kind: 'nobody-handles' });
    const { terms, ...begins } = lead;
    const acceptDue = terms.accept === null ? null : count.due(today, terms.accept);
    const contactDue = state.realName && terms.contact !== null ? count.due(today, terms.contact) : null;
    return happened({ type: 'taken-up', data: { ...begins, acceptDue, contactDue, by } });
  },
  withdraw: ({ by, today, terms, count }, command) =>
    happened({
      type: 'withdrawn',
      data: { words: command.words, on: today, reopenDue: count.due(today, terms.reopen), by },
    }),
  // A unit speaks to a complainant through the dispatcher alone; with an office that raised it, directly.
  'send-message': (about, command) => {
    const { state, by } = about;
    const { messageId, text } = command;
    const held = by.as === 'L' && state.raiser === null;
    return happened({ type: 'message-sent', data: { messageId, text, held, ...answerDue(about), by } });
  },
  'pass-on-message': ({ by }, command) =>
    happened({ type: 'message-passed-on', data: { messageId: command.messageId, text: command.text, by } }),
  'add-evidence': addEvidence,
  amend: addEvidence,
  'release-text': ({ state, by }, command) => {
    if (!mayRelease(state, by.as, command.of)) return refuse({ kind: 'no-such-text' });
    return happened({ type: 'released', data: { what: 'text', of: command.of, as: command.text, by } });
  },
  'release-place': ({ by }) => happened({ type: 'place-released', data: { by } }),
  'release-file': ({ by }, command) =>
    happened({ type: 'released', data: { what: 'file', of: command.of, as: command.file, by } }),
  'ask-contact': ({ given, by }) => {
    const desk = given.desks.V;
    if (desk === undefined) return refuse({ kind: 'nobody-handles' });
    return happened({ type: 'contact-asked', data: { desk, by } });
  },
  'note-contact': ({ by, today }, command) => {
    const { text, way, result, calledOn, calledAt } = command;
    if (calledOn > today) return refuse({ kind: 'contact-in-the-future' });
    return happened({ type: 'contact-noted', data: { text, way, result, calledOn, calledAt, by } });
  },
  'note-call-back': ({ given, by, today }, command) => {
    const { text, way, result, calledOn, calledAt, replies } = command;
    if (calledOn > today) return refuse({ kind: 'contact-in-the-future' });
    const asked = replies.map(({ question }) => question);
    if (new Set(asked).size < asked.length || asked.some((each) => !given.questions.includes(each)))
      return refuse({ kind: 'no-such-question' });
    const open = given.questions.filter((each) => !asked.includes(each));
    if (result === 'reached' && open.length > 0) return refuse({ kind: 'questions-not-answered', questions: open });
    return happened({ type: 'call-back-noted', data: { text, way, result, calledOn, calledAt, replies, by } });
  },
  'send-letter': ({ state, given, by, today, terms, count }, command) => {
    const { type: _type, beside, ...letter } = command;
    // A leader instructs and does nothing else; nobody else instructs.
    if ((letter.step === 'instruction') !== (by.as === 'P')) {
      return refuse({ kind: 'not-yours', needs: letter.step === 'instruction' ? ['P'] : ['D', 'U', 'S'] });
    }
    const to = addresseeOf(state, letter.step);
    // Nobody writes to their own desk.
    if (to !== null && to.relation === by.as) return refuse({ kind: 'own-desk' });
    const held = reachable(to, given);
    if (held === null) return refuse({ kind: 'nobody-handles' });
    const own = letter.step === 'supervision-letter' ? count.due(today, terms.letterReply) : null;
    const data = { ...letter, replyDue: letter.replyDue ?? own, ...held, ...(beside ? { beside } : {}), by };
    return happened({ type: 'letter-sent', data });
  },
  'sign-letter': ({ state, given, by, today }, { letterId }) => {
    const letter = letterFor(state, letterId, by, given);
    if (letter === undefined || letter.signedOn !== null) return refuse({ kind: 'no-such-letter' });
    return happened({ type: 'letter-signed', data: { letterId, on: today, by } });
  },
  'answer-letter': ({ state, given, by, today }, { letterId, text, files }) => {
    const letter = letterFor(state, letterId, by, given);
    if (letter === undefined || !waitsForAnswer(letter)) return refuse({ kind: 'no-such-letter' });
    return happened({ type: 'letter-answered', data: { letterId, on: today, text, files, by } });
  },
  'take-supervision-step': ({ by }, command) =>
    happened({ type: 'supervision-step-taken', data: { step: command.step, text: command.text, by } }),
  erase: ({ by }) => happened({ type: 'words-erased', data: { by } }),
  'tell-units': ({ by }) => happened({ type: 'units-told', data: { by } }),
  'hand-up': (about) => {
    const moves = deskMoves(about, 'D', 'U');
    return moves.length === 0 ? refuse({ kind: 'nobody-above' }) : happened(...moves);
  },
  'recompute-deadlines': (about, command) => {
    const { by } = about;
    const changes = recount(about);
    if (changes.length === 0) return refuse({ kind: 'nothing-to-recompute' });
    return happened({ type: 'deadlines-recomputed', data: { calendar: command.calendar, changes, by } });
  },
} satisfies Partial<Decisions>;

/** A complainant who asks is owed an answer; one who asks again, the same one. */
function answerDue({ state, given, by, today, count }: Deciding): Readonly<{ answerDue?: Due }> {
  const { messageAnswer } = given;
  const owed = by.as === 'X' && state.raiser === null && state.dues.answer === undefined;
  return owed && messageAnswer !== null ? { answerDue: count.due(today, messageAnswer) } : {};
}

function addEvidence({ by }: Deciding, command: CommandOf<'add-evidence' | 'amend'>): Decided {
  const { words, files } = command;
  const amendment = command.type === 'amend';
  const rated = command.type === 'amend' && command.rating !== undefined ? { rating: command.rating } : {};
  return happened({ type: 'evidence-added', data: { words, files, amendment, ...rated, by } });
}

/** Unit of a holder, and its desk for an office; null where nobody sits there. */
function reachable(
  holder: Holder | null,
  given: Given,
): Readonly<{ unit: Uuid; to?: Exclude<Holder['relation'], 'L'> }> | null {
  if (holder === null) return null;
  if ('unit' in holder) return { unit: holder.unit };
  return given.heldBy === null ? null : { unit: given.heldBy, to: holder.relation };
}

/** Whether the new category would leave the respondent at work where only a fault of service allows it. */
function respondentWouldHandle({ state, given }: Deciding): boolean {
  const leg = currentLeg(state);
  if (state.respondentUnitId === null || leg === null) return false;
  const atWork = [leg.lead, ...leg.assisting.filter((each) => each.part !== 'dropped').map((each) => each.unit)];
  if (!atWork.includes(state.respondentUnitId)) return false;
  const rule = given.terms.respondentMayHandle;
  return rule === 'no' || (rule === 'service-faults' && !given.serviceFault);
}

/** Running clocks, without suspended ones. */
export function runningClocks(state: MatterState): readonly (readonly [DueKind, Due])[] {
  const leg = currentLeg(state);
  const running: (readonly [DueKind, Due])[] = Object.entries(state.dues).map(([kind, due]) => [kind as DueKind, due]);
  if (leg !== null && HANDLE_RUNS.includes(state.phase)) running.push(['handle', leg.handle]);
  return running;
}

/** Recounts running clocks. A date once shown as firm never moves earlier. */
function recount({ state, given }: Deciding): readonly Readonly<{ which: DueKind; due: Due }>[] {
  return runningClocks(state).flatMap(([which, due]) => {
    if (due.given === true) return [];
    const fresh = given.count.due(due.from, { amount: due.amount, unit: due.unit });
    if (fresh.on === due.on && fresh.provisional === due.provisional) return [];
    if (!due.provisional && fresh.on <= due.on) return [];
    return [{ which, due: fresh }];
  });
}

const HANDLE_RUNS: readonly string[] = ['accepted', 'dispatched', 'handling', 'checking'];

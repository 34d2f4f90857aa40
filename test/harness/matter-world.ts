/** Matters without a database: states built by commands, for tests of pure rules. */

import type { Uuid } from '../../src/kernel/ids.ts';
import { type LocalDate, localDate, startOfLocalDate } from '../../src/kernel/time.ts';
import { daysOfUnitBetween, deadline, makeCalendar } from '../../src/law/rules.ts';
import { decide } from '../../src/matters/loop/decide.ts';
import { decideRegister, type Register } from '../../src/matters/loop/decide-register.ts';
import { evolve, foldMatter } from '../../src/matters/loop/evolve.ts';
import type { Committed, LetterStep, MatterState, RelationCode } from '../../src/matters/loop/model.ts';
import type { Acting, Command, Counting, Given, MatterProblem, Terms } from '../../src/matters/loop/model-commands.ts';
import type { MatterEvent, Recorded } from '../../src/matters/loop/model-events.ts';

export const id = (text: string): Uuid => `00000000-0000-4000-8000-${text.padStart(12, '0')}` as Uuid;
export const RESPONDENT = id('a1');
export const LEAD = id('a2');
export const HELPER = id('a3');
export const OTHER = id('a4');
export const said = (name = 'f00d'): Committed => ({ id: id(name), commitment: 'ab'.repeat(32) });

/** The command that sends a letter of this step, under the same id each time. */
export const letterOf = (step: LetterStep): Extract<Command, { type: 'send-letter' }> => ({
  type: 'send-letter',
  letterId: id('8'),
  step,
  year: step === 'reminder' || step === 'instruction' ? null : 2026,
  number: step === 'reminder' || step === 'instruction' ? null : 1,
  replyDue: null,
  beside: false,
  text: said(),
});

export const calendar = makeCalendar('test', [
  { year: 2026, papers: [], days: [] },
  { year: 2027, papers: [], days: [] },
]);

export function countingWith(published: typeof calendar): Counting {
  return {
    due: (from, { amount, unit }) => {
      const { dueOn, provisional } = deadline(published, from, { amount, unit });
      return { on: dueOn, provisional, from, amount, unit };
    },
    between: (after, upTo, unit) => Math.max(daysOfUnitBetween(published, after, upTo, unit), 0),
  };
}

export const terms: Terms = {
  acceptance: 'silence',
  handleDate: 'counted',
  plan: null,
  progress: null,
  accept: { amount: 3, unit: 'working-day' },
  contact: { amount: 1, unit: 'working-day' },
  sign: { amount: 1, unit: 'working-day' },
  return: { amount: 2, unit: 'working-day' },
  handle: { amount: 15, unit: 'working-day' },
  extension: { amount: 15, unit: 'working-day' },
  extensionTimes: 1,
  extensionApprover: 'D',
  check: { amount: 3, unit: 'working-day' },
  verdict: { amount: 15, unit: 'calendar-day' },
  reopen: { amount: 30, unit: 'calendar-day' },
  appealReview: { amount: 30, unit: 'calendar-day' },
  secondLook: { amount: 10, unit: 'working-day' },
  reclassification: { amount: 3, unit: 'working-day' },
  rerouting: { amount: 5, unit: 'calendar-day' },
  reroutingTimes: 1,
  suspendCap: { amount: 60, unit: 'calendar-day' },
  letterReply: { amount: 5, unit: 'working-day' },
  redosBeforeUphold: 1,
  appeals: 1,
  refusalGrounds: ['out-of-scope'],
  refusalNeedsApproval: true,
  refusalRecord: false,
  terminationGrounds: ['went-to-court'],
  suspensionGrounds: ['expert-opinion'],
  reroutingGrounds: ['not-ours'],
  jurisdictionGrounds: null,
  respondentMayHandle: 'no',
};

const UNITS: Readonly<Partial<Record<RelationCode, Uuid>>> = { L: LEAD, A: HELPER, H: LEAD };

export function acting(relation: RelationCode): Acting {
  if (relation === 'T') return { kind: 'clock' };
  if (relation === 'X') return { kind: 'complainant' };
  const unitId = UNITS[relation] ?? id(`b${relation.charCodeAt(0)}`);
  return {
    kind: 'post',
    postId: id(`c${relation.charCodeAt(0)}`),
    userId: id(`d${relation.charCodeAt(0)}`),
    unitId,
    delegatedFrom: null,
  };
}

export function given(relation: RelationCode, today: LocalDate, over: Partial<Given> = {}): Given {
  const who = acting(relation);
  return {
    now: startOfLocalDate(today),
    today,
    acting: who,
    relations: [relation],
    units: who.kind === 'post' ? [who.unitId] : [],
    signers: null,
    conflicted: false,
    terms,
    count: countingWith(calendar),
    desks: { V: { division: '411402', roles: ['vault-reader'] } },
    heldBy: id('b99'),
    decider: 'D',
    nearProposed: false,
    judgeAbove: null,
    serviceFault: false,
    other: null,
    lead: { procedure: 'lead', procedureVersion: '1', terms, desks: register.desks, judge: register.judge },
    callBack: { amount: 5, unit: 'working-day' },
    questions: ['CB01', 'CB02'],
    messageAnswer: { amount: 2, unit: 'working-day' },
    ...over,
  };
}

export const register: Register = {
  door: 'reviews',
  procedure: 'test-procedure',
  procedureVersion: '1',
  place: { kind: 'window', windowId: id('e1'), hallId: id('e2') },
  divisionCode: '411402',
  respondentUnitId: RESPONDENT,
  categoryCode: 'SQ04',
  demands: [said('f1')],
  words: said('f0'),
  files: [],
  submission: 'cd'.repeat(32),
  realName: false,
  receipt: true,
  desks: {
    D: { division: '411402', roles: ['dispatcher'] },
    U: { division: '411400', roles: ['dispatcher', 'joint-office'] },
    C: { division: '411402', roles: ['checker'] },
    S: { division: '411402', roles: ['discipline-supervisor'] },
  },
  judge: { kind: 'complainant' },
  number: '000000000019',
  raiser: null,
  lane: 'ordinary',
  published: true,
  reference: null,
  handleOn: null,
};

export const POST_JUDGE: Register['judge'] = {
  kind: 'post',
  desk: { division: '411400', roles: ['hall-supervisor'] },
  escalations: 0,
};

/** An office that raises matters itself, and terms that ask for a plan and for progress. */
export const RAISER: Register['raiser'] = {
  desk: { division: '411402', roles: ['dispatcher'], unit: id('a5') },
  by: { kind: 'post', postId: id('c9'), userId: id('d9'), unitId: id('a5'), delegatedFrom: null },
};
export const paced: Terms = {
  ...terms,
  plan: { amount: 5, unit: 'working-day' },
  progress: { amount: 7, unit: 'calendar-day' },
};
export const awaitingRecord: Terms = { ...terms, acceptance: 'record', accept: null };

export const DAY_ONE = localDate('2026-03-02');

export type World = Readonly<{ state: MatterState; log: readonly Recorded[]; today: LocalDate }>;

export function record(
  log: readonly Recorded[],
  events: readonly MatterEvent[],
  today: LocalDate,
): readonly Recorded[] {
  return [
    ...log,
    ...events.map((event, index) => ({ ...event, seq: log.length + index + 1, at: startOfLocalDate(today) })),
  ];
}

export function begun(over: Partial<Register> = {}, today = DAY_ONE, with_: Partial<Given> = {}): World {
  const events = decideRegister({ ...register, ...over }, given('T', today, with_));
  const log = record([], events, today);
  return { state: foldMatter(id('1'), log), log, today };
}

export type Step = readonly [RelationCode, Command] | readonly [RelationCode, Command, Partial<Given>];

export function tryStep(world: World, step: Step): { ok: true; world: World } | { ok: false; problem: MatterProblem } {
  const [relation, command, over = {}] = step;
  const decided = decide(world.state, command, given(relation, world.today, over));
  if (!decided.ok) return decided;
  const log = record(world.log, decided.value, world.today);
  const state = log.slice(world.log.length).reduce(evolve, world.state);
  return { ok: true, world: { ...world, state, log } };
}

/** Gives the commands one after the other. @throws when one is refused. */
export function walk(world: World, ...steps: readonly (Step | LocalDate)[]): World {
  let now = world;
  for (const step of steps) {
    if (typeof step === 'string') {
      now = { state: now.state, log: now.log, today: step };
      continue;
    }
    const next = tryStep(now, step);
    if (!next.ok) {
      throw new Error(`${step[1].type} by ${step[0]} in ${now.state.phase}: ${JSON.stringify(next.problem)}`);
    }
    now = next.world;
  }
  return now;
}

/** One command of each kind that a minimal world accepts. */
export const COMMANDS: Readonly<{ [Type in Command['type']]: Extract<Command, { type: Type }> }> = {
  accept: { type: 'accept' },
  refuse: { type: 'refuse', ground: 'out-of-scope', reason: said() },
  'approve-refusal': { type: 'approve-refusal' },
  'deny-refusal': { type: 'deny-refusal', reason: said() },
  'deem-accepted': { type: 'deem-accepted' },
  transfer: { type: 'transfer', toBody: said(), reason: said() },
  'bounce-back': { type: 'bounce-back', reason: said() },
  merge: { type: 'merge', parentId: id('2'), reason: null },
  unmerge: { type: 'unmerge', reason: said() },
  appeal: { type: 'appeal', words: said(), files: [] },
  overturn: { type: 'overturn', reason: said() },
  'uphold-decision': { type: 'uphold-decision', reason: said() },
  dispatch: { type: 'dispatch', lead: LEAD, assisting: [], note: null },
  designate: { type: 'designate', lead: LEAD, assisting: [], note: null },
  recall: { type: 'recall', reason: said() },
  sign: { type: 'sign' },
  'deem-signed': { type: 'deem-signed' },
  return: { type: 'return', reason: said() },
  'file-plan': { type: 'file-plan', text: said(), files: [] },
  'chase-progress': { type: 'chase-progress' },
  'accept-by-record': { type: 'accept-by-record', record: 'bulletin-1' },
  'note-progress': { type: 'note-progress', text: said(), files: [] },
  'sign-assistance': { type: 'sign-assistance' },
  'return-assistance': { type: 'return-assistance', reason: said() },
  contribute: { type: 'contribute', text: said(), files: [] },
  'add-assisting': { type: 'add-assisting', unit: OTHER },
  'drop-assisting': { type: 'drop-assisting', unit: HELPER, reason: said() },
  'ask-extension': { type: 'ask-extension', reason: said() },
  'grant-extension': { type: 'grant-extension' },
  'deny-extension': { type: 'deny-extension', reason: said() },
  'ask-suspension': { type: 'ask-suspension', ground: 'expert-opinion', reason: said(), files: [said()] },
  'approve-suspension': { type: 'approve-suspension' },
  'deny-suspension': { type: 'deny-suspension', reason: said() },
  resume: { type: 'resume' },
  'deem-resumed': { type: 'deem-resumed' },
  reassign: { type: 'reassign', reason: said() },
  'propose-termination': { type: 'propose-termination', ground: 'went-to-court', reason: said() },
  'approve-termination': { type: 'approve-termination' },
  'deny-termination': { type: 'deny-termination', reason: said() },
  'propose-rerouting': { type: 'propose-rerouting', ground: 'not-ours', unit: OTHER, reason: said() },
  'approve-rerouting': { type: 'approve-rerouting', lead: OTHER, assisting: [], note: null },
  'deny-rerouting': { type: 'deny-rerouting', reason: said() },
  submit: { type: 'submit', measures: said(), answers: [{ demand: 1, text: said() }], evidence: [] },
  'sign-off': { type: 'sign-off', draft: 1 },
  'return-draft': { type: 'return-draft', draft: 1, reason: said() },
  approve: { type: 'approve' },
  'send-back': { type: 'send-back', reason: said() },
  'give-verdict': { type: 'give-verdict', verdict: 'resolved', words: null, files: [] },
  'elapse-verdict': { type: 'elapse-verdict' },
  'escalate-judge': { type: 'escalate-judge' },
  'redo-same': { type: 'redo-same', reason: said() },
  'redo-other': { type: 'redo-other', reason: said() },
  uphold: { type: 'uphold', reason: said(), independentCheck: said() },
  reopen: { type: 'reopen', reason: said(), files: [] },
  'propose-reclassification': { type: 'propose-reclassification', category: 'SQ18', reason: said() },
  'approve-reclassification': { type: 'approve-reclassification' },
  'deny-reclassification': { type: 'deny-reclassification', reason: said() },
  'move-to-discipline-lane': { type: 'move-to-discipline-lane', reason: said() },
  'take-up': { type: 'take-up' },
  withdraw: { type: 'withdraw', words: null },
  'send-message': { type: 'send-message', messageId: id('7'), text: said() },
  'pass-on-message': { type: 'pass-on-message', messageId: id('7'), text: said() },
  'add-evidence': { type: 'add-evidence', words: said(), files: [] },
  'release-text': { type: 'release-text', of: id('f0'), text: said() },
  'release-file': { type: 'release-file', of: id('f9'), file: said() },
  'release-place': { type: 'release-place' },
  'ask-contact': { type: 'ask-contact' },
  'note-contact': {
    type: 'note-contact',
    text: said(),
    way: 'phone',
    result: 'reached',
    calledOn: localDate('2026-03-02'),
    calledAt: '10:00',
  },
  'note-call-back': {
    type: 'note-call-back',
    replies: [
      { question: 'CB01', answer: 'yes' },
      { question: 'CB02', answer: 'partly' },
    ],
    text: null,
    way: 'phone',
    result: 'reached',
    calledOn: localDate('2026-03-02'),
    calledAt: '10:00',
  },
  'send-letter': letterOf('supervision-letter'),
  'sign-letter': { type: 'sign-letter', letterId: id('8') },
  'answer-letter': { type: 'answer-letter', letterId: id('8'), text: said(), files: [] },
  'take-supervision-step': { type: 'take-supervision-step', step: 'interview', text: said() },
  amend: { type: 'amend', words: said(), files: [] },
  erase: { type: 'erase' },
  'take-child': { type: 'take-child', childId: id('3') },
  'drop-child': { type: 'drop-child', childId: id('3') },
  'follow-answer': { type: 'follow-answer' },
  'follow-end': { type: 'follow-end' },
  'recompute-deadlines': { type: 'recompute-deadlines', calendar: 'next' },
  'tell-units': { type: 'tell-units' },
  'hand-up': { type: 'hand-up' },
};

export const parent: NonNullable<Given['other']> = {
  id: id('2'),
  phase: 'handling',
  officeDivision: '411402',
  isChild: false,
  acceptedOn: DAY_ONE,
  handleDue: countingWith(calendar).due(DAY_ONE, { amount: 15, unit: 'working-day' }),
  lead: LEAD,
  handlingUnits: [LEAD],
  handlingUsers: [id('d76')],
};

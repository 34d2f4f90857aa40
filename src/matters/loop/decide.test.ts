/** Decisions as a table: given events, a command, then events or a reason; each row is a sentence of the specification. */

import { describe, expect, it } from 'vitest';
import {
  acting,
  begun,
  COMMANDS,
  countingWith,
  DAY_ONE,
  given,
  HELPER,
  id,
  LEAD,
  letterOf,
  OTHER,
  POST_JUDGE,
  parent,
  RESPONDENT,
  type Step,
  said,
  terms,
  tryStep,
  type World,
  walk,
} from '../../../test/harness/matter-world.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { localDate } from '../../kernel/time.ts';
import { makeCalendar } from '../../law/rules.ts';
import {
  parseReceiptNumber,
  parseReceiptPass,
  receiptNumber,
  receiptPass,
  waitAfterWrongPassMs,
} from '../receipt/rules-receipt.ts';
import { decide } from './decide.ts';
import { foldMatter } from './evolve.ts';
import { ageInDays, currentDue, lightOf, tasksOf } from './rules-desk.ts';
import { shownToUnits } from './rules-shown.ts';

const c = COMMANDS;
const d = localDate;
const handling = walk(begun(), ['D', c.accept], ['D', c.dispatch], ['L', c.sign]);
const answered = (world: World = handling) => walk(world, ['L', c.submit], ['C', c.approve]);
const contested = walk(answered(), ['J', { ...c['give-verdict'], verdict: 'partly' }]);

function refusal(world: World, step: Step) {
  const tried = tryStep(world, step);
  return tried.ok ? 'done' : tried.problem.kind;
}

describe('releasing', () => {
  const why = { ...c['give-verdict'], verdict: 'not' as const, words: said('f7') };
  const release = (of: string): Step => ['S', { ...c['release-text'], of: id(of) }];
  const objected = walk(answered(), ['J', why, { acting: acting('X') }]);

  it('lets whoever orders a redo release why the answer was not accepted, and nothing else (B10)', () => {
    expect(refusal(objected, release('f7'))).toBe('done');
    expect(refusal(objected, release('f0'))).toBe('no-such-text');
    expect(refusal(contested, release('f0'))).toBe('no-such-text');
    expect(refusal(walk(objected, ['S', c['redo-same']]), release('f7'))).toBe('not-yours');
    expect(refusal(objected, ['D', { ...c['release-text'], of: id('f0') }])).toBe('done');
  });

  it('keeps the words of every round, and of a reopening, but none an office wrote', () => {
    const again = walk(objected, ['S', c['redo-same']], ['L', c.submit], ['C', c.approve], ['J', c['give-verdict']]);
    const reopened = walk(again, ['X', { ...c.reopen, reason: said('f8') }]);
    expect(reopened.state.objections).toEqual([id('f7'), id('f8')]);
    expect(walk(again, ['S', c.reopen]).state.objections).toEqual([id('f7')]);
  });

  it('tells units the window once, and no more when the complainant’s words are gone (B9)', () => {
    const told = walk(handling, ['D', c['release-place']]);
    expect([handling, told].map(({ state }) => state.placeReleased)).toEqual(['no', 'yes']);
    expect(refusal(told, ['D', c['release-place']])).toBe('no-place-to-release');
    const erased = walk(told, ['X', c.erase]);
    expect(erased.state.placeReleased).toBe('gone');
    expect(refusal(erased, ['D', c['release-place']])).toBe('no-place-to-release');
    expect(refusal(begun({ place: { kind: 'entity' } }), ['D', c['release-place']])).toBe('no-place-to-release');
    // An office's erasing, or time's, is seen at once; the complainant's own when units are told anything.
    const placeTold = ({ state, log }: World) => shownToUnits(state.id, log).state.placeReleased;
    const overdue = walk(told, ['T', c.erase]);
    expect([told, erased, overdue, walk(erased, ['T', c['tell-units']])].map(placeTold)).toEqual([
      'yes',
      'yes',
      'gone',
      'gone',
    ]);
  });
});

describe('a message of the complainant', () => {
  const asked = walk(handling, ['X', c['send-message']]);
  const due = ({ state }: World) => state.dues.answer?.on;
  const owing = ({ state }: World) => tasksOf(state).filter(({ dueKind }) => dueKind === 'answer');

  it('is owed an answer by the dispatcher within its limit, once, however often they write (B11)', () => {
    expect(due(asked)).toBe('2026-03-04');
    expect(owing(asked)).toMatchObject([{ what: 'send-message', relation: 'D' }]);
    expect(due(walk(asked, d('2026-03-03'), ['X', c['send-message']]))).toBe('2026-03-04');
    expect(due(walk(handling, ['L', c['send-message']]))).toBeUndefined();
  });

  it('is answered by the office, by passing on what the unit wrote, or by a call that was taken', () => {
    const unit = { ...c['send-message'], messageId: id('71') };
    const from = walk(asked, ['L', unit]);
    const answers: readonly Step[] = [
      ['D', c['send-message']],
      ['D', { ...c['pass-on-message'], messageId: id('71') }],
      ['D', c['note-contact']],
    ];
    for (const answer of answers) expect(due(walk(from, answer)), answer[1].type).toBeUndefined();
    // Passing the question on to the unit answers nothing, and neither does a call nobody took.
    expect(due(walk(from, ['D', c['pass-on-message']]))).toBe('2026-03-04');
    expect(due(walk(from, ['D', { ...c['note-contact'], result: 'no-answer' }]))).toBe('2026-03-04');
  });

  it('waits on through check, verdict and redo, can be answered there, and ends with the matter', () => {
    const judged = walk(asked, ['L', c.submit], ['C', c.approve], ['J', { ...c['give-verdict'], verdict: 'not' }]);
    expect(owing(judged)).toHaveLength(1);
    expect(owing(walk(judged, ['S', c['redo-same']]))).toHaveLength(1);
    expect(owing(walk(judged, ['D', c['send-message']]))).toEqual([]);
    const merged = walk(begun(), ['X', c['send-message']], ['D', c.merge, { other: parent }]);
    expect(owing(merged)).toHaveLength(1);
    expect(due(walk(merged, ['D', c.unmerge, { other: parent }]))).toBe('2026-03-04');
    expect(owing(walk(asked, ['X', c.withdraw]))).toEqual([]);
  });

  it('is counted again by a new holiday table wherever it runs, of which no unit is told', () => {
    // The Saturday after makes up for the day off: no longer limit moves with it.
    const days = [
      { name: '假', date: d('2026-03-04'), isOffDay: true },
      { name: '补', date: d('2026-03-07'), isOffDay: false },
    ];
    const later = countingWith(makeCalendar('next', [{ year: 2026, papers: [], days }]));
    for (const world of [asked, walk(begun(), ['X', c['send-message']], ['D', c.merge, { other: parent }])]) {
      const before = shownToUnits(world.state.id, world.log);
      const again = walk(world, ['T', c['recompute-deadlines'], { count: later }]);
      expect([due(again), again.log.at(-1)?.type]).toEqual(['2026-03-05', 'deadlines-recomputed']);
      expect(shownToUnits(again.state.id, again.log)).toEqual(before);
    }
  });

  it('has no limit where it was written before there was one', () => {
    const { answerDue: _, ...before } = { ...(asked.log.at(-1)?.data as Record<string, unknown>) };
    const log = [...handling.log, { ...asked.log.at(-1), data: before }] as World['log'];
    expect(foldMatter(id('1'), log).dues.answer).toBeUndefined();
  });
});

describe('calling back', () => {
  const V = { V: { division: '411402', roles: ['vault-reader'] } };
  const named = walk(begun({ realName: true }), ['D', c.accept], ['D', c.dispatch], ['L', c.sign]);
  const owed = walk(named, ['L', c.submit], ['C', c.approve]);
  const tasks = ({ state }: World) => tasksOf(state).filter(({ dueKind }) => dueKind === 'callBack');

  it('is owed about an answer, to a complainant who left a contact, by whoever may open the number (A9)', () => {
    expect(tasks(owed)).toMatchObject([
      { what: 'note-call-back', relation: 'V', holder: { desk: V.V }, due: { on: '2026-03-09' } },
    ]);
    expect(tasks(answered())).toEqual([]);
    expect(tasks(walk(named, ['L', c.submit], ['C', c.approve, { desks: {} }]))).toEqual([]);
    expect(refusal(answered(), ['V', c['note-call-back']])).toBe('no-call-back-owed');
  });

  it('keeps its replies and is no verdict: nothing of it moves the matter', () => {
    const said = walk(owed, ['V', c['note-call-back']]);
    expect(tasks(said)).toEqual([]);
    expect(said.log.at(-1)).toMatchObject({ type: 'call-back-noted', data: { replies: c['note-call-back'].replies } });
    const { phase, outcome, lastVerdict, dues } = said.state;
    expect({ phase, outcome, lastVerdict, verdict: dues.verdict }).toEqual({
      phase: 'answered',
      outcome: null,
      lastVerdict: null,
      verdict: owed.state.dues.verdict,
    });
    expect(refusal(said, ['V', c['note-call-back']])).toBe('no-call-back-owed');
  });

  it('asks every question of the script of whoever was reached, once, and no other', () => {
    const with_ = (...questions: string[]): Step => [
      'V',
      { ...c['note-call-back'], replies: questions.map((question) => ({ question, answer: 'no' as const })) },
    ];
    expect(refusal(owed, with_('CB01'))).toBe('questions-not-answered');
    expect(refusal(owed, with_('CB01', 'CB02', 'CB02'))).toBe('no-such-question');
    expect(refusal(owed, with_('CB01', 'CB02', 'CB99'))).toBe('no-such-question');
    const declined = { ...c['note-call-back'], result: 'declined' as const, replies: [] };
    expect(tasks(walk(owed, ['V', declined]))).toEqual([]);
    const nobody = { ...declined, result: 'no-answer' as const };
    expect(tasks(walk(owed, ['V', nobody]))).toHaveLength(1);
    expect(refusal(owed, ['V', { ...c['note-call-back'], calledOn: d('2026-03-03') }])).toBe('contact-in-the-future');
  });

  it('is counted again by a new holiday table, of which no unit is told: it would learn that a number was left', () => {
    const off = [{ name: '假', date: d('2026-03-09'), isOffDay: true }];
    const count = countingWith(makeCalendar('next', [{ year: 2026, papers: [], days: off }]));
    const again = walk(owed, ['T', c['recompute-deadlines'], { count }]);
    expect(tasks(again)).toMatchObject([{ due: { on: '2026-03-10' } }]);
    expect(shownToUnits(again.state.id, again.log)).toEqual(shownToUnits(owed.state.id, owed.log));
  });

  it('is counted again beside other clocks no unit sees, of which none is told either', () => {
    // The makeup day lies behind all limits of a few days, so that no longer one moves.
    const days = [
      { name: '假', date: d('2026-03-04'), isOffDay: true },
      { name: '补', date: d('2026-03-14'), isOffDay: false },
    ];
    const count = countingWith(makeCalendar('next', [{ year: 2026, papers: [], days }]));
    const closed = walk(owed, ['J', c['give-verdict']]);
    const contested = walk(owed, ['J', { ...c['give-verdict'], verdict: 'not' }]);
    // Before it is accepted, the first call runs, too, where a number was left.
    for (const world of [closed, contested, begun({ realName: true })]) {
      const again = walk(world, ['T', c['recompute-deadlines'], { count }]);
      expect(again.log.at(-1)?.type).toBe('deadlines-recomputed');
      expect(shownToUnits(again.state.id, again.log)).toEqual(shownToUnits(world.state.id, world.log));
    }
  });

  it('is owed on when the matter closes or is contested, anew after a redo, and no more once they withdrew or erased', () => {
    const closed = walk(owed, ['J', c['give-verdict']]);
    expect([closed.state.phase, tasks(closed).length]).toEqual(['closed', 1]);
    expect(tasks(walk(closed, ['V', c['note-call-back']]))).toEqual([]);
    const objected = walk(owed, ['J', { ...c['give-verdict'], verdict: 'not' }]);
    expect(tasks(objected)).toHaveLength(1);
    const redone = walk(objected, ['S', c['redo-same']]);
    expect(tasks(redone)).toEqual([]);
    expect(tasks(walk(redone, ['L', c.submit], ['C', c.approve]))).toHaveLength(1);
    expect(tasks(walk(closed, ['X', c.erase]))).toEqual([]);
    expect(tasks(walk(named, ['X', c.withdraw]))).toEqual([]);
  });
});

describe('accepting', () => {
  it('takes silence past the limit for acceptance, from the last day of the limit', () => {
    expect(refusal({ ...begun(), today: d('2026-03-05') }, ['T', c['deem-accepted']])).toBe('not-due-yet');
    const late = walk(begun(), d('2026-03-20'), ['T', c['deem-accepted']]);
    expect(late.state).toMatchObject({ phase: 'accepted', acceptedOn: '2026-03-05' });
    expect(late.state.legs[0]?.handle).toMatchObject({ from: '2026-03-05', on: '2026-03-26' });
  });

  it('accepts in the act of registering where the procedure says so', () => {
    const { state, log } = begun({}, DAY_ONE, { terms: { ...terms, acceptance: 'at-once', accept: null } });
    expect(state).toMatchObject({ phase: 'accepted', acceptedOn: DAY_ONE });
    expect(log.map((event) => event.type)).toEqual(['registered', 'accepted']);
  });

  it('accepts by silence although a refusal waits for approval', () => {
    const proposed = walk(begun(), ['D', c.refuse], d('2026-03-06'), ['T', c['deem-accepted']]);
    expect(proposed.state).toMatchObject({ phase: 'accepted', pending: { refusal: null } });
  });

  it('lets nobody approve their own refusal', () => {
    const proposed = walk(begun(), ['D', c.refuse]);
    expect(refusal(proposed, ['U', c['approve-refusal'], { acting: acting('D') }])).toBe('same-person');
  });

  it('bars a second refusal after an appeal was won, even when the matter comes back', () => {
    const won = walk(begun(), ['D', c.refuse], ['U', c['approve-refusal']], ['X', c.appeal], ['U', c.overturn]);
    expect(refusal(won, ['D', c.refuse])).toBe('wrong-phase');
    expect(won.state.refusalBarred).toBe(true);
  });

  it('contacts a real-name complainant in time', () => {
    const named = begun({ realName: true });
    expect(named.state.dues.contact).toMatchObject({ on: '2026-03-03' });
    expect(tasksOf(named.state).map((task) => task.what)).toContain('note-contact');
    const done = walk(named, ['D', c['note-contact']]);
    expect(done.state.dues.contact).toBeUndefined();
    expect(walk(named, ['D', c['send-message']]).state.contacted).toBe(true);
  });
});

describe('dispatching', () => {
  const accepted = walk(begun(), ['D', c.accept]);
  const to = (lead: typeof LEAD, assisting: readonly (typeof LEAD)[] = []): Step => [
    'D',
    { ...c.dispatch, lead, assisting },
  ];

  it.each([
    ['no', false, 'respondent-may-not-handle'],
    ['service-faults', false, 'respondent-may-not-handle'],
    ['service-faults', true, 'done'],
    ['yes', false, 'done'],
  ] as const)(
    'lets the respondent handle where the rule says %s and a fault of service is %s: %s',
    (rule, fault, then) => {
      const over = { terms: { ...terms, respondentMayHandle: rule }, serviceFault: fault };
      expect(refusal(accepted, ['D', { ...c.dispatch, lead: RESPONDENT }, over])).toBe(then);
      expect(refusal(accepted, ['D', { ...c.dispatch, assisting: [RESPONDENT] }, over])).toBe(then);
    },
  );

  it('names a unit once', () => {
    expect(refusal(accepted, to(LEAD, [LEAD]))).toBe('unit-named-twice');
    expect(refusal(accepted, to(LEAD, [HELPER, HELPER]))).toBe('unit-named-twice');
  });

  it('counts the handle clock from acceptance, whenever it is signed', () => {
    const late = walk(accepted, d('2026-03-10'), to(LEAD), ['L', c.sign]);
    expect(late.state.legs[0]?.handle.on).toBe('2026-03-23');
  });

  it('does not let a unit sign what was given to another', () => {
    const dispatched = walk(accepted, to(OTHER));
    expect(refusal(dispatched, ['L', c.sign])).toBe('not-yours');
  });

  it('takes a return inside its limit only, and never of a designation', () => {
    const dispatched = walk(accepted, to(LEAD));
    expect(refusal({ ...dispatched, today: d('2026-03-04') }, ['L', c.return])).toBe('done');
    expect(refusal({ ...dispatched, today: d('2026-03-05') }, ['L', c.return])).toBe('return-too-late');
    const twice = walk(dispatched, ['L', c.return], to(LEAD), ['L', c.return], ['U', c.designate]);
    expect(refusal(twice, ['L', c.return])).toBe('designation-stands');
  });
});

describe('handling', () => {
  it('grants more time once, before the limit is over, counted from the old date', () => {
    const asked = walk(handling, ['L', c['ask-extension']]);
    expect(refusal({ ...asked, today: d('2026-03-24') }, ['D', c['grant-extension']])).toBe('extension-too-late');
    const granted = walk(asked, d('2026-03-23'), ['D', c['grant-extension']]);
    expect(granted.state.legs[0]?.handle).toMatchObject({ from: '2026-03-23', on: '2026-04-13' });
    expect(refusal(granted, ['L', c['ask-extension']])).toBe('extension-used');
    expect(refusal(walk(asked, ['D', c['deny-extension']]), ['L', c['ask-extension']])).toBe('done');
    expect(refusal(handling, ['L', c['ask-extension'], { terms: { ...terms, extension: null } }])).toBe('no-extension');
  });

  it('stands still for a listed reason with evidence, approved by another, for no longer than the cap in all', () => {
    const bare = { ...c['ask-suspension'], files: [] };
    expect(refusal(handling, ['L', bare])).toBe('evidence-missing');
    expect(refusal(handling, ['L', { ...c['ask-suspension'], ground: 'tired' }])).toBe('unknown-ground');
    const asked = walk(handling, ['L', c['ask-suspension']]);
    expect(refusal(asked, ['U', c['approve-suspension']])).toBe('not-yours');
    const first = walk(asked, ['D', c['approve-suspension']]);
    expect(first.state.stopped).toMatchObject({ remaining: 15 });
    const again = walk(first, d('2026-04-01'), ['L', c.resume]);
    expect(again.state.legs[0]?.handle).toMatchObject({ from: '2026-04-01', amount: 15, on: '2026-04-22' });
    expect(again.state.suspensions).toEqual([{ on: '2026-03-02', until: '2026-04-01' }]);
    const second = walk(again, ['D', c['ask-suspension']], ['U', c['approve-suspension']]);
    expect(second.state.dues.resume).toMatchObject({ amount: 30 });
    const capped = walk(second, d('2026-06-30'), ['T', c['deem-resumed']]);
    // The sixtieth day is 1 May, a legal holiday: the cap ends with the next day that is none.
    expect(capped.state.legs[0]?.handle.from).toBe('2026-05-04');
    expect(refusal(capped, ['L', c['ask-suspension']])).toBe('suspension-cap-used');
  });

  it('does not cure by a suspension what was overdue before it', () => {
    const overdue = walk(handling, d('2026-04-01'), ['L', c['ask-suspension']], ['D', c['approve-suspension']]);
    expect(walk(overdue, d('2026-04-20'), ['D', c.resume]).state.legs[0]?.handle.on).toBe('2026-03-23');
  });

  it('answers every demand, once, and no other', () => {
    const submit = (...demands: number[]): Step => [
      'L',
      { ...c.submit, answers: demands.map((demand) => ({ demand, text: said() })) },
    ];
    const released = walk(handling, ['D', { ...c['release-text'], of: id('f1') }]);
    expect(refusal(released, submit())).toBe('demand-not-answered');
    expect(refusal(released, submit(1))).toBe('done');
    expect(refusal(handling, submit(1, 2))).toBe('no-such-demand');
    expect(refusal(handling, submit(1, 1))).toBe('no-such-demand');
    expect(refusal(handling, submit(1))).toBe('done');
  });

  it('asks no answer to a demand the unit was never given to read (A2)', () => {
    const words = walk(handling, ['D', { ...c['release-text'], of: id('f0') }]);
    expect(refusal(words, ['L', { ...c.submit, answers: [] }])).toBe('done');
  });

  it('waits for every assisting unit, a returned one included, until the dispatcher drops it', () => {
    const withHelper = walk(begun(), ['D', c.accept], ['D', { ...c.dispatch, assisting: [HELPER] }], ['L', c.sign]);
    const returned = walk(withHelper, ['A', c['return-assistance']]);
    expect(refusal(returned, ['L', c.submit])).toBe('assisting-unit-still-working');
    expect(refusal(walk(returned, ['D', c['drop-assisting']]), ['L', c.submit])).toBe('done');
    expect(refusal(walk(withHelper, ['A', c.contribute]), ['A', c.contribute])).toBe('already-contributed');
  });

  it('recognises a category that would leave the respondent at work', () => {
    const over = { terms: { ...terms, respondentMayHandle: 'service-faults' as const }, serviceFault: true };
    const own = walk(begun(), ['D', c.accept, over], ['D', { ...c.dispatch, lead: RESPONDENT }, over]);
    const harsher = { ...over, serviceFault: false };
    expect(refusal(own, ['D', c['propose-reclassification'], harsher])).toBe('respondent-may-not-handle');
    expect(refusal(walk(begun(), ['D', c.accept]), ['D', { ...c['propose-reclassification'], category: 'SQ04' }])).toBe(
      'same-category',
    );
  });

  it('reclassifies by two people', () => {
    const proposed = walk(handling, ['D', c['propose-reclassification']]);
    expect(refusal(proposed, ['D', c['approve-reclassification']])).toBe('same-person');
    const other = { acting: { ...acting('D'), userId: id('dd2') } } as Step[2];
    const done = tryStep(proposed, ['D', c['approve-reclassification'], other ?? {}]);
    expect(done).toMatchObject({ ok: true, world: { state: { categoryCode: 'SQ18', reclassified: true } } });
  });
});

describe('judging', () => {
  it('keeps everybody who handled it from checking, judging and supervising', () => {
    const submitted = walk(handling, ['L', c.submit]);
    const handler = { acting: { ...acting('C'), userId: id('d76') } } as Partial<ReturnType<typeof given>>;
    expect(refusal(submitted, ['C', c.approve, handler])).toBe('judge-is-handler');
    expect(refusal(submitted, ['C', c.approve, { conflicted: true }])).toBe('conflict-of-interest');
    const respondents = { acting: { ...acting('C'), unitId: RESPONDENT } } as Partial<ReturnType<typeof given>>;
    expect(refusal(submitted, ['C', c.approve, respondents])).toBe('conflict-of-interest');
    expect(refusal(contested, ['S', c['redo-same'], { conflicted: true }])).toBe('conflict-of-interest');
    expect(refusal(submitted, ['C', c.approve])).toBe('done');
  });

  it('moves a desk to the next level where nobody at it is free', () => {
    const desks = { C: { division: '411400', roles: ['checker'] } };
    const moved = walk(handling, ['L', c.submit, { desks }]);
    expect(moved.state.desks.C.division).toBe('411400');
    expect(moved.log.map((event) => event.type).slice(-2)).toEqual(['desk-moved', 'submitted']);
  });

  it('closes by a complainant’s silence only, and never on a date that may still move', () => {
    const waiting = answered();
    expect(refusal({ ...waiting, today: d('2026-03-17') }, ['T', c['elapse-verdict']])).toBe('not-due-yet');
    expect(refusal({ ...waiting, today: d('2026-03-18') }, ['T', c['elapse-verdict']])).toBe('done');
    const unknown = { count: countingWith(makeCalendar('none', [])) };
    const provisional = walk(handling, ['L', c.submit], ['C', c.approve, unknown]);
    expect(refusal({ ...provisional, today: d('2026-06-01') }, ['T', c['elapse-verdict']])).toBe('not-due-yet');
    const above = walk(begun({ judge: POST_JUDGE }), ['D', c.accept], ['D', c.dispatch], ['L', c.sign]);
    const silent = { ...answered(above), today: d('2026-04-01') };
    expect(refusal(silent, ['T', c['elapse-verdict']])).toBe('not-due-yet');
    const judgeAbove = { division: '411400', roles: ['joint-office'] };
    const escalated = walk(silent, ['T', c['escalate-judge'], { judgeAbove }]);
    expect(escalated.state).toMatchObject({ phase: 'answered', judge: { desk: judgeAbove, escalations: 1 } });
  });

  it('upholds a contested result only after a redo or an independent check, with the redo limit as data', () => {
    const bare = { ...c.uphold, independentCheck: null };
    expect(refusal(contested, ['S', bare])).toBe('needs-redo-or-check');
    expect(refusal(contested, ['S', bare, { terms: { ...terms, redosBeforeUphold: 0 } }])).toBe('done');
    const again = walk(contested, ['S', c['redo-same']], ['L', c.submit], ['C', c.approve]);
    const second = walk(again, ['J', { ...c['give-verdict'], verdict: 'not' }]);
    expect(walk(second, ['S', bare]).state).toMatchObject({ phase: 'closed', outcome: 'not-resolved' });
  });

  it('opens a leg of its own for a redo, while the age goes on', () => {
    const redone = walk(contested, d('2026-05-06'), ['S', c['redo-same']]);
    expect(redone.state.legs).toMatchObject([
      { no: 1 },
      { no: 2, openedOn: '2026-05-06', lead: LEAD, submission: null },
    ]);
    expect(ageInDays(redone.state, d('2026-05-06'))).toBe(65);
    const other = walk(contested, ['S', c['redo-other']]);
    expect(refusal(other, ['D', c.dispatch])).toBe('same-unit-again');
  });

  it('reopens for the complainant inside the window, for the supervisor with a reason', () => {
    const closed = walk(answered(), ['J', c['give-verdict']]);
    const later = { ...closed, today: d('2026-04-02') };
    expect(refusal(later, ['X', c.reopen])).toBe('window-over');
    expect(refusal(later, ['S', { ...c.reopen, reason: null }])).toBe('reason-missing');
    expect(refusal(later, ['S', c.reopen])).toBe('done');
    expect(refusal({ ...closed, today: d('2026-04-01') }, ['X', { ...c.reopen, reason: null }])).toBe('done');
  });

  it('gives a withdrawn matter back to whoever was talked into it', () => {
    const withdrawn = walk(begun(), ['X', c.withdraw]);
    expect(withdrawn.state).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
    const back = walk(withdrawn, ['X', c.reopen]);
    expect(refusal(back, ['S', c['redo-same']])).toBe('nobody-handles');
    expect(walk(back, ['S', c['redo-other']]).state).toMatchObject({ phase: 'accepted', acceptedOn: DAY_ONE });
  });
});

describe('merging', () => {
  it.each([
    ['itself', { parentId: id('1') }, parent],
    ['parent-is-child', {}, { ...parent, isChild: true }],
    ['parent-ended', {}, { ...parent, phase: 'closed' as const }],
    ['other-division', {}, { ...parent, officeDivision: '411403' }],
  ])('refuses: %s', (why, change, other) => {
    const tried = tryStep(begun(), ['D', { ...c.merge, ...change }, { other }]);
    expect(tried).toMatchObject({ ok: false, problem: { kind: 'cannot-merge', why } });
  });

  it('takes over the parent’s acceptance when it stands alone again', () => {
    const alone = walk(begun(), ['D', c.merge, { other: parent }], ['D', c.unmerge, { other: parent }]);
    expect(alone.state).toMatchObject({ phase: 'accepted', acceptedOn: DAY_ONE, parentId: null });
    expect(alone.state.legs[0]?.handle).toEqual(parent.handleDue);
  });
});

describe('dates', () => {
  it('recount provisional dates when a table comes, and never move a firm one earlier', () => {
    const unknown = { count: countingWith(makeCalendar('none', [])) };
    const provisional = walk(begun(), ['D', c.accept, unknown]);
    expect(provisional.state.legs[0]?.handle).toMatchObject({ on: '2026-03-23', provisional: true });
    const holidays = ['03-09', '03-10'].map((day) => ({ name: '假', date: d(`2026-${day}`), isOffDay: true }));
    const known = { count: countingWith(makeCalendar('next', [{ year: 2026, papers: [], days: holidays }])) };
    const firm = walk(provisional, ['T', c['recompute-deadlines'], known]);
    expect(firm.state.legs[0]?.handle).toMatchObject({ on: '2026-03-25', provisional: false });
    expect(refusal(firm, ['T', c['recompute-deadlines'], known])).toBe('nothing-to-recompute');
    // A corrected table that takes the holidays away again changes nothing that was told as firm.
    expect(refusal(firm, ['T', c['recompute-deadlines']])).toBe('nothing-to-recompute');
  });

  it('are green, yellow and red by today alone', () => {
    expect(lightOf('accept', d('2026-03-05'), d('2026-03-04'))).toBe('green');
    expect(lightOf('accept', d('2026-03-05'), d('2026-03-05'))).toBe('yellow');
    expect(lightOf('handle', d('2026-03-23'), d('2026-03-21'))).toBe('yellow');
    expect(lightOf('handle', d('2026-03-23'), d('2026-03-20'))).toBe('green');
    expect(lightOf('handle', d('2026-03-23'), d('2026-03-24'))).toBe('red');
    expect(lightOf(null, null, d('2026-03-24'))).toBe('green');
  });

  it('keep checking inside the handle limit', () => {
    const lastDay = walk(handling, d('2026-03-23'), ['L', c.submit]);
    expect(currentDue(lastDay.state)).toMatchObject({ kind: 'handle', due: { on: '2026-03-23' } });
    const early = walk(handling, ['L', c.submit]);
    expect(currentDue(early.state)).toMatchObject({ kind: 'check', due: { on: '2026-03-05' } });
  });
});

describe('the log', () => {
  it('holds nothing but plain JSON of safe integers, and no words', () => {
    const world = walk(contested, ['S', c['redo-same']], ['S', c['send-letter']], ['L', c['answer-letter']]);
    for (const event of world.log) {
      expect(() => canonicalJson(event.data)).not.toThrow();
      expect(JSON.parse(canonicalJson(event.data))).toEqual(JSON.parse(JSON.stringify(event.data)));
    }
  });

  it('names the relation somebody acted with, and both posts of a delegation', () => {
    const standing = { ...acting('D'), delegatedFrom: id('c9') } as ReturnType<typeof acting>;
    const decided = decide(begun().state, c.accept, given('D', DAY_ONE, { acting: standing, relations: ['D', 'U'] }));
    expect(decided).toMatchObject({ ok: true, value: [{ data: { by: { as: 'D', delegatedFrom: id('c9') } } }] });
  });
});

describe('receipts', () => {
  const bytes = new Uint8Array(32).map((_, index) => (index * 37 + 11) % 256);

  it('have sixteen digits of which the last finds a slip, and a pass that forgives look-alikes', () => {
    const number = receiptNumber(bytes);
    expect(number).toMatch(/^\d{16}$/);
    expect(parseReceiptNumber(number.replace(/(.{4})/g, '$1 '))).toBe(number);
    const slip = `${number.startsWith('1') ? '2' : '1'}${number.slice(1)}`;
    expect(parseReceiptNumber(slip)).toBeUndefined();
    const pass = receiptPass(bytes);
    expect(pass).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(parseReceiptPass(pass.toLowerCase())).toBe(pass);
    expect(parseReceiptPass('oil0O1')).toBe('011001');
  });

  it('slow down, and never for longer than a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 50].map(waitAfterWrongPassMs)).toEqual([0, 0, 2_000, 4_000, 8_000, 900_000]);
  });
});

describe('whoever waits reaches whoever has it (A8)', () => {
  const at = (world: World, step: Step) => {
    const last = walk(world, step).log.at(-1)?.data;
    return {
      unit: last !== undefined && 'unit' in last ? last.unit : null,
      to: last !== undefined && 'to' in last ? last.to : null,
    };
  };
  const office = id('b99');
  const remind = letterOf('reminder');

  it('reminds the office where the office has it, and nobody reminds their own desk', () => {
    const accepted = walk(begun(), ['D', c.accept]);
    expect(at(accepted, ['S', remind])).toEqual({ unit: office, to: 'D' });
    expect(refusal(accepted, ['D', remind])).toBe('not-yours');
    expect(at(handling, ['D', remind])).toEqual({ unit: LEAD, to: null });
    const checking = walk(handling, ['L', c.submit]);
    expect(at(checking, ['D', remind])).toEqual({ unit: office, to: 'C' });
    expect(at(contested, ['U', remind])).toEqual({ unit: office, to: 'S' });
    expect(refusal(contested, ['S', remind])).toBe('own-desk');
    expect(refusal(answered(), ['S', remind])).toBe('nobody-handles');
    expect(refusal(accepted, ['S', remind, { heldBy: null }])).toBe('nobody-handles');
  });

  it('hands over to the desk that supervises, which signs and owes no answer; units are told nothing of it', () => {
    const handed = walk(handling, ['D', letterOf('hand-over')]);
    expect(handed.state.letters).toMatchObject([{ step: 'hand-over', to: 'S', reply: null }]);
    expect(refusal(handling, ['S', letterOf('hand-over')])).toBe('own-desk');
    expect(tasksOf(handed.state)).toContainEqual(expect.objectContaining({ what: 'sign-letter', relation: 'S' }));
    expect(shownToUnits(id('1'), handed.log).seq).toBe(shownToUnits(id('1'), handling.log).seq);
    const signed = walk(handed, ['S', c['sign-letter']]);
    expect(signed.state.letters[0]?.signedOn).toBe('2026-03-02');
    expect(tasksOf(signed.state).map(({ what }) => what)).not.toContain('sign-letter');
    expect(shownToUnits(id('1'), signed.log).seq).toBe(shownToUnits(id('1'), handling.log).seq);
  });

  it('asks one matter of a letter for the answer, and takes the earlier date it is given', () => {
    const on = {
      on: d('2026-03-03'),
      provisional: false,
      from: d('2026-03-02'),
      amount: 1,
      unit: 'working-day' as const,
    };
    const beside = walk(handling, ['S', { ...letterOf('supervision-letter'), beside: true, replyDue: on }]);
    expect(beside.state.letters).toMatchObject([{ beside: true, reply: on }]);
    expect(tasksOf(beside.state).map(({ what }) => what)).not.toContain('answer-letter');
    const answered = walk(beside, ['L', c['answer-letter']]);
    expect(answered.state.letters).toMatchObject([{ signedOn: '2026-03-02', repliedOn: '2026-03-02' }]);
    expect(refusal(answered, ['L', c['sign-letter']])).toBe('no-such-letter');
  });

  it('writes to the office, which answers from the desk it was written to and from no other', () => {
    const written = walk(begun(), ['D', c.accept], ['S', c['send-letter']]);
    expect(written.state.letters).toMatchObject([{ unit: office, to: 'D' }]);
    expect(tasksOf(written.state)).toContainEqual(
      expect.objectContaining({ what: 'answer-letter', relation: 'D', holder: { desk: written.state.desks.D } }),
    );
    const sent = walk(written, ['D', c.dispatch]);
    expect(refusal(sent, ['L', c['answer-letter']])).toBe('not-yours');
    expect(refusal(sent, ['U', c['answer-letter']])).toBe('not-yours');
    expect(walk(sent, ['D', c['answer-letter']]).state.letters[0]?.repliedOn).toBe('2026-03-02');
  });

  it('gives the second look and the review of an appeal a date, and those of before none', () => {
    expect(currentDue(contested.state)).toMatchObject({ kind: 'secondLook', due: { on: '2026-03-16' } });
    const appealed = walk(begun(), ['D', c.refuse], ['U', c['approve-refusal']], ['X', c.appeal]);
    expect(currentDue(appealed.state)).toMatchObject({ kind: 'appealReview', due: { on: '2026-04-01' } });
    expect(walk(appealed, ['U', c.overturn]).state.dues).toEqual({});
    const before = walk(answered(), [
      'J',
      { ...c['give-verdict'], verdict: 'not' },
      { terms: { ...terms, secondLook: null } },
    ]);
    expect(currentDue(before.state)).toBeNull();
    expect(tasksOf(before.state)).toMatchObject([{ what: 'redo-same', due: null }]);
  });
});

describe('the duty to make contact (A9)', () => {
  const named = begun({ realName: true });

  it('is handed to a post that may open the number, which notes the call', () => {
    const asked = walk(named, ['D', c['ask-contact']]);
    const task = expect.objectContaining({
      what: 'note-contact',
      relation: 'V',
      holder: { desk: { division: '411402', roles: ['vault-reader'] } },
      dueKind: 'contact',
    });
    expect(tasksOf(asked.state)).toContainEqual(task);
    expect(refusal(asked, ['D', c['ask-contact']])).toBe('already-proposed');
    const called = walk(asked, ['V', c['note-contact']]);
    expect(called.state).toMatchObject({ contacted: true, contactAsked: null });
    expect(refusal(called, ['D', c['ask-contact']])).toBe('no-contact-owed');
  });

  it('is met by a message on the receipt and by a talk declined, never by a call nobody answered', () => {
    const tried = walk(named, ['D', { ...c['note-contact'], result: 'no-answer' }]);
    expect(tried.state).toMatchObject({ contacted: false, dues: { contact: { on: '2026-03-03' } } });
    expect(walk(tried, ['D', { ...c['note-contact'], result: 'declined' }]).state.contacted).toBe(true);
    expect(walk(tried, ['D', c['send-message']]).state.contacted).toBe(true);
    expect(refusal(named, ['D', { ...c['note-contact'], calledOn: d('2026-03-03') }])).toBe('contact-in-the-future');
  });
});

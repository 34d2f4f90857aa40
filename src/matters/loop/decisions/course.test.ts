/** The course of a matter as a table: given events, a command, then events or a reason; each row is a sentence of the specification. */

import { describe, expect, it } from 'vitest';
import { answered, contested, handling, refusal } from '../../../../test/harness/matter-courses.ts';
import {
  acting,
  begun,
  COMMANDS,
  countingWith,
  DAY_ONE,
  type given,
  HELPER,
  id,
  LEAD,
  OTHER,
  POST_JUDGE,
  parent,
  RESPONDENT,
  type Step,
  said,
  terms,
  tryStep,
  walk,
} from '../../../../test/harness/matter-world.ts';
import { localDate } from '../../../kernel/time.ts';
import { makeCalendar } from '../../../law/rules.ts';
import { ageInDays, tasksOf } from '../rules-desk.ts';

const c = COMMANDS;
const d = localDate;

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

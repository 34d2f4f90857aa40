/** What passes between a complainant and the office, as a table: given events, a command, then events or a reason; each row is a sentence of the specification. */

import { describe, expect, it } from 'vitest';
import { answered, contested, handling, refusal } from '../../../../test/harness/matter-courses.ts';
import {
  acting,
  begun,
  COMMANDS,
  countingWith,
  id,
  parent,
  type Step,
  said,
  type World,
  walk,
} from '../../../../test/harness/matter-world.ts';
import { localDate } from '../../../kernel/time.ts';
import { makeCalendar } from '../../../law/rules.ts';
import { foldMatter } from '../evolve.ts';
import { tasksOf } from '../rules-desk.ts';
import { shownToUnits } from '../rules-shown.ts';

const c = COMMANDS;
const d = localDate;

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

/** Reminders and letters as a table: given events, a command, then events or a reason; each row is a sentence of the specification. */

import { describe, expect, it } from 'vitest';
import { answered, contested, handling, refusal } from '../../../../test/harness/matter-courses.ts';
import {
  begun,
  COMMANDS,
  id,
  LEAD,
  letterOf,
  type Step,
  terms,
  type World,
  walk,
} from '../../../../test/harness/matter-world.ts';
import { localDate } from '../../../kernel/time.ts';
import { currentDue, tasksOf } from '../rules-desk.ts';
import { shownToUnits } from '../rules-shown.ts';

const c = COMMANDS;
const d = localDate;

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

/** Dates and the log of decisions: what is counted again, what is green, and what an event holds. */

import { describe, expect, it } from 'vitest';
import { contested, handling, refusal } from '../../../../test/harness/matter-courses.ts';
import {
  acting,
  begun,
  COMMANDS,
  countingWith,
  DAY_ONE,
  given,
  id,
  walk,
} from '../../../../test/harness/matter-world.ts';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { localDate } from '../../../kernel/time.ts';
import { makeCalendar } from '../../../law/rules.ts';
import { decide } from '../decide.ts';
import { currentDue, lightOf } from '../rules-desk.ts';

const c = COMMANDS;
const d = localDate;

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

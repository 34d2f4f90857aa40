/** Another unit (转办): proposed by the one at work, decided by the office, with a clock of its own. */

import { describe, expect, it } from 'vitest';
import { handling, refusal } from '../../../../test/harness/matter-courses.ts';
import {
  acting,
  begun,
  COMMANDS,
  HELPER,
  id,
  LEAD,
  OTHER,
  RESPONDENT,
  type Step,
  terms,
  walk,
} from '../../../../test/harness/matter-world.ts';
import { localDate } from '../../../kernel/time.ts';
import { currentLeg } from '../model.ts';
import type { Given } from '../model-commands.ts';
import { assignmentsOf } from '../rules-assignments.ts';
import { currentDue, tasksOf } from '../rules-desk.ts';
import { isForUnits, sightOf } from '../rules-sight.ts';

const c = COMMANDS;
const d = localDate;
const LATER = d('2026-03-10');
const proposed = walk(handling, ['L', c['propose-rerouting']]);
const given = walk(proposed, LATER, ['D', c['approve-rerouting']]);
const nextLead: Partial<Given> = {
  acting: { ...acting('L'), unitId: OTHER, userId: id('e72') } as never,
  units: [OTHER],
};

describe('another unit', () => {
  it('is decided by the office until a date, by somebody who is not of the unit that would get it', () => {
    expect(tasksOf(proposed.state).find(({ what }) => what === 'approve-rerouting')).toMatchObject({
      relation: 'D',
      dueKind: 'rerouting',
      due: { on: d('2026-03-09'), amount: 5, unit: 'calendar-day' },
    });
    expect(refusal(proposed, ['D', c['approve-rerouting'], { nearProposed: true }])).toBe('conflict-of-interest');
    expect(refusal(proposed, ['D', c['deny-rerouting'], { nearProposed: true }])).toBe('conflict-of-interest');
    expect(refusal(proposed, ['U', c['approve-rerouting']])).toBe('not-yours');
    const proposer = acting('L') as Extract<Given['acting'], { kind: 'post' }>;
    const both = { acting: { ...acting('D'), userId: proposer.userId } as Given['acting'] };
    expect(refusal(proposed, ['D', c['approve-rerouting'], both])).toBe('judge-is-handler');
    expect(refusal(proposed, ['L', c['propose-rerouting']])).toBe('already-proposed');
  });

  it('gives the matter to the next unit with a limit counted anew, and nothing of the first one is left in it', () => {
    const { state } = given;
    expect(state).toMatchObject({ phase: 'dispatched', returns: 0, designated: false, pending: { rerouting: null } });
    expect(currentLeg(state)).toMatchObject({ lead: OTHER, signedOn: null, extension: 'none', extensions: 0 });
    expect(state.legs).toHaveLength(1);
    expect(Object.keys(state.dues).sort()).toEqual(['return', 'sign']);
    const next = walk(given, ['L', c.sign, nextLead]);
    expect(currentDue(next.state)).toMatchObject({ kind: 'handle', due: { on: d('2026-03-31'), from: LATER } });
    const reader = (unit: typeof LEAD) => ({
      actor: { role: 'handler' },
      divisionCodes: [],
      unitIds: [unit],
      tooNear: new Set<string>(),
    });
    expect([sightOf(proposed.state, reader(LEAD)), sightOf(state, reader(LEAD))]).toEqual(['unit', null]);
    expect(sightOf(state, reader(OTHER))).toBe('unit');
    expect(state.handlingUnits).toEqual([LEAD, OTHER]);
  });

  it('counts the matter with whoever had it: the first unit by the clock it had, the next from the day it got it', () => {
    const late = walk(handling, d('2026-03-20'), ['L', c['propose-rerouting']], d('2026-03-27'), [
      'D',
      c['approve-rerouting'],
    ]);
    expect(assignmentsOf(late.state.id, late.log)).toMatchObject([
      { unit: LEAD, end: 'taken', endedOn: d('2026-03-27'), dueOn: d('2026-03-23') },
      { unit: OTHER, given: 'dispatched', givenOn: d('2026-03-27'), dueOn: d('2026-04-17'), end: null },
    ]);
  });

  it('is a designation where the level above decides, which comes back no more', () => {
    const above = walk(handling, ['L', c['propose-rerouting'], { decider: 'U' }]);
    expect(refusal(above, ['D', c['deny-rerouting']])).toBe('not-yours');
    const designated = walk(above, ['U', c['approve-rerouting']], ['L', c.sign, nextLead]);
    expect(designated.log.map(({ type }) => type)).toContain('designated');
    const twice = { ...nextLead, terms: { ...terms, reroutingTimes: 2 } };
    expect(refusal(designated, ['L', { ...c['propose-rerouting'], unit: LEAD }, twice])).toBe('designation-stands');
  });

  it('is asked for once in a run of handling, in time, for another unit, on a listed ground, where the terms know it', () => {
    const again = walk(given, ['L', c.sign, nextLead]);
    const back = { ...c['propose-rerouting'], unit: LEAD };
    expect(refusal(again, ['L', back, nextLead])).toBe('rerouting-used');
    expect(refusal(again, ['L', back, { ...nextLead, terms: { ...terms, reroutingTimes: 2 } }])).toBe('done');
    expect(refusal({ ...handling, today: d('2026-03-24') }, ['L', c['propose-rerouting']])).toBe('rerouting-too-late');
    expect(refusal(handling, ['L', { ...c['propose-rerouting'], unit: LEAD }])).toBe('same-unit-again');
    expect(refusal(handling, ['L', { ...c['propose-rerouting'], unit: RESPONDENT }])).toBe('respondent-may-not-handle');
    expect(refusal(handling, ['L', { ...c['propose-rerouting'], ground: 'tired' }])).toBe('unknown-ground');
    expect(refusal(handling, ['L', c['propose-rerouting'], { terms: { ...terms, rerouting: null } }])).toBe(
      'no-rerouting',
    );
    expect(refusal(proposed, ['D', { ...c['approve-rerouting'], lead: LEAD }])).toBe('same-unit-again');
    expect(refusal(proposed, ['D', { ...c['approve-rerouting'], assisting: [LEAD] }])).toBe('same-unit-again');
    expect(refusal(handling, ['D', c['approve-rerouting']])).toBe('nothing-proposed');
  });

  it('may come of a suspension: the pause is over, and only what stood still is counted as such', () => {
    const paused = walk(handling, ['L', c['ask-suspension']], ['D', c['approve-suspension']]);
    const after = walk(paused, d('2026-04-10'), ['L', c['propose-rerouting']], d('2026-04-13'), [
      'D',
      c['approve-rerouting'],
    ]);
    expect(after.state).toMatchObject({ phase: 'dispatched', stopped: null });
    expect(after.state.suspensions).toEqual([{ on: d('2026-03-02'), until: d('2026-04-13') }]);
    expect(after.state.dues.resume).toBeUndefined();
  });

  it('ends with a no, the answer, another unit given by the office, or the end of the matter', () => {
    const ends: readonly (readonly Step[])[] = [
      [['D', c['deny-rerouting']]],
      [['L', c.submit]],
      [['D', c.reassign]],
      [['X', c.withdraw]],
    ];
    for (const end of ends) {
      const { state } = walk(proposed, ...end);
      expect([state.dues.rerouting, state.pending.rerouting], end[0]?.[1].type).toEqual([undefined, null]);
    }
    const denied = walk(proposed, ['D', c['deny-rerouting']]);
    expect(currentLeg(denied.state)).toMatchObject({ lead: LEAD, reroutings: 0 });
  });

  it('waits for the head of the unit where it wants to sign off what leaves it', () => {
    const signers = [id('d72')];
    const drafted = walk(handling, ['L', c['propose-rerouting'], { signers }]);
    expect(drafted.state.pending.rerouting).toBeNull();
    const signed = walk(drafted, ['H', c['sign-off'], { decider: 'U' }]);
    expect(signed.state.pending.rerouting).toMatchObject({ unit: OTHER, decider: 'U' });
  });

  it('is told to units, with the helpers of the first one gone too', () => {
    const helped = walk(begun(), ['D', c.accept], ['D', { ...c.dispatch, assisting: [HELPER] }], ['L', c.sign]);
    const moved = walk(helped, ['L', c['propose-rerouting']], ['D', c['approve-rerouting']]);
    expect(currentLeg(moved.state)?.assisting).toEqual([]);
    const told = moved.log.filter(isForUnits).map(({ type }) => type);
    expect(told.slice(-3)).toEqual(['rerouting-proposed', 'rerouted', 'dispatched']);
  });
});

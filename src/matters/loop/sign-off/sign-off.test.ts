import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acting,
  begun,
  COMMANDS as c,
  HELPER,
  id,
  LEAD,
  said,
  tryStep,
  type World,
  walk,
} from '../../../../test/harness/matter-world.ts';
import { addDays } from '../../../kernel/time.ts';
import { currentLeg } from '../model.ts';
import type { Command, Given } from '../model-commands.ts';
import type { Recorded } from '../model-events.ts';
import { assignmentsOf } from '../rules-assignments.ts';
import { currentDue, tasksOf } from '../rules-desk.ts';
import { partOfUnits, shownToUnits } from '../rules-shown.ts';
import { withoutInside } from '../rules-sight.ts';

const AUTHOR = id('d76');
const HEAD = id('d72');
/** Sign-off is on, and one head may sign. */
const on: Partial<Given> = { signers: [HEAD] };
const handling = (): World => walk(begun(), ['D', c.accept], ['D', c.dispatch], ['L', c.sign]);
const waiting = (): World => walk(handling(), ['L', c.submit, on]);
const drafts = ({ state }: World) => currentLeg(state)?.drafts ?? [];
const refusal = (world: World, ...step: Parameters<typeof tryStep>[1]) => {
  const done = tryStep(world, step);
  return done.ok ? 'done' : done.problem.kind;
};
const types = (log: readonly Recorded[]) => log.map(({ type }) => type);

describe('an answer that waits for sign-off', () => {
  it('stays inside the unit: neither phase nor clock moved, and nothing is submitted', () => {
    const before = handling();
    const { state, log } = waiting();
    expect([state.phase, currentLeg(state)?.submission, state.dues.check]).toEqual(['handling', null, undefined]);
    expect(currentDue(state)).toEqual(currentDue(before.state));
    expect(drafts({ ...before, state, log })).toMatchObject([
      { no: 1, held: { type: 'submit' }, by: { userId: AUTHOR } },
    ]);
    expect(tasksOf(state).map(({ what, relation }) => `${relation} ${what}`)).toEqual(['H sign-off']);
  });

  it('is submitted on the day it is signed off, by whoever wrote it', () => {
    const written = waiting();
    const late = { ...written, today: addDays(written.today, 40) };
    const { state, log } = walk(late, ['H', c['sign-off']]);
    const [signed, submitted] = log.slice(-2);
    expect(types(log).slice(-3)).toEqual(['drafted', 'signed-off', 'submitted']);
    expect([signed?.data.by, submitted?.data.by]).toMatchObject([
      { as: 'H', userId: HEAD },
      { as: 'L', userId: AUTHOR },
    ]);
    expect(currentLeg(state)).toMatchObject({
      submission: { on: late.today, measures: c.submit.measures },
      drafts: [],
    });
    // Late, though it was written in time; and the figures count whoever wrote it.
    const [given] = assignmentsOf(state.id, log);
    expect(given).toMatchObject({ handler: AUTHOR, endedOn: late.today, end: 'submitted' });
    expect(String(given?.endedOn) > String(given?.dueOn)).toBe(true);
  });

  it('goes back with words, and to the author again', () => {
    const back = walk(waiting(), ['H', c['return-draft']]);
    expect(drafts(back)).toEqual([]);
    expect(tasksOf(back.state).map(({ what }) => what)).toEqual(['submit']);
    // Another number: the one that was returned cannot be signed any more.
    const again = walk(back, ['L', c.submit, on]);
    expect(drafts(again).map(({ no }) => no)).toEqual([2]);
    expect(refusal(again, 'H', c['sign-off'])).toBe('no-such-draft');
    expect(walk(again, ['H', { type: 'sign-off', draft: 2 }]).state.phase).toBe('checking');
  });

  it('is written anew in its place; a request of another kind waits beside it', () => {
    const world = walk(waiting(), ['L', { ...c.submit, measures: said('f5') }, on], ['L', c['ask-extension'], on]);
    expect(drafts(world).map(({ no, held }) => [no, held.type])).toEqual([
      [2, 'submit'],
      [3, 'ask-extension'],
    ]);
    const asked = walk(world, ['H', { type: 'sign-off', draft: 3 }]);
    expect(currentLeg(asked.state)).toMatchObject({ extension: 'asked', drafts: [{ no: 2 }] });
    expect(types(asked.log).at(-1)).toBe('extension-asked');
  });

  it('makes of whoever signs it one who took part, who cannot check or judge it', () => {
    const { state } = walk(waiting(), ['H', c['sign-off']]);
    expect(state.handlingUsers).toEqual([AUTHOR, HEAD]);
  });
});

describe('who signs', () => {
  it('is never who wrote it, by whatever post', () => {
    const own = { acting: { ...acting('H'), userId: AUTHOR } as Given['acting'] };
    expect(refusal(waiting(), 'H', c['sign-off'], own)).toBe('same-person');
    expect(refusal(waiting(), 'H', c['return-draft'], own)).toBe('same-person');
  });

  it('is of the unit at work, and nobody else', () => {
    for (const relation of ['L', 'A', 'D', 'U', 'C', 'S', 'J', 'P'] as const) {
      expect(refusal(waiting(), relation, c['sign-off']), relation).toBe('not-yours');
    }
    expect(refusal(waiting(), 'H', c['sign-off'], { units: [HELPER] })).toBe('not-yours');
  });

  it('has to be somebody: nothing is laid where only its author could sign', () => {
    expect(refusal(handling(), 'L', c.submit, { signers: [] })).toBe('nobody-signs');
    expect(refusal(handling(), 'L', c.submit, { signers: [AUTHOR] })).toBe('nobody-signs');
  });

  it('signs only what would still be taken', () => {
    const asked = walk(handling(), ['L', c['ask-extension'], on]);
    const late = { ...asked, today: addDays(asked.today, 60) };
    expect(refusal(late, 'H', c['sign-off'])).toBe('extension-too-late');
    expect(refusal(late, 'H', c['return-draft'])).toBe('done');
    // And what would be refused at once is not laid either.
    expect(refusal(handling(), 'L', { ...c.submit, answers: [{ demand: 7, text: said() }] }, on)).toBe(
      'no-such-demand',
    );
    expect(refusal(handling(), 'L', { ...c['ask-suspension'], files: [] }, on)).toBe('evidence-missing');
  });
});

describe('what leaves a unit otherwise', () => {
  it('waits for nobody: progress, messages, and whatever an office does', () => {
    const progress = walk(handling(), ['L', c['note-progress'], on], ['L', c['send-message'], on]);
    expect(types(progress.log).slice(-2)).toEqual(['progress-noted', 'message-sent']);
    const office = walk(handling(), ['D', c['ask-suspension'], on]);
    expect(types(office.log).at(-1)).toBe('suspension-asked');
  });

  it('and a draft goes with the work: taken from the unit, it waits no longer', () => {
    const taken = walk(waiting(), ['D', c.reassign], ['D', c.dispatch], ['L', c.sign]);
    expect(drafts(taken)).toEqual([]);
    expect(refusal(taken, 'H', c['sign-off'])).toBe('no-such-draft');
  });
});

describe('sight', () => {
  const { log } = walk(waiting(), ['H', c['return-draft']], ['L', c.submit, on], ['H', { type: 'sign-off', draft: 2 }]);
  const of = (role: string, ...unitIds: readonly (typeof LEAD)[]) => ({ actor: { role }, unitIds }) as never;
  const inner = ['drafted', 'draft-returned', 'drafted', 'signed-off'];
  const seenBy = (reader: Parameters<typeof withoutInside>[1]) =>
    types(withoutInside(log, reader)).filter((type) => inner.includes(type));

  it('of what happens inside is the unit’s own', () => {
    expect(seenBy(of('handler', LEAD))).toEqual(inner);
    expect(seenBy(of('unit-head', LEAD))).toEqual(inner);
    for (const outside of [of('handler', HELPER), of('discipline-supervisor', LEAD), of('dispatcher', LEAD), null]) {
      expect(seenBy(outside)).toEqual([]);
    }
    expect(types(withoutInside(log, null)).at(-1)).toBe('submitted');
  });

  it('a unit is told of it at once, and counts it', () => {
    const told = shownToUnits(id('1'), log);
    expect(types(partOfUnits(told.log, [LEAD])).slice(-5)).toEqual([...inner, 'submitted']);
  });
});

describe('whatever is written, signed and returned in whatever order', () => {
  const step = fc.constantFrom<readonly ['L' | 'H', Command]>(
    ['L', c.submit],
    ['L', c['ask-extension']],
    ['L', c['ask-suspension']],
    ...[1, 2, 3, 4, 5].flatMap((draft) => [
      ['H', { type: 'sign-off', draft }] as const,
      ['H', { ...c['return-draft'], draft }] as const,
    ]),
  );

  it('leaves only what a head signed, each draft once, and one of a kind waits', () => {
    let left = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 30 }), (steps) => {
        const end = steps.reduce((world, [relation, command]) => {
          const next = tryStep(world, [relation, command, on]);
          return next.ok ? next.world : world;
        }, handling());
        const out = end.log.filter(({ type }) => ['submitted', 'extension-asked', 'suspension-asked'].includes(type));
        const signed = end.log.filter((event) => event.type === 'signed-off');
        expect(out).toHaveLength(signed.length);
        for (const event of out) expect(end.log[event.seq - 2]?.type).toBe('signed-off');
        const numbers = end.log.flatMap((event) =>
          event.type === 'signed-off' || event.type === 'draft-returned' ? [event.data.draft] : [],
        );
        expect(new Set(numbers).size).toBe(numbers.length);
        const kinds = drafts(end).map(({ held }) => held.type);
        expect(new Set(kinds).size).toBe(kinds.length);
        left += out.length;
      }),
      { numRuns: 300 },
    );
    // So that the property is about something: some hundred and more leave by chance.
    expect(left).toBeGreaterThan(20);
  });
});

/** Random walks through the loop: whatever is tried in whatever order, some things never happen. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  begun,
  COMMANDS,
  countingWith,
  DAY_ONE,
  given,
  HELPER,
  id,
  LEAD,
  OTHER,
  POST_JUDGE,
  paced,
  parent,
  RAISER,
  RESPONDENT,
  record,
  terms,
  type World,
} from '../../../test/harness/matter-world.ts';
import { addDays } from '../../kernel/time.ts';
import { makeCalendar } from '../../law/rules.ts';
import { admit, decide } from './decide.ts';
import { evolve, foldMatter } from './evolve.ts';
import { currentLeg, type MatterState, PHASES, RELATION_CODES, type RelationCode } from './model.ts';
import type { Command, CommandType, Given } from './model-commands.ts';
import type { Recorded } from './model-events.ts';
import { TABLE } from './phases.ts';
import { assignmentsOf } from './rules-assignments.ts';
import { ageInDays, tasksOf } from './rules-desk.ts';
import { projectionOf } from './rules-projection.ts';
import { shownToUnits } from './rules-shown.ts';

const TYPES = Object.keys(COMMANDS) as CommandType[];
/** Few people with many relations, so that conflicts happen: the same person may handle, check and judge. */
const PEOPLE = [
  { userId: id('91'), unitId: LEAD },
  { userId: id('92'), unitId: HELPER },
  { userId: id('93'), unitId: OTHER },
  { userId: id('94'), unitId: RESPONDENT },
  { userId: id('95'), unitId: id('b1') },
  { userId: id('96'), unitId: id('b2') },
];
const unpublished = countingWith(makeCalendar('none', []));

/** Commands that end walks, tried rarely. */
const ENDS_WALKS: readonly CommandType[] = ['withdraw', 'move-to-discipline-lane', 'transfer', 'merge'];
/** Commands possible everywhere that lead nowhere, tried rarely. */
const STAYS: readonly CommandType[] = ['tell-units', 'hand-up'];

const MOVING =
  /^(approve|ask|propose|refuse|appeal|overturn|uphold|dispatch|designate|sign|submit|give|redo|reopen|resume|deem|elapse|file|chase)/;

type Turn = Readonly<{
  pick: number;
  sensible: boolean;
  person: number;
  days: number;
  conflicted: boolean;
  unknownYear: boolean;
  verdict: number;
  unit: number;
}>;

const turn: fc.Arbitrary<Turn> = fc.record({
  pick: fc.nat(10_000),
  sensible: fc.boolean(),
  person: fc.nat(PEOPLE.length - 1),
  days: fc.oneof({ weight: 6, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(70) }),
  conflicted: fc.boolean(),
  unknownYear: fc.boolean(),
  verdict: fc.nat(2),
  unit: fc.nat(2),
});

function shaped(type: CommandType, { verdict, unit }: Turn): Command {
  if (type === 'give-verdict') {
    return { ...COMMANDS[type], verdict: (['resolved', 'partly', 'not'] as const)[verdict] ?? 'not' };
  }
  if (type === 'dispatch' || type === 'designate' || type === 'approve-rerouting') {
    const lead = [LEAD, OTHER, HELPER][unit] ?? LEAD;
    return { ...COMMANDS[type], lead, assisting: verdict === 0 ? [RESPONDENT] : [] };
  }
  return COMMANDS[type];
}

/** A turn: mostly something allowed here, sometimes anything. */
function attempt(world: World, turn: Turn): Readonly<{ command: Command; given: Given }> {
  const { state } = world;
  const offered = TABLE.filter((row) => row.phase === state.phase)
    .filter((row) => turn.pick % 9 === 0 || ![...ENDS_WALKS, ...STAYS].includes(row.command))
    .flatMap((row) => row.by.map((relation) => ({ type: row.command, facts: givenFor(world, relation, turn) })));
  const open = offered.filter(({ type, facts }) => admit(state, type, facts).ok);
  // Moving commands first: else most walks would only talk.
  const moving = open.filter(({ type }) => MOVING.test(type));
  const from = turn.conflicted || moving.length === 0 ? open : moving;
  const chosen = turn.sensible ? from[turn.pick % Math.max(from.length, 1)] : undefined;
  if (chosen !== undefined) return { command: shaped(chosen.type, turn), given: chosen.facts };
  const relation = RELATION_CODES[turn.pick % RELATION_CODES.length] ?? 'D';
  return { command: shaped(TYPES[turn.pick % TYPES.length] ?? 'accept', turn), given: givenFor(world, relation, turn) };
}

function givenFor(world: World, relation: RelationCode, turn: Turn): Given {
  const base = given(relation, world.today, {
    terms: { ...(world.state.raiser === null ? terms : paced), respondentMayHandle: 'yes' },
    conflicted: turn.conflicted && turn.verdict === 0,
    other: parent,
    judgeAbove: turn.verdict === 1 ? { division: '411400', roles: ['joint-office'] } : null,
    ...(turn.unknownYear && turn.unit === 0 ? { count: unpublished } : {}),
  });
  if (base.acting.kind !== 'post') return base;
  const leg = currentLeg(world.state);
  const wanted = relation === 'L' ? leg?.lead : relation === 'A' ? leg?.assisting[0]?.unit : undefined;
  const person = PEOPLE.find((each) => each.unitId === wanted) ?? PEOPLE[turn.person] ?? PEOPLE[0];
  if (person === undefined) return base;
  return { ...base, acting: { ...base.acting, ...person }, units: [person.unitId] };
}

type Seen = Readonly<{ before: MatterState; after: MatterState; events: readonly Recorded[]; world: World }>;

/** Takes every allowed turn and shows each to the property. */
function wander(start: World, turns: readonly Turn[], check: (seen: Seen) => void): World {
  let world = start;
  for (const each of turns) {
    world = { ...world, today: addDays(world.today, each.days) };
    const before = world.state;
    const { command, given: facts } = attempt(world, each);
    const decided = decide(before, command, facts);
    if (!decided.ok) continue;
    const log = record(world.log, decided.value, world.today);
    const events = log.slice(world.log.length);
    const after = events.reduce(evolve, before);
    world = { state: after, log, today: world.today };
    check({ before, after, events, world });
  }
  return world;
}

const starts = fc.constantFrom(
  () => begun(),
  () => begun({ judge: POST_JUDGE, receipt: false, demands: [] }),
  () => begun({ realName: true }),
  () => begun({ raiser: RAISER, judge: POST_JUDGE, receipt: false }, DAY_ONE, { terms: paced }),
);
const walks = fc.tuple(
  starts.map((make) => make()),
  fc.array(turn, { minLength: 20, maxLength: 80 }),
);
const always = (check: (seen: Seen) => void) =>
  fc.assert(
    fc.property(walks, ([start, turns]) => {
      wander(start, turns, check);
    }),
    { numRuns: 100 },
  );

describe('whatever is tried', () => {
  it('a matter closes only by a verdict, a complainant’s silence, an upheld result or a withdrawal', () => {
    always(({ before, after, events }) => {
      if (before.phase === 'closed' || after.phase !== 'closed') return;
      const last = events.at(-1);
      expect(['verdict-given', 'verdict-window-elapsed', 'upheld-unresolved', 'withdrawn']).toContain(last?.type);
      if (last?.type === 'verdict-window-elapsed') expect(before.judge.kind).toBe('complainant');
      if (last?.type === 'verdict-given') expect(last.data.verdict).toBe('resolved');
      if (last?.type === 'withdrawn') expect(['X', 'R']).toContain(last.data.by.as);
    });
  });

  it('nobody who handled it, and nobody of the respondent, ever checks, judges or supervises it', () => {
    always(({ before, events }) => {
      for (const { data } of events) {
        if (data.by.kind !== 'post' || !['C', 'J', 'S'].includes(data.by.as)) continue;
        expect(before.handlingUsers).not.toContain(data.by.userId);
        expect(before.handlingUnits).not.toContain(data.by.unitId);
        expect(data.by.unitId).not.toBe(RESPONDENT);
      }
    });
  });

  it('age never starts again, and a firm date of one run never moves earlier', () => {
    always(({ before, after, world }) => {
      expect(after.receivedOn).toBe(before.receivedOn);
      expect(after.receivedAt).toBe(before.receivedAt);
      if (before.phase !== 'closed') {
        expect(ageInDays(after, world.today)).toBeGreaterThanOrEqual(ageInDays(before, world.today));
      }
      const [old, now] = [currentLeg(before), currentLeg(after)];
      if (old !== null && now !== null && old.no === now.no && !old.handle.provisional) {
        expect(now.handle.on >= old.handle.on).toBe(true);
      }
    });
  });

  it('the log folds to the same state again, also after a trip through JSON', () => {
    fc.assert(
      fc.property(walks, ([start, turns]) => {
        const { state, log } = wander(start, turns, () => undefined);
        expect(foldMatter(state.id, log)).toEqual(state);
        const told = JSON.parse(JSON.stringify(log)) as Recorded[];
        expect(projectionOf(foldMatter(state.id, told), told)).toEqual(projectionOf(state, log));
      }),
      { numRuns: 60 },
    );
  });

  it('somebody is always expected to act, and rows say what the state says', () => {
    const resting = ['closed', 'refused', 'terminated', 'transferred', 'merged'];
    always(({ after, world }) => {
      const mine = after.phase === 'answered' && after.judge.kind === 'complainant';
      if (!resting.includes(after.phase) && !mine) expect(tasksOf(after).length, after.phase).toBeGreaterThan(0);
      const { matter, tasks } = projectionOf(after, world.log);
      expect(matter.outcome !== null).toBe(after.phase === 'closed');
      expect(matter.closed_on !== null).toBe(after.phase === 'closed');
      for (const task of tasks) expect((task.unit_id === null) !== (task.division_code === null)).toBe(true);
    });
  });

  it('every time a unit was given the matter is kept, with what became of it', () => {
    const counted = new Set<string>();
    always(({ after, world: { log } }) => {
      const all = assignmentsOf(after.id, log);
      const told = (...types: readonly Recorded['type'][]) => log.filter(({ type }) => types.includes(type)).length;
      const again = log.filter((event) => event.type === 'redo-ordered' && event.data.to === 'same').length;
      expect(all).toHaveLength(told('dispatched', 'designated', 'answered-with-parent') + again);
      expect(all.filter(({ end }) => end === 'returned')).toHaveLength(told('returned'));
      const ended = all.filter(({ end }) => end === 'submitted').length;
      expect(ended).toBe(told('submitted', 'answered-with-parent') - told('sent-back'));
      expect(all.reduce((sum, { sentBack }) => sum + sentBack, 0)).toBe(told('sent-back'));
      expect(all.filter(({ verdict }) => verdict !== null)).toHaveLength(
        told('verdict-given', 'verdict-window-elapsed'),
      );
      expect(all.flatMap(({ extendedOn }) => extendedOn)).toHaveLength(told('extension-granted'));
      expect(all.flatMap(({ suspendedOn }) => suspendedOn)).toHaveLength(told('suspended'));
      for (const { end, endedOn, verdict, judgedOn } of all) {
        expect(end === null).toBe(endedOn === null);
        expect(verdict === null).toBe(judgedOn === null);
        if (verdict !== null) expect(end).toBe('submitted');
        counted.add(String(end)).add(String(verdict));
      }
      // Only the last can be under way, and it is with the unit the matter is with.
      const open = all.filter(({ end }) => end === null);
      const lead = currentLeg(after)?.lead ?? null;
      const isAtWork = ['dispatched', 'handling', 'suspended'].includes(after.phase) && lead !== null;
      expect(open).toEqual(isAtWork ? all.slice(-1) : []);
      for (const { unit, dueOn } of open) expect([unit, dueOn]).toEqual([lead, currentLeg(after)?.handle.on]);
      // By this the program finds the matters of before, which have none stored: else it would fold them for ever.
      expect(after.reached.dispatchedOn !== null || after.reached.answeredOn !== null).toBe(all.length > 0);
      // Units are told of each at once, and by no act of the complainant that anything became of it.
      const asUnits = (told: readonly Recorded[]) => assignmentsOf(after.id, shownToUnits(after.id, told).log);
      expect(asUnits(log)).toHaveLength(all.length);
      if (log.at(-1)?.data.by.kind === 'complainant') expect(asUnits(log)).toEqual(asUnits(log.slice(0, -1)));
    });
    for (const each of ['taken', 'submitted', 'null']) expect(counted, each).toContain(each);
  });

  it('and the walks go everywhere: every phase, many closings, many judgements', () => {
    const reached = new Set<string>();
    let closings = 0;
    let judgements = 0;
    // A fixed set of walks, to prove that the properties have something to look at.
    const turns = fc.sample(walks, { numRuns: 600, seed: 20_260_303 });
    for (const [start, steps] of turns) {
      wander(start, steps, ({ before, after, events }) => {
        reached.add(after.phase);
        if (before.phase !== 'closed' && after.phase === 'closed') closings += 1;
        judgements += events.filter(({ data }) => ['C', 'J', 'S'].includes(data.by.as)).length;
      });
    }
    expect([...reached].sort()).toEqual([...PHASES].sort());
    expect(closings).toBeGreaterThan(20);
    expect(judgements).toBeGreaterThan(40);
  });
});

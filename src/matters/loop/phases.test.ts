import { describe, expect, it } from 'vitest';
import {
  acting,
  awaitingRecord,
  begun,
  COMMANDS,
  countingWith,
  DAY_ONE,
  given,
  HELPER,
  id,
  LEAD,
  letterOf,
  POST_JUDGE,
  parent,
  type Step,
  said,
  terms,
  tryStep,
  type World,
  walk,
} from '../../../test/harness/matter-world.ts';
import { localDate } from '../../kernel/time.ts';
import { makeCalendar } from '../../law/rules.ts';
import { type DeskRelation, PHASES, type Phase, RELATION_CODES } from './model.ts';
import type { CommandType, Given } from './model-commands.ts';
import { COMMAND_NAMES, INNER_COMMANDS, PHASE_NAMES, rowOf, TABLE } from './phases.ts';

const LATER = localDate('2026-12-01');
const types = Object.keys(COMMANDS) as CommandType[];
const c = COMMANDS;
const withHelper = { ...c.dispatch, assisting: [HELPER] };
const other = { other: parent };

const handling = (world: World) => walk(world, ['D', c.accept], ['D', c.dispatch], ['L', c.sign]);
const handlingWithHelper = walk(begun(), ['D', c.accept], ['D', withHelper], ['L', c.sign]);
const checking = (world: World) => walk(handling(world), ['L', c.submit]);
const answered = (world: World) => walk(checking(world), ['C', c.approve]);
const contested = walk(answered(begun()), [
  'J',
  { ...c['give-verdict'], verdict: 'not', words: said('f0') },
  { acting: acting('X') },
]);
const termination = walk(handling(begun()), ['D', c['propose-termination']]);
const rerouting = (decider: 'D' | 'U', world: World) => walk(world, ['L', c['propose-rerouting'], { decider }]);
const suspended = (world: World) => walk(world, ['L', c['ask-suspension']], ['D', c['approve-suspension']]);
const letterOut = (world: World) => walk(world, ['S', c['send-letter']]);
const reclassifying = (world: World) => walk(world, ['D', c['propose-reclassification'], { acting: acting('A') }]);
const SIGNED_OFF = { signers: [id('d72')] };
const unpublished = { count: countingWith(makeCalendar('none', [])) };
const provisional = (world: World): World => ({
  ...world,
  state: {
    ...world.state,
    dues: Object.fromEntries(Object.entries(world.state.dues).map(([k, due]) => [k, { ...due, provisional: true }])),
    legs: world.state.legs.map((leg) => ({ ...leg, handle: { ...leg.handle, provisional: true } })),
  },
});

/** Minimal worlds of each phase: every command the table allows must succeed in one of them. */
const worlds: Readonly<Record<Phase, readonly World[]>> = {
  registered: [begun(), walk(begun(), ['D', c.refuse]), begun({}, DAY_ONE, { terms: awaitingRecord })],
  refused: [walk(begun(), ['D', c.refuse], ['U', c['approve-refusal']])],
  appealed: [walk(begun(), ['D', c.refuse], ['U', c['approve-refusal']], ['X', c.appeal])],
  accepted: [
    walk(begun(), ['D', c.accept]),
    walk(begun(), ['D', c.accept], ['D', c.dispatch], ['L', c.return], ['D', c.dispatch], ['L', c.return]),
    walk(letterOut(handling(begun())), ['D', c.reassign]),
    walk(begun({ lane: 'discipline' }), ['D', c.accept]),
  ],
  dispatched: [walk(begun(), ['D', c.accept], ['D', c.dispatch]), walk(begun(), ['D', c.accept], ['D', withHelper])],
  handling: [
    handling(begun()),
    handlingWithHelper,
    ...(['D', 'U', 'C'] as const).map((extensionApprover) =>
      walk(handling(begun()), ['L', c['ask-extension'], { terms: { ...terms, extensionApprover } }]),
    ),
    rerouting('D', walk(handling(begun()), ['L', c['ask-suspension']])),
    rerouting('U', walk(handling(begun()), ['D', c['ask-suspension']])),
    termination,
    ...[c.submit, c['ask-extension']].map((held) => walk(handling(begun()), ['L', held, SIGNED_OFF])),
  ],
  suspended: [
    suspended(handlingWithHelper),
    rerouting('D', suspended(handling(begun()))),
    rerouting('U', suspended(handling(begun()))),
  ],
  checking: [checking(begun()), walk(handlingWithHelper, ['A', c.contribute], ['L', c.submit])],
  answered: [answered(begun()), answered(begun({ judge: POST_JUDGE }))],
  contested: [contested],
  closed: [walk(letterOut(answered(begun())), ['J', c['give-verdict']])],
  merged: [walk(begun(), ['D', c.merge, other])],
  transferred: [walk(begun(), ['D', c.transfer]), walk(begun(), ['D', c['move-to-discipline-lane']])],
  terminated: [walk(termination, ['U', c['approve-termination']])],
};

const UNREAD = { beside: false, signedOn: null, repliedOn: null };
/** An open letter from earlier, to the unit or to a desk that held the matter then. */
const letterTo =
  (to: DeskRelation | null) =>
  (world: World): World => {
    const reply = { on: LATER, provisional: false, from: world.today, amount: 5, unit: 'working-day' as const };
    const step = 'supervision-letter' as const;
    const letter = { ...{ id: id('8'), step, year: 2026, number: 1, unit: LEAD, to, reply }, ...UNREAD };
    return { ...world, state: { ...world.state, letters: [letter] } };
  };
const contactOwed = (world: World): World => {
  const contact = { on: LATER, provisional: false, from: world.today, amount: 1, unit: 'working-day' as const };
  return { ...world, state: { ...world.state, dues: { ...world.state.dues, contact, callBack: contact } } };
};

const ofWork = (world: World): World => {
  const owed = { on: world.today, provisional: false, from: DAY_ONE, amount: 1, unit: 'working-day' as const };
  const dues = { ...world.state.dues, plan: owed, progress: owed };
  return { ...world, today: LATER, state: { ...world.state, dues } };
};

/** Variants of a world with the same actors: open letters, proposals, days gone by, a provisional date. */
function variants(world: World): readonly World[] {
  const more: World[] = [world, { ...world, today: LATER }, provisional(world), contactOwed(world), ofWork(world)];
  more.push(...([null, 'D', 'U', 'C', 'S'] as const).map((to) => letterTo(to)(world)));
  for (const around of [letterOut, reclassifying]) {
    try {
      more.push(around(world));
    } catch {
      // Not in this phase.
    }
  }
  return more;
}

const facts: readonly Partial<Given>[] = [
  {},
  { desks: { D: { division: '411400', roles: ['dispatcher'] } } },
  other,
  SIGNED_OFF,
  unpublished,
  { terms: { ...terms, progress: { amount: 7, unit: 'calendar-day' } } },
  ...(['U', 'C'] as const).map((extensionApprover) => ({ terms: { ...terms, extensionApprover } })),
];

function attempts(phase: Phase, command: CommandType, relation: Step[0]) {
  return worlds[phase].flatMap(variants).flatMap((world) =>
    facts.map((over) => {
      const before = world.state.phase;
      const given = command === 'send-letter' && relation === 'P' ? letterOf('instruction') : COMMANDS[command];
      const result = tryStep(world, [relation, given, over]);
      return { before, result };
    }),
  );
}

describe('the phase table', () => {
  it('has a world for every phase', () => {
    for (const phase of PHASES) {
      expect(worlds[phase].length, phase).toBeGreaterThan(0);
      for (const world of worlds[phase]) expect(world.state.phase).toBe(phase);
    }
  });

  it('names every phase and command in both languages, and says each pair once', () => {
    for (const phase of PHASES) expect(PHASE_NAMES[phase].zh).not.toBe('');
    expect(Object.keys(COMMAND_NAMES).sort()).toEqual([...types].sort());
    const keys = TABLE.map((row) => `${row.phase}/${row.command}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const type of types)
      expect(
        TABLE.some((row) => row.command === type),
        type,
      ).toBe(true);
  });

  for (const phase of PHASES) {
    it(`decides every command of every relation in ${phase}`, () => {
      for (const command of types) {
        const row = rowOf(phase, command);
        for (const relation of RELATION_CODES) {
          const tried = attempts(phase, command, relation);
          const done = tried.filter(({ result }) => result.ok);
          const label = `${phase} × ${command} × ${relation}`;
          if (row?.by.includes(relation)) {
            expect(done.length, `${label} is allowed and never succeeds`).toBeGreaterThan(0);
            for (const { result } of done) {
              if (result.ok) expect(row.leadsTo, label).toContain(result.world.state.phase);
            }
            continue;
          }
          expect(done.length, `${label} is not in the table and succeeds`).toBe(0);
          for (const { result } of tried) {
            if (!result.ok) expect(result.problem.kind, label).toBe(row === undefined ? 'wrong-phase' : 'not-yours');
          }
        }
      }
    });
  }

  it('reaches every phase it says a command leads to', () => {
    for (const row of TABLE) {
      const reached = new Set(
        row.by.flatMap((relation) =>
          attempts(row.phase, row.command, relation).flatMap(({ result }) =>
            result.ok ? [result.world.state.phase] : [],
          ),
        ),
      );
      // Unapproved refusal, an appeal against a termination, and a return to a matter accepted before need worlds of their own.
      for (const phase of row.leadsTo) {
        const label = `${row.phase} × ${row.command} → ${phase}`;
        if (!OWN_WORLDS.includes(label)) expect([...reached], label).toContain(phase);
      }
    }
  });

  it('reaches the rest from worlds of their own', () => {
    const lenient = { terms: { ...terms, refusalNeedsApproval: false } };
    expect(walk(begun(), ['D', c.refuse, lenient]).state.phase).toBe('refused');
    const appeal = walk(termination, ['U', c['approve-termination']], ['X', c.appeal]);
    expect(walk(appeal, ['U', c['uphold-decision']]).state.phase).toBe('terminated');
    expect(contested.state.phase).toBe('contested');
    const lane = walk(handling(begun()), ['D', c['move-to-discipline-lane']]);
    expect(walk(lane, ['S', c['bounce-back']]).state.phase).toBe('accepted');
    expect(walk(begun(), ['D', c.merge, other], ['D', c.unmerge]).state.phase).toBe('registered');
    expect(walk(begun(), ['D', c.merge, other], ['T', c['follow-end']]).state.phase).toBe('registered');
  });

  it('keeps what only the clock may do from every person', () => {
    for (const command of INNER_COMMANDS) {
      for (const row of TABLE.filter((each) => each.command === command)) {
        expect(
          row.by.every((relation) => relation === 'T' || command === 'amend'),
          command,
        ).toBe(true);
      }
    }
    expect(given('D', DAY_ONE).relations).toEqual(['D']);
    expect(said().id).toBe(id('f00d'));
  });
});

const OWN_WORLDS: readonly string[] = [
  'answered × give-verdict → contested',
  'registered × refuse → refused',
  'appealed × uphold-decision → terminated',
  'transferred × bounce-back → accepted',
];
